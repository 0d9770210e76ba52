import type { Act } from "../base/act.js";
import { DAY, HOUR, MINUTE } from "../base/clock.js";
import { allow } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { EventRole } from "../events/event-staff.js";
import { EventVerb } from "../events/event-verb.js";
import { eventAtHand, requireOpen, type EventAtHand } from "../events/event-at-hand.js";
import { eventMay } from "../events/policy.js";
import { isOpen, type Window } from "../events/phases.js";
import { sessionAtHand, type SessionAtHand } from "../programme/session-at-hand.js";
import { SessionStatus } from "../programme/session.js";

/** Whoever stands at a door: a person, or the bearer of a door token. */
export type AtDoor = Act<Viewer | null>;

export const HOURS_AROUND = 12;
export const DAYS_TO_SEND = 7;
/** A phone's clock may be ahead by as much. */
export const MINUTES_AHEAD = 2;

/** When people are checked in. */
export const checkInWindow = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Window =>
  ({ opensAt: new Date(startsAt.getTime() - HOURS_AROUND * HOUR), closesAt: new Date(endsAt.getTime() + HOURS_AROUND * HOUR) });

/** What was scanned without a connection can be sent for some days. */
const sendingWindow = (event: EventAtHand): Window => ({ opensAt: checkInWindow(event).opensAt, closesAt: new Date(event.endsAt.getTime() + DAYS_TO_SEND * DAY) });

/** Why a scan cannot have been made at this time; null when it can. */
export function whyNotAt(at: Date, event: EventAtHand): string | null {
  const window = checkInWindow(event);
  return isOpen(window, at) ? null : `must lie within check-in, from ${window.opensAt!.toISOString()} to ${window.closesAt!.toISOString()}`;
}

export const isAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + MINUTES_AHEAD * MINUTE;

export const requireCheckInOpen = (event: EventAtHand, act: AtDoor): void => requireOpen(checkInWindow(event), act.now, "Check-in");
export const requireSendingOpen = (event: EventAtHand, act: AtDoor): void => requireOpen(sendingWindow(event), act.now, "Sending scans");

/** The roles of whoever stands here: a door token's are those of door staff, in its own event. */
const rolesAt = (event: EventAtHand, act: AtDoor): readonly EventRole[] => act.context.doorPass?.eventId === event.id ? [EventRole.DOOR_STAFF] : event.roles;

const mayCheckIn = (event: EventAtHand, act: AtDoor): boolean => eventMay(EventVerb.CHECK_IN, event, { roles: rolesAt(event, act), comes: false }, act.now);

/** The event, for whoever may check people in at its door. */
export async function eventWithDoor(eventId: string, act: AtDoor): Promise<EventAtHand> {
  const event = await eventAtHand(eventId, act);
  allow(mayCheckIn(event, act), "Only organisers, door staff and door tokens of a published event check people in");
  return event;
}

/** The session, for whoever may note who is in it; hosts may, but they pick nobody by name. */
export async function sessionWithDoor(sessionId: string, byId: boolean, act: AtDoor): Promise<SessionAtHand> {
  const session = await sessionAtHand(sessionId, act);
  const { event, host, status } = session;
  const alive = status === SessionStatus.PITCHED || status === SessionStatus.ACCEPTED;
  const staff = mayCheckIn(event, act);
  allow(alive && event.status === "PUBLISHED" && (staff || host), "Only the session's hosts, and whoever may check people in at the event, note who is in a session that takes place");
  allow(staff || !byId, "Hosts scan codes; only the event's staff and door tokens choose an RSVP by its id");
  return session;
}
