import type { Act } from "../base/act.js";
import type { InvitationStatus } from "../base/invitation.js";
import { probe } from "../base/probe.js";
import { allow, found, InvalidInput, LastOne, refuse } from "../base/refusal.js";
import { addressedToViewer } from "../identity/policy.js";
import { AffiliationRole } from "./affiliation.js";
import type { GovernmentLevel, OrganisationKind } from "./organisation.js";
import { OrganisationVerb } from "./organisation-verb.js";
import { organisationMay, visibleAffiliations } from "./policy.js";
import { MOST_OFFICERS } from "./reads.js";

/** An organisation as verbs need it, with the viewer's role in it. */
export interface OrganisationAtHand {
  id: string;
  name: string;
  kind: OrganisationKind;
  level: GovernmentLevel | null;
  website: string | null;
  verifiedAt: Date | null;
  version: number;
  myRole: AffiliationRole | null;
}

/** The organisation, locked: whoever counts its admins or officers does it behind this lock. Inserts that refer to it are not held up. */
async function lockOrganisation(organisationId: string, act: Act): Promise<void> {
  if (probe.guarded("organisation")) await act.sql("SELECT 1 FROM organisation WHERE id = :organisationId FOR NO KEY UPDATE", { organisationId });
}

async function read(organisationId: string, act: Act): Promise<OrganisationAtHand> {
  return found(await act.first<OrganisationAtHand>(
    `SELECT o.id, o.name, o.kind, o.level, o.website, o.verified_at AS "verifiedAt", o.version,
       (SELECT af.role FROM affiliation af WHERE af.organisation_id = o.id AND af.person_id = :viewer AND af.status = 'ACTIVE') AS "myRole"
     FROM organisation o WHERE o.id = :organisationId`, { organisationId }), "organisation", "organisationId");
}

/** The organisation, locked, if the viewer may do this with it. */
export async function organisationFor(verb: OrganisationVerb, organisationId: string, act: Act): Promise<OrganisationAtHand> {
  await lockOrganisation(organisationId, act);
  const organisation = await read(organisationId, act);
  allow(organisationMay(verb, organisation, organisation.myRole, act.viewer.administrator), `The viewer may not ${verb.toLowerCase().replace("_", " ")} this organisation`);
  return organisation;
}

export interface AffiliationAtHand {
  id: string;
  organisationId: string;
  personId: string | null;
  role: AffiliationRole;
  status: InvitationStatus;
  /** Whether it is the viewer's own, or an invitation to their address. */
  mine: boolean;
  /** The viewer's role in the organisation. */
  myRole: AffiliationRole | null;
}

/** The affiliation, if the viewer sees it, with its organisation locked. */
export async function affiliationAtHand(affiliationId: string, act: Act): Promise<AffiliationAtHand> {
  const { organisationId } = found(await act.first<{ organisationId: string }>(
    `SELECT t.organisation_id AS "organisationId" FROM affiliation t WHERE t.id = :affiliationId AND (${visibleAffiliations("t")})`, { affiliationId }), "affiliation", "affiliationId");
  await lockOrganisation(organisationId, act);
  const affiliation = await act.first<AffiliationAtHand>(
    `SELECT t.id, t.organisation_id AS "organisationId", t.person_id AS "personId", t.role, t.status, coalesce(${addressedToViewer("t")}, false) AS mine,
       (SELECT af.role FROM affiliation af WHERE af.organisation_id = t.organisation_id AND af.person_id = :viewer AND af.status = 'ACTIVE') AS "myRole"
     FROM affiliation t WHERE t.id = :affiliationId`, { affiliationId });
  return affiliation!;
}

/** Refuses what would leave an organisation without an admin. The organisation is locked. */
export async function requireAnotherAdmin({ organisationId, role, status }: AffiliationAtHand, act: Act): Promise<void> {
  if (role !== AffiliationRole.ADMIN || status !== "ACTIVE") return;
  const [{ admins }] = await act.sql<{ admins: number }>(
    "SELECT count(*)::int AS admins FROM affiliation WHERE organisation_id = :organisationId AND role = 'ADMIN' AND status = 'ACTIVE'", { organisationId });
  await probe.reach("admins counted");
  if (admins <= 1) refuse(new LastOne("admin"));
}

/** Keeps the bound of `Organisation.officers`, invited ones included. The organisation is locked. */
export async function requireRoomFor(role: AffiliationRole, organisationId: string, act: Act): Promise<void> {
  if (role !== AffiliationRole.OFFICER) return;
  const [{ officers }] = await act.sql<{ officers: number }>(
    "SELECT count(*)::int AS officers FROM affiliation WHERE organisation_id = :organisationId AND role = 'OFFICER' AND status IN ('INVITED', 'ACTIVE')", { organisationId });
  if (officers >= MOST_OFFICERS) refuse(new InvalidInput(`An organisation has at most ${MOST_OFFICERS} officers, invited ones included`, ["input", "role"]));
}
