/**
 * What the resolvers read, each for many parents at once: one statement by `= ANY($1)`, prepared by name. Lists go the whole
 * length and are cut afterwards where a parent has few; where it may have many, each parent gets its own by LATERAL.
 */
const PUBLISHED = "JOIN schedule_version v ON v.id = pl.schedule_version_id AND v.status = 'PUBLISHED'";
const PLACED = `s.id, s.title, pl.starts_at AS "startsAt", pl.ends_at AS "endsAt", pl.room_id AS "roomId", pl.slot_id AS "slotId"`;
const EVENT = `e.id, e.title, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone"`;
const PERSON = `p.id, p.display_name AS "displayName"`;
const FOR_EACH = "FROM unnest($1::uuid[]) WITH ORDINALITY AS k(id, n) CROSS JOIN LATERAL";

/** Each: `rows` answers many rows with the parent's id as `key`, in order; a `one` has one row or none. */
export const READS = {
  eventById: { one: true, text: `SELECT e.id AS key, ${EVENT} FROM event e WHERE e.id = ANY($1)` },
  projectById: { one: true, text: "SELECT id AS key, id, title FROM project WHERE id = ANY($1)" },
  roomById: { one: true, text: "SELECT id AS key, id, name FROM room WHERE id = ANY($1)" },
  slotById: { one: true, text: `SELECT id AS key, id, starts_at AS "startsAt", ends_at AS "endsAt" FROM slot WHERE id = ANY($1)` },
  organisersOfEvent: { text: `SELECT st.event_id AS key, ${PERSON} FROM event_staff st JOIN person p ON p.id = st.person_id
    WHERE st.event_id = ANY($1) AND st.role = 'ORGANISER' AND st.status = 'ACTIVE' ORDER BY st.created_at, p.id` },
  sessionCountOfEvent: { one: true, text: "SELECT event_id AS key, count(*)::int AS value FROM session WHERE event_id = ANY($1) AND status IN ('PITCHED', 'ACCEPTED') GROUP BY 1" },
  scheduleOfEvent: { text: `SELECT pl.event_id AS key, ${PLACED} FROM placement pl ${PUBLISHED} JOIN session s ON s.id = pl.session_id WHERE pl.event_id = ANY($1) ORDER BY pl.starts_at, s.number, s.id` },
  sessionsOfEvent: { limited: true, text: `SELECT k.id AS key, s.* ${FOR_EACH} (SELECT s.id, s.title FROM session s WHERE s.event_id = k.id AND s.status <> 'WITHDRAWN' ORDER BY s.number, s.id LIMIT $2) s ORDER BY k.n` },
  eventsOfProject: { limited: true, text: `SELECT k.id AS key, e.* ${FOR_EACH} (SELECT ${EVENT} FROM event e WHERE e.project_id = k.id ORDER BY e.starts_at, e.id LIMIT $2) e ORDER BY k.n` },
  hostsOfSession: { text: `SELECT h.session_id AS key, ${PERSON} FROM session_host h JOIN person p ON p.id = h.person_id WHERE h.session_id = ANY($1) AND h.status = 'ACTIVE' ORDER BY h.position` },
  sessionsOfPerson: { limited: true, text: `SELECT k.id AS key, s.* ${FOR_EACH} (SELECT s.id, s.title FROM session_host h JOIN session s ON s.id = h.session_id
    WHERE h.person_id = k.id AND h.status = 'ACTIVE' AND s.status IN ('PITCHED', 'ACCEPTED') ORDER BY s.created_at, s.id LIMIT $2) s ORDER BY k.n` },
  interestCountOfSession: { one: true, text: "SELECT session_id AS key, count(*)::int AS value FROM interest WHERE session_id = ANY($1) GROUP BY 1" },
  summaryOfSession: { one: true, text: "SELECT session_id AS key, count, average FROM feedback_summary WHERE session_id = ANY($1) AND published_at IS NOT NULL" },
  rsvpsOfPerson: { limited: true, text: `SELECT k.id AS key, r.* ${FOR_EACH} (SELECT id, status, event_id AS "eventId" FROM rsvp WHERE person_id = k.id ORDER BY created_at DESC, id DESC LIMIT $2) r ORDER BY k.n` },
};

/** Reads of one parent, which need no batch. */
export const ALONE = {
  events: `SELECT ${EVENT} FROM event e WHERE ($1::timestamptz IS NULL OR (e.starts_at, e.id) > ($1, $2::uuid)) ORDER BY e.starts_at, e.id LIMIT $3`,
  myRsvp: "SELECT id, status FROM rsvp WHERE event_id = $1 AND person_id = $2",
  myAgenda: `SELECT ${PLACED} FROM placement pl ${PUBLISHED} JOIN session s ON s.id = pl.session_id WHERE pl.event_id = $1 AND (
    EXISTS (SELECT 1 FROM interest i WHERE i.session_id = s.id AND i.person_id = $2) OR EXISTS (SELECT 1 FROM session_host h WHERE h.session_id = s.id AND h.person_id = $2 AND h.status = 'ACTIVE'))
    ORDER BY pl.starts_at, s.number, s.id LIMIT $3`,
  viewer: "SELECT person_id AS id FROM sign_in WHERE token_hash = $1 AND last_used_at > now() - interval '30 days'",
};

export const alone = async (pool, name, values) => (await pool.query({ name, text: ALONE[name], values })).rows;

/** What the read says of each key: a row or null, or a list of rows. */
export async function readMany(pool, name, keys, first) {
  const { one, limited, text } = READS[name];
  const { rows } = await pool.query({ name, text, values: limited ? [keys, first] : [keys] });
  if (one) {
    const found = new Map(rows.map(row => [row.key, row]));
    return keys.map(key => found.get(key) ?? null);
  }
  const lists = new Map(keys.map(key => [key, []]));
  for (const row of rows) lists.get(row.key).push(row);
  return keys.map(key => lists.get(key));
}
