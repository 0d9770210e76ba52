import type { Scale } from "./seed.js";

/** Repeated in texts, so that rows are about as wide as real ones. */
const PROSE = "'We bring what we know of it, ask who else is concerned, and leave with something that can be tried within a month. '";

const HOSTS = 3;
const RATINGS = 25;
/** Each who comes marks five sessions, so that each session is marked by fifty. */
const COMERS_TO_A_SESSION = 10;
const MARKS = 5;

const KINDS = ["person", "sign_in", "project", "member", "event", "staff", "rsvp", "room", "slot", "schedule", "session", "host", "placement", "interest", "feedback", "summary"] as const;

/** A UUID of version 7's form, rising with `n` as they rise with time, the same each time. */
const id = (kind: typeof KINDS[number], n: string): string =>
  `(lpad(to_hex(1735689600000 + (${n})::bigint), 12, '0') || '7a${KINDS.indexOf(kind).toString(16).padStart(2, "0")}8000' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`;
const NOW = "timestamptz '2035-01-01T00:00:00Z'";
const made = (n: string): string => `${NOW} + (${n}) * interval '1 ms'`;
/** Scatters numbers below `most`, each to one of its own. */
const scattered = (n: string, most: string): string => `((${n})::bigint * 7919 % ${most})`;

/** The token of the person with this number, as the load sends it. */
export const tokenOf = (person: number): string => `bench-token-${String(person).padStart(12, "0")}`;

/** Statements that make the rows, one after the other. */
export function rows({ events, people: each, sizes, sized, hot }: Scale): string[] {
  const people = String(events * each);
  const hosting = String(Math.round(events * each * 0.3));
  const person = (n: string, most = people) => id("person", scattered(n, most));
  return [
    `CREATE TEMP TABLE planned AS
      SELECT n, size, ceil(size / 8.0)::int + CASE WHEN size = 40 THEN 1 ELSE 0 END AS rooms, size * ${COMERS_TO_A_SESSION} AS comers,
        coalesce(sum(size) OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS before
      FROM (
        SELECT n, 40 AS size FROM generate_series(1, ${events}) n
        UNION ALL SELECT ${events} + row_number() OVER (ORDER BY size, i), size FROM unnest(ARRAY[${sizes.join(", ")}]) size, generate_series(1, ${sized}) i
        UNION ALL SELECT ${events + sizes.length * sized} + i, 0 FROM generate_series(1, ${hot}) i) sizes`,
    "CREATE TEMP TABLE planned_session AS SELECT p.*, s, before + s AS g FROM planned p, generate_series(0, size - 1) s",
    "ANALYZE planned", "ANALYZE planned_session",
    `INSERT INTO person (id, created_at, updated_at, display_name, tag_line, bio, languages, email, locale, administrator)
      SELECT ${id("person", "n")}, ${made("n")}, ${made("n")}, 'Person ' || n, 'Number ' || n, repeat(${PROSE}, 2), '{en}', 'person' || n || '@example.org', 'en', false
      FROM generate_series(0, ${people} - 1) n`,
    `INSERT INTO sign_in (id, created_at, updated_at, person_id, token_hash, scopes, last_used_at)
      SELECT ${id("sign_in", "n")}, ${made("n")}, ${made("n")}, ${id("person", "n")},
        translate(rtrim(encode(sha256(convert_to('bench-token-' || lpad(n::text, 12, '0'), 'utf8')), 'base64'), '='), '+/', '-_'), '{READ,WRITE}', now()
      FROM generate_series(0, ${people} - 1) n`,
    `INSERT INTO project (id, created_at, updated_at, title, summary, kind, status, stage, tags, version)
      SELECT ${id("project", "n")}, ${made("n")}, ${made("n")}, 'Project ' || n, ${PROSE}, 'SERVICE', 'OPEN', 'CO_DESIGN', '{}', 1
      FROM generate_series(1, ${Math.ceil(events / 5)}) n`,
    `INSERT INTO project_member (id, created_at, updated_at, project_id, person_id, role, status, joined_at)
      SELECT ${id("member", "n * 10 + k")}, ${made("n")}, ${made("n")}, ${id("project", "n")}, ${person("n * 10 + k")}, CASE k WHEN 0 THEN 'STEWARD' ELSE 'MEMBER' END, 'ACTIVE', ${made("n")}
      FROM generate_series(1, ${Math.ceil(events / 5)}) n, generate_series(0, 4) k`,
    `INSERT INTO event (id, created_at, updated_at, title, description, languages, time_zone, starts_at, ends_at, capacity, interest_hidden, version, status, published_at, last_session_number, last_schedule_change, project_id)
      SELECT ${id("event", "n")}, ${made("n")}, ${made("n")}, 'Unconference ' || n, repeat(${PROSE}, 4), '{en,it}', 'Europe/Rome',
        ${NOW} + interval '60 days 9 hours' + n * interval '1 day', ${NOW} + interval '60 days 18 hours' + n * interval '1 day',
        CASE WHEN size = 0 THEN 100 END, false, 1, 'PUBLISHED', ${made("n")}, size, 0, CASE WHEN n <= ${events} THEN ${id("project", "(n - 1) / 5 + 1")} END
      FROM planned`,
    `INSERT INTO event_seats (event_id, capacity, held, waiting, next_number)
      SELECT ${id("event", "n")}, CASE WHEN size = 0 THEN 100 END, comers, 0, comers + 1 FROM planned`,
    `INSERT INTO event_staff (id, created_at, updated_at, event_id, person_id, role, status, by_email)
      SELECT ${id("staff", "n * 10 + k")}, ${made("n * 10 + k")}, ${made("n * 10 + k")}, ${id("event", "n")}, ${person("n * 2 + k")}, 'ORGANISER', 'ACTIVE', false
      FROM planned, generate_series(0, 1) k`,
    `INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number)
      SELECT ${id("rsvp", `before * ${COMERS_TO_A_SESSION} + j`)}, ${made("j")}, ${made("j")}, ${id("event", "n")}, ${person(`before * ${COMERS_TO_A_SESSION} + j`)}, 'CONFIRMED', j % 3 = 0, j + 1
      FROM planned, generate_series(0, comers - 1) j`,
    `INSERT INTO room (id, created_at, updated_at, event_id, name, capacity, features, position, version)
      SELECT ${id("room", "n * 1000 + r")}, ${made("n")}, ${made("n")}, ${id("event", "n")}, 'Room ' || lpad(r::text, 2, '0'), 20 + r % 5 * 10, '{}', r, 1
      FROM planned, generate_series(1, rooms) r`,
    `INSERT INTO slot (id, created_at, updated_at, event_id, title, starts_at, ends_at, closed, version)
      SELECT ${id("slot", "n * 10 + i")}, ${made("n")}, ${made("n")}, ${id("event", "n")}, 'Round ' || i + 1,
        ${NOW} + interval '60 days 9 hours' + n * interval '1 day' + i * interval '1 hour', ${NOW} + interval '60 days 10 hours' + n * interval '1 day' + i * interval '1 hour', false, 1
      FROM planned, generate_series(0, 7) i`,
    `INSERT INTO schedule_version (id, created_at, updated_at, event_id, number, status, version, published_at, base_change)
      SELECT ${id("schedule", "n")}, ${made("n")}, ${made("n")}, ${id("event", "n")}, 1, 'PUBLISHED', 1, ${made("n")}, 0 FROM planned`,
    `INSERT INTO session (id, created_at, updated_at, event_id, number, title, abstract, format, tags, needs, length_in_slots, status, version, moves)
      SELECT ${id("session", "g")}, ${made("g")}, ${made("g")}, ${id("event", "n")}, s + 1, 'Session ' || s + 1 || ' of ' || n, repeat(${PROSE}, 4), 'workshop', '{care,schools}', '{}', 1, 'ACCEPTED', 1, 1
      FROM planned_session`,
    `INSERT INTO session_host (id, created_at, updated_at, session_id, person_id, status, position, by_email)
      SELECT ${id("host", `g * ${HOSTS} + k`)}, ${made("g")}, ${made("g")}, ${id("session", "g")}, ${person(`g * ${HOSTS} + k`, hosting)}, 'ACTIVE', k, false
      FROM planned_session, generate_series(0, ${HOSTS} - 1) k`,
    `INSERT INTO placement (id, created_at, updated_at, event_id, schedule_version_id, session_id, room_id, slot_id, starts_at, ends_at, shares_room, pinned)
      SELECT ${id("placement", "g")}, ${made("g")}, ${made("g")}, ${id("event", "n")}, ${id("schedule", "n")}, ${id("session", "g")}, ${id("room", "n * 1000 + s / 8 + 1")}, ${id("slot", "n * 10 + s % 8")},
        ${NOW} + interval '60 days 9 hours' + n * interval '1 day' + s % 8 * interval '1 hour', ${NOW} + interval '60 days 10 hours' + n * interval '1 day' + s % 8 * interval '1 hour', false, false
      FROM planned_session`,
    `INSERT INTO placement_host (placement_id, person_id, schedule_version_id, starts_at, ends_at, double_booked)
      SELECT p.id, h.person_id, p.schedule_version_id, p.starts_at, p.ends_at, false FROM placement p JOIN session_host h ON h.session_id = p.session_id`,
    `INSERT INTO interest (id, created_at, updated_at, session_id, person_id, level)
      SELECT ${id("interest", `(before * ${COMERS_TO_A_SESSION} + j) * ${MARKS} + k`)}, ${made("j")}, ${made("j")}, ${id("session", "before + (j + k * 8) % size")}, ${person(`before * ${COMERS_TO_A_SESSION} + j`)},
        CASE WHEN k < 3 THEN 'WANT' ELSE 'MAYBE' END
      FROM planned, generate_series(0, comers - 1) j, generate_series(0, ${MARKS} - 1) k`,
    `INSERT INTO feedback (id, created_at, updated_at, session_id, person_id, rating, published_rating)
      SELECT ${id("feedback", `g * ${RATINGS} + r`)}, ${made("g")}, ${made("g")}, ${id("session", "g")}, ${person(`before * ${COMERS_TO_A_SESSION} + (s * 17 + r * 16) % comers`)}, rating, rating
      FROM planned_session, generate_series(0, ${RATINGS} - 1) r, LATERAL (SELECT (1 + (g * 31 + r * r * 7 + g % 3) % 5)::int AS rating) rated`,
    `INSERT INTO feedback_summary (id, created_at, updated_at, session_id, count, average, histogram, comments, published_at)
      SELECT ${id("summary", "row_number() OVER (ORDER BY session_id)")}, ${NOW}, ${NOW}, session_id, count(*), round(avg(rating), 1)::float8,
        ARRAY[${[1, 2, 3, 4, 5].map(rating => `count(*) FILTER (WHERE rating = ${rating})`).join(", ")}]::int[], '{}', ${NOW}
      FROM feedback GROUP BY session_id`,
  ];
}
