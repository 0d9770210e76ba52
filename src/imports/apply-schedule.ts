import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import { lockEvent } from "../events/event-at-hand.js";
import { bookAllHosts } from "../programme/book-all-hosts.js";
import { MOST_SLOTS } from "../programme/reads.js";
import { publicSchedule } from "../programme/open-schedule.js";
import { recording } from "../programme/record-changes.js";
import { planOf, tellEventChanged } from "../registration/tell-event-changed.js";
import { adoptOwnHosts } from "./adopt-own-hosts.js";
import { applyRooms, removeLeftRooms } from "./apply-rooms.js";
import { applySessions, lookUpSessions } from "./apply-sessions.js";
import { shared, slotsOf } from "./import-rules.js";
import { matchHosts } from "./match-hosts.js";
import { freeName } from "./match-known.js";
import type { ParsedSchedule } from "./schedule-file/parsed-schedule.js";

type Anyone = Act<Viewer | null>;

/**
 * Makes an event's rooms, slots, sessions, hosts and schedule what the file says. What came from the file before is
 * updated, what the file no longer has is called off, and what people pitched here stays. Whole tables at a time: a file
 * of 500 sessions takes a dozen statements.
 */
export async function applySchedule(eventId: string, parsed: ParsedSchedule, act: Anyone): Promise<void> {
  await lockEvent(eventId, act);
  const plan = await planOf(eventId, act);
  await applyTimes(eventId, parsed, act);
  await tellEventChanged(plan, act);
  const schedule = await publicSchedule(eventId, act);
  const rooms = await recording(schedule, act, {}, async () => {
    const rooms = await applyRooms(eventId, parsed, act);
    const matched = await lookUpSessions(eventId, parsed, rooms, act);
    await clearPlacements(eventId, matched.map(({ id }) => id), act);
    const slots = await applySlots(eventId, parsed, act);
    await applySessions(eventId, matched, parsed, act);
    const sessions = new Map(matched.map(({ parsed: { sourceId }, id }) => [sourceId, id]));
    const people = await applyPeople(eventId, parsed, act);
    if (!parsed.untold?.includes("hosts")) await applyHosts(eventId, parsed, sessions, people, act);
    await applyPlacements(eventId, parsed, { rooms, slots, sessions }, act);
    return rooms;
  });
  // The record of what has moved still speaks of them.
  await removeLeftRooms(eventId, [...rooms.values()], act);
}

/** Calendars learn of other dates by a higher version. */
async function applyTimes(eventId: string, { startsAt, endsAt, timeZone, zoneGuessed, dayChange }: ParsedSchedule, act: Anyone): Promise<void> {
  await act.sql(
    `UPDATE event SET starts_at = :startsAt, ends_at = :endsAt, time_zone = COALESCE(:timeZone::text, time_zone), day_change = COALESCE(:dayChange, day_change), version = version + 1, updated_at = :now
     WHERE id = :eventId
       AND (starts_at, ends_at, time_zone, day_change) IS DISTINCT FROM (:startsAt::timestamptz, :endsAt::timestamptz, COALESCE(:timeZone::text, time_zone), COALESCE(:dayChange::text, day_change))`,
    { eventId, startsAt, endsAt, timeZone: zoneGuessed ? null : timeZone, dayChange });
}

const json = (rows: readonly object[]): string => JSON.stringify(rows);
const timeKey = (startsAt: Date, endsAt: Date): string => `${startsAt.getTime()} ${endsAt.getTime()}`;

/** What the file placed before and places now, and the nameless slots that nothing else is in, make room for its new times. */
async function clearPlacements(eventId: string, sessionIds: readonly string[], act: Anyone): Promise<void> {
  await act.sql(
    `DELETE FROM placement p USING session s, schedule_version v
     WHERE s.id = p.session_id AND v.id = p.schedule_version_id AND v.status = 'PUBLISHED' AND s.event_id = :eventId
       AND (s.source_id IS NOT NULL OR s.id = ANY(:sessionIds::uuid[]))`, { eventId, sessionIds });
  await act.sql("DELETE FROM slot s WHERE s.event_id = :eventId AND s.title IS NULL AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.slot_id = s.id)", { eventId });
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

interface StoredHost { sourceId: string; personId: string; knownBy: string[]; isNew?: true }

/** Speakers of a file are people without an address, until an organiser invites them to claim what is theirs. Answers their ids by the file's. */
async function applyPeople(eventId: string, parsed: ParsedSchedule, act: Anyone): Promise<Map<string, string>> {
  await adoptOwnHosts(eventId, parsed, act);
  const known = await act.sql<StoredHost>(
    "SELECT source_id AS \"sourceId\", person_id AS \"personId\", known_by AS \"knownBy\" FROM imported_host WHERE event_id = :eventId ORDER BY id", { eventId });
  const before = new Map(known.map(host => [host, host.knownBy.join("\n")]));
  const taken = new Set(known.map(({ sourceId }) => sourceId));
  const speakers = [...new Map(parsed.sessions.flatMap(session => session.hosts).map(host => [host.sourceId, host])).values()];
  const people = matchHosts(speakers, known, ({ sourceId, knownBy }): StoredHost =>
    ({ sourceId: freeName(sourceId, taken, n => `${sourceId}#${n}`), personId: newId(), knownBy: [...knownBy], isNew: true }));
  // One person may be told of in several ways: the surest comes first.
  const told = new Map([...people].reverse().map(([{ name, bio }, host]) => [host, { id: newId(), ...host, name, bio: bio ?? null, bioTold: bio !== undefined }]));
  const added = json([...told.values()].filter(({ isNew }) => isNew));
  await act.sql(
    `INSERT INTO person (id, created_at, updated_at, display_name, bio, locale, languages, administrator)
     SELECT x."personId", :now, :now, x.name, x.bio, 'en', '{}', false FROM jsonb_to_recordset(:rows::jsonb) AS x("personId" uuid, name text, bio text)`, { rows: added });
  await act.sql(
    `INSERT INTO imported_host (id, created_at, updated_at, event_id, source_id, person_id, known_by)
     SELECT x.id, :now, :now, :eventId, x."sourceId", x."personId", x."knownBy"
     FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "sourceId" text, "personId" uuid, "knownBy" text[])`, { eventId, rows: added });
  await act.sql(
    `UPDATE imported_host h SET known_by = x."knownBy", updated_at = :now FROM jsonb_to_recordset(:rows::jsonb) AS x("sourceId" text, "knownBy" text[])
     WHERE h.event_id = :eventId AND h.source_id = x."sourceId"`, { eventId, rows: json(known.filter(host => host.knownBy.join("\n") !== before.get(host))) });
  // Whoever has claimed their card writes it themselves.
  await act.sql(
    `UPDATE person p SET display_name = x.name, bio = CASE WHEN x."bioTold" THEN x.bio ELSE p.bio END, updated_at = :now
     FROM jsonb_to_recordset(:rows::jsonb) AS x("personId" uuid, name text, bio text, "bioTold" boolean)
     WHERE p.id = x."personId" AND p.email IS NULL AND (p.display_name, p.bio) IS DISTINCT FROM (x.name, CASE WHEN x."bioTold" THEN x.bio ELSE p.bio END)`,
    { rows: json([...new Map([...told.values()].map(row => [row.personId, row])).values()]) });
  return new Map([...people].map(([{ sourceId }, { personId }]) => [sourceId, personId]));
}

async function applyHosts(eventId: string, parsed: ParsedSchedule, sessions: ReadonlyMap<string, string>, people: ReadonlyMap<string, string>, act: Anyone): Promise<void> {
  // Two speakers of a file may be one person: somebody who claimed both their cards.
  const rows = parsed.sessions.flatMap(session => [...new Set(session.hosts.map(({ sourceId }) => people.get(sourceId)))].map((personId, i) =>
    ({ id: newId(), sessionId: sessions.get(session.sourceId), personId, position: i + 1 })));
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
