import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import type { Viewer } from "../base/viewer.js";
import { SeatStatus } from "./session-seat.js";
import { hasSeat, promotable, tellAll, type Line } from "./seats.js";

type Anyone = Act<Viewer | null>;

export interface SessionLine { sessionId: string; held: number; waiting: number; nextNumber: number }

/** Where a session takes place in the public schedule, and how many people its room seats. */
export interface Sitting { sessionId: string; session: string; eventId: string; title: string; timeZone: string; startsAt: Date; endsAt: Date; room: string; places: number | null }

/**
 * Locks the seats of sessions and reads them, always in the same order. Whoever counts does it behind this lock; so does
 * whoever has changed where a session takes place, or how many its room seats. One's own RSVP is locked before.
 */
export async function lockSessionSeats(sessionIds: readonly string[], act: Anyone): Promise<SessionLine[]> {
  const lock = probe.guarded("session seats") ? "FOR NO KEY UPDATE" : "";
  const lines = await act.sql<SessionLine>(
    `SELECT session_id AS "sessionId", held, waiting, next_number AS "nextNumber" FROM session_seats WHERE session_id = ANY(:sessionIds::uuid[]) ORDER BY session_id ${lock}`, { sessionIds });
  await probe.reach("session seats counted");
  return lines;
}

export function storeLine({ sessionId, held, waiting, nextNumber }: SessionLine, act: Anyone): void {
  act.write("UPDATE session_seats SET held = :held, waiting = :waiting, next_number = :nextNumber WHERE session_id = :sessionId", { sessionId, held, waiting, nextNumber });
}

/** Where these sessions take place, of those in which seats can be taken: alive, and in the public schedule. */
export const sittingsOf = (sessionIds: readonly string[], act: Anyone): Promise<Sitting[]> => act.sql<Sitting>(
  `SELECT s.id AS "sessionId", s.title AS session, e.id AS "eventId", e.title, e.time_zone AS "timeZone", p.starts_at AS "startsAt", p.ends_at AS "endsAt", ro.name AS room, ro.capacity AS places
   FROM session s JOIN event e ON e.id = s.event_id
   JOIN placement p ON p.session_id = s.id JOIN schedule_version v ON v.id = p.schedule_version_id AND v.status = 'PUBLISHED'
   JOIN room ro ON ro.id = p.room_id
   WHERE s.id = ANY(:sessionIds::uuid[]) AND s.status IN ('PITCHED', 'ACCEPTED') AND e.status = 'PUBLISHED' AND e.session_seats`, { sessionIds });

export const lineIn = ({ held, waiting }: SessionLine, { places }: Sitting): Line => ({ places, held, waiting });
export const hasSeatIn = (line: SessionLine, sitting: Sitting): boolean => hasSeat(lineIn(line, sitting));

/** Gives free seats to the next in line and tells each of them; a session that is over is left as it was. The line is locked. */
export async function seatNext(line: SessionLine, sitting: Sitting, act: Anyone): Promise<SessionLine> {
  const free = sitting.endsAt > act.now ? promotable(lineIn(line, sitting)) : 0;
  if (free === 0) return line;
  const seated = await act.sql<{ personId: string }>(
    `UPDATE session_seat SET status = '${SeatStatus.TAKEN}', updated_at = :now
     WHERE id IN (SELECT id FROM session_seat WHERE session_id = :sessionId AND status = '${SeatStatus.WAITING}' ORDER BY number LIMIT :first)
     RETURNING person_id AS "personId"`, { sessionId: line.sessionId, first: free });
  tellAll(seated, "session-seat-given", about(sitting), act);
  return { ...line, held: line.held + seated.length, waiting: line.waiting - seated.length };
}

const about = ({ sessionId, session, eventId, title, timeZone, startsAt, room }: Sitting) => ({ sessionId, session, eventId, title, timeZone, startsAt, room });

/**
 * To be called once the public schedule has these sessions elsewhere or not at all, or a room of theirs seats more or
 * fewer. The event is locked. A larger room seats the next in line, a smaller one bumps nobody; a session that does not
 * take place any more gives all its seats back.
 */
export async function reseat(eventId: string, sessionIds: readonly string[], act: Anyone): Promise<void> {
  if (sessionIds.length === 0) return;
  const made = await act.sql(
    `INSERT INTO session_seats (session_id, held, waiting, next_number)
     SELECT s.id, 0, 0, 1 FROM session s JOIN event e ON e.id = s.event_id WHERE e.id = :eventId AND e.session_seats AND s.id = ANY(:sessionIds::uuid[]) ORDER BY s.id
     ON CONFLICT (session_id) DO UPDATE SET held = session_seats.held RETURNING 1`, { eventId, sessionIds });
  // An event that gives no seats in sessions pays this one statement.
  if (made.length === 0) return;
  const lines = await lockSessionSeats(sessionIds, act);
  const sittings = new Map((await sittingsOf(sessionIds, act)).map(sitting => [sitting.sessionId, sitting]));
  for (const line of lines) {
    const sitting = sittings.get(line.sessionId);
    if (!sitting) await emptySession(line, act);
    else if (line.waiting > 0) storeLine(await seatNext(line, sitting, act), act);
  }
}

/** Of what leaves the schedule, people are told by whoever takes it off. */
async function emptySession(line: SessionLine, act: Anyone): Promise<void> {
  if (line.held + line.waiting === 0) return;
  await act.sql(`UPDATE session_seat SET status = '${SeatStatus.LEFT}', updated_at = :now WHERE session_id = :sessionId AND status <> '${SeatStatus.LEFT}'`, { sessionId: line.sessionId });
  storeLine({ ...line, held: 0, waiting: 0 }, act);
}

const placedIn = async (eventId: string, act: Anyone): Promise<string[]> => (await act.sql<{ id: string }>(
  `SELECT p.session_id AS id FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id
   WHERE v.event_id = :eventId AND v.status = 'PUBLISHED'`, { eventId })).map(({ id }) => id);

/** From now on seats are taken in the event's sessions. The event is locked. */
export const openSessionSeats = async (eventId: string, act: Anyone): Promise<void> => reseat(eventId, await placedIn(eventId, act), act);

/** From now on nobody needs a seat in the event's sessions: those that were taken are given back. The event is locked. */
export async function closeSessionSeats(eventId: string, act: Anyone): Promise<void> {
  const sessions = (await act.sql<{ id: string }>("SELECT ss.session_id AS id FROM session_seats ss JOIN session s ON s.id = ss.session_id WHERE s.event_id = :eventId", { eventId })).map(({ id }) => id);
  await lockSessionSeats(sessions, act);
  await act.sql(`UPDATE session_seat SET status = '${SeatStatus.LEFT}', updated_at = :now WHERE session_id = ANY(:sessions::uuid[]) AND status <> '${SeatStatus.LEFT}'`, { sessions });
  await act.sql("UPDATE session_seats SET held = 0, waiting = 0 WHERE session_id = ANY(:sessions::uuid[])", { sessions });
}

interface OwnSeat { id: string; sessionId: string; status: SeatStatus }

/** Gives back what the viewer holds of these seats, and seats the next in line. Their lines are locked. */
export async function giveBack(seats: readonly OwnSeat[], lines: readonly SessionLine[], sittings: readonly Sitting[], act: Anyone): Promise<void> {
  for (const { id, sessionId, status } of seats) {
    await act.sql(`UPDATE session_seat SET status = '${SeatStatus.LEFT}', updated_at = :now WHERE id = :id`, { id });
    const line = lines.find(candidate => candidate.sessionId === sessionId)!;
    const sitting = sittings.find(candidate => candidate.sessionId === sessionId);
    const freed = { ...line, held: line.held - (status === SeatStatus.TAKEN ? 1 : 0), waiting: line.waiting - (status === SeatStatus.WAITING ? 1 : 0) };
    storeLine(sitting ? await seatNext(freed, sitting, act) : freed, act);
  }
}

/**
 * Gives back all seats that the viewer has in an event's sessions. Their RSVP was ended before in the same transaction:
 * taking a seat waits for that row, so no further seat can come in between.
 */
export async function leaveSeats(eventId: string, act: Act): Promise<void> {
  const own = () => act.sql<OwnSeat>(
    `SELECT ss.id, ss.session_id AS "sessionId", ss.status FROM session_seat ss JOIN session s ON s.id = ss.session_id
     WHERE s.event_id = :eventId AND ss.person_id = :viewer AND ss.status <> '${SeatStatus.LEFT}' ORDER BY ss.session_id`, { eventId });
  const sessionIds = (await own()).map(({ sessionId }) => sessionId);
  if (sessionIds.length === 0) return;
  const lines = await lockSessionSeats(sessionIds, act);
  // Looked at once more behind the lock: who waited may have a seat by now.
  const [seats, sittings] = [await own(), await sittingsOf(sessionIds, act)];
  await giveBack(seats, lines, sittings, act);
}
