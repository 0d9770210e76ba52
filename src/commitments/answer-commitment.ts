import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { InvalidInput, refuse } from "../base/refusal.js";
import { about, commitmentFor, step, WrongStatus, type CommitmentAtHand } from "./commitment-at-hand.js";
import { CommitmentVerb } from "./commitment-verb.js";
import { theCommitment } from "./reads.js";

@InputType({ description: "Which proposed commitment is promised" })
export class AcceptCommitmentInput extends KeyedInput {
  @Field(() => Id, { description: "Commitment that is proposed" }) commitmentId!: string;
}

@InputType({ description: "Which proposed commitment is not promised, and why" })
export class DeclineCommitmentInput extends KeyedInput {
  @Field(() => Id, { description: "Commitment that is proposed" }) commitmentId!: string;
  @Field(() => String, { description: "Why not, in public; 1 to 2,000 characters" }) reason!: string;
}

export class AnswerCommitment {
  @Change({
    input: () => AcceptCommitmentInput, yields: { commitment: theCommitment }, refuses: [WrongStatus], access: "signedIn",
    description: "Promises what was proposed, and tells whoever did. For officers of the organisation that was asked, while it takes part in the project and that is open",
  })
  async acceptCommitment({ commitmentId }: AcceptCommitmentInput, act: Act): Promise<{ commitment: string }> {
    const commitment = await commitmentFor(CommitmentVerb.ACCEPT, commitmentId, act);
    if (commitment.dueAt <= act.now) refuse(new InvalidInput("Its date is over: propose it with a new one", ["input", "commitmentId"]));
    await step(CommitmentVerb.ACCEPT, commitment, {}, act);
    this.tell(commitment, { accepted: true, reason: null }, act);
    return { commitment: commitmentId };
  }

  @Change({
    input: () => DeclineCommitmentInput, yields: { commitment: theCommitment }, refuses: [WrongStatus], access: "signedIn",
    description: "Says that a proposed commitment is not promised, and why; it is WITHDRAWN, and whoever proposed it is told. For officers of the organisation that was asked",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async declineCommitment({ commitmentId, reason }: DeclineCommitmentInput, act: Act): Promise<{ commitment: string }> {
    const commitment = await commitmentFor(CommitmentVerb.DECLINE, commitmentId, act);
    await step(CommitmentVerb.DECLINE, commitment, { reason }, act);
    this.tell(commitment, { accepted: false, reason }, act);
    return { commitment: commitmentId };
  }

  private tell(commitment: CommitmentAtHand, answer: { accepted: boolean; reason: string | null }, act: Act): void {
    const { id, proposedById } = commitment;
    if (proposedById !== null && proposedById !== act.viewer.personId) act.tell({ kind: "commitment-answered", personId: proposedById, causeId: id, data: { ...about(commitment), ...answer } });
  }
}
