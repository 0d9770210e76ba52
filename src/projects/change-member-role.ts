import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { LastOne, NotPending, refuse } from "../base/refusal.js";
import { memberAtHand, requireAnotherSteward, requireRoomFor } from "./membership.js";
import { allowIn } from "./project-at-hand.js";
import { MembershipStatus, ProjectMember, ProjectRole } from "./project-member.js";
import { ProjectVerb } from "./project-verb.js";
import { theMember } from "./reads.js";

@InputType({ description: "What somebody is to be in a project" })
export class ChangeMemberRoleInput extends KeyedInput {
  @Field(() => Id, { description: "Membership that lasts, or an invitation" }) membershipId!: string;
  @Field(() => ProjectRole, { description: "New role" }) role!: ProjectRole;
}

export class ChangeMemberRole {
  @Change({
    input: () => ChangeMemberRoleInput, yields: { membership: theMember }, refuses: [LastOne, NotPending], access: "signedIn",
    description: "Changes somebody's role in a project, or the role that an invitation offers. For its stewards; the last steward stays one",
  })
  async changeMemberRole({ membershipId, role }: ChangeMemberRoleInput, act: Act): Promise<{ membership: string }> {
    const { member, project } = await memberAtHand(membershipId, act);
    allowIn(project, ProjectVerb.MANAGE_MEMBERS);
    if (member.status !== MembershipStatus.ACTIVE && member.status !== MembershipStatus.INVITED) refuse(new NotPending("membership"));
    if (member.role === role) return { membership: membershipId };
    await requireAnotherSteward(member, act);
    await requireRoomFor(role, member.projectId, act);
    await act.update(ProjectMember, membershipId, { role });
    return { membership: membershipId };
  }
}
