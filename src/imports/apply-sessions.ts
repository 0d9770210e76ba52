import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import { nextSessionNumber } from "../programme/pitch-session.js";
import { keepFiner } from "./keep-finer.js";
import { freeName, joined } from "./match-known.js";
import { matchSessions, type ComingSession, type KnownSession } from "./match-sessions.js";
import type { ParsedSchedule, ParsedSession } from "./schedule-file/parsed-schedule.js";

type Anyone = Act<Viewer | null>;

interface StoredSession extends KnownSession { sourceId: string | null; tags: string[]; format: string | null; language: string | null }

/** A session of the file, and which of the event's it is; null for one that is new. */
export interface MatchedSession { parsed: ParsedSession; known: StoredSession | null; id: string }

/** Looks up which sessions of the event the file's are, before they lose their places to the file's. */
export async function lookUpSessions(eventId: string, parsed: ParsedSchedule, rooms: ReadonlyMap<string, string>, act: Anyone): Promise<MatchedSession[]> {
  const rows = await act.sql<Omit<StoredSession, "place"> & { roomId: string | null; startsAt: Date | null }>(
    `SELECT s.id, s.number, s.source_id AS "sourceId", s.known_by AS "knownBy", s.tags, s.format, s.language, p.id IS NOT NULL AS alive,
       COALESCE(p.room_id, c.from_room_id) AS "roomId", COALESCE(p.starts_at, c.from_starts_at) AS "startsAt"
     FROM session s
     LEFT JOIN LATERAL (SELECT pm.* FROM placement pm JOIN schedule_version v ON v.id = pm.schedule_version_id AND v.status = 'PUBLISHED' WHERE pm.session_id = s.id) p ON TRUE
     LEFT JOIN LATERAL (SELECT ch.* FROM schedule_change ch WHERE ch.session_id = s.id AND ch.number IS NOT NULL ORDER BY ch.number DESC LIMIT 1) c ON p.id IS NULL
     WHERE s.event_id = :eventId`, { eventId });
  const known = rows.map(({ roomId, startsAt, ...session }): StoredSession => ({ ...session, place: startsAt && { roomId: roomId ?? "", startsAt } }));
  const coming = parsed.sessions.map((session): ComingSession & { parsed: ParsedSession } => ({ parsed: session, knownBy: session.knownBy, roomId: rooms.get(session.room)!, startsAt: session.startsAt }));
  const matches = matchSessions(coming, known);
  return coming.map(one => {
    const other = matches.get(one) ?? null;
    return { parsed: one.parsed, known: other, id: other?.id ?? newId() };
  });
}

const json = (rows: readonly object[]): string => JSON.stringify(rows);
const COLUMNS = `x(id uuid, "sourceId" text, "knownBy" text[], title text, abstract text, format text, language text, tags text[], number int)`;

/** Makes the sessions what the file says: those that it knows, those that are new to it, and those that it has no more. */
export async function applySessions(eventId: string, matched: readonly MatchedSession[], { coarse, untold = [] }: Pick<ParsedSchedule, "coarse" | "untold">, act: Anyone): Promise<void> {
  const { language: eventLanguage } = (await act.first<{ language: string | null }>("SELECT language FROM event WHERE id = :eventId", { eventId }))!;
  const taken = new Set((await act.sql<{ sourceId: string }>("SELECT source_id AS \"sourceId\" FROM session WHERE event_id = :eventId AND source_id IS NOT NULL", { eventId })).map(({ sourceId }) => sourceId));
  const rows = matched.map(({ parsed, known, id }) => {
    const own = known !== null && parsed.knownBy.includes(`guid:${known.id}`);
    const { title, abstract, format, language, tags } = parsed;
    return {
      id, isNew: known === null, title, abstract: abstract || null,
      ...(known ? keepFiner({ format, language, tags }, known, { own, coarse: coarse === true, untold, eventLanguage }) : { format, language, tags }),
      sourceId: sourceIdOf(parsed, known, taken), knownBy: knownByOf(parsed, known, own),
    };
  });
  const added = rows.filter(({ isNew }) => isNew);
  const number = added.length > 0 ? await nextSessionNumber(eventId, act as Act, added.length) : 0;
  await act.sql(
    `INSERT INTO session (id, created_at, updated_at, event_id, number, title, abstract, format, language, tags, needs, length_in_slots, status, version, moves, source_id, known_by)
     SELECT x.id, :now, :now, :eventId, x.number, x.title, x.abstract, x.format, x.language, x.tags, '{}', 1, 'ACCEPTED', 1, 0, x."sourceId", x."knownBy"
     FROM jsonb_to_recordset(:rows::jsonb) AS ${COLUMNS}`, { eventId, rows: json(added.map((row, i) => ({ ...row, number: number + i }))) });
  const kept = json(rows.filter(({ isNew }) => !isNew));
  await act.sql(
    `UPDATE session s SET title = x.title, abstract = x.abstract, format = x.format, language = x.language, tags = x.tags, status = 'ACCEPTED',
       version = s.version + 1, updated_at = :now
     FROM jsonb_to_recordset(:rows::jsonb) AS ${COLUMNS}
     WHERE s.id = x.id AND (s.title, s.abstract, s.format, s.language, s.tags, s.status) IS DISTINCT FROM (x.title, x.abstract, x.format, x.language, x.tags, 'ACCEPTED')`, { rows: kept });
  // By what a session is known, nobody sees.
  await act.sql(
    `UPDATE session s SET source_id = x."sourceId", known_by = x."knownBy" FROM jsonb_to_recordset(:rows::jsonb) AS ${COLUMNS}
     WHERE s.id = x.id AND (s.source_id, s.known_by) IS DISTINCT FROM (x."sourceId", x."knownBy")`, { rows: kept });
  await act.sql(
    `UPDATE session SET status = 'CANCELLED', version = version + 1, updated_at = :now
     WHERE event_id = :eventId AND source_id IS NOT NULL AND status <> 'CANCELLED' AND NOT (id = ANY(:ids::uuid[]))`, { eventId, ids: rows.map(({ id }) => id) });
}

/** Its id stays, unless the file has a surer one by now that is nobody else's. */
function sourceIdOf({ sourceId }: ParsedSession, known: StoredSession | null, taken: Set<string>): string {
  const before = known?.sourceId ?? null;
  if (before !== null && (before === sourceId || taken.has(sourceId))) return before;
  return freeName(sourceId, taken, n => `${sourceId}#${n}`);
}

/** In a file that was exported from here, a session's number stands where files of other tools have their ids. */
const knownByOf = (parsed: ParsedSession, known: StoredSession | null, own: boolean): string[] =>
  known === null ? parsed.knownBy : !own ? joined(parsed, known) : known.knownBy.length > 0 ? [...known.knownBy] : [`guid:${known.id}`];
