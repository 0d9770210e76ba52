import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found } from "../base/refusal.js";
import { InvitationStatus } from "../base/invitation.js";
import { organises } from "../events/policy.js";
import { checkEmail } from "../identity/email.js";
import { accountOf } from "../identity/account-of-invitee.js";
import { spendInvitation } from "../identity/invitee.js";
import { bookHosts, HostTaken } from "../programme/place-session.js";
import { PersonClaim } from "./person-claim.js";
import { theClaim } from "./reads.js";

@InputType({ description: "Who on an imported schedule has which address" })
export class InviteToClaimInput extends KeyedInput {
  @Field(() => Id, { description: "Person whom an imported schedule made, and who has no account" }) personId!: string;
  @Field(() => String, { description: "Address to ask; the answer is the same whether or not it is known here" }) email!: string;
}

@InputType({ description: "Which claim is accepted" })
export class AcceptClaimInput extends KeyedInput {
  @Field(() => Id, { description: "Claim for oneself, from `me.claims`" }) claimId!: string;
}

@InputType({ description: "Which claim is declined" })
export class DeclineClaimInput extends KeyedInput {
  @Field(() => Id, { description: "Claim for oneself, from `me.claims`" }) claimId!: string;
}

/** The claim as it stands behind the lock of who is claimed: two who claim one person at once meet here. */
async function mine(id: string, act: Act): Promise<PersonClaim> {
  const { personId } = await claim(id, act);
  await act.sql("SELECT 1 FROM person WHERE id = :personId FOR NO KEY UPDATE", { personId });
  return claim(id, act);
}

const claim = async (id: string, act: Act): Promise<PersonClaim> =>
  found(await act.db.findOneBy(PersonClaim, { id, claimantId: act.viewer.personId }), "claim of yours", "claimId");

export class ClaimPerson {
  @Change({
    input: () => InviteToClaimInput, yields: { claim: theClaim }, access: "signedIn",
    description: "Asks somebody to take over what an imported schedule says of them. For organisers of an event where that person hosts",
    check: (input, checks) => checkEmail(checks, "email", input.email), budgets: spendInvitation,
  })
  async inviteToClaim({ personId, email }: InviteToClaimInput, act: Act): Promise<{ claim: string }> {
    const imported = found(await act.first<{ name: string; organiser: boolean }>(
      `SELECT p.display_name AS name, EXISTS (SELECT 1 FROM imported_host i WHERE i.person_id = p.id AND ${organises("i.event_id")}) AS organiser
       FROM person p WHERE p.id = :personId AND p.email IS NULL AND EXISTS (SELECT 1 FROM imported_host i WHERE i.person_id = p.id)`, { personId }), "unclaimed person", "personId");
    allow(imported.organiser, "Only organisers of an event where this person hosts ask for it");
    const claimant = await accountOf({ email }, act);
    const known = await act.db.findOneBy(PersonClaim, { personId, claimantId: claimant.personId });
    if (known) await act.update(PersonClaim, known.id, { status: InvitationStatus.INVITED });
    const id = known?.id ?? await act.insert(PersonClaim, { personId, claimantId: claimant.personId, invitedById: act.viewer.personId, status: InvitationStatus.INVITED });
    act.tell({ kind: "claim-invitation", personId: claimant.personId, causeId: id, data: { name: imported.name } });
    return { claim: id };
  }

  @Change({
    input: () => AcceptClaimInput, yields: { claim: theClaim }, refuses: [HostTaken], access: "signedIn",
    description: "Takes over the sessions that an imported schedule gave to a person without an account: one hosts them from now on, after the next import too",
  })
  async acceptClaim({ claimId }: AcceptClaimInput, act: Act): Promise<{ claim: string }> {
    const { id, status, personId } = await mine(claimId, act);
    allow(status === InvitationStatus.INVITED || status === InvitationStatus.ACTIVE, "This claim does not stand any more");
    // Whoever claims one person first has them; the others find nothing left to take over.
    const sessions = await act.sql<{ id: string }>(
      `INSERT INTO session_host (id, created_at, updated_at, session_id, person_id, status, position, by_email)
       SELECT gen_random_uuid(), :now, :now, session_id, :viewer, status, position, false FROM session_host WHERE person_id = :personId
       ON CONFLICT (session_id, person_id) DO UPDATE SET status = EXCLUDED.status RETURNING session_id AS id`, { personId });
    await act.sql("DELETE FROM session_host WHERE person_id = :personId", { personId });
    await act.sql("UPDATE imported_host SET person_id = :viewer, updated_at = :now WHERE person_id = :personId", { personId });
    for (const session of sessions) await bookHosts(session.id, act);
    await act.update(PersonClaim, id, { status: InvitationStatus.ACTIVE });
    return { claim: id };
  }

  @Change({ input: () => DeclineClaimInput, yields: { claim: theClaim }, access: "signedIn", description: "Says that one is not the person on the schedule" })
  async declineClaim({ claimId }: DeclineClaimInput, act: Act): Promise<{ claim: string }> {
    const { id, status } = await mine(claimId, act);
    allow(status === InvitationStatus.INVITED || status === InvitationStatus.DECLINED, "This claim was answered already");
    await act.update(PersonClaim, id, { status: InvitationStatus.DECLINED });
    return { claim: id };
  }
}
