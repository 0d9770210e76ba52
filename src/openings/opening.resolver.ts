import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import { computed, fieldsOf, list, one, oneById, page, pageOfAll, queries, value } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { Person } from "../identity/person.js";
import { thePerson } from "../identity/reads.js";
import { thePlace } from "../places/reads.js";
import { Project } from "../projects/project.js";
import { theTouchpoint } from "../touchpoints/reads.js";
import { Touchpoint } from "../touchpoints/touchpoint.js";
import { HelpOffer, HelpOfferStatus } from "./help-offer.js";
import { OpeningMatch, PersonMatch } from "./match.js";
import { countOfOpeningsForPerson, countOfPeopleForOpening, openingsForPerson, peopleForOpening } from "./matching.js";
import { OpeningVerb } from "./opening-verb.js";
import { Opening, OpeningStatus } from "./opening.js";
import { openingVerbs, verbsOf, type OpeningState } from "./policy.js";
import { matches } from "./read-matches.js";
import {
  acceptedForOpening, helpersOfOpening, myOfferForOpening, offersOfOpening, offersOfPerson, openingsOfProject, openingsOfTouchpoint, openOpenings, pendingForOpening,
  projectOfOpening, skillsOfOpening, stateOfOpening, theOpening,
} from "./reads.js";

export enum OpeningOrder { NEWEST = "NEWEST", SOONEST = "SOONEST" }
registerEnumType(OpeningOrder, {
  name: "OpeningOrder", description: "Order of openings",
  valuesConfig: { NEWEST: { description: "Newest first" }, SOONEST: { description: "By when they are to be done, the soonest first; those that are open about it come last" } },
});

@InputType({ description: "Which openings of a project or touchpoint; every condition that is given must hold" })
export class OpeningFilter {
  @Field(() => OpeningStatus, { nullable: true, description: "Stands here" }) status?: OpeningStatus | null;
}

@InputType({ description: "Which of the openings that take offers; every condition that is given must hold" })
export class OpenOpeningFilter {
  @Field(() => String, { nullable: true, description: "Can be done in this language (BCP 47), whatever the region: needs it, or any will do" }) language?: string | null;
  @Field(() => String, { nullable: true, description: "Is to be done in this city, whatever the case" }) city?: string | null;
  @Field(() => String, { nullable: true, description: "Needs or teaches this, by name, whatever the case and accents" }) skill?: string | null;
  @Field(() => Int, { nullable: true, description: "Takes at most so many hours a week" }) hoursPerWeekAtMost?: number | null;
  @Field(() => String, { nullable: true, description: "Has this text in its title or description, whatever the case" }) textContains?: string | null;
}

@ArgsType()
export class OpeningPageArgs extends PageArgs {
  @Field(() => OpeningFilter, { nullable: true, description: "Which openings; all when absent" }) filter?: OpeningFilter | null;
  @Field(() => OpeningOrder, { nullable: true, description: "Order; newest first when absent" }) orderBy?: OpeningOrder | null;
}

@ArgsType()
export class OpenOpeningPageArgs extends PageArgs {
  @Field(() => OpenOpeningFilter, { nullable: true, description: "Which openings; all that take offers when absent" }) filter?: OpenOpeningFilter | null;
  @Field(() => OpeningOrder, { nullable: true, description: "Order; newest first when absent" }) orderBy?: OpeningOrder | null;
}

@InputType({ description: "Which offers to help; every condition that is given must hold" })
export class HelpOfferFilter {
  @Field(() => HelpOfferStatus, { nullable: true, description: "Stands here" }) status?: HelpOfferStatus | null;
}

@ArgsType()
export class HelpOfferPageArgs extends PageArgs {
  @Field(() => HelpOfferFilter, { nullable: true, description: "Which offers; all that the viewer may see when absent" }) filter?: HelpOfferFilter | null;
}

export const OpeningQueries = queries({
  opening: oneById(theOpening, "anyone", "One opening; null when there is none that the viewer may see"),
  openings: pageOfAll(openOpenings, "anyone", "Openings that take offers: open, with their date ahead, in open projects", OpenOpeningPageArgs),
});

export const OpeningFields = fieldsOf(Opening, {
  project: one(projectOfOpening, { from: "projectId", nullable: false, description: "Project it belongs to" }),
  touchpoint: one(theTouchpoint, { from: "touchpointId", description: "Touchpoint it is about; null when it is about none in particular" }),
  place: one(thePlace, { from: "placeId", description: "Place where it is to be done; null when it can be done anywhere" }),
  createdBy: one(thePerson, { from: "createdById", description: "Who opened it; null when they have left the service" }),
  skills: list(skillsOfOpening, "What it needs, and what can be learnt there, as its stewards put it in order"),
  acceptedCount: value(acceptedForOpening, () => Int, { description: "How many people were accepted" }),
  offerCount: value(pendingForOpening, () => Int, { nullable: true, description: "How many offers await an answer; null for everybody but the project's stewards" }),
  helpers: list(helpersOfOpening, "People who were accepted and said that their name may be shown, in the order in which they were"),
  offers: page(offersOfOpening, "Offers to help, newest first: all for the project's stewards, one's own for everybody else", HelpOfferPageArgs),
  myOffer: one(myOfferForOpening, { description: "What the viewer offered; null when nothing" }),
  may: computed({
    type: () => [OpeningVerb], needs: ["id"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 6",
    json: openingVerbs,
    resolve: async ({ id }, _args, { loaders, viewer }) => {
      const state = viewer && await loaders.value<OpeningState>(stateOfOpening, id);
      return state ? verbsOf(state) : [];
    },
  }),
  matches: matches({
    best: peopleForOpening, count: countOfPeopleForOpening, noun: Person, as: "person", type: PersonMatch,
    description: "People who fit it, the best first, then by id; for the project's stewards while it takes offers, empty for everybody else. Only people who agreed to be matched, who have made no offer there and do not steward the project. " +
      "Those who bring or want to learn one of its skills; where it names none, everybody who agreed",
  }),
});

export const HelpOfferFields = fieldsOf(HelpOffer, {
  opening: one(theOpening, { from: "openingId", description: "What it is for; null when the viewer may not see it any more" }),
  person: one(thePerson, { from: "personId", nullable: false, description: "Who offers" }),
  answeredBy: one(thePerson, { from: "answeredById", description: "Steward who answered; null while nobody has, and when they have left the service" }),
});

export const ProjectOpenings = fieldsOf(Project, {
  openings: page(openingsOfProject, "What people can help with, could, or did", OpeningPageArgs),
});

export const TouchpointOpenings = fieldsOf(Touchpoint, {
  openings: page(openingsOfTouchpoint, "What people can help with there, could, or did", OpeningPageArgs),
});

export const MyOpenings = fieldsOf(Me, {
  helpOffers: page(offersOfPerson, "What one offered to help with, newest first", HelpOfferPageArgs),
  matchingOpenings: matches({
    best: openingsForPerson, count: countOfOpeningsForPerson, noun: Opening, as: "opening", type: OpeningMatch,
    description: "Openings that fit oneself, the best first, then by id: those that take offers, for which one has made none, in projects that one does not steward, that need or teach one of the skills on one's profile, or name none. Seen by oneself only, and whether or not one agreed to be matched",
  }),
});
