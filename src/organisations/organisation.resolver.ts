import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { computed, fieldsOf, list, one, oneById, page, pageOfAll, queries, value } from "../base/doors.js";
import { InvitationStatus } from "../base/invitation.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { Affiliation, AffiliationRole } from "./affiliation.js";
import { GovernmentLevel, Organisation, OrganisationKind } from "./organisation.js";
import { OrganisationVerb } from "./organisation-verb.js";
import { organisationMay, organisationVerbs } from "./policy.js";
import {
  affiliationsOfOrganisation, allOrganisations, myAffiliations, myOrganisationInvitations, myRoleInOrganisation, officersOfOrganisation, theOrganisation,
} from "./reads.js";

export enum OrganisationOrder { NAME = "NAME", NEWEST = "NEWEST" }
registerEnumType(OrganisationOrder, {
  name: "OrganisationOrder", description: "Order of organisations",
  valuesConfig: { NAME: { description: "By name" }, NEWEST: { description: "Newest first" } },
});

@InputType({ description: "Which organisations; every condition that is given must hold" })
export class OrganisationFilter {
  @Field(() => OrganisationKind, { nullable: true, description: "Is of this kind" }) kind?: OrganisationKind | null;
  @Field(() => GovernmentLevel, { nullable: true, description: "Is a public body of this level" }) level?: GovernmentLevel | null;
  @Field(() => Boolean, { nullable: true, description: "Is verified, or is not" }) verified?: boolean | null;
  @Field(() => String, { nullable: true, description: "Has this text in its name, whatever the case" }) nameContains?: string | null;
}

@ArgsType()
export class OrganisationPageArgs extends PageArgs {
  @Field(() => OrganisationFilter, { nullable: true, description: "Which organisations; all when absent" }) filter?: OrganisationFilter | null;
  @Field(() => OrganisationOrder, { nullable: true, description: "Order; by name when absent" }) orderBy?: OrganisationOrder | null;
}

@InputType({ description: "Which affiliations; every condition that is given must hold" })
export class AffiliationFilter {
  @Field(() => AffiliationRole, { nullable: true, description: "Has this role" }) role?: AffiliationRole | null;
  @Field(() => InvitationStatus, { nullable: true, description: "Has this status" }) status?: InvitationStatus | null;
}

@ArgsType()
export class AffiliationPageArgs extends PageArgs {
  @Field(() => AffiliationFilter, { nullable: true, description: "Which affiliations; all that the viewer may see when absent" }) filter?: AffiliationFilter | null;
}

export const OrganisationQueries = queries({
  organisation: oneById(theOrganisation, "anyone", "One organisation; null when there is none"),
  organisations: pageOfAll(allOrganisations, "anyone", "Organisations", OrganisationPageArgs),
});

export const OrganisationFields = fieldsOf(Organisation, {
  affiliations: page(affiliationsOfOrganisation, "Who acts for it, first come first; its admins see invitations and what has ended too", AffiliationPageArgs),
  officers: list(officersOfOrganisation, "Who speaks for it, first come first"),
  myRole: value(myRoleInOrganisation, () => AffiliationRole, { nullable: true, description: "What the viewer is in it; null when they do not act for it" }),
  may: computed({
    type: () => [OrganisationVerb], needs: ["id", "kind"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 5",
    json: organisationVerbs,
    resolve: async (organisation, _args, { loaders, viewer }) => {
      const role = await loaders.value<AffiliationRole>(myRoleInOrganisation, organisation.id);
      return viewer ? Object.values(OrganisationVerb).filter(verb => organisationMay(verb, organisation as unknown as Organisation, role, viewer.administrator)) : [];
    },
  }),
});

export const AffiliationFields = fieldsOf(Affiliation, {
  organisation: one(theOrganisation, { from: "organisationId", nullable: false, description: "Organisation that the person acts for" }),
  person: one(thePerson, { from: "personId", nullable: true, description: "Who acts for it, or is invited to; null for an invitation that went to an address" }),
});

export const MyOrganisations = fieldsOf(Me, {
  affiliations: page(myAffiliations, "Organisations that one acts for, or did", AffiliationPageArgs),
  organisationInvitations: pageOfAll(myOrganisationInvitations, "signedIn", "Invitations to act for an organisation that await an answer, to oneself or one's address", PageArgs),
});
