import { Field, Float, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, InvalidInput, refuse } from "../base/refusal.js";
import { wrongAmount } from "./amounts.js";
import { effortFor, noteStep, WrongEffortStatus } from "./effort-at-hand.js";
import { EffortEntry } from "./effort-entry.js";
import { EffortAction, EffortStatus } from "./effort-kind.js";
import { EffortVerb } from "./effort-verb.js";
import { monthOf } from "./period.js";
import { theEffort } from "./reads.js";
import { checkWhen } from "./record-effort.js";

export const LONGEST_REASON = 500;

@InputType({ description: "What to correct of an entry: absent leaves, null clears. Its kind, party, currency and month stay: what is wrong in these is retracted and recorded anew" })
export class CorrectEffortInput extends KeyedInput {
  @Field(() => Id, { description: "Entry of one's own, or of one's organisation" }) entryId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the entry has another by now, the correction is refused" }) expectedVersion?: number | null;
  @Field(() => Float, { nullable: true, description: "How much, by the rules of recording" }) amount?: number | null;
  @Field(() => Date, { nullable: true, description: "When, in the same calendar month (UTC) and not in the future" }) borneAt?: Date | null;
  @Field(() => String, { nullable: true, description: "What it was, in words; 1 to 500 characters. Name nobody in it" }) note?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the project's stewards see one's name with it" }) nameShown?: boolean | null;
  @Field(() => String, { description: "Why; 1 to 500 characters. It stays in the history, with what the entry said before" }) reason!: string;
}

@InputType({ description: "Which entry is taken back, and why" })
export class RetractEffortInput extends KeyedInput {
  @Field(() => Id, { description: "Entry of one's own, or of one's organisation" }) entryId!: string;
  @Field(() => String, { description: "Why; 1 to 500 characters" }) reason!: string;
}

export class CorrectEffort {
  @Change({
    input: () => CorrectEffortInput, yields: { effortEntry: theEffort }, refuses: [Changed, WrongEffortStatus], access: "signedIn",
    description: "Corrects an entry while it counts; its history keeps what it said before. A doubt stays until it is settled. For whose effort it is, and nobody else: that person, or officers and admins of the organisation that recorded it of itself",
    check: (input, checks) => {
      checks.notCleared(input, "amount", "borneAt", "nameShown");
      checkWhen(input.borneAt, checks);
      checks.text("note", input.note, 500);
      checks.text("reason", input.reason, LONGEST_REASON);
    },
  })
  async correctEffort({ entryId, expectedVersion, reason, key: _key, ...edits }: CorrectEffortInput, act: Act): Promise<{ effortEntry: string }> {
    const entry = await effortFor(EffortVerb.CORRECT, entryId, act);
    const wrong = edits.amount == null ? null : wrongAmount(entry.kind, edits.amount, entry.state.body);
    if (wrong !== null) refuse(new InvalidInput(wrong, ["input", "amount"]));
    if (edits.borneAt && monthOf(edits.borneAt) !== monthOf(entry.borneAt)) {
      refuse(new InvalidInput("An entry stays in its month, as that may be published; retract it, and record it anew", ["input", "borneAt"]));
    }
    await act.edit(EffortEntry, entryId, expectedVersion, edits as Partial<EffortEntry>);
    await noteStep({ ...entry, ...edits as object }, EffortAction.CORRECTED, reason, act);
    return { effortEntry: entryId };
  }

  @Change({
    input: () => RetractEffortInput, yields: { effortEntry: theEffort }, refuses: [WrongEffortStatus], access: "signedIn",
    description: "Takes an entry back: it is kept and counts no more. For whose effort it is, and nobody else: that person, or officers and admins of the organisation that recorded it of itself",
    check: (input, checks) => checks.text("reason", input.reason, LONGEST_REASON),
  })
  async retractEffort({ entryId, reason }: RetractEffortInput, act: Act): Promise<{ effortEntry: string }> {
    const entry = await effortFor(EffortVerb.RETRACT, entryId, act);
    await act.update(EffortEntry, entryId, { status: EffortStatus.RETRACTED, disputedById: null });
    await noteStep(entry, EffortAction.RETRACTED, reason, act);
    return { effortEntry: entryId };
  }
}
