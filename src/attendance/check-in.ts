import { Field, InputType } from "type-graphql";
import { Change } from "../base/change.js";
import type { Context } from "../base/context.js";
import { Id } from "../base/id.js";
import { NotOpen } from "../events/phases.js";
import { theRsvp } from "../registration/reads.js";
import { DAYS_TO_SEND, eventWithDoor, HOURS_AROUND, type AtDoor } from "./door.js";
import { lookCodesUp, MOST_UNKNOWN } from "./known-codes.js";
import { AlreadyCheckedIn, NonceReused, NotCheckedIn, NotConfirmed, UnknownCode } from "./refusals.js";
import { checkScan, ScanNowInput } from "./scan-input.js";
import { scanNow } from "./scan-now.js";

@InputType({ description: "Who comes in" })
export class CheckInInput extends ScanNowInput {
  @Field(() => Id, { description: "Event whose door it is" }) eventId!: string;
}

@InputType({ description: "Whose check-in was a mistake" })
export class UndoCheckInInput extends ScanNowInput {
  @Field(() => Id, { description: "Event whose door it is" }) eventId!: string;
}

const codes = (input: CheckInInput, context: Context): Promise<void> => lookCodesUp(input, input.code == null ? [] : [input.code], ":eventId::uuid", { eventId: input.eventId }, context);

const WHO = "For the event's organisers, door staff and door tokens";

export class CheckIn {
  @Change({
    input: () => CheckInInput, yields: { rsvp: theRsvp }, refuses: [AlreadyCheckedIn, NotConfirmed, UnknownCode, NonceReused, NotOpen], access: "atDoor", keyed: false,
    description: `Checks a person in, once: another scan is refused with the time of the first. Open from ${HOURS_AROUND} hours before the event until ${HOURS_AROUND} hours after it; ` +
      `what was scanned then can be sent until ${DAYS_TO_SEND} days after the event. ${MOST_UNKNOWN} codes that are nobody's, and whoever sent them waits ten minutes. ${WHO}`,
    check: checkScan, budgets: codes,
  })
  async checkIn(input: CheckInInput, act: AtDoor): Promise<{ rsvp: string }> {
    return { rsvp: await scanNow(input, { event: await eventWithDoor(input.eventId, act), sessionId: null, undo: false }, act) };
  }

  @Change({
    input: () => UndoCheckInInput, yields: { rsvp: theRsvp }, refuses: [NotCheckedIn, UnknownCode, NonceReused, NotOpen], access: "atDoor", keyed: false,
    description: `Takes a check-in back; both stay on record. ${WHO}`,
    check: checkScan, budgets: codes,
  })
  async undoCheckIn(input: UndoCheckInInput, act: AtDoor): Promise<{ rsvp: string }> {
    return { rsvp: await scanNow(input, { event: await eventWithDoor(input.eventId, act), sessionId: null, undo: true }, act) };
  }
}
