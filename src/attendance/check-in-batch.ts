import { Field, InputType, ObjectType } from "type-graphql";
import { Change, type Yielded } from "../base/change.js";
import { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { InvalidInput, refuse } from "../base/refusal.js";
import { NotOpen } from "../events/phases.js";
import { RsvpStatus } from "../registration/rsvp.js";
import { DAYS_TO_SEND, eventWithDoor, requireSendingOpen, whyNotAt, type AtDoor } from "./door.js";
import { lookCodesUp, rsvpWithCode } from "./known-codes.js";
import { inOrder } from "./presence.js";
import { NonceReused } from "./refusals.js";
import { ScanBook } from "./scan-book.js";
import { checkScan, ScanInput } from "./scan-input.js";
import { ScanResult } from "./scan.js";

export const MOST_SCANS = 200;

@InputType({ description: "One scan of a batch" })
export class BatchScanInput extends ScanInput {
  @Field(() => Date, { description: "When it was scanned" }) at!: Date;
  @Field(() => Boolean, { nullable: true, description: "Whether it takes a check-in back; no when absent" }) undo?: boolean | null;
}

@InputType({ description: "What was scanned without a connection" })
export class CheckInBatchInput {
  @Field(() => Id, { description: "Event whose door it was" }) eventId!: string;
  @Field(() => [BatchScanInput], { description: `1 to ${MOST_SCANS} scans, in any order` }) scans!: BatchScanInput[];
}

@ObjectType({ simpleResolvers: true, description: "What came of one scan of a batch" })
export class ScanOutcome {
  @Field(() => String, { description: "Nonce of the scan" }) nonce!: string;
  @Field(() => ScanResult, { description: "What came of it" }) result!: ScanResult;
  rsvpId!: string | null;
}

const outcomes: Yielded = {
  type: () => [ScanOutcome], rows: MOST_SCANS, description: `What came of each scan, in the order in which they were given; at most ${MOST_SCANS}`,
  resolve: value => JSON.parse(value) as ScanOutcome[],
};

export class CheckInBatch {
  @Change({
    input: () => CheckInBatchInput, yields: { outcomes }, refuses: [NonceReused, NotOpen], access: "atDoor", keyed: false,
    description: `Sends scans that were recorded without a connection, at most ${MOST_SCANS} at once, until ${DAYS_TO_SEND} days after the event. However they are ordered, split and repeated, it comes to the same: ` +
      "of the scans of one RSVP the latest counts, of two at one instant that with the greater nonce. Each scan has its own outcome; a time outside of check-in refuses the batch, with the path to it. " +
      "For the event's organisers, door staff and door tokens",
    check: ({ scans }, checks) => {
      checks.require(scans.length >= 1 && scans.length <= MOST_SCANS, "scans", `\`scans\` must have 1 to ${MOST_SCANS} items, not ${scans.length}`);
      if (scans.length > MOST_SCANS) return;
      scans.forEach((scan, index) => {
        const inside = new Checks(checks.now, ["input", "scans", String(index)]);
        checkScan(scan, inside, "unknown");
        checks.refusals.push(...inside.refusals);
      });
    },
    budgets: (input, context) => lookCodesUp(input, input.scans.flatMap(({ code }) => code ?? []), ":eventId::uuid", { eventId: input.eventId }, context),
  })
  async checkInBatch(input: CheckInBatchInput, act: AtDoor): Promise<{ outcomes: string }> {
    const event = await eventWithDoor(input.eventId, act);
    requireSendingOpen(event, act);
    const wrong = input.scans.flatMap(({ at }, index) => {
      const why = whyNotAt(at, event);
      return why ? [new InvalidInput(`\`at\` ${why}`, ["input", "scans", String(index), "at"])] : [];
    });
    if (wrong.length > 0) refuse(...wrong);
    const scans = input.scans.map(({ code, rsvpId, nonce, at, undo }, index) =>
      ({ index, nonce, at, undo: undo ?? false, rsvpId: code == null ? rsvpId ?? null : rsvpWithCode(input, code) }));
    const ids = [...new Set(scans.flatMap(({ rsvpId }) => rsvpId ?? []))];
    const book = await ScanBook.open({ eventId: event.id, sessionId: null }, ids, scans.map(({ nonce }) => nonce), act);
    const told: ScanOutcome[] = [];
    for (const scan of [...scans].sort(inOrder)) {
      const { rsvpId, nonce, index } = scan;
      const status = rsvpId === null ? undefined : book.statusOf(rsvpId);
      told[index] = rsvpId === null || status === undefined
        ? { nonce, result: ScanResult.UNKNOWN_CODE, rsvpId: null }
        : { nonce, rsvpId, result: book.known({ ...scan, rsvpId }) ?? (status === RsvpStatus.CONFIRMED || scan.undo ? book.take({ ...scan, rsvpId }) : ScanResult.NOT_CONFIRMED) };
    }
    book.write();
    return { outcomes: JSON.stringify(told) };
  }
}
