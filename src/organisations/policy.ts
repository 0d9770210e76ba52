import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { addressedToViewer } from "../identity/policy.js";
import { AffiliationRole } from "./affiliation.js";
import { GovernmentLevel, OrganisationKind } from "./organisation.js";
import { OrganisationVerb } from "./organisation-verb.js";

/** Whether the viewer has one of these roles in the organisation whose id this SQL says. */
export const actsFor = (organisationId: string, ...roles: AffiliationRole[]): string =>
  `EXISTS (SELECT 1 FROM affiliation af WHERE af.organisation_id = ${organisationId} AND af.person_id = :viewer AND af.status = 'ACTIVE'` +
  ` AND af.role IN (${roles.map(role => `'${role}'`).join(", ")}))`;

/** Current affiliations are public; invitations and what has ended are for that person and the admins. */
export const visibleAffiliations: Visible = t =>
  `${t}.status = 'ACTIVE' OR ${addressedToViewer(t)} OR ${actsFor(`${t}.organisation_id`, AffiliationRole.ADMIN)}`;

/** Acting for an organisation is public. */
export const peopleAffiliated: Visible = t =>
  `EXISTS (SELECT 1 FROM affiliation shown WHERE shown.person_id = ${t}.id AND (${visibleAffiliations("shown")}))`;

/** What a viewer may do with an organisation: asked by the verbs, and told by `Organisation.may`. */
export function organisationMay(verb: OrganisationVerb, { kind }: { kind: OrganisationKind }, role: AffiliationRole | null, administrator: boolean): boolean {
  switch (verb) {
    case OrganisationVerb.EDIT: return role === AffiliationRole.ADMIN;
    case OrganisationVerb.MANAGE_AFFILIATIONS: return role === AffiliationRole.ADMIN;
    case OrganisationVerb.VERIFY: return administrator;
    case OrganisationVerb.SPEAK: return role === AffiliationRole.ADMIN || role === AffiliationRole.OFFICER;
    case OrganisationVerb.SIGN: return role === AffiliationRole.OFFICER && kind === OrganisationKind.PUBLIC_BODY;
  }
}

/** The viewer's role in an organisation: null when they do not act for it. */
export const roleInOrganisation: Visible = t =>
  `(SELECT af.role FROM affiliation af WHERE af.organisation_id = ${t}.id AND af.person_id = :viewer AND af.status = 'ACTIVE')`;

/** `Organisation.may` in SQL. */
export const organisationVerbs: Visible = forSignedIn(decided(
  [
    { sql: t => `${t}.kind`, values: Object.values(OrganisationKind) },
    { sql: t => `COALESCE(${roleInOrganisation(t)}, 'NONE')`, values: [...Object.values(AffiliationRole), "NONE"] },
    whether(() => ":administrator"),
  ],
  (kind, role, administrator) => Object.values(OrganisationVerb)
    .filter(verb => organisationMay(verb, { kind }, role === "NONE" ? null : role as AffiliationRole, administrator === "true"))));

/** Only a public body has a level of government. */
export const levelFits = (kind: OrganisationKind, level: GovernmentLevel | null): boolean =>
  level === null || kind === OrganisationKind.PUBLIC_BODY;
