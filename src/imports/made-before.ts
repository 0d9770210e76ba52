import type { Act } from "../base/act.js";
import type { Viewer } from "../base/viewer.js";
import type { ParsedSchedule } from "./schedule-file/parsed-schedule.js";
import { NUMBERED, sameEvent, sourceKeyOf, type EarlierEvent } from "./source-key.js";

type Anyone = Act<Viewer | null>;

/** Speaks of `:key` and `:numbered`. */
const OF_KEY = "(source_key = :key OR starts_with(source_key, :numbered))";
const keysOf = (parsed: ParsedSchedule, owner: string) => ({ key: sourceKeyOf(parsed, owner), numbered: sourceKeyOf(parsed, owner) + NUMBERED });

/** The event that an earlier import of the same schedule by the same owner made. */
export async function madeBefore(parsed: ParsedSchedule, owner: string, act: Anyone): Promise<string | null> {
  const events = await act.sql<EarlierEvent>(
    `SELECT id, starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone",
       (SELECT COALESCE(json_agg(json_build_object('id', s.id, 'knownBy', s.known_by)), '[]') FROM session s WHERE s.event_id = event.id) AS sessions
     FROM event WHERE ${OF_KEY} ORDER BY starts_at DESC FOR NO KEY UPDATE`, keysOf(parsed, owner));
  return sameEvent(parsed, events)?.id ?? null;
}

/** A key for one more event: the acronym's own, or numbered where other events have it. */
export async function newSourceKey(parsed: ParsedSchedule, owner: string, act: Anyone): Promise<string> {
  const { key, numbered } = keysOf(parsed, owner);
  const taken = new Set((await act.sql<{ sourceKey: string }>(`SELECT source_key AS "sourceKey" FROM event WHERE ${OF_KEY}`, { key, numbered })).map(({ sourceKey }) => sourceKey));
  if (!taken.has(key)) return key;
  for (let n = 2; ; n++) if (!taken.has(numbered + n)) return numbered + n;
}
