import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { InvalidInput, refuse } from "../base/refusal.js";
import { commitmentFor, WrongStatus } from "./commitment-at-hand.js";
import { CommitmentChange } from "./commitment-change.js";
import { Commitment } from "./commitment.js";
import { CommitmentVerb } from "./commitment-verb.js";
import { checkDate } from "./make-commitment.js";
import { theCommitment } from "./reads.js";

@InputType({ description: "Until when a promise is to be kept now, and why not until then as promised" })
export class ChangeCommitmentDateInput extends KeyedInput {
  @Field(() => Id, { description: "Commitment that was promised and is not settled" }) commitmentId!: string;
  @Field(() => Date, { description: "New date; in the future, at most ten years ahead" }) dueAt!: Date;
  @Field(() => String, { description: "Why, in public; 1 to 2,000 characters" }) reason!: string;
}

export class ChangeCommitmentDate {
  @Change({
    input: () => ChangeCommitmentDateInput, yields: { commitment: theCommitment }, refuses: [WrongStatus], access: "signedIn",
    description: "Moves the date of a promise: the first date and how often it was moved stay visible, and the new one is reminded of anew. For officers of the organisation that promised",
    check: (input, checks) => {
      checkDate(input.dueAt, checks);
      checks.text("reason", input.reason, 2_000);
    },
  })
  async changeCommitmentDate({ commitmentId, dueAt, reason }: ChangeCommitmentDateInput, act: Act): Promise<{ commitment: string }> {
    const { dueAt: before, status, version, timesMoved } = await commitmentFor(CommitmentVerb.CHANGE_DATE, commitmentId, act);
    if (before.getTime() === dueAt.getTime()) refuse(new InvalidInput("`dueAt` is the date that it has", ["input", "dueAt"]));
    await act.update(Commitment, commitmentId, { dueAt, timesMoved: timesMoved + 1, version: version + 1, remindedBeforeAt: null, remindedAfterAt: null });
    await act.insert(CommitmentChange, { commitmentId, byId: act.viewer.personId, fromStatus: status, toStatus: status, reason, evidence: null, evidenceUrl: null, dueAt });
    return { commitment: commitmentId };
  }
}
