import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, NotPending, refuse } from "../base/refusal.js";
import { MemberAlready } from "./invite-to-project.js";
import { admit, memberAtHand } from "./membership.js";
import { MembershipStatus } from "./project-member.js";
import { ProjectStatus } from "./project.js";
import { theMember } from "./reads.js";
import { ScopeNotSigned } from "./scope.js";

@InputType({ description: "Which invitation is accepted" })
export class AcceptProjectInvitationInput extends KeyedInput {
  @Field(() => Id, { description: "Invitation, one of `me.projectInvitations`" }) membershipId!: string;
}

export class AcceptProjectInvitation {
  @Change({
    input: () => AcceptProjectInvitationInput, yields: { membership: theMember }, refuses: [NotPending, MemberAlready, ScopeNotSigned], access: "signedIn",
    description: "Accepts an invitation to a project that is not closed: from now on it is public that one takes part. Doing it twice changes nothing",
  })
  async acceptProjectInvitation({ membershipId }: AcceptProjectInvitationInput, act: Act): Promise<{ membership: string }> {
    const { member, project } = await memberAtHand(membershipId, act);
    allow(member.mine, "Only whoever is invited can accept");
    if (member.status === MembershipStatus.ACTIVE) return { membership: membershipId };
    if (member.status !== MembershipStatus.INVITED) refuse(new NotPending());
    allow(project.status !== ProjectStatus.CLOSED, "The project is closed");
    await admit(member, act.viewer.personId, project, act);
    return { membership: membershipId };
  }
}
