import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, NotPending, refuse } from "../base/refusal.js";
import { memberAtHand } from "./membership.js";
import { MembershipStatus, ProjectMember } from "./project-member.js";
import { theMember } from "./reads.js";

@InputType({ description: "Which invitation is declined" })
export class DeclineProjectInvitationInput extends KeyedInput {
  @Field(() => Id, { description: "Invitation, one of `me.projectInvitations`" }) membershipId!: string;
}

export class DeclineProjectInvitation {
  @Change({
    input: () => DeclineProjectInvitationInput, yields: { membership: theMember }, refuses: [NotPending], access: "signedIn",
    description: "Declines an invitation to a project; its stewards see that it was declined, not by whom when it went to an address. Doing it twice changes nothing",
  })
  async declineProjectInvitation({ membershipId }: DeclineProjectInvitationInput, act: Act): Promise<{ membership: string }> {
    const { member } = await memberAtHand(membershipId, act);
    allow(member.mine, "Only whoever is invited can decline");
    if (member.status === MembershipStatus.DECLINED) return { membership: membershipId };
    if (member.status !== MembershipStatus.INVITED) refuse(new NotPending());
    await act.update(ProjectMember, membershipId, { status: MembershipStatus.DECLINED });
    return { membership: membershipId };
  }
}
