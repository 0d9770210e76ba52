import { ArgsType, Field, InputType, Int } from "type-graphql";
import { computed, fieldsOf, list, one, oneById, page, queries, value } from "../base/doors.js";
import { Id } from "../base/id.js";
import { FewArgs, PageArgs } from "../base/page.js";
import { SkillKind } from "../identity/skill.js";
import { thePlace } from "../places/reads.js";
import { Project, type ProjectStatus } from "../projects/project.js";
import { placeMay, placeVerbs, touchpointMay, touchpointVerbs, type PlaceState } from "./policy.js";
import {
  capabilitiesOfPlace, currentIteration, gapsOfProject, iKeepTouchpoint, iterationsOfTouchpoint, partiesOfProject, partiesOfTouchpoint, partyOfPart, projectOfJourney,
  projectStatusOf, propositionOfPlace, propositionsOfPlace, rulesOfTouchpoint, stateOfPlace, theTouchpoint, touchpointCount, touchpointOfPart, touchpointsOfProject,
} from "./reads.js";
import { TouchpointIteration } from "./touchpoint-iteration.js";
import { TouchpointParty } from "./touchpoint-party.js";
import { TouchpointRule } from "./touchpoint-rule.js";
import { TouchpointPartyVerb, TouchpointVerb } from "./touchpoint-verb.js";
import { Touchpoint } from "./touchpoint.js";

@InputType({ description: "Which touchpoints; every condition that is given must hold" })
export class TouchpointFilter {
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: "Whether they were withdrawn; null for all" }) withdrawn?: boolean | null;
  @Field(() => Id, { nullable: true, description: "Has this party there" }) partyId?: string | null;
}

@ArgsType()
export class TouchpointPageArgs extends PageArgs {
  @Field(() => TouchpointFilter, { nullable: true, defaultValue: { withdrawn: false }, description: "Which touchpoints; those that are part of the journey when absent" })
  filter?: TouchpointFilter | null;
}

@InputType({ description: "Which capabilities; every condition that is given must hold" })
export class CapabilityFilter {
  @Field(() => SkillKind, { nullable: true, description: "Is of this kind" }) kind?: SkillKind | null;
}

@ArgsType()
export class CapabilityPageArgs extends PageArgs {
  @Field(() => CapabilityFilter, { nullable: true, description: "Which capabilities; all when absent" }) filter?: CapabilityFilter | null;
}

export const TouchpointQueries = queries({
  touchpoint: oneById(theTouchpoint, "anyone", "One touchpoint; null when there is none that the viewer may see"),
});

export const ProjectJourney = fieldsOf(Project, {
  touchpoints: page(touchpointsOfProject, "Moments in which people and the service meet, in order along the journey through it", TouchpointPageArgs),
  touchpointCount: value(touchpointCount, () => Int, { description: "How many touchpoints are part of the journey" }),
  parties: list(partiesOfProject, "Parties: people who share a position in the project", FewArgs),
  capabilityGaps: page(gapsOfProject, "Capabilities of which more people are needed than offered them, the largest gap first", CapabilityPageArgs),
});

export const TouchpointFields = fieldsOf(Touchpoint, {
  project: one(projectOfJourney, { from: "projectId", nullable: false, description: "Project whose service it belongs to" }),
  place: one(thePlace, { from: "placeId", description: "Place where it happens; null when not said" }),
  parties: list(partiesOfTouchpoint, "Who is there, beneficiaries first", FewArgs),
  iterations: page(iterationsOfTouchpoint, "How it was and is, the latest first"),
  currentIteration: one(currentIteration, { nullable: false, description: "How it is now, or was last when it was withdrawn" }),
  rules: list(rulesOfTouchpoint, "What binds people there", FewArgs),
  may: computed({
    type: () => [TouchpointVerb], needs: ["id", "withdrawnAt"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 3",
    json: touchpointVerbs,
    resolve: async ({ id, withdrawnAt }, _args, { loaders, viewer }) => {
      if (!viewer) return [];
      const [steward, project] = await Promise.all([loaders.value<boolean>(iKeepTouchpoint, id), loaders.value<ProjectStatus>(projectStatusOf, id)]);
      return Object.values(TouchpointVerb).filter(verb => touchpointMay(verb, { project: project!, steward: steward ?? false, stands: withdrawnAt === null }));
    },
  }),
});

export const IterationFields = fieldsOf(TouchpointIteration, {
  touchpoint: one(touchpointOfPart, { from: "touchpointId", nullable: false, description: "Touchpoint that it is one of" }),
});

export const TouchpointPartyFields = fieldsOf(TouchpointParty, {
  touchpoint: one(touchpointOfPart, { from: "touchpointId", nullable: false, description: "Touchpoint where the party is" }),
  party: one(partyOfPart, { from: "partyId", nullable: false, description: "Party that is there" }),
  capabilities: list(capabilitiesOfPlace, "What the party should bring there", FewArgs),
  proposition: one(propositionOfPlace, { description: "What providers mean to give to it there; null while nobody said" }),
  propositions: page(propositionsOfPlace, "What providers meant to give to it there, the latest first"),
  may: computed({
    type: () => [TouchpointPartyVerb], needs: ["id"], description: "What the viewer may do here, from the same policy that the changes ask; at most 4",
    json: placeVerbs,
    resolve: async ({ id }, _args, { loaders, viewer }) => {
      const state = viewer && await loaders.value<PlaceState>(stateOfPlace, id);
      return state ? Object.values(TouchpointPartyVerb).filter(verb => placeMay(verb, state)) : [];
    },
  }),
});

export const TouchpointRuleFields = fieldsOf(TouchpointRule, {
  touchpoint: one(touchpointOfPart, { from: "touchpointId", nullable: false, description: "Touchpoint where it binds" }),
});
