import type { Act } from "../base/act.js";
import { allow, found, refuse } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import type { StoredStatus } from "./event.js";
import type { PhaseKind } from "./event-phase.js";
import type { EventRole } from "./event-staff.js";
import type { EventVerb } from "./event-verb.js";
import { isOpen, NotOpen, type PhaseWindow, type Window } from "./phases.js";
import { eventMay, visibleEvents } from "./policy.js";
import type { RsvpTerms } from "./rsvp-rule.js";

/** An event as verbs need it: its own columns that rules look at, its phases, and the viewer's roles in it. */
export interface EventAtHand extends RsvpTerms {
  id: string;
  title: string;
  status: StoredStatus;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  rsvpOpensAt: Date | null;
  rsvpClosesAt: Date | null;
  version: number;
  questionCount: number;
  roles: EventRole[];
  phases: PhaseWindow[];
}

/** The event, if the viewer may see it; otherwise `NotFound` at the input's field. One statement. */
export async function eventAtHand(eventId: string, act: Act<Viewer | null>, field = "eventId"): Promise<EventAtHand> {
  const event = await act.first<EventAtHand>(
    `SELECT e.id, e.title, e.status, e.time_zone AS "timeZone", e.starts_at AS "startsAt", e.ends_at AS "endsAt",
       e.rsvp_opens_at AS "rsvpOpensAt", e.rsvp_closes_at AS "rsvpClosesAt", e.version,
       e.overbooking, e.freed_places AS "freedPlaces", e.offer_minutes AS "offerMinutes", e.approval, e.session_seats AS "sessionSeats", e.promotes_after_closing AS "promotesAfterClosing", e.question_count AS "questionCount",
       ARRAY(SELECT st.role FROM event_staff st WHERE st.event_id = e.id AND st.person_id = :viewer AND st.status = 'ACTIVE') AS roles,
       (SELECT json_agg(json_build_object('kind', ph.kind, 'opensAt', ph.opens_at, 'closesAt', ph.closes_at)) FROM event_phase ph WHERE ph.event_id = e.id) AS phases
     FROM event e WHERE e.id = :eventId AND (${visibleEvents("e")})`, { eventId });
  const { phases, ...rest } = found(event, "event", field);
  return { ...rest, phases: datesIn(phases) };
}

const datesIn = (phases: readonly { kind: PhaseKind; opensAt: Date | string; closesAt: Date | string }[] | null): PhaseWindow[] =>
  (phases ?? []).map(({ kind, opensAt, closesAt }) => ({ kind, opensAt: new Date(opensAt), closesAt: new Date(closesAt) }));

/** The event, if the viewer may do this with it. */
export async function eventFor(verb: EventVerb, eventId: string, act: Act, field = "eventId"): Promise<EventAtHand> {
  const event = await eventAtHand(eventId, act, field);
  allowEvent(verb, event, act);
  return event;
}

/** `comes` says whether the viewer has a seat; few verbs ask. */
export const allowEvent = (verb: EventVerb, event: EventAtHand, act: Act, comes = false): void =>
  allow(eventMay(verb, event, { roles: event.roles, comes }, act.now), `The viewer may not ${verb.toLowerCase().replaceAll("_", " ")} this event`);

/** Refuses what is not open, with the dates on which it is. */
export function requireOpen(window: Window, now: Date, what: string): void {
  if (!isOpen(window, now)) refuse(new NotOpen(`${what} is not open now`, window));
}

/** Whoever counts or numbers something of an event (rooms, slots, staff, placements) does it behind this lock. */
export const lockEvent = async (eventId: string, act: Act<Viewer | null>): Promise<void> => {
  await act.sql("SELECT 1 FROM event WHERE id = :eventId FOR NO KEY UPDATE", { eventId });
};
