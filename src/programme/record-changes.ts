import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import { reseat } from "../registration/seating.js";
import type { OpenSchedule } from "./open-schedule.js";
import { ScheduleStatus } from "./placement.js";
import { differences, type Difference, type Placed } from "./schedule-difference.js";
import { tellMoves } from "./tell-moves.js";
import { scheduleOf } from "./topics.js";

type Anyone = Act<Viewer | null>;

/** How a schedule stands: of all sessions, or of those that are named. */
export const placedIn = (scheduleId: string, act: Anyone, sessionIds: readonly string[] | null = null): Promise<Placed[]> =>
  act.sql<Placed>(
    `SELECT session_id AS "sessionId", room_id AS "roomId", starts_at AS "startsAt", ends_at AS "endsAt" FROM placement
     WHERE schedule_version_id = :scheduleId${sessionIds ? " AND session_id = ANY(:sessionIds::uuid[])" : ""}`, { scheduleId, ...(sessionIds && { sessionIds }) });

interface Recording {
  /** Only these sessions are touched. */
  sessionIds?: readonly string[];
  /** Whether people are told of it here. */
  telling?: boolean;
}

/**
 * Does what changes a schedule, behind the event's lock, and puts on record what it changed: counted in the version's
 * `version`, and where it is public, numbered within the event, told to whom it concerns, and followed by the seats.
 */
export async function recording<T>(schedule: OpenSchedule, act: Anyone, { sessionIds, telling = true }: Recording, work: () => Promise<T>): Promise<T> {
  const before = await placedIn(schedule.id, act, sessionIds ?? null);
  const result = await work();
  await recordChanges(schedule, differences(before, await placedIn(schedule.id, act, sessionIds ?? null)), act, telling);
  return result;
}

/** Puts on record what is different in a schedule; the number it has among the public changes, or null when it has none. */
export async function recordChanges(schedule: OpenSchedule, changed: readonly Difference[], act: Anyone, telling = true): Promise<number | null> {
  if (changed.length === 0) return null;
  const { id: scheduleId, eventId } = schedule;
  const { version } = (await act.first<{ version: number }>("UPDATE schedule_version SET version = version + 1, updated_at = :now WHERE id = :scheduleId RETURNING version", { scheduleId }))!;
  const number = schedule.status === ScheduleStatus.PUBLISHED ? await nextChange(eventId, changed, act) : null;
  const rows = changed.map(({ sessionId, kind, from, to }) => ({
    id: newId(), sessionId, kind,
    fromRoomId: from?.roomId ?? null, fromStartsAt: from?.startsAt ?? null, fromEndsAt: from?.endsAt ?? null,
    toRoomId: to?.roomId ?? null, toStartsAt: to?.startsAt ?? null, toEndsAt: to?.endsAt ?? null,
  }));
  await act.sql(
    `INSERT INTO schedule_change (id, created_at, updated_at, event_id, schedule_version_id, version, number, session_id, kind,
       from_room_id, from_starts_at, from_ends_at, to_room_id, to_starts_at, to_ends_at, actor_id)
     SELECT x.id, :now, :now, :eventId, :scheduleId, :version, :number, x."sessionId", x.kind,
       x."fromRoomId", x."fromStartsAt", x."fromEndsAt", x."toRoomId", x."toStartsAt", x."toEndsAt", :viewer
     FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "sessionId" uuid, kind text,
       "fromRoomId" uuid, "fromStartsAt" timestamptz, "fromEndsAt" timestamptz, "toRoomId" uuid, "toStartsAt" timestamptz, "toEndsAt" timestamptz)`,
    { eventId, scheduleId, version, number, rows: JSON.stringify(rows) });
  if (number === null) return null;
  // First, while those who lose a seat by it still have it.
  if (telling) await tellMoves(eventId, number, act);
  await reseat(eventId, changed.map(({ sessionId }) => sessionId), act);
  return number;
}

/** Numbers a public change, of which drafts that were made from what was public are to know. */
async function nextChange(eventId: string, changed: readonly Difference[], act: Anyone): Promise<number> {
  const { number } = (await act.first<{ number: number }>("UPDATE event SET last_schedule_change = last_schedule_change + 1 WHERE id = :eventId RETURNING last_schedule_change AS number", { eventId }))!;
  await act.sql("UPDATE session SET moves = moves + 1, updated_at = :now WHERE id = ANY(:sessionIds::uuid[])", { sessionIds: changed.map(({ sessionId }) => sessionId) });
  act.announce(scheduleOf(eventId));
  return number;
}
