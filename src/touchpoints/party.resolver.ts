import { ArgsType, Field, Float, InputType, Int } from "type-graphql";
import { computed, fieldsOf, one, oneById, page, queries, value } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { theOrganisation } from "../organisations/reads.js";
import { CapabilityOffer } from "./capability-offer.js";
import { Capability } from "./capability.js";
import { MembershipBasis, PartyMembership } from "./party-membership.js";
import { PartyVerb } from "./party-verb.js";
import { Party } from "./party.js";
import { partyMay, partyVerbs, type PartyState } from "./policy.js";
import {
  confirmedShare, iBelong, iOffer, memberCountOfParty, membershipsOfParty, myPartyMemberships, offersOfCapability, placeOfPart, projectOfJourney, stateOfParty, theParty, touchpointsOfParty,
} from "./reads.js";
import { ValueProposition } from "./value-proposition.js";

@InputType({ description: "Which memberships; every condition that is given must hold" })
export class PartyMembershipFilter {
  @Field(() => Boolean, { nullable: true, description: "Whether they last" }) lasts?: boolean | null;
  @Field(() => MembershipBasis, { nullable: true, description: "Is known in this way" }) basis?: MembershipBasis | null;
}

@ArgsType()
export class PartyMembershipPageArgs extends PageArgs {
  @Field(() => PartyMembershipFilter, { nullable: true, description: "Which memberships; all that the viewer may see when absent" }) filter?: PartyMembershipFilter | null;
}

export const PartyQueries = queries({
  party: oneById(theParty, "anyone", "One party of a project; null when there is none that the viewer may see"),
});

export const PartyFields = fieldsOf(Party, {
  project: one(projectOfJourney, { from: "projectId", nullable: false, description: "Project that speaks of it" }),
  organisation: one(theOrganisation, { from: "organisationId", description: "Organisation whose people it is; null when it is none's" }),
  touchpointParties: page(touchpointsOfParty, "Where along the journey it is, and as what"),
  memberCount: value(memberCountOfParty, () => Int, { description: "How many people belong to it" }),
  confirmedShare: value(confirmedShare, () => Float, {
    nullable: true, description: "Of those who belong to it, the share (0 to 1, to 0.01) that a steward confirmed or that acts for its organisation; null for fewer than 5 people, whom it could tell apart",
  }),
  iBelong: value(iBelong, () => Boolean, { description: "Whether the viewer belongs to it" }),
  memberships: page(membershipsOfParty, "Who belongs to it, first come first; one's own, and for stewards all", PartyMembershipPageArgs),
  may: computed({
    type: () => [PartyVerb], needs: ["id"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 5",
    json: partyVerbs,
    resolve: async ({ id }, _args, { loaders, viewer }) => {
      const state = viewer && await loaders.value<PartyState>(stateOfParty, id);
      return state ? Object.values(PartyVerb).filter(verb => partyMay(verb, state)) : [];
    },
  }),
});

export const PartyMembershipFields = fieldsOf(PartyMembership, {
  party: one(theParty, { from: "partyId", description: "Party; null when the viewer may not see its project any more" }),
  person: one(thePerson, { from: "personId", description: "Who belongs to it" }),
  confirmedBy: one(thePerson, { from: "confirmedById", description: "Steward who confirmed it; null while none did, when that person is not public, and when they were erased" }),
});

export const CapabilityFields = fieldsOf(Capability, {
  touchpointParty: one(placeOfPart, { from: "touchpointPartyId", nullable: false, description: "Party that should bring it, and the touchpoint where" }),
  iOffer: value(iOffer, () => Boolean, { description: "Whether the viewer offered it" }),
  offers: page(offersOfCapability, "Who offered it, first come first; one's own, and for stewards all"),
});

export const CapabilityOfferFields = fieldsOf(CapabilityOffer, {
  person: one(thePerson, { from: "personId", description: "Who offered it" }),
});

export const ValuePropositionFields = fieldsOf(ValueProposition, {
  touchpointParty: one(placeOfPart, { from: "touchpointPartyId", nullable: false, description: "Party that it is meant for, and the touchpoint where" }),
  author: one(thePerson, { from: "authorId", description: "Who wrote it; null when they have left the service" }),
  byParty: one(theParty, { from: "byPartyId", description: "Providing party that the author belonged to; null when they wrote as an officer" }),
  byOrganisation: one(theOrganisation, { from: "byOrganisationId", description: "Organisation that the author was an officer of; null when they wrote as one of a providing party" }),
});

export const MyPartyMemberships = fieldsOf(Me, {
  partyMemberships: page(myPartyMemberships, "Parties that one belongs to, or did, the latest first"),
});
