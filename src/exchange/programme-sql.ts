import { visibleEvents, withEvent } from "../events/policy.js";
import { visibleSessions } from "../programme/policy.js";

/**
 * What pages, calendars and files tell, as SQL. Instants go out as ISO text inside JSON. Visibility is that of somebody
 * who is not signed in: whatever these doors show, they show to everybody.
 */

const PLACE = `CASE WHEN pl.id IS NOT NULL THEN json_build_object('name', pl.name, 'addressLines', pl.address_lines, 'postalCode', pl.postal_code,
  'city', pl.city, 'countryCode', pl.country_code, 'latitude', pl.latitude, 'longitude', pl.longitude) END`;

/** Rows of events in public; `columns` and `where` may speak of `ev`. */
export const eventRows = ({ columns = "", where }: { columns?: string; where: string }): string =>
  `SELECT ev.id, ev.title, ev.description, ev.language, ev.time_zone AS "timeZone", ev.day_change AS "dayChange", ev.starts_at AS "startsAt", ev.ends_at AS "endsAt", ev.status,
     ev.cancel_reason AS "cancelReason", ev.online_url AS "onlineUrl", ev.source_key AS "sourceKey", ev.version AS sequence,
     GREATEST(ev.updated_at, pl.updated_at) AS "changedAt", ${PLACE} AS place,
     ARRAY(SELECT pe.display_name FROM event_staff st JOIN person pe ON pe.id = st.person_id
       WHERE st.event_id = ev.id AND st.role = 'ORGANISER' AND st.status = 'ACTIVE' ORDER BY st.created_at, st.id) AS organisers${columns}
   FROM event ev LEFT JOIN place pl ON pl.id = ev.place_id
   WHERE ev.status <> 'DRAFT' AND (${visibleEvents("ev")}) AND (${where})`;

export interface SessionColumns {
  /** Whether abstracts and biographies are asked for: what shows times and titles only is fetched often. */
  texts: boolean;
  /** Whether sessions are asked for that were on the public schedule and are not any more: calendars must take them out. */
  gone: boolean;
}

/** What a session says of itself; one that was taken back says nothing any more, though it stood in calendars. */
const unlessWithdrawn = (sql: string): string => `CASE WHEN se.status <> 'WITHDRAWN' THEN ${sql} END`;

/** Rows of sessions on the public schedule; `where` may speak of `se`. */
export const sessionRows = ({ texts, gone }: SessionColumns, where: string): string =>
  `SELECT se.id, se.event_id AS "eventId", se.number, ${unlessWithdrawn("se.title")} AS title, se.format, se.language, COALESCE(${unlessWithdrawn("se.tags")}, '{}') AS tags,
     se.source_id AS "sourceId", ${texts ? unlessWithdrawn("se.abstract") : "NULL"} AS abstract, se.version + se.moves + ev.version AS sequence, p.id IS NULL AS cancelled,
     GREATEST(se.updated_at, p.updated_at, r.updated_at, hosts.changed_at) AS "changedAt",
     COALESCE(p.starts_at, c.from_starts_at) AS "startsAt", COALESCE(p.ends_at, c.from_ends_at) AS "endsAt", r.id AS "roomId", r.name AS room,
     COALESCE(${unlessWithdrawn("hosts.list")}, '[]') AS hosts
   FROM session se
   JOIN event ev ON ev.id = se.event_id AND ev.status <> 'DRAFT'
   ${gone ? "LEFT JOIN" : "JOIN"} LATERAL (
     SELECT pm.* FROM placement pm JOIN schedule_version v ON v.id = pm.schedule_version_id AND v.status = 'PUBLISHED' WHERE pm.session_id = se.id
   ) p ON TRUE
   LEFT JOIN LATERAL (
     SELECT ch.* FROM schedule_change ch WHERE ch.session_id = se.id AND ch.number IS NOT NULL ORDER BY ch.number DESC LIMIT 1
   ) c ON p.id IS NULL AND c.kind = 'REMOVED' AND c.created_at >= ev.published_at
   LEFT JOIN room r ON r.id = COALESCE(p.room_id, c.from_room_id)
   LEFT JOIN LATERAL (
     SELECT json_agg(json_build_object('id', pe.id, 'name', pe.display_name, 'bio', ${texts ? "pe.bio" : "NULL"},
         'sourceId', (SELECT min(ih.source_id) FROM imported_host ih WHERE ih.event_id = se.event_id AND ih.person_id = pe.id)) ORDER BY sh.position, sh.id) AS list,
       max(GREATEST(sh.updated_at, pe.updated_at)) AS changed_at
     FROM session_host sh JOIN person pe ON pe.id = sh.person_id WHERE sh.session_id = se.id AND sh.status = 'ACTIVE'
   ) hosts ON TRUE
   WHERE (${where}) AND (p.id IS NOT NULL OR c.id IS NOT NULL) AND ((${visibleSessions("se")})${gone ? ` OR (se.status = 'WITHDRAWN' AND ${withEvent("se")})` : ""})`;

/** All rows as one JSON array. */
export const asList = (rows: string, order: string): string => `(SELECT COALESCE(json_agg(to_json(x) ORDER BY ${order}), '[]') FROM (${rows}) x)`;
