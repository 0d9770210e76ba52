import type { Act } from "../base/act.js";
import { isId, newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import type { ParsedSchedule } from "./schedule-file/parsed-schedule.js";

/**
 * Knows the event's own hosts in a file that was exported from it: there they go by their ids. Without this they would be
 * taken for new ones beside themselves. Only who hosts here already is known so: a file names whom it likes.
 */
export async function adoptOwnHosts(eventId: string, { sessions }: ParsedSchedule, act: Act<Viewer | null>): Promise<void> {
  const personIds = [...new Set(sessions.flatMap(({ hosts }) => hosts.map(({ sourceId }) => sourceId)).filter(isId))];
  if (personIds.length === 0) return;
  const rows = JSON.stringify(personIds.map(personId => ({ id: newId(), personId })));
  await act.sql(
    `INSERT INTO imported_host (id, created_at, updated_at, event_id, source_id, person_id, known_by)
     SELECT x.id, :now, :now, :eventId, x."personId"::text, x."personId", ARRAY['guid:' || x."personId"::text] FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "personId" uuid)
     WHERE EXISTS (SELECT 1 FROM session_host sh JOIN session s ON s.id = sh.session_id WHERE s.event_id = :eventId AND sh.person_id = x."personId" AND sh.status = 'ACTIVE')
     ON CONFLICT (event_id, source_id) DO NOTHING`, { eventId, rows });
}
