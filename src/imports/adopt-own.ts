import type { Act } from "../base/act.js";
import { isId, newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import type { ParsedSchedule } from "./schedule-file/parsed-schedule.js";

/**
 * Knows the event's own sessions and hosts in a file that was exported from it: there they go by their ids. Without this
 * they would be taken for new ones beside themselves. Only who hosts here already is known so: a file names whom it likes.
 * Answers the schedule with the tags that its format has no room for.
 */
export async function adoptOwn(eventId: string, parsed: ParsedSchedule, act: Act<Viewer | null>): Promise<ParsedSchedule> {
  const { sessions } = parsed;
  const sessionIds = sessions.map(({ sourceId }) => sourceId).filter(isId);
  const personIds = [...new Set(sessions.flatMap(({ hosts }) => hosts.map(({ sourceId }) => sourceId)).filter(isId))];
  if (sessionIds.length > 0) {
    await act.sql(
      `UPDATE session SET source_id = id::text WHERE event_id = :eventId AND id = ANY(:sessionIds::uuid[]) AND source_id IS DISTINCT FROM id::text
         AND NOT EXISTS (SELECT 1 FROM session o WHERE o.event_id = :eventId AND o.source_id = session.id::text)`, { eventId, sessionIds });
  }
  if (personIds.length > 0) await adoptHosts(eventId, personIds, act);
  const known = sessionIds.length === 0 ? [] : await act.sql<{ id: string; tags: string[] }>(
    "SELECT id, tags FROM session WHERE event_id = :eventId AND id = ANY(:sessionIds::uuid[]) AND cardinality(tags) > 1", { eventId, sessionIds });
  const tags = new Map(known.map(session => [session.id, session.tags]));
  return {
    ...parsed,
    sessions: sessions.map(session => session.tags.length === 1 && tags.get(session.sourceId)?.[0] === session.tags[0] ? { ...session, tags: tags.get(session.sourceId)! } : session),
  };
}

async function adoptHosts(eventId: string, personIds: readonly string[], act: Act<Viewer | null>): Promise<void> {
  const rows = JSON.stringify(personIds.map(personId => ({ id: newId(), personId })));
  await act.sql(
    `INSERT INTO imported_host (id, created_at, updated_at, event_id, source_id, person_id)
     SELECT x.id, :now, :now, :eventId, x."personId"::text, x."personId" FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "personId" uuid)
     WHERE EXISTS (SELECT 1 FROM session_host sh JOIN session s ON s.id = sh.session_id WHERE s.event_id = :eventId AND sh.person_id = x."personId" AND sh.status = 'ACTIVE')
     ON CONFLICT (event_id, source_id) DO NOTHING`, { eventId, rows });
}
