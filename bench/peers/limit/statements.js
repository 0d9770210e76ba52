import { data, list, nodes, object, orNull, text, time, uuid } from "./json.js";

/**
 * The limit: one statement by hand for each shape, which yields the whole answer as text. It looks at no viewer but where
 * the shape is about one, and keeps no bounds: it is what is left when nothing stands between HTTP and SQL.
 */
const EVENT = { id: uuid("e.id"), title: text("e.title"), startsAt: time("e.starts_at"), endsAt: time("e.ends_at"), timeZone: text("e.time_zone") };
const PERSON = { id: uuid("p.id"), displayName: text("p.display_name") };

const HOSTS = "FROM session_host h JOIN person p ON p.id = h.person_id WHERE h.session_id = s.id AND h.status = 'ACTIVE' ORDER BY h.position";

/** What the page says of a session `s` that is placed by `pl` in `ro` and `sl` and has the summary `f`. */
const SESSION = {
  id: uuid("s.id"), title: text("s.title"), startsAt: time("pl.starts_at"), endsAt: time("pl.ends_at"),
  room: object({ id: uuid("ro.id"), name: text("ro.name") }),
  slot: `CASE WHEN sl.id IS NULL THEN 'null' ELSE ${object({ id: uuid("sl.id"), startsAt: time("sl.starts_at"), endsAt: time("sl.ends_at") })} END`,
  hosts: list(PERSON, HOSTS),
  interestCount: "(SELECT count(*) FROM interest i WHERE i.session_id = s.id)",
  feedbackSummary: `CASE WHEN f.id IS NULL THEN 'null' ELSE ${object({ count: "f.count", average: "f.average" })} END`,
};
const PLACED = `
  FROM schedule_version v JOIN placement pl ON pl.schedule_version_id = v.id JOIN session s ON s.id = pl.session_id
    JOIN room ro ON ro.id = pl.room_id LEFT JOIN slot sl ON sl.id = pl.slot_id LEFT JOIN feedback_summary f ON f.session_id = s.id AND f.published_at IS NOT NULL
  WHERE v.event_id = e.id AND v.status = 'PUBLISHED'`;

const ORGANISERS = "FROM event_staff st JOIN person p ON p.id = st.person_id WHERE st.event_id = e.id AND st.role = 'ORGANISER' AND st.status = 'ACTIVE' ORDER BY st.created_at, p.id";

const HOSTED = `
  FROM session_host hs JOIN session s3 ON s3.id = hs.session_id
  WHERE hs.person_id = p.id AND hs.status = 'ACTIVE' AND s3.status IN ('PITCHED', 'ACCEPTED') ORDER BY s3.created_at, s3.id LIMIT 3`;

const MINE = `
  FROM (SELECT i.session_id FROM interest i WHERE i.person_id = v.id
        UNION SELECT h.session_id FROM session_host h WHERE h.person_id = v.id AND h.status = 'ACTIVE') mine
    JOIN placement pl ON pl.session_id = mine.session_id AND pl.event_id = e.id
    JOIN schedule_version sv ON sv.id = pl.schedule_version_id AND sv.status = 'PUBLISHED'
    JOIN session s ON s.id = pl.session_id JOIN room ro ON ro.id = pl.room_id
  ORDER BY pl.starts_at, s.number, s.id LIMIT 100`;

/** Each: the statement, and its parameters from a request's variables and the digest of its token. */
export const statements = {
  Q1: { text: data({ event: orNull(EVENT, "FROM event e WHERE e.id = $1") }), values: ({ id }) => [id] },
  Q2: {
    text: data({ event: orNull({ ...EVENT, schedule: nodes(SESSION, `${PLACED} ORDER BY pl.starts_at, s.number, s.id LIMIT 100`) }, "FROM event e WHERE e.id = $1") }),
    values: ({ id }) => [id],
  },
  Q3: {
    text: `WITH page AS MATERIALIZED (SELECT e.*, row_number() OVER (ORDER BY starts_at, id) AS n FROM (
        SELECT id, title, starts_at FROM event WHERE (starts_at, id) > ($1::timestamptz, $2::uuid) ORDER BY starts_at, id LIMIT 51) e)
      ${data({ events: object({
        nodes: list({
          id: uuid("e.id"), title: text("e.title"), startsAt: time("e.starts_at"), organisers: list(PERSON, ORGANISERS),
          sessionCount: "(SELECT count(*) FROM session s WHERE s.event_id = e.id AND s.status IN ('PITCHED', 'ACCEPTED'))",
        }, "FROM page e WHERE n <= 50 ORDER BY n"),
        pageInfo: object({ hasNextPage: "(SELECT (count(*) > 50)::text FROM page)" }),
      }) })}`,
    values: ({ startsAt, id }) => [startsAt, id],
  },
  Q4: {
    text: data({ project: orNull({
      id: uuid("pr.id"), title: text("pr.title"),
      events: nodes({
        id: uuid("e.id"), title: text("e.title"),
        sessions: nodes({
          id: uuid("s.id"), title: text("s.title"),
          hosts: list({ ...PERSON, sessions: nodes({ id: uuid("s3.id"), title: text("s3.title") }, HOSTED) }, `${HOSTS} LIMIT 3`),
        }, "FROM session s WHERE s.event_id = e.id AND s.status <> 'WITHDRAWN' ORDER BY s.number, s.id LIMIT 10"),
      }, "FROM event e WHERE e.project_id = pr.id AND e.status <> 'DRAFT' ORDER BY e.starts_at, e.id LIMIT 5"),
    }, "FROM project pr WHERE pr.id = $1") }),
    values: ({ id }) => [id],
  },
  Q5: {
    text: `${data({
      me: object({
        id: uuid("v.id"),
        rsvps: nodes({ id: uuid("r.id"), status: uuid("r.status"), event: object({ id: uuid("e.id"), title: text("e.title"), startsAt: time("e.starts_at") }) },
          "FROM rsvp r JOIN event e ON e.id = r.event_id WHERE r.person_id = v.id ORDER BY r.created_at DESC, r.id DESC LIMIT 20"),
      }),
      event: orNull({
        id: uuid("e.id"), title: text("e.title"),
        myRsvp: orNull({ id: uuid("r.id"), status: uuid("r.status") }, "FROM rsvp r WHERE r.event_id = e.id AND r.person_id = v.id"),
        myAgenda: nodes({ id: uuid("s.id"), title: text("s.title"), startsAt: time("pl.starts_at"), endsAt: time("pl.ends_at"), room: object({ id: uuid("ro.id"), name: text("ro.name") }) }, MINE),
      }, "FROM event e WHERE e.id = $1"),
    })} FROM (SELECT person_id AS id FROM sign_in WHERE token_hash = $2 AND last_used_at > now() - interval '30 days') v`,
    values: ({ id }, token) => [id, token],
  },
  /** A page of sessions, by number: for events of any size. */
  G: {
    text: data({ event: orNull({
      id: uuid("e.id"),
      sessions: nodes(SESSION, `${PLACED} AND s.number > $2 ORDER BY s.number, s.id LIMIT $3`),
    }, "FROM event e WHERE e.id = $1") }),
    values: ({ id, number, first }) => [id, number, first],
  },
};
