import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import type { Viewer } from "../base/viewer.js";
import type { ParsedSchedule } from "./schedule-file/parsed-schedule.js";
import { NUMBERED, sameEvent, sourceKeyOf, type EarlierEvent } from "./source-key.js";

type Anyone = Act<Viewer | null>;

/** Events of one of `:sourceKeys`, numbered ones too. */
const OF_KEYS = `EXISTS (SELECT 1 FROM unnest(:sourceKeys::text[]) k WHERE source_key = k OR starts_with(source_key, k || '${NUMBERED}'))`;

/** With a digest of the key, it keeps one schedule from becoming two events when it is taken over twice at once. */
const SOURCE_LOCK = 7_220_034;

/** The event that an earlier import of the same schedule by the same owner made: of its acronym, or of its title where it had none then. */
export async function madeBefore(parsed: ParsedSchedule, owner: string, act: Anyone): Promise<string | null> {
  await act.sql(`SELECT pg_advisory_xact_lock(${SOURCE_LOCK}, hashtext(:sourceKey))`, { sourceKey: sourceKeyOf(parsed, owner) });
  const events = await act.sql<EarlierEvent>(
    `SELECT id, starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone",
       (SELECT COALESCE(json_agg(json_build_object('id', s.id, 'knownBy', s.known_by)), '[]') FROM session s WHERE s.event_id = event.id) AS sessions
     FROM event WHERE ${OF_KEYS} ORDER BY starts_at DESC FOR NO KEY UPDATE`, { sourceKeys: [sourceKeyOf(parsed, owner), sourceKeyOf({ ...parsed, acronym: null }, owner)] });
  await probe.reach("source looked up");
  return sameEvent(parsed, events)?.id ?? null;
}

/** A key for one more event: the acronym's own, or numbered where other events have it. */
export async function newSourceKey(parsed: ParsedSchedule, owner: string, act: Anyone): Promise<string> {
  const key = sourceKeyOf(parsed, owner);
  const taken = new Set((await act.sql<{ sourceKey: string }>(`SELECT source_key AS "sourceKey" FROM event WHERE ${OF_KEYS}`, { sourceKeys: [key] })).map(({ sourceKey }) => sourceKey));
  if (!taken.has(key)) return key;
  for (let n = 2; ; n++) if (!taken.has(key + NUMBERED + n)) return key + NUMBERED + n;
}
