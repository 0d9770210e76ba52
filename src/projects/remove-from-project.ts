import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { LastOne, NotPending, refuse } from "../base/refusal.js";
import { memberAtHand, requireAnotherSteward } from "./membership.js";
import { allowIn } from "./project-at-hand.js";
import { MembershipStatus, ProjectMember } from "./project-member.js";
import { ProjectVerb } from "./project-verb.js";
import { theMember } from "./reads.js";

@InputType({ description: "Whose membership ends, and why" })
export class RemoveFromProjectInput extends KeyedInput {
  @Field(() => Id, { description: "Membership that lasts, or an invitation" }) membershipId!: string;
  @Field(() => String, { nullable: true, description: "Why: for that person and the stewards; at most 2,000 characters" }) reason?: string | null;
}

export class RemoveFromProject {
  @Change({
    input: () => RemoveFromProjectInput, yields: { membership: theMember }, refuses: [LastOne, NotPending], access: "signedIn",
    description: "Ends somebody's membership of a project, or takes an invitation back; doing it twice changes nothing. For its stewards; the last steward stays",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async removeFromProject({ membershipId, reason = null }: RemoveFromProjectInput, act: Act): Promise<{ membership: string }> {
    const { member, project } = await memberAtHand(membershipId, act);
    allowIn(project, ProjectVerb.MANAGE_MEMBERS);
    if (member.status === MembershipStatus.LEFT) return { membership: membershipId };
    if (member.status !== MembershipStatus.ACTIVE && member.status !== MembershipStatus.INVITED) refuse(new NotPending("membership"));
    await requireAnotherSteward(member, act);
    await act.update(ProjectMember, membershipId, { status: MembershipStatus.LEFT, leftAt: act.now, reason });
    return { membership: membershipId };
  }
}
