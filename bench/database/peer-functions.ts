/**
 * What PostGraphile is given to answer the same: functions that it shows as fields of their first argument's table. They
 * are single statements, STABLE and in SQL, so that PostgreSQL inlines them.
 */
const shown = (name: string, returns: string, body: string): string =>
  `CREATE FUNCTION ${name} RETURNS ${returns} LANGUAGE sql STABLE PARALLEL SAFE AS $$ ${body} $$`;

const PUBLISHED = "JOIN schedule_version v ON v.id = pl.schedule_version_id AND v.status = 'PUBLISHED'";
const VIEWER = "nullif(current_setting('bench.person', true), '')::uuid";

export const PEER_FUNCTIONS: readonly string[] = [
  shown("event_schedule(e event)", "SETOF placement",
    `SELECT pl.* FROM placement pl ${PUBLISHED} JOIN session s ON s.id = pl.session_id WHERE pl.event_id = e.id ORDER BY pl.starts_at, s.number, s.id`),
  shown("event_organisers(e event)", "SETOF person",
    "SELECT p.* FROM event_staff st JOIN person p ON p.id = st.person_id WHERE st.event_id = e.id AND st.role = 'ORGANISER' AND st.status = 'ACTIVE' ORDER BY st.created_at, p.id"),
  shown("event_session_count(e event)", "int", "SELECT count(*)::int FROM session s WHERE s.event_id = e.id AND s.status IN ('PITCHED', 'ACCEPTED')"),
  shown("session_hosts(s session)", "SETOF person",
    "SELECT p.* FROM session_host h JOIN person p ON p.id = h.person_id WHERE h.session_id = s.id AND h.status = 'ACTIVE' ORDER BY h.position"),
  shown("session_interest_count(s session)", "int", "SELECT count(*)::int FROM interest i WHERE i.session_id = s.id"),
  shown("person_sessions(p person)", "SETOF session",
    "SELECT s.* FROM session_host h JOIN session s ON s.id = h.session_id WHERE h.person_id = p.id AND h.status = 'ACTIVE' AND s.status IN ('PITCHED', 'ACCEPTED') ORDER BY s.created_at, s.id"),
  shown("me()", "person", `SELECT * FROM person WHERE id = ${VIEWER}`),
  shown("person_latest_rsvps(p person)", "SETOF rsvp", "SELECT r.* FROM rsvp r WHERE r.person_id = p.id ORDER BY r.created_at DESC, r.id DESC"),
  shown("event_my_rsvp(e event)", "rsvp", `SELECT r.* FROM rsvp r WHERE r.event_id = e.id AND r.person_id = ${VIEWER}`),
  shown("event_my_agenda(e event)", "SETOF placement",
    `SELECT pl.* FROM placement pl ${PUBLISHED} JOIN session s ON s.id = pl.session_id WHERE pl.event_id = e.id AND (
       EXISTS (SELECT 1 FROM interest i WHERE i.session_id = s.id AND i.person_id = ${VIEWER})
       OR EXISTS (SELECT 1 FROM session_host h WHERE h.session_id = s.id AND h.person_id = ${VIEWER} AND h.status = 'ACTIVE')) ORDER BY pl.starts_at, s.number, s.id`),
  // PostGraphile takes its name and that of `session_seat` for the same.
  "COMMENT ON TABLE session_seats IS '@name session_seating'",
  "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO coproduce",
];
