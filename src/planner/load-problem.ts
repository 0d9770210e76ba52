import type { Act } from "../base/act.js";
import type { Viewer } from "../base/viewer.js";
import type { PlannerRoom, PlannerSession, PlannerSlot, Position, Problem, Taken, Times, Weights } from "./problem.js";

type Anyone = Act<Viewer | null>;

/** What of a schedule the planner starts from. */
export interface Outlook {
  eventId: string;
  /** Version that says where sessions are now; null starts from nothing. */
  scheduleId: string | null;
  /** Sessions that stay there, besides those that are pinned. */
  keep: readonly string[];
  weights: Weights;
}

interface SessionRow { id: string; lengthInSlots: number; needs: string[]; tags: string[]; hosts: string[]; preferredSlots: string[] }
interface PlacementRow { sessionId: string; roomId: string; slotId: string | null; pinned: boolean; startsAt: Date; endsAt: Date }

/**
 * An event as the planner sees it, in eight statements however many people marked sessions: sessions that will take place,
 * rooms, slots, what hosts said, what people marked. People are numbers in the order of their ids, so that the same event
 * gives the same problem. What is placed at a time of its own, outside slots, stays there and takes its room and hosts.
 */
export async function loadProblem({ eventId, scheduleId, keep, weights }: Outlook, act: Anyone): Promise<Problem> {
  const [slots, rooms, sessions, absences, apart, marks, placements] = [
    await slotsOf(eventId, act), await roomsOf(eventId, act), await sessionsOf(eventId, act), await absencesOf(eventId, act), await apartOf(eventId, act),
    await marksOf(eventId, act), scheduleId === null ? [] : await placementsOf(scheduleId, act),
  ];
  const people = new Map([...new Set(marks.flatMap(mark => mark.people))].sort().map((id, i) => [id, i]));
  const bySession = new Map(marks.map(mark => [`${mark.sessionId} ${mark.level}`, mark.people.map(id => people.get(id)!)]));
  const marked = (sessionId: string, level: string): number[] => bySession.get(`${sessionId} ${level}`) ?? [];
  const placed = new Map(placements.map(placement => [placement.sessionId, placement]));
  const kept = new Set(keep);
  const byTime = sessions.filter(({ id }) => placed.get(id)?.slotId === null);
  return {
    now: act.now.getTime(), slots, rooms, people: people.size, absences, apart: apart.map(({ sessionId, otherId }) => [sessionId, otherId] as const),
    sessions: sessions.filter(session => !byTime.includes(session)).map((session): PlannerSession => {
      const there = placed.get(session.id);
      const before: Position | null = there ? { roomId: there.roomId, slotId: there.slotId! } : null;
      return { ...session, before, pinned: there && (there.pinned || kept.has(session.id)) ? before : null, wanted: marked(session.id, "WANT"), maybe: marked(session.id, "MAYBE") };
    }),
    taken: byTime.map(({ id, hosts }): Taken => ({ ...timesOf(placed.get(id)!), roomId: placed.get(id)!.roomId, hosts })),
    weights,
  };
}

const timesOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Times => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() });

async function slotsOf(eventId: string, act: Anyone): Promise<PlannerSlot[]> {
  const rows = await act.sql<{ id: string; startsAt: Date; endsAt: Date; closed: boolean }>(
    // Dates that were edited since may leave slots outside the event.
    `SELECT sl.id, sl.starts_at AS "startsAt", sl.ends_at AS "endsAt", sl.closed OR sl.starts_at < e.starts_at OR sl.ends_at > e.ends_at AS closed
     FROM slot sl JOIN event e ON e.id = sl.event_id WHERE sl.event_id = :eventId ORDER BY sl.starts_at, sl.id`, { eventId });
  return rows.map(({ id, closed, ...range }) => ({ id, closed, ...timesOf(range) }));
}

async function roomsOf(eventId: string, act: Anyone): Promise<PlannerRoom[]> {
  const closings = await act.sql<{ roomId: string; startsAt: Date; endsAt: Date }>(
    `SELECT c.room_id AS "roomId", c.starts_at AS "startsAt", c.ends_at AS "endsAt" FROM room_closing c JOIN room r ON r.id = c.room_id
     WHERE r.event_id = :eventId ORDER BY c.starts_at, c.id`, { eventId });
  const rows = await act.sql<{ id: string; seats: number | null; features: string[] }>("SELECT id, capacity AS seats, features FROM room WHERE event_id = :eventId ORDER BY position, name, id", { eventId });
  return rows.map(room => ({ ...room, closed: closings.filter(({ roomId }) => roomId === room.id).map(timesOf) }));
}

const sessionsOf = (eventId: string, act: Anyone): Promise<SessionRow[]> =>
  act.sql<SessionRow>(
    `SELECT s.id, s.length_in_slots AS "lengthInSlots", s.needs, s.tags,
       ARRAY(SELECT h.person_id::text FROM session_host h WHERE h.session_id = s.id AND h.status = 'ACTIVE' ORDER BY h.position, h.person_id) AS hosts,
       ARRAY(SELECT p.slot_id::text FROM preferred_slot p WHERE p.session_id = s.id ORDER BY p.slot_id) AS "preferredSlots"
     FROM session s WHERE s.event_id = :eventId AND s.status IN ('PITCHED', 'ACCEPTED') ORDER BY s.number`, { eventId });

async function absencesOf(eventId: string, act: Anyone): Promise<Problem["absences"]> {
  const rows = await act.sql<{ host: string; startsAt: Date; endsAt: Date }>(
    "SELECT person_id::text AS host, starts_at AS \"startsAt\", ends_at AS \"endsAt\" FROM host_absence WHERE event_id = :eventId ORDER BY starts_at, id", { eventId });
  return rows.map(({ host, ...range }) => ({ host, ...timesOf(range) }));
}

const apartOf = (eventId: string, act: Anyone): Promise<{ sessionId: string; otherId: string }[]> =>
  act.sql<{ sessionId: string; otherId: string }>(
    `SELECT a.session_id AS "sessionId", a.other_id AS "otherId" FROM sessions_apart a JOIN session s ON s.id = a.session_id JOIN session o ON o.id = a.other_id
     WHERE a.event_id = :eventId AND s.status IN ('PITCHED', 'ACCEPTED') AND o.status IN ('PITCHED', 'ACCEPTED') ORDER BY a.session_id, a.other_id`, { eventId });

const marksOf = (eventId: string, act: Anyone): Promise<{ sessionId: string; level: string; people: string[] }[]> =>
  act.sql<{ sessionId: string; level: string; people: string[] }>(
    `SELECT i.session_id AS "sessionId", i.level, array_agg(i.person_id::text ORDER BY i.person_id) AS people
     FROM interest i JOIN session s ON s.id = i.session_id WHERE s.event_id = :eventId AND s.status IN ('PITCHED', 'ACCEPTED') GROUP BY i.session_id, i.level`, { eventId });

const placementsOf = (scheduleId: string, act: Anyone): Promise<PlacementRow[]> =>
  act.sql<PlacementRow>(
    `SELECT session_id AS "sessionId", room_id AS "roomId", slot_id AS "slotId", pinned, starts_at AS "startsAt", ends_at AS "endsAt"
     FROM placement WHERE schedule_version_id = :scheduleId`, { scheduleId });
