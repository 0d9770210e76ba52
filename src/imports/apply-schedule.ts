import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import { Event } from "../events/event.js";
import { lockEvent } from "../events/event-at-hand.js";
import { bookAllHosts } from "../programme/book-all-hosts.js";
import { nextSessionNumber } from "../programme/pitch-session.js";
import { MOST_SLOTS } from "../programme/reads.js";
import { publicSchedule } from "../programme/open-schedule.js";
import { recording } from "../programme/record-changes.js";
import { adoptOwn } from "./adopt-own.js";
import { shared, slotsOf } from "./import-rules.js";
import type { ParsedSchedule, ParsedSession } from "./schedule-file/parsed-schedule.js";

type Anyone = Act<Viewer | null>;

/**
 * Makes an event's rooms, slots, sessions, hosts and schedule what the file says. What came from the file before is
 * updated, what the file no longer has is called off, and what people pitched here stays. Whole tables at a time: a file
 * of 500 sessions takes a dozen statements.
 */
export async function applySchedule(eventId: string, file: ParsedSchedule, act: Anyone): Promise<void> {
  await lockEvent(eventId, act);
  await act.update(Event, eventId, { startsAt: file.startsAt, endsAt: file.endsAt, timeZone: file.timeZone });
  const schedule = await publicSchedule(eventId, act);
  await recording(schedule, act, {}, async () => {
    const parsed = await adoptOwn(eventId, file, act);
    await clearPlacements(eventId, act);
    const rooms = await applyRooms(eventId, parsed, act);
    const slots = await applySlots(eventId, parsed, act);
    const sessions = await applySessions(eventId, parsed, act);
    const people = await applyPeople(eventId, parsed, act);
    await applyHosts(eventId, parsed, sessions, people, act);
    await applyPlacements(eventId, parsed, { rooms, slots, sessions }, act);
  });
}

const json = (rows: readonly object[]): string => JSON.stringify(rows);
const timeKey = (startsAt: Date, endsAt: Date): string => `${startsAt.getTime()} ${endsAt.getTime()}`;

/** What the file placed before, and the nameless slots that nothing else is in, make room for its new times. */
async function clearPlacements(eventId: string, act: Anyone): Promise<void> {
  await act.sql(
    `DELETE FROM placement p USING session s, schedule_version v
     WHERE s.id = p.session_id AND v.id = p.schedule_version_id AND v.status = 'PUBLISHED' AND s.event_id = :eventId AND s.source_id IS NOT NULL`, { eventId });
  await act.sql("DELETE FROM slot s WHERE s.event_id = :eventId AND s.title IS NULL AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.slot_id = s.id)", { eventId });
}

async function applyRooms(eventId: string, parsed: ParsedSchedule, act: Anyone): Promise<Map<string, string>> {
  await act.sql(
    `INSERT INTO room (id, created_at, updated_at, event_id, name, features, version)
     SELECT x.id, :now, :now, :eventId, x.name, '{}', 1 FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, name text)
     ON CONFLICT (event_id, name) DO NOTHING`, { eventId, rows: json(parsed.rooms.map(({ name }) => ({ id: newId(), name }))) });
  const rows = await act.sql<{ id: string; name: string }>("SELECT id, name FROM room WHERE event_id = :eventId", { eventId });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function applySlots(eventId: string, parsed: ParsedSchedule, act: Anyone): Promise<Map<string, string>> {
  const existing = await act.sql<{ startsAt: Date; endsAt: Date }>("SELECT starts_at AS \"startsAt\", ends_at AS \"endsAt\" FROM slot WHERE event_id = :eventId", { eventId });
  const made = slotsOf(parsed.sessions, existing, MOST_SLOTS).map(range => ({ id: newId(), ...range }));
  await act.sql(
    `INSERT INTO slot (id, created_at, updated_at, event_id, starts_at, ends_at, closed, version)
     SELECT x.id, :now, :now, :eventId, x."startsAt", x."endsAt", false, 1 FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "startsAt" timestamptz, "endsAt" timestamptz)`,
    { eventId, rows: json(made) });
  const rows = await act.sql<{ id: string; startsAt: Date; endsAt: Date }>("SELECT id, starts_at AS \"startsAt\", ends_at AS \"endsAt\" FROM slot WHERE event_id = :eventId", { eventId });
  return new Map(rows.map(({ id, startsAt, endsAt }) => [timeKey(startsAt, endsAt), id]));
}

const sessionRow = ({ sourceId, title, abstract, format, language, tags }: ParsedSession) =>
  ({ id: newId(), sourceId, title, abstract: abstract || null, format, language, tags });

async function applySessions(eventId: string, parsed: ParsedSchedule, act: Anyone): Promise<Map<string, string>> {
  const known = new Set((await act.sql<{ sourceId: string }>("SELECT source_id AS \"sourceId\" FROM session WHERE event_id = :eventId AND source_id IS NOT NULL", { eventId })).map(({ sourceId }) => sourceId));
  const rows = parsed.sessions.map(sessionRow);
  const added = rows.filter(({ sourceId }) => !known.has(sourceId));
  const number = added.length > 0 ? await nextSessionNumber(eventId, act as Act, added.length) : 0;
  const COLUMNS = "x(id uuid, \"sourceId\" text, title text, abstract text, format text, language text, tags text[], number int)";
  await act.sql(
    `INSERT INTO session (id, created_at, updated_at, event_id, number, title, abstract, format, language, tags, needs, length_in_slots, status, version, moves, source_id)
     SELECT x.id, :now, :now, :eventId, x.number, x.title, x.abstract, x.format, x.language, x.tags, '{}', 1, 'ACCEPTED', 1, 0, x."sourceId"
     FROM jsonb_to_recordset(:rows::jsonb) AS ${COLUMNS}`, { eventId, rows: json(added.map((row, i) => ({ ...row, number: number + i }))) });
  await act.sql(
    `UPDATE session s SET title = x.title, abstract = x.abstract, format = x.format, language = x.language, tags = x.tags, status = 'ACCEPTED',
       version = s.version + 1, updated_at = :now
     FROM jsonb_to_recordset(:rows::jsonb) AS ${COLUMNS}
     WHERE s.event_id = :eventId AND s.source_id = x."sourceId"
       AND (s.title, s.abstract, s.format, s.language, s.tags, s.status) IS DISTINCT FROM (x.title, x.abstract, x.format, x.language, x.tags, 'ACCEPTED')`,
    { eventId, rows: json(rows.filter(({ sourceId }) => known.has(sourceId))) });
  await act.sql(
    `UPDATE session SET status = 'CANCELLED', version = version + 1, updated_at = :now
     WHERE event_id = :eventId AND source_id IS NOT NULL AND status <> 'CANCELLED' AND NOT (source_id = ANY(:sourceIds::text[]))`,
    { eventId, sourceIds: rows.map(({ sourceId }) => sourceId) });
  const all = await act.sql<{ id: string; sourceId: string }>("SELECT id, source_id AS \"sourceId\" FROM session WHERE event_id = :eventId AND source_id IS NOT NULL", { eventId });
  return new Map(all.map(({ id, sourceId }) => [sourceId, id]));
}

/** Speakers of a file are people without an address, until an organiser invites them to claim what is theirs. */
async function applyPeople(eventId: string, parsed: ParsedSchedule, act: Anyone): Promise<Map<string, string>> {
  const hosts = new Map(parsed.sessions.flatMap(session => session.hosts).map(host => [host.sourceId, host]));
  const find = async () => new Map((await act.sql<{ sourceId: string; personId: string }>(
    "SELECT source_id AS \"sourceId\", person_id AS \"personId\" FROM imported_host WHERE event_id = :eventId", { eventId })).map(({ sourceId, personId }) => [sourceId, personId]));
  const known = await find();
  const rows = [...hosts.values()].map(({ sourceId, name, bio }) => ({ id: newId(), personId: known.get(sourceId) ?? newId(), sourceId, name, bio: bio ?? null, told: bio !== undefined }));
  const added = rows.filter(({ sourceId }) => !known.has(sourceId));
  await act.sql(
    `INSERT INTO person (id, created_at, updated_at, display_name, bio, locale, languages, administrator)
     SELECT x."personId", :now, :now, x.name, x.bio, 'en', '{}', false FROM jsonb_to_recordset(:rows::jsonb) AS x("personId" uuid, name text, bio text)`, { rows: json(added) });
  await act.sql(
    `INSERT INTO imported_host (id, created_at, updated_at, event_id, source_id, person_id)
     SELECT x.id, :now, :now, :eventId, x."sourceId", x."personId" FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "sourceId" text, "personId" uuid)`, { eventId, rows: json(added) });
  // Whoever has claimed their card writes it themselves.
  await act.sql(
    `UPDATE person p SET display_name = x.name, bio = CASE WHEN x.told THEN x.bio ELSE p.bio END, updated_at = :now
     FROM jsonb_to_recordset(:rows::jsonb) AS x("personId" uuid, name text, bio text, told boolean)
     WHERE p.id = x."personId" AND p.email IS NULL AND (p.display_name, p.bio) IS DISTINCT FROM (x.name, CASE WHEN x.told THEN x.bio ELSE p.bio END)`, { rows: json(rows) });
  return find();
}

async function applyHosts(eventId: string, parsed: ParsedSchedule, sessions: ReadonlyMap<string, string>, people: ReadonlyMap<string, string>, act: Anyone): Promise<void> {
  const rows = parsed.sessions.flatMap(session => session.hosts.map((host, i) =>
    ({ id: newId(), sessionId: sessions.get(session.sourceId), personId: people.get(host.sourceId), position: i + 1 })));
  await act.sql(
    `UPDATE session_host h SET status = 'LEFT', updated_at = :now FROM session s, imported_host i
     WHERE s.id = h.session_id AND s.event_id = :eventId AND s.source_id IS NOT NULL AND i.event_id = s.event_id AND i.person_id = h.person_id AND h.status = 'ACTIVE'
       AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(:rows::jsonb) AS x("sessionId" uuid, "personId" uuid) WHERE x."sessionId" = h.session_id AND x."personId" = h.person_id)`,
    { eventId, rows: json(rows) });
  await act.sql(
    `INSERT INTO session_host (id, created_at, updated_at, session_id, person_id, status, position, by_email)
     SELECT x.id, :now, :now, x."sessionId", x."personId", 'ACTIVE', x.position, false
     FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "sessionId" uuid, "personId" uuid, position int)
     ON CONFLICT (session_id, person_id) DO UPDATE SET status = 'ACTIVE', position = EXCLUDED.position, updated_at = :now`, { rows: json(rows) });
}

interface Known { rooms: ReadonlyMap<string, string>; slots: ReadonlyMap<string, string>; sessions: ReadonlyMap<string, string> }

/** Placements of the file, anew; two in one room, or one person in two places, are kept as the file has them. */
async function applyPlacements(eventId: string, parsed: ParsedSchedule, { rooms, slots, sessions }: Known, act: Anyone): Promise<void> {
  const others = await act.sql<{ id: string; roomId: string; startsAt: Date; endsAt: Date }>(
    `SELECT p.session_id AS id, p.room_id AS "roomId", p.starts_at AS "startsAt", p.ends_at AS "endsAt"
     FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id WHERE v.event_id = :eventId AND v.status = 'PUBLISHED'`, { eventId });
  const rows = parsed.sessions.map(({ sourceId, room, startsAt, endsAt }) => ({
    id: newId(), sessionId: sessions.get(sourceId)!, roomId: rooms.get(room)!, slotId: slots.get(timeKey(startsAt, endsAt)) ?? null, startsAt, endsAt,
  }));
  const inRooms = shared([...rows.map(row => ({ ...row, id: row.sessionId, of: [row.roomId] })), ...others.map(row => ({ ...row, of: [row.roomId] }))]);
  const { id: versionId } = (await act.first<{ id: string }>("SELECT id FROM schedule_version WHERE event_id = :eventId AND status = 'PUBLISHED'", { eventId }))!;
  await act.sql(
    `INSERT INTO placement (id, created_at, updated_at, event_id, schedule_version_id, session_id, room_id, slot_id, starts_at, ends_at, shares_room, pinned)
     SELECT x.id, :now, :now, :eventId, :versionId, x."sessionId", x."roomId", x."slotId", x."startsAt", x."endsAt", x."sharesRoom", false
     FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "sessionId" uuid, "roomId" uuid, "slotId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, "sharesRoom" boolean)`,
    { eventId, versionId, rows: json(rows.map(row => ({ ...row, sharesRoom: inRooms.has(`${row.sessionId} ${row.roomId}`) }))) });
  await bookAllHosts(versionId, null, act);
}
