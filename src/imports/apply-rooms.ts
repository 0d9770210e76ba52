import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import { countRenamed } from "../programme/count-renamed.js";
import { matchRooms, type KnownRoom } from "./match-rooms.js";
import type { ParsedSchedule } from "./schedule-file/parsed-schedule.js";

type Anyone = Act<Viewer | null>;

/** Makes the event's rooms what the file says, and answers their ids by the names that the file gives them. */
export async function applyRooms(eventId: string, parsed: ParsedSchedule, act: Anyone): Promise<Map<string, string>> {
  const existing = await act.sql<KnownRoom>("SELECT id, name, source_guid AS \"sourceGuid\", source_name AS \"sourceName\" FROM room WHERE event_id = :eventId ORDER BY id", { eventId });
  const rows = [...matchRooms(parsed.rooms, existing)].map(([{ name: sourceName, guid }, { known, name }]) =>
    ({ id: known?.id ?? newId(), name, sourceName, guid, isNew: known === null, renamed: known !== null && known.name !== name }));
  await rename(rows.filter(({ renamed }) => renamed), act);
  await act.sql(
    `INSERT INTO room (id, created_at, updated_at, event_id, name, features, position, version, source_guid, source_name)
     SELECT x.id, :now, :now, :eventId, x.name, '{}', x.position, 1, x.guid, x."sourceName" FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, name text, position int, guid text, "sourceName" text)`,
    { eventId, rows: JSON.stringify(rows.map((row, i) => ({ ...row, position: i + 1 })).filter(({ isNew }) => isNew)) });
  await act.sql(
    `UPDATE room r SET source_guid = COALESCE(x.guid, r.source_guid), source_name = CASE WHEN r.source_name IS NOT NULL THEN x."sourceName" END
     FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, guid text, "sourceName" text) WHERE r.id = x.id`, { rows: JSON.stringify(rows.filter(({ isNew }) => !isNew)) });
  await orderRooms(eventId, rows.map(({ id }) => id), act);
  return new Map(rows.map(({ id, sourceName }) => [sourceName, id]));
}

/** The order is the file's, as far as it goes; rooms that it does not name come behind, as they stood. */
async function orderRooms(eventId: string, roomIds: readonly string[], act: Anyone): Promise<void> {
  await act.sql(
    `UPDATE room SET position = o.position FROM (
       SELECT r.id, row_number() OVER (ORDER BY x.at, r.position, r.name)::int AS position
       FROM room r LEFT JOIN unnest(:roomIds::uuid[]) WITH ORDINALITY AS x(id, at) ON x.id = r.id WHERE r.event_id = :eventId) o
     WHERE o.id = room.id AND room.position <> o.position`, { eventId, roomIds });
}

/** In two steps, because two rooms may take each other's names. */
async function rename(rooms: readonly { id: string; name: string }[], act: Anyone): Promise<void> {
  if (rooms.length === 0) return;
  const roomIds = rooms.map(({ id }) => id);
  await act.sql("UPDATE room SET name = id::text WHERE id = ANY(:roomIds::uuid[])", { roomIds });
  await act.sql(
    `UPDATE room r SET name = x.name, version = r.version + 1, updated_at = :now FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, name text)
     WHERE r.id = x.id`, { rows: JSON.stringify(rooms) });
  await countRenamed(roomIds, act);
}

/**
 * Removes rooms that an earlier state of the file brought, that this one has no more, and that hold nothing: in no
 * version of the schedule is a session in them, and no organiser has said anything of them.
 */
export async function removeLeftRooms(eventId: string, roomIds: readonly string[], act: Anyone): Promise<void> {
  await act.sql(
    `DELETE FROM room r WHERE r.event_id = :eventId AND r.source_name IS NOT NULL AND NOT (r.id = ANY(:roomIds::uuid[]))
       AND r.name = r.source_name AND r.capacity IS NULL AND r.features = '{}'
       AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.room_id = r.id) AND NOT EXISTS (SELECT 1 FROM room_closing c WHERE c.room_id = r.id)`, { eventId, roomIds });
}
