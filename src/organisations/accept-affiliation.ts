import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { InvitationStatus } from "../base/invitation.js";
import { KeyedInput } from "../base/once.js";
import { allow, NotPending, refuse } from "../base/refusal.js";
import { Affiliation } from "./affiliation.js";
import { AffiliatedAlready } from "./invite-to-organisation.js";
import { affiliationAtHand } from "./organisation-at-hand.js";
import { theAffiliation } from "./reads.js";

@InputType({ description: "Which invitation is accepted" })
export class AcceptAffiliationInput extends KeyedInput {
  @Field(() => Id, { description: "Invitation, one of `me.organisationInvitations`" }) affiliationId!: string;
}

export class AcceptAffiliation {
  @Change({
    input: () => AcceptAffiliationInput, yields: { affiliation: theAffiliation }, refuses: [NotPending, AffiliatedAlready], access: "signedIn",
    description: "Accepts an invitation to act for an organisation: from now on it is public that one does. Doing it twice changes nothing",
  })
  async acceptAffiliation({ affiliationId }: AcceptAffiliationInput, act: Act): Promise<{ affiliation: string }> {
    const { mine, status, organisationId } = await affiliationAtHand(affiliationId, act);
    allow(mine, "Only whoever is invited can accept");
    if (status === InvitationStatus.ACTIVE) return { affiliation: affiliationId };
    if (status !== InvitationStatus.INVITED) refuse(new NotPending());
    // Settles an invitation by name with it; not the other way round, that would tell whose address it is.
    await act.sql(
      `UPDATE affiliation SET status = 'WITHDRAWN', updated_at = :now
       WHERE organisation_id = :organisationId AND id <> :affiliationId AND status = 'INVITED' AND person_id = :viewer`, { organisationId, affiliationId });
    await act.update(Affiliation, affiliationId, { status: InvitationStatus.ACTIVE, personId: act.viewer.personId, email: null, startedAt: act.now });
    return { affiliation: affiliationId };
  }
}
