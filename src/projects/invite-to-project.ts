import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { Refusal, refuse } from "../base/refusal.js";
import { checkInvitee, inviteeOf, InviteeInput, spendInvitation, tellInvitee } from "../identity/invitee.js";
import { admit, requireRoomFor, type MemberAtHand } from "./membership.js";
import { projectFor } from "./project-at-hand.js";
import { MembershipStatus, ProjectMember, ProjectRole } from "./project-member.js";
import { ProjectVerb } from "./project-verb.js";
import { theMember } from "./reads.js";
import { ScopeNotSigned } from "./scope.js";

@InputType({ description: "Who is invited to a project" })
export class InviteToProjectInput extends InviteeInput {
  @Field(() => Id, { description: "Project to join" }) projectId!: string;
  @Field(() => ProjectRole, { nullable: true, description: "What the person is to be; MEMBER when absent" }) role?: ProjectRole | null;
}

@ObjectType({ implements: Refusal, description: "Takes part already" })
export class MemberAlready extends Refusal {
  static readonly constraint = "project_member_once";
  constructor() { super("This person takes part already; change the role instead"); }
}

export class InviteToProject {
  @Change({
    input: () => InviteToProjectInput, yields: { membership: theMember }, refuses: [MemberAlready, ScopeNotSigned], access: "signedIn",
    description: "Invites somebody to a project, and tells them; whoever asked to join already joins at once, inviting again changes the role that is offered. For its stewards",
    check: checkInvitee,
    budgets: spendInvitation,
  })
  async inviteToProject({ projectId, role: wanted, ...whom }: InviteToProjectInput, act: Act): Promise<{ membership: string }> {
    const role = wanted ?? ProjectRole.MEMBER;
    const project = await projectFor(ProjectVerb.INVITE, projectId, act);
    const invitee = await inviteeOf(whom, act);
    const known = await act.first<MemberAtHand>(
      `SELECT id, project_id AS "projectId", person_id AS "personId", role, status FROM project_member
       WHERE project_id = :projectId AND status IN ('REQUESTED', 'INVITED', 'ACTIVE') AND (person_id = :personId::uuid OR email = :email::text)`, { projectId, ...invitee });
    if (known?.status === MembershipStatus.ACTIVE) refuse(new MemberAlready());
    if (known?.role !== role) await requireRoomFor(role, projectId, act);
    if (known) {
      await act.update(ProjectMember, known.id, { role });
      if (known.status === MembershipStatus.REQUESTED) {
        await admit(known, known.personId!, project, act);
        act.tell({ kind: "join-answered", personId: known.personId!, causeId: known.id, data: { projectId, title: project.title, accept: true, reason: null } });
      }
      return { membership: known.id };
    }
    const id = await act.insert(ProjectMember, { projectId, ...invitee, role, status: MembershipStatus.INVITED, message: null, reason: null, joinedAt: null, leftAt: null });
    await tellInvitee(invitee, "project-invitation", id, { projectId, title: project.title }, act);
    return { membership: id };
  }
}
