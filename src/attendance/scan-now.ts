import { found, InvalidInput, refuse } from "../base/refusal.js";
import type { EventAtHand } from "../events/event-at-hand.js";
import { RsvpStatus } from "../registration/rsvp.js";
import { requireCheckInOpen, requireSendingOpen, whyNotAt, type AtDoor } from "./door.js";
import { rsvpWithCode } from "./known-codes.js";
import { AlreadyCheckedIn, NonceReused, NotCheckedIn, NotConfirmed, UnknownCode } from "./refusals.js";
import { ScanBook } from "./scan-book.js";
import { saidBy, type ScanNowInput } from "./scan-input.js";
import { ScanResult } from "./scan.js";

/** A single scan with somebody waiting for its answer: what would change nothing is refused. Answers the RSVP's id. */
export async function scanNow(input: ScanNowInput, { event, sessionId, undo }: { event: EventAtHand; sessionId: string | null; undo: boolean }, act: AtDoor): Promise<string> {
  const field = saidBy(input);
  requireTime(input.at ?? null, event, act);
  const rsvpId = input.code == null ? input.rsvpId! : rsvpWithCode(input, input.code) ?? refuse(new UnknownCode());
  const book = await ScanBook.open({ eventId: event.id, sessionId }, [rsvpId], [input.nonce], act);
  const status = found(book.statusOf(rsvpId), "RSVP of this event", field);
  const present = book.presentSince(rsvpId);
  const before = book.known({ nonce: input.nonce, rsvpId, undo });
  if (before === ScanResult.NONCE_REUSED) refuse(new NonceReused());
  if (before === ScanResult.CHECKED_IN || before === ScanResult.UNDONE) return rsvpId;
  if (undo) {
    if (before || !present) refuse(new NotCheckedIn("Not checked in, so there is nothing to undo", field));
  } else {
    if (present) refuse(new AlreadyCheckedIn(present, field));
    if (status !== RsvpStatus.CONFIRMED) refuse(new NotConfirmed(status, field));
  }
  // What is scanned now counts after all that is known, whatever other clocks said.
  const last = book.lastAt(rsvpId);
  const at = input.at ?? new Date(Math.max(act.now.getTime(), (last?.getTime() ?? 0) + 1));
  book.take({ nonce: input.nonce, rsvpId, undo, at });
  if ((book.presentSince(rsvpId) === null) !== undo) {
    refuse(new InvalidInput(`\`at\` must be after ${last!.toISOString()}, when the person was last scanned`, ["input", "at"]));
  }
  book.write();
  return rsvpId;
}

function requireTime(at: Date | null, event: EventAtHand, act: AtDoor): void {
  if (at === null) return requireCheckInOpen(event, act);
  requireSendingOpen(event, act);
  const why = whyNotAt(at, event);
  if (why) refuse(new InvalidInput(`\`at\` ${why}`, ["input", "at"]));
}
