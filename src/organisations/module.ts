import type { Module } from "../base/module.js";
import { AcceptAffiliation } from "./accept-affiliation.js";
import { AddOrganisation } from "./add-organisation.js";
import { Affiliation } from "./affiliation.js";
import { ChangeAffiliationRole } from "./change-affiliation-role.js";
import { DeclineAffiliation } from "./decline-affiliation.js";
import { EditOrganisation } from "./edit-organisation.js";
import { EndAffiliation } from "./end-affiliation.js";
import { InviteToOrganisation } from "./invite-to-organisation.js";
import { organisationInvitation } from "./mail.js";
import { Organisation } from "./organisation.js";
import { AffiliationFields, MyOrganisations, OrganisationFields, OrganisationQueries } from "./organisation.resolver.js";
import { peopleAffiliated } from "./policy.js";
import { VerifyOrganisation } from "./verify-organisation.js";

export const organisations: Module = {
  name: "organisations",
  entities: [Organisation, Affiliation],
  resolvers: [
    OrganisationQueries, OrganisationFields, AffiliationFields, MyOrganisations,
    AddOrganisation, EditOrganisation, VerifyOrganisation, InviteToOrganisation, AcceptAffiliation, DeclineAffiliation, EndAffiliation, ChangeAffiliationRole,
  ],
  mail: { "organisation-invitation": organisationInvitation },
  shows: { person: peopleAffiliated },
};
