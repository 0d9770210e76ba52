import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import { probe } from "../base/probe.js";

export interface Seats { capacity: number | null; held: number; waiting: number; nextNumber: number }

/** The rule: how many of those who wait get a seat. Raising a capacity promotes, lowering it bumps nobody. */
export const promotable = ({ capacity, held, waiting }: Pick<Seats, "capacity" | "held" | "waiting">): number =>
  Math.max(0, Math.min(waiting, capacity === null ? waiting : capacity - held));

export const hasSeat = ({ capacity, held, waiting }: Pick<Seats, "capacity" | "held" | "waiting">): boolean =>
  waiting === 0 && (capacity === null || held < capacity);

/**
 * Locks the event's seats and reads them: whoever counts seats does it behind this lock, or the count is a guess. Taken
 * before the event is looked at, so that what is then read of it cannot change any more.
 */
export async function lockSeats(eventId: string, act: Act): Promise<Seats> {
  const lock = probe.guarded("seats") ? "FOR NO KEY UPDATE" : "";
  const seats = await act.first<Seats>(
    `SELECT capacity, held, waiting, next_number AS "nextNumber" FROM event_seats WHERE event_id = :eventId ${lock}`, { eventId });
  await probe.reach("seats counted");
  return seats!;
}

/** Gives free seats to the next in line and tells each of them. The seats are locked. */
export async function promoteNext(eventId: string, seats: Seats, act: Act): Promise<Seats> {
  const free = promotable(seats);
  if (free === 0) return seats;
  const promoted = await act.sql<{ personId: string; title: string; startsAt: Date; timeZone: string }>(
    `UPDATE rsvp r SET status = 'CONFIRMED', updated_at = :now
     FROM event e
     WHERE e.id = r.event_id AND r.id IN (
       SELECT id FROM rsvp WHERE event_id = :eventId AND status = 'WAITLISTED' ORDER BY number LIMIT :first)
     RETURNING r.person_id AS "personId", e.title, e.starts_at AS "startsAt", e.time_zone AS "timeZone"`,
    { eventId, first: free });
  for (const { personId, title, startsAt, timeZone } of promoted) {
    act.tell({ kind: "rsvp-promoted", personId, causeId: newId(), data: { eventId, title, startsAt, timeZone } });
  }
  return { ...seats, held: seats.held + promoted.length, waiting: seats.waiting - promoted.length };
}

export function storeSeats(eventId: string, { capacity, held, waiting, nextNumber }: Seats, act: Act): void {
  act.write("UPDATE event_seats SET capacity = :capacity, held = :held, waiting = :waiting, next_number = :nextNumber WHERE event_id = :eventId",
    { eventId, capacity, held, waiting, nextNumber });
}
