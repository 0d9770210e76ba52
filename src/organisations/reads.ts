import { holdsText } from "../base/like.js";
import { aggregate, byId, hasMany, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Person } from "../identity/person.js";
import { addressedToViewer, ownRows } from "../identity/policy.js";
import { Affiliation, AffiliationRole } from "./affiliation.js";
import { Organisation } from "./organisation.js";
import { roleInOrganisation, visibleAffiliations } from "./policy.js";

export const MOST_OFFICERS = 100;

export const theOrganisation = byId(Organisation, toAnyone);
export const theAffiliation = byId(Affiliation, visibleAffiliations);

export const allOrganisations = pageOf(Organisation, null, {
  name: "organisations", visible: toAnyone,
  orders: { NAME: ["name"], NEWEST: [{ by: "createdAt", descending: true }] },
  filters: {
    kind: t => `${t}.kind = :kind::text`,
    level: t => `${t}.level = :level::text`,
    verified: t => `(${t}.verified_at IS NOT NULL) = :verified::boolean`,
    nameContains: t => holdsText(`${t}.name`, ":nameContains"),
  },
});

const FIRST_COME = { FIRST_COME: ["createdAt"] };
const affiliationFilters = { role: (t: string) => `${t}.role = :role::text`, status: (t: string) => `${t}.status = :status::text` };

export const affiliationsOfOrganisation = pageOf(Affiliation, "organisationId", {
  name: "affiliations of an organisation", visible: visibleAffiliations, orders: FIRST_COME, filters: affiliationFilters,
});

export const officersOfOrganisation = hasMany(Person, {
  through: Affiliation, parent: "organisationId", child: "personId", where: j => `${j}.role = '${AffiliationRole.OFFICER}' AND ${j}.status = 'ACTIVE'`,
}, [{ by: "createdAt", of: "link" }], toAnyone, { bound: MOST_OFFICERS });

export const myRoleInOrganisation = aggregate(Organisation, roleInOrganisation);

export const myAffiliations = pageOf(Affiliation, "personId", {
  name: "my affiliations", visible: ownRows, where: t => `${t}.status IN ('ACTIVE', 'LEFT')`, orders: FIRST_COME, filters: affiliationFilters,
});

/** Not tied to the person's id: an invitation may have gone to their address. */
export const myOrganisationInvitations = pageOf(Affiliation, null, {
  name: "my organisation invitations", visible: addressedToViewer, where: t => `${t}.status = 'INVITED'`, orders: FIRST_COME,
});
