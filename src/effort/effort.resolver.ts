import { ArgsType, Field, InputType } from "type-graphql";
import { computed, fieldsOf, list, one, oneById, page, queries, value } from "../base/doors.js";
import { Id } from "../base/id.js";
import { PageArgs } from "../base/page.js";
import { theCommitment } from "../commitments/reads.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { theOrganisation } from "../organisations/reads.js";
import { theOpening } from "../openings/reads.js";
import { Project } from "../projects/project.js";
import { theProject } from "../projects/reads.js";
import { Party, PartySide } from "../touchpoints/party.js";
import { theParty, theTouchpoint } from "../touchpoints/reads.js";
import { AgreedShare } from "./agreed-share.js";
import { EffortChange } from "./effort-change.js";
import { EffortEntry } from "./effort-entry.js";
import { EffortKind, EffortStatus } from "./effort-kind.js";
import { EffortVerb } from "./effort-verb.js";
import { effortVerbs, verbsOf, type EffortState } from "./policy.js";
import {
  actorOfChange, agreementsOfProject, bearerOfEffort, effortCounts, effortOfProject, historyOfEffort, iRecordFor, myEffort, partyOfShare, sharesOfAgreement, stateOfEffort, theEffort,
} from "./reads.js";
import { ShareAgreement } from "./share-agreement.js";

@InputType({ description: "Which entries of effort; every condition that is given must hold" })
export class EffortFilter {
  @Field(() => Id, { nullable: true, description: "Is this party's" }) partyId?: string | null;
  @Field(() => PartySide, { nullable: true, description: "Is a party's of this side" }) side?: PartySide | null;
  @Field(() => EffortKind, { nullable: true, description: "Is of this kind" }) kind?: EffortKind | null;
  @Field(() => EffortStatus, { nullable: true, description: "Stands here" }) status?: EffortStatus | null;
  @Field(() => Boolean, { nullable: true, description: "Counts, or does not" }) counts?: boolean | null;
  @Field(() => Id, { nullable: true, description: "Was for this touchpoint" }) touchpointId?: string | null;
  @Field(() => Id, { nullable: true, description: "Was for this opening" }) openingId?: string | null;
  @Field(() => Id, { nullable: true, description: "Was for this commitment" }) commitmentId?: string | null;
  @Field(() => Date, { nullable: true, description: "Was borne then or later" }) borneFrom?: Date | null;
  @Field(() => Date, { nullable: true, description: "Was borne before" }) borneBefore?: Date | null;
}

@ArgsType()
export class EffortPageArgs extends PageArgs {
  @Field(() => EffortFilter, { nullable: true, description: "Which entries; all that the viewer may see when absent" }) filter?: EffortFilter | null;
}

export const EffortQueries = queries({
  effortEntry: oneById(theEffort, "anyone", "One entry of effort; null when there is none that the viewer may see"),
});

export const EffortFields = fieldsOf(EffortEntry, {
  project: one(theProject, { from: "projectId", description: "Project it was for; null when the viewer may not see it any more" }),
  party: one(theParty, { from: "partyId", description: "Party that bore it, or to which it came; null when the viewer may not see its project any more" }),
  person: one(bearerOfEffort, { description: "Whose it is, or who recorded it for the organisation. Null for stewards where the name is not shown, and when that person has left the service" }),
  organisation: one(theOrganisation, { from: "organisationId", description: "Organisation that recorded it of itself: it bore it or, of what was received, gave it. Null for a person's own" }),
  touchpoint: one(theTouchpoint, { from: "touchpointId", description: "Touchpoint it was for; null when it was for none in particular" }),
  opening: one(theOpening, { from: "openingId", description: "Opening it was for; null when it was for none" }),
  commitment: one(theCommitment, { from: "commitmentId", description: "Commitment it was for; null when it was for none" }),
  counts: value(effortCounts, () => Boolean, { description: "Whether it is in the balance: it stands, or is disputed and not settled" }),
  history: page(historyOfEffort, "What was done with it and what it said from then on, from the beginning"),
  may: computed({
    type: () => [EffortVerb], needs: ["id"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 5",
    json: effortVerbs,
    resolve: async ({ id }, _args, { loaders, viewer }) => {
      const state = viewer && await loaders.value<EffortState>(stateOfEffort, id);
      return state ? verbsOf(state) : [];
    },
  }),
});

export const EffortChangeFields = fieldsOf(EffortChange, {
  by: one(actorOfChange, { description: "Who did it; null where a name is not shown, and when that person has left the service" }),
});

export const ShareAgreementFields = fieldsOf(ShareAgreement, {
  shares: list(sharesOfAgreement, "What each party agreed to carry, the most first; a party that is not among them agreed to nothing"),
  setBy: one(thePerson, { from: "setById", description: "Steward who wrote it down; null when they have left the service" }),
});

export const AgreedShareFields = fieldsOf(AgreedShare, {
  party: one(partyOfShare, { from: "partyId", nullable: false, description: "Party" }),
});

export const PartyEffort = fieldsOf(Party, {
  iRecordEffort: value(iRecordFor, () => Boolean, { description: "Whether the viewer may record what they themselves bore for it (`recordEffort`)" }),
});

export const ProjectEffort = fieldsOf(Project, {
  effortEntries: page(effortOfProject, "What was borne for it, the latest first: one's own, what organisations recorded of themselves, and for stewards all, without the names that are not shown", EffortPageArgs),
  agreedShares: page(agreementsOfProject, "How its parties agreed to share the burden, the latest version first"),
});

export const MyEffort = fieldsOf(Me, {
  effortEntries: page(myEffort, "What one recorded, for oneself or for an organisation, the latest first", EffortPageArgs),
});
