import { Field, InputType, registerEnumType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { LONGEST_REASON } from "./correct-effort.js";
import { effortFor, noteStep, WrongEffortStatus } from "./effort-at-hand.js";
import { EffortEntry } from "./effort-entry.js";
import { EffortAction, EffortStatus } from "./effort-kind.js";
import { EffortVerb } from "./effort-verb.js";
import { theEffort } from "./reads.js";

export enum DisputeOutcome { DISMISSED = "DISMISSED", UPHELD = "UPHELD" }
registerEnumType(DisputeOutcome, {
  name: "DisputeOutcome",
  description: "What came of doubting an entry of effort",
  valuesConfig: {
    DISMISSED: { description: "Entry stands, and counts" },
    UPHELD: { description: "Entry is struck, and counts no more" },
  },
});

@InputType({ description: "Which entry is doubted, and why" })
export class DisputeEffortInput extends KeyedInput {
  @Field(() => Id, { description: "Entry that stands, of somebody else" }) entryId!: string;
  @Field(() => String, { description: "Why, for whose it is and the stewards; 1 to 500 characters" }) reason!: string;
}

@InputType({ description: "How a doubt is settled" })
export class SettleEffortDisputeInput extends KeyedInput {
  @Field(() => Id, { description: "Entry that is disputed, of somebody else" }) entryId!: string;
  @Field(() => DisputeOutcome, { description: "What comes of it. UPHELD is for another steward than the one who raised the doubt" }) outcome!: DisputeOutcome;
  @Field(() => String, { description: "Why, for whose it is and the stewards; 1 to 500 characters" }) reason!: string;
}

export class DisputeEffort {
  @Change({
    input: () => DisputeEffortInput, yields: { effortEntry: theEffort }, refuses: [WrongEffortStatus], access: "signedIn",
    description: "Doubts an entry with a reason; it counts until that is settled. For the project's stewards, and never for one's own entry or one's organisation's",
    check: (input, checks) => checks.text("reason", input.reason, LONGEST_REASON),
  })
  async disputeEffort({ entryId, reason }: DisputeEffortInput, act: Act): Promise<{ effortEntry: string }> {
    const entry = await effortFor(EffortVerb.DISPUTE, entryId, act);
    await act.update(EffortEntry, entryId, { status: EffortStatus.DISPUTED, disputedById: act.viewer.personId });
    await noteStep(entry, EffortAction.DISPUTED, reason, act);
    return { effortEntry: entryId };
  }

  @Change({
    input: () => SettleEffortDisputeInput, yields: { effortEntry: theEffort }, refuses: [WrongEffortStatus], access: "signedIn",
    description: "Settles a doubt: the entry stands, or is struck. For the project's stewards, never for one's own entry or one's organisation's; nobody strikes an entry alone, so upholding is for another steward than the one who raised the doubt",
    check: (input, checks) => checks.text("reason", input.reason, LONGEST_REASON),
  })
  async settleEffortDispute({ entryId, outcome, reason }: SettleEffortDisputeInput, act: Act): Promise<{ effortEntry: string }> {
    const upheld = outcome === DisputeOutcome.UPHELD;
    const entry = await effortFor(upheld ? EffortVerb.UPHOLD : EffortVerb.DISMISS, entryId, act);
    await act.update(EffortEntry, entryId, { status: upheld ? EffortStatus.STRUCK : EffortStatus.STANDING, disputedById: null });
    await noteStep(entry, upheld ? EffortAction.UPHELD : EffortAction.DISMISSED, reason, act);
    return { effortEntry: entryId };
  }
}
