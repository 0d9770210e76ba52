import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { allow, NotPending, refuse } from "../base/refusal.js";
import { Affiliation } from "./affiliation.js";
import { affiliationAtHand } from "./organisation-at-hand.js";
import { theAffiliation } from "./reads.js";

@InputType({ description: "Which invitation is declined" })
export class DeclineAffiliationInput extends KeyedInput {
  @Field(() => Id, { description: "Invitation, one of `me.organisationInvitations`" }) affiliationId!: string;
}

export class DeclineAffiliation {
  @Change({
    input: () => DeclineAffiliationInput, yields: { affiliation: theAffiliation }, refuses: [NotPending], access: "signedIn",
    description: "Declines an invitation to act for an organisation; its admins see that it was declined, not by whom when it went to an address. Doing it twice changes nothing",
  })
  async declineAffiliation({ affiliationId }: DeclineAffiliationInput, act: Act): Promise<{ affiliation: string }> {
    const { mine, status } = await affiliationAtHand(affiliationId, act);
    allow(mine, "Only whoever is invited can decline");
    if (status !== InvitationStatus.INVITED && status !== InvitationStatus.DECLINED) refuse(new NotPending());
    if (status === InvitationStatus.INVITED) await act.update(Affiliation, affiliationId, { status: InvitationStatus.DECLINED });
    return { affiliation: affiliationId };
  }
}
