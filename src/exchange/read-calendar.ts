import { clock } from "../base/clock.js";
import { run, type Queryable } from "../base/statement.js";
import { paramsOf } from "../base/viewer.js";
import { tokenHash } from "../identity/token.js";
import { withInstants, type PublicEvent, type PublicSession } from "./programme.js";
import { asList, eventRows, sessionRows } from "./programme-sql.js";

/**
 * Entries of a person's calendar at most, latest first: more than one marks of the largest schedule there can be, and then
 * some; what is left out is long over.
 */
const MOST_ENTRIES = 10_000;

export type Coming = "CONFIRMED" | "WAITLISTED" | "OFFERED";

export interface PersonCalendar {
  address: { id: string; lastFetchedAt: Date | null; contentDigest: string | null; contentChangedAt: Date | null };
  locale: string;
  /** Events the person has an RSVP for, and those of the sessions. */
  events: (PublicEvent & { coming: Coming | null })[];
  sessions: PublicSession[];
}

const SESSIONS = `${sessionRows({ texts: true, gone: true }, `se.id IN (
    SELECT i.session_id FROM interest i WHERE i.person_id = a.person_id AND i.level = 'WANT'
    UNION SELECT ss.session_id FROM session_seat ss WHERE ss.person_id = a.person_id AND ss.status = 'TAKEN'
    UNION SELECT sh.session_id FROM session_host sh WHERE sh.person_id = a.person_id AND sh.status = 'ACTIVE')`)}
  ORDER BY "startsAt" DESC, se.id LIMIT ${MOST_ENTRIES}`;

const COMING = "SELECT r.event_id, r.status FROM rsvp r WHERE r.person_id = a.person_id AND r.status IN ('CONFIRMED', 'WAITLISTED', 'OFFERED')";

const EVENTS = `${eventRows({
  columns: `, (SELECT c.status FROM (${COMING}) c WHERE c.event_id = ev.id) AS coming`,
  where: `ev.id IN (SELECT c.event_id FROM (${COMING}) c) OR ev.id IN (SELECT s."eventId" FROM s)`,
})} ORDER BY ev.starts_at DESC, ev.id LIMIT ${MOST_ENTRIES}`;

const CALENDAR = `WITH a AS MATERIALIZED (
    SELECT id, person_id, last_fetched_at AS "lastFetchedAt", content_digest AS "contentDigest", content_changed_at AS "contentChangedAt"
    FROM calendar_address WHERE token_hash = :hash AND revoked_at IS NULL),
  s AS (SELECT x.* FROM a CROSS JOIN LATERAL (${SESSIONS}) x)
  SELECT json_build_object('id', a.id, 'lastFetchedAt', a."lastFetchedAt", 'contentDigest', a."contentDigest", 'contentChangedAt', a."contentChangedAt") AS address,
    (SELECT pe.locale FROM person pe WHERE pe.id = a.person_id) AS locale,
    ${asList("SELECT * FROM s", "x.\"startsAt\", x.id")} AS sessions, ${asList(EVENTS, "x.\"startsAt\", x.id")} AS events
  FROM a`;

/** The calendar of whoever was given this secret, in one statement; null when the address leads nowhere. */
export async function readCalendar(on: Queryable, secret: string): Promise<PersonCalendar | null> {
  const [row] = await run<Record<string, unknown>>(on, CALENDAR, { ...paramsOf(null, clock.now()), hash: tokenHash(secret) });
  return row ? withInstants<PersonCalendar>(row) : null;
}
