import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { admit, membershipOf, requireScope } from "./membership.js";
import { allowIn, projectAtHand } from "./project-at-hand.js";
import { MembershipStatus, ProjectMember, ProjectRole } from "./project-member.js";
import { ProjectVerb } from "./project-verb.js";
import { theMember } from "./reads.js";
import { ScopeNotSigned } from "./scope.js";

@InputType({ description: "What one wants to join" })
export class RequestToJoinProjectInput extends KeyedInput {
  @Field(() => Id, { description: "Project that is open" }) projectId!: string;
  @Field(() => String, { nullable: true, description: "Word to its stewards, who alone read it; at most 2,000 characters" }) message?: string | null;
}

export class RequestToJoinProject {
  @Change({
    input: () => RequestToJoinProjectInput, yields: { membership: theMember }, refuses: [ScopeNotSigned], access: "signedIn",
    gate: input => `project ${input.projectId}`,
    description: "Asks to join an open project; its stewards are told and answer. Whoever is invited already joins at once. Asking twice changes nothing",
    check: (input, checks) => checks.text("message", input.message, 2_000),
  })
  async requestToJoinProject({ projectId, message = null }: RequestToJoinProjectInput, act: Act): Promise<{ membership: string }> {
    const { personId } = act.viewer;
    const project = await projectAtHand(projectId, act);
    const mine = await membershipOf(personId, projectId, act);
    if (mine?.status === MembershipStatus.ACTIVE || mine?.status === MembershipStatus.REQUESTED) return { membership: mine.id };
    allowIn(project, ProjectVerb.JOIN);
    if (mine?.status === MembershipStatus.INVITED) {
      await admit(mine, personId, project, act);
      return { membership: mine.id };
    }
    requireScope(project);
    const id = await act.insert(ProjectMember, {
      projectId, personId, email: null, role: ProjectRole.MEMBER, status: MembershipStatus.REQUESTED, message, reason: null, joinedAt: null, leftAt: null,
    });
    const stewards = await act.sql<{ personId: string }>(
      "SELECT person_id AS \"personId\" FROM project_member WHERE project_id = :projectId AND role = 'STEWARD' AND status = 'ACTIVE'", { projectId });
    for (const steward of stewards) act.tell({ kind: "join-requested", personId: steward.personId, causeId: id, data: { projectId, title: project.title } });
    return { membership: id };
  }
}
