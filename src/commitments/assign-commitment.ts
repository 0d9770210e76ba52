import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { newId, Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { about, commitmentFor, WrongStatus } from "./commitment-at-hand.js";
import { Commitment } from "./commitment.js";
import { CommitmentVerb } from "./commitment-verb.js";
import { theCommitment } from "./reads.js";

@InputType({ description: "Who sees to a promise" })
export class AssignCommitmentInput extends KeyedInput {
  @Field(() => Id, { description: "Commitment that was promised and is not settled" }) commitmentId!: string;
  @Field(() => Id, { nullable: true, description: "Person who acts for the organisation that promised, in whatever role; nobody in particular when absent or null: then its officers are reminded" })
  personId?: string | null;
}

export class AssignCommitment {
  @Change({
    input: () => AssignCommitmentInput, yields: { commitment: theCommitment }, refuses: [WrongStatus], access: "signedIn",
    description: "Says who sees to a promise: public, told to that person, who is reminded of its date and can start it. For officers of the organisation that promised",
  })
  async assignCommitment({ commitmentId, personId = null }: AssignCommitmentInput, act: Act): Promise<{ commitment: string }> {
    const commitment = await commitmentFor(CommitmentVerb.ASSIGN, commitmentId, act);
    if (commitment.ownerId === personId) return { commitment: commitmentId };
    if (personId !== null) {
      found(await act.first("SELECT 1 FROM affiliation WHERE organisation_id = :organisationId AND person_id = :personId AND status = 'ACTIVE'",
        { organisationId: commitment.organisationId, personId }), "person who acts for this organisation", "personId");
    }
    await act.update(Commitment, commitmentId, { ownerId: personId, version: commitment.version + 1 });
    // Somebody who had it before, and has it again, is told again.
    if (personId !== null && personId !== act.viewer.personId) act.tell({ kind: "commitment-assigned", personId, causeId: newId(), data: about(commitment) });
    return { commitment: commitmentId };
  }
}
