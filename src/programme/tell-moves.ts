import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";

/**
 * Who wants to know of the session whose id this SQL says: whoever marked it, has a seat in it or waits for one, and its
 * hosts. To be joined laterally: PostgreSQL does not look for one session in a union that is grouped by session.
 */
const concernedBy = (session: string): string =>
  `(SELECT x.person_id, bool_or(x.host) AS host FROM (
    SELECT i.person_id, false AS host FROM interest i WHERE i.session_id = ${session}
    UNION ALL SELECT ss.person_id, false FROM session_seat ss WHERE ss.session_id = ${session} AND ss.status <> 'LEFT'
    UNION ALL SELECT h.person_id, true FROM session_host h WHERE h.session_id = ${session} AND h.status = 'ACTIVE') x GROUP BY x.person_id)`;

/**
 * Tells people of a change to the public schedule, each once for all their sessions, in one statement: who marked a
 * session, or has a seat in it, that it was moved or taken off, and its hosts also that it has got its place. Not whoever did it themselves,
 * and nobody of an event that is not public or is over.
 */
export async function tellMoves(eventId: string, number: number, act: Act<Viewer | null>): Promise<void> {
  await act.sql(
    `INSERT INTO outbox (id, at, kind, person_id, cause_id, data)
     SELECT gen_random_uuid(), :now, 'schedule-changed', x.person_id, :causeId,
       jsonb_build_object('eventId', e.id, 'title', e.title, 'startsAt', e.starts_at, 'timeZone', e.time_zone, 'changes', x.changes)
     FROM event e JOIN LATERAL (
       SELECT w.person_id, jsonb_agg(jsonb_build_object('session', s.title, 'kind', c.kind, 'room', r.name, 'startsAt', c.to_starts_at)
         ORDER BY c.to_starts_at NULLS LAST, s.number) AS changes
       FROM schedule_change c JOIN session s ON s.id = c.session_id LEFT JOIN room r ON r.id = c.to_room_id
       JOIN LATERAL ${concernedBy("c.session_id")} w ON c.kind <> 'ADDED' OR w.host
       WHERE c.event_id = e.id AND c.number = :number
       GROUP BY w.person_id) x ON TRUE
     WHERE e.id = :eventId AND e.status = 'PUBLISHED' AND e.ends_at > :now AND x.person_id IS DISTINCT FROM :viewer::uuid`,
    { eventId, number, causeId: newId() });
}

/** Tells who wanted a session, and who hosts it, that it will not take place. */
export async function tellCancelled(sessionId: string, act: Act<Viewer | null>): Promise<void> {
  await act.sql(
    `INSERT INTO outbox (id, at, kind, person_id, cause_id, data)
     SELECT gen_random_uuid(), :now, 'session-cancelled', w.person_id, :causeId::uuid,
       jsonb_build_object('eventId', e.id, 'title', e.title, 'startsAt', e.starts_at, 'timeZone', e.time_zone, 'session', s.title)
     FROM session s JOIN event e ON e.id = s.event_id JOIN LATERAL ${concernedBy("s.id")} w ON TRUE
     WHERE s.id = :sessionId AND e.status = 'PUBLISHED' AND e.ends_at > :now AND w.person_id IS DISTINCT FROM :viewer::uuid`,
    { sessionId, causeId: newId() });
}
