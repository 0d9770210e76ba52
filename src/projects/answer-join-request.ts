import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { NotPending, refuse } from "../base/refusal.js";
import { admit, memberAtHand } from "./membership.js";
import { allowIn } from "./project-at-hand.js";
import { MembershipStatus, ProjectMember } from "./project-member.js";
import { ProjectVerb } from "./project-verb.js";
import { theMember } from "./reads.js";
import { ScopeNotSigned } from "./scope.js";

@InputType({ description: "Whether somebody who asked may join" })
export class AnswerJoinRequestInput extends KeyedInput {
  @Field(() => Id, { description: "Membership that was requested" }) membershipId!: string;
  @Field(() => Boolean, { description: "Whether the person may join" }) accept!: boolean;
  @Field(() => String, { nullable: true, description: "Why not, told to that person; at most 2,000 characters. Only when declining" }) reason?: string | null;
}

export class AnswerJoinRequest {
  @Change({
    input: () => AnswerJoinRequestInput, yields: { membership: theMember }, refuses: [NotPending, ScopeNotSigned], access: "signedIn",
    description: "Accepts or declines a request to join, and tells that person. Giving the same answer twice changes nothing. For the project's stewards",
    check: (input, checks) => {
      checks.text("reason", input.reason, 2_000);
      checks.require(!input.accept || input.reason == null, "reason", "`reason` is for declining");
    },
  })
  async answerJoinRequest({ membershipId, accept, reason = null }: AnswerJoinRequestInput, act: Act): Promise<{ membership: string }> {
    const { member, project } = await memberAtHand(membershipId, act);
    allowIn(project, ProjectVerb.INVITE);
    if (member.status === (accept ? MembershipStatus.ACTIVE : MembershipStatus.DECLINED)) return { membership: membershipId };
    if (member.status !== MembershipStatus.REQUESTED) refuse(new NotPending("request"));
    if (accept) await admit(member, member.personId!, project, act);
    else await act.update(ProjectMember, membershipId, { status: MembershipStatus.DECLINED, reason });
    act.tell({ kind: "join-answered", personId: member.personId!, causeId: membershipId, data: { projectId: project.id, title: project.title, accept, reason } });
    return { membership: membershipId };
  }
}
