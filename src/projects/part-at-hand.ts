import type { Act } from "../base/act.js";
import type { InvitationStatus } from "../base/invitation.js";
import { found } from "../base/refusal.js";
import type { AffiliationRole } from "../organisations/affiliation.js";
import type { OrganisationKind } from "../organisations/organisation.js";
import { visibleParts } from "./policy.js";
import { projectAtHand, type ProjectAtHand } from "./project-at-hand.js";

/** An organisation's part in a project, and what the viewer is in that organisation. */
export interface PartAtHand { id: string; status: InvitationStatus; organisation: { kind: OrganisationKind }; myRole: AffiliationRole | null }

/** The part, if the viewer sees it, with its project locked. */
export async function partAtHand(projectOrganisationId: string, act: Act): Promise<{ part: PartAtHand; project: ProjectAtHand }> {
  const { projectId } = found(await act.first<{ projectId: string }>(
    `SELECT t.project_id AS "projectId" FROM project_organisation t WHERE t.id = :projectOrganisationId AND (${visibleParts("t")})`, { projectOrganisationId }), "part in a project", "projectOrganisationId");
  const project = await projectAtHand(projectId, act, "projectOrganisationId");
  const part = await act.first<PartAtHand>(
    `SELECT t.id, t.status, json_build_object('kind', o.kind) AS organisation,
       (SELECT af.role FROM affiliation af WHERE af.organisation_id = o.id AND af.person_id = :viewer AND af.status = 'ACTIVE') AS "myRole"
     FROM project_organisation t JOIN organisation o ON o.id = t.organisation_id WHERE t.id = :projectOrganisationId`, { projectOrganisationId });
  return { part: part!, project };
}
