import { Field, InputType } from "type-graphql";
import { Change } from "../base/change.js";
import type { Context } from "../base/context.js";
import { Id } from "../base/id.js";
import { NotOpen } from "../events/phases.js";
import { theSession } from "../programme/session-reads.js";
import { sessionWithDoor, type AtDoor } from "./door.js";
import { lookCodesUp } from "./known-codes.js";
import { AlreadyCheckedIn, NonceReused, NotCheckedIn, NotConfirmed, UnknownCode } from "./refusals.js";
import { checkScan, ScanNowInput } from "./scan-input.js";
import { scanNow } from "./scan-now.js";

@InputType({ description: "Who is in a session" })
export class RecordAttendanceInput extends ScanNowInput {
  @Field(() => Id, { description: "Session at whose door it is" }) sessionId!: string;
}

@InputType({ description: "Who is not in a session after all" })
export class UndoAttendanceInput extends ScanNowInput {
  @Field(() => Id, { description: "Session at whose door it is" }) sessionId!: string;
}

const codes = (input: RecordAttendanceInput, context: Context): Promise<void> => lookCodesUp(
  input, input.code == null ? [] : [input.code], "(SELECT se.event_id FROM session se WHERE se.id = :sessionId::uuid)", { sessionId: input.sessionId }, context);

async function scan(input: RecordAttendanceInput, undo: boolean, act: AtDoor): Promise<{ session: string }> {
  const { event } = await sessionWithDoor(input.sessionId, input.code == null, act);
  await scanNow(input, { event, sessionId: input.sessionId, undo }, act);
  return { session: input.sessionId };
}

const WHO = "For the session's hosts, who learn no names by it, and the event's organisers, door staff and door tokens";

export class RecordAttendance {
  @Change({
    input: () => RecordAttendanceInput, yields: { session: theSession }, refuses: [AlreadyCheckedIn, NotConfirmed, UnknownCode, NonceReused, NotOpen], access: "atDoor", keyed: false,
    description: `Notes that a person is in a session, scanned at the door of its room; open as check-in is, and independent of it. ${WHO}`,
    check: checkScan, budgets: codes,
  })
  recordAttendance(input: RecordAttendanceInput, act: AtDoor): Promise<{ session: string }> { return scan(input, false, act); }

  @Change({
    input: () => UndoAttendanceInput, yields: { session: theSession }, refuses: [NotCheckedIn, UnknownCode, NonceReused, NotOpen], access: "atDoor", keyed: false,
    description: `Takes back that a person is in a session; both stay on record. ${WHO}`,
    check: checkScan, budgets: codes,
  })
  undoAttendance(input: UndoAttendanceInput, act: AtDoor): Promise<{ session: string }> { return scan(input, true, act); }
}
