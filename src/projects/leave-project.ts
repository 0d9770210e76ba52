import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, LastOne } from "../base/refusal.js";
import { membershipOf, requireAnotherSteward } from "./membership.js";
import { projectAtHand } from "./project-at-hand.js";
import { MembershipStatus, ProjectMember } from "./project-member.js";
import { theMember } from "./reads.js";

@InputType({ description: "What one leaves" })
export class LeaveProjectInput extends KeyedInput {
  @Field(() => Id, { description: "Project that one takes part in, or asked to join" }) projectId!: string;
}

export class LeaveProject {
  @Change({
    input: () => LeaveProjectInput, yields: { membership: theMember }, refuses: [LastOne], access: "signedIn",
    gate: input => `project ${input.projectId}`,
    description: "Leaves a project, or takes a request to join back; the last steward cannot leave. Doing it twice changes nothing",
  })
  async leaveProject({ projectId }: LeaveProjectInput, act: Act): Promise<{ membership: string }> {
    await projectAtHand(projectId, act);
    const mine = found(await membershipOf(act.viewer.personId, projectId, act), "membership of yours", "projectId");
    await requireAnotherSteward(mine, act);
    const leaving: readonly MembershipStatus[] = [MembershipStatus.ACTIVE, MembershipStatus.REQUESTED];
    if (leaving.includes(mine.status)) await act.update(ProjectMember, mine.id, { status: MembershipStatus.LEFT, leftAt: act.now });
    if (mine.status === MembershipStatus.INVITED) await act.update(ProjectMember, mine.id, { status: MembershipStatus.DECLINED });
    return { membership: mine.id };
  }
}
