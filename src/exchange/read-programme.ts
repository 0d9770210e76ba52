import { clock } from "../base/clock.js";
import { run, type Queryable } from "../base/statement.js";
import { paramsOf } from "../base/viewer.js";
import { withInstants, type Programme, type PublicEvent, type PublicSession } from "./programme.js";
import { asList, eventRows, sessionRows, type SessionColumns } from "./programme-sql.js";

const programmeSql = (columns: SessionColumns): string =>
  `WITH e AS (${eventRows({ where: "ev.id = :eventId" })})
   SELECT to_json(e) AS event, (SELECT v.number FROM schedule_version v WHERE v.event_id = e.id AND v.status = 'PUBLISHED') AS version,
     ${asList(`SELECT id, name, capacity, position FROM room WHERE event_id = e.id`, "x.position, x.name, x.id")} AS rooms,
     ${asList(`SELECT title, starts_at AS "startsAt", ends_at AS "endsAt" FROM slot WHERE event_id = e.id`, "x.\"startsAt\"")} AS slots,
     ${asList(sessionRows(columns, "se.event_id = e.id"), "x.\"startsAt\", x.number")} AS sessions
   FROM e`;

/** What a document takes of a programme, and its statement. */
const STATEMENTS = {
  times: programmeSql({ texts: false, gone: false }),
  texts: programmeSql({ texts: true, gone: false }),
  calendar: programmeSql({ texts: true, gone: true }),
};
export type Part = keyof typeof STATEMENTS;

/** An event in public with its schedule, in one statement; null when there is none. */
export async function readProgramme(on: Queryable, eventId: string, part: Part): Promise<Programme | null> {
  const [row] = await run<Record<string, unknown>>(on, STATEMENTS[part], { ...paramsOf(null, clock.now()), eventId });
  return row ? withInstants<Programme>(row) : null;
}

export interface SessionWithEvent { event: PublicEvent; session: PublicSession }

const SESSION = `WITH s AS (${sessionRows({ texts: true, gone: true }, "se.id = :sessionId")})
  SELECT to_json(s) AS session, to_json(e) AS event FROM s JOIN LATERAL (${eventRows({ where: "ev.id = s.\"eventId\"" })}) e ON TRUE`;

export async function readSession(on: Queryable, sessionId: string): Promise<SessionWithEvent | null> {
  const [row] = await run<Record<string, unknown>>(on, SESSION, { ...paramsOf(null, clock.now()), sessionId });
  return row ? withInstants<SessionWithEvent>(row) : null;
}
