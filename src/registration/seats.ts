import type { Act } from "../base/act.js";
import { MINUTE } from "../base/clock.js";
import { newId } from "../base/id.js";
import { probe } from "../base/probe.js";
import type { Viewer } from "../base/viewer.js";
import type { EventAtHand } from "../events/event-at-hand.js";
import { isOver } from "../events/phases.js";
import { FreedPlaces, type RsvpTerms } from "../events/rsvp-rule.js";
import { RsvpStatus } from "./rsvp.js";
import { rsvpsOf } from "./topics.js";

export interface Seats { capacity: number | null; held: number; waiting: number; nextNumber: number }

/** Places, no limit when null; how many are held; how many people wait for one. */
export interface Line { places: number | null; held: number; waiting: number }

/** What counts is the capacity, and how many more are confirmed on purpose. */
export const lineOf = ({ capacity, held, waiting }: Seats, { overbooking }: Pick<RsvpTerms, "overbooking">): Line =>
  ({ places: capacity === null ? null : capacity + overbooking, held, waiting });

/** The rule: how many of those who wait get a place. More places promote, fewer bump nobody. */
export const promotable = ({ places, held, waiting }: Line): number =>
  Math.max(0, Math.min(waiting, places === null ? waiting : places - held));

export const hasSeat = ({ places, held, waiting }: Line): boolean => waiting === 0 && (places === null || held < places);

/** What is held and waited for without somebody of this status. */
export const without = (seats: Seats, status: RsvpStatus): Seats => ({
  ...seats,
  held: seats.held - (status === RsvpStatus.CONFIRMED || status === RsvpStatus.OFFERED ? 1 : 0),
  waiting: seats.waiting - (status === RsvpStatus.WAITLISTED ? 1 : 0),
});

/** Until when a place that is offered now waits for its answer. */
export const offerEnds = ({ offerMinutes, endsAt }: { offerMinutes: number | null; endsAt: Date }, now: Date): Date =>
  new Date(Math.min(now.getTime() + (offerMinutes ?? 0) * MINUTE, endsAt.getTime()));

type Anyone = Act<Viewer | null>;

/**
 * Locks the event's seats and reads them: whoever counts seats does it behind this lock, or the count is a guess. Taken
 * before the event is looked at, so that what is then read of it cannot change any more.
 */
export async function lockSeats(eventId: string, act: Anyone): Promise<Seats> {
  const lock = probe.guarded("seats") ? "FOR NO KEY UPDATE" : "";
  const seats = await act.first<Seats>(
    `SELECT capacity, held, waiting, next_number AS "nextNumber" FROM event_seats WHERE event_id = :eventId ${lock}`, { eventId });
  await probe.reach("seats counted");
  return seats!;
}

export function storeSeats(eventId: string, { capacity, held, waiting, nextNumber }: Seats, act: Anyone): void {
  act.write("UPDATE event_seats SET capacity = :capacity, held = :held, waiting = :waiting, next_number = :nextNumber WHERE event_id = :eventId",
    { eventId, capacity, held, waiting, nextNumber });
  act.announce(rsvpsOf(eventId));
}

export const about = ({ id: eventId, title, startsAt, timeZone }: EventAtHand) => ({ eventId, title, startsAt, timeZone });

/** Tells the event's organisers that an RSVP waits for them: once, also when its person cancels and asks again. Whose it is, they see where they answer it. */
export function tellOrganisers(rsvpId: string, event: EventAtHand, act: Anyone): void {
  act.write(
    `INSERT INTO outbox (id, at, kind, person_id, cause_id, data)
     SELECT gen_random_uuid(), :now, 'rsvp-requested', person_id, :rsvpId, :data::jsonb FROM event_staff WHERE event_id = :eventId AND role = 'ORGANISER' AND status = 'ACTIVE'`,
    { rsvpId, eventId: event.id, data: JSON.stringify(about(event)) });
}

/** Tells each of them; each telling has a cause of its own, so that a later one of the kind is told again. */
export function tellAll(people: readonly { personId: string }[], kind: string, data: Record<string, unknown>, act: Anyone): void {
  for (const { personId } of people) act.tell({ kind, personId, causeId: newId(), data });
}

/** Whether the line moves: not in what is over, called off or not yet public, nor after RSVPs have closed unless the event says so. */
export const lineMoves = (event: Pick<EventAtHand, "status" | "endsAt" | "rsvpClosesAt" | "promotesAfterClosing">, now: Date): boolean =>
  event.status === "PUBLISHED" && !isOver(event, now) && (event.promotesAfterClosing || event.rsvpClosesAt === null || now < event.rsvpClosesAt);

/** Gives or offers free seats to the next in line, as the event says, and tells each of them. The seats are locked. */
export async function promoteNext(event: EventAtHand, seats: Seats, act: Anyone): Promise<Seats> {
  const free = promotable(lineOf(seats, event));
  if (free === 0 || !lineMoves(event, act.now)) return seats;
  const until = event.freedPlaces === FreedPlaces.OFFERED ? offerEnds(event, act.now) : null;
  const promoted = await act.sql<{ personId: string }>(
    `UPDATE rsvp SET status = :status, offered_until = coalesce(:until::timestamptz, offered_until), updated_at = :now
     WHERE id IN (SELECT id FROM rsvp WHERE event_id = :eventId AND status = 'WAITLISTED' ORDER BY number LIMIT :first)
     RETURNING person_id AS "personId"`,
    { eventId: event.id, first: free, until, status: until ? RsvpStatus.OFFERED : RsvpStatus.CONFIRMED });
  tellAll(promoted, until ? "rsvp-offered" : "rsvp-promoted", { ...about(event), ...(until && { offeredUntil: until }) }, act);
  return { ...seats, held: seats.held + promoted.length, waiting: seats.waiting - promoted.length };
}

/** Ends offers that nobody answered in time, or all of an event that does not take place any more. The seats are locked. */
export async function endOffers(event: EventAtHand, seats: Seats, act: Anyone): Promise<Seats> {
  const standing = event.status === "PUBLISHED" && !isOver(event, act.now);
  const ended = await act.sql<{ personId: string }>(
    `UPDATE rsvp SET status = 'EXPIRED', updated_at = :now
     WHERE event_id = :eventId AND status = 'OFFERED' AND (offered_until <= :now OR NOT :standing::boolean) RETURNING person_id AS "personId"`,
    { eventId: event.id, standing });
  if (standing) tellAll(ended, "rsvp-offer-ended", about(event), act);
  return { ...seats, held: seats.held - ended.length };
}

/** Makes every offer that stands a seat, and tells whoever holds one. The seats are locked. */
export async function confirmOffers(event: EventAtHand, act: Anyone): Promise<void> {
  const confirmed = await act.sql<{ personId: string }>(
    "UPDATE rsvp SET status = 'CONFIRMED', updated_at = :now WHERE event_id = :eventId AND status = 'OFFERED' RETURNING person_id AS \"personId\"", { eventId: event.id });
  tellAll(confirmed, "rsvp-promoted", about(event), act);
}

/** Answers all requests with yes, in order of arrival: a seat while there are some, then a place in line. The seats are locked. */
export async function approveAll(event: EventAtHand, seats: Seats, act: Anyone): Promise<Seats> {
  const { places, held, waiting } = lineOf(seats, event);
  const free = waiting > 0 ? 0 : places === null ? null : Math.max(0, places - held);
  const approved = await act.sql<{ personId: string; status: RsvpStatus }>(
    `UPDATE rsvp r SET status = CASE WHEN asked.place <= coalesce(:free::int, asked.place) THEN 'CONFIRMED' ELSE 'WAITLISTED' END, updated_at = :now
     FROM (SELECT id, row_number() OVER (ORDER BY number) AS place FROM rsvp WHERE event_id = :eventId AND status = 'REQUESTED') asked
     WHERE r.id = asked.id RETURNING r.person_id AS "personId", r.status`, { eventId: event.id, free });
  const [seated, inLine] = [true, false].map(has => approved.filter(({ status }) => (status === RsvpStatus.CONFIRMED) === has));
  tellAll(seated, "rsvp-approved", { ...about(event), seated: true }, act);
  tellAll(inLine, "rsvp-approved", { ...about(event), seated: false }, act);
  return { ...seats, held: seats.held + seated.length, waiting: seats.waiting + inLine.length };
}
