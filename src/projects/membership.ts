import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { found, InvalidInput, LastOne, refuse } from "../base/refusal.js";
import { addressedToViewer } from "../identity/policy.js";
import { visibleMembers } from "./policy.js";
import { projectAtHand, type ProjectAtHand } from "./project-at-hand.js";
import { MembershipStatus, ProjectMember, ProjectRole } from "./project-member.js";
import { MOST_STEWARDS } from "./reads.js";
import { scopeAwaited, ScopeNotSigned } from "./scope.js";

export interface MemberAtHand {
  id: string;
  projectId: string;
  personId: string | null;
  role: ProjectRole;
  status: MembershipStatus;
  /** Whether it is the viewer's own, or an invitation to their address. */
  mine: boolean;
}

const COLUMNS = `t.id, t.project_id AS "projectId", t.person_id AS "personId", t.role, t.status, coalesce(${addressedToViewer("t")}, false) AS mine`;

/** The membership, if the viewer sees it, with its project locked. */
export async function memberAtHand(membershipId: string, act: Act): Promise<{ member: MemberAtHand; project: ProjectAtHand }> {
  const { projectId } = found(await act.first<{ projectId: string }>(
    `SELECT t.project_id AS "projectId" FROM project_member t WHERE t.id = :membershipId AND (${visibleMembers("t")})`, { membershipId }), "membership", "membershipId");
  const project = await projectAtHand(projectId, act, "membershipId");
  return { project, member: (await act.first<MemberAtHand>(`SELECT ${COLUMNS} FROM project_member t WHERE t.id = :membershipId`, { membershipId }))! };
}

const OPEN_FIRST = "array_position(ARRAY['ACTIVE', 'INVITED', 'REQUESTED'], t.status), t.created_at DESC, t.id DESC";

/** A person's latest membership, one that lasts or awaits an answer first. Invitations to an address are nobody's until they are accepted. */
export const membershipOf = (personId: string, projectId: string, act: Act): Promise<MemberAtHand | null> =>
  act.first<MemberAtHand>(`SELECT ${COLUMNS} FROM project_member t WHERE t.project_id = :projectId AND t.person_id = :personId ORDER BY ${OPEN_FIRST} LIMIT 1`, { projectId, personId });

/** Nobody joins before a public body that takes part has signed what it opens. */
export function requireScope(project: ProjectAtHand): void {
  if (scopeAwaited(project)) refuse(new ScopeNotSigned());
}

/**
 * Makes a member of whoever was invited or asked. What else awaited an answer of that person is settled with it, but for
 * invitations to their address: that would tell the stewards whose address it is.
 */
export async function admit(member: MemberAtHand, personId: string, project: ProjectAtHand, act: Act): Promise<void> {
  requireScope(project);
  await act.sql(
    `UPDATE project_member SET status = 'LEFT', left_at = :now, updated_at = :now
     WHERE project_id = :projectId AND id <> :id AND person_id = :personId AND status IN ('REQUESTED', 'INVITED')`, { projectId: project.id, id: member.id, personId });
  await act.update(ProjectMember, member.id, { status: MembershipStatus.ACTIVE, personId, email: null, joinedAt: act.now });
}

/** Refuses what would leave a project without a steward. The project is locked. */
export async function requireAnotherSteward({ projectId, role, status }: MemberAtHand, act: Act): Promise<void> {
  if (role !== ProjectRole.STEWARD || status !== MembershipStatus.ACTIVE) return;
  const [{ stewards }] = await act.sql<{ stewards: number }>(
    "SELECT count(*)::int AS stewards FROM project_member WHERE project_id = :projectId AND role = 'STEWARD' AND status = 'ACTIVE'", { projectId });
  await probe.reach("stewards counted");
  if (stewards <= 1) refuse(new LastOne("steward"));
}

/** Keeps the bound of `Project.stewards`, invited ones included. The project is locked. */
export async function requireRoomFor(role: ProjectRole, projectId: string, act: Act): Promise<void> {
  if (role !== ProjectRole.STEWARD) return;
  const [{ stewards }] = await act.sql<{ stewards: number }>(
    "SELECT count(*)::int AS stewards FROM project_member WHERE project_id = :projectId AND role = 'STEWARD' AND status IN ('INVITED', 'ACTIVE')", { projectId });
  if (stewards >= MOST_STEWARDS) refuse(new InvalidInput(`A project has at most ${MOST_STEWARDS} stewards, invited ones included`, ["input", "role"]));
}
