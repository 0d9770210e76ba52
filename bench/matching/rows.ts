import type { Client } from "pg";
import { newToken, tokenHash } from "../../src/identity/token.js";

export const OPENINGS = 500;
const NAMES = 300;

/** A few names are listed by many, most by few: the most frequent by about three people in ten. */
const NAME = `'skill ' || floor(${NAMES} * random() ^ 2)::int`;
const TAGS = "ARRAY['it', 'it-CH', 'en', 'de', 'fr', 'ar']";
const some = (most: string): string => `(ARRAY(SELECT (${TAGS})[1 + floor(random() * 6)::int] FROM generate_series(1, ${most})))`;

/** So many people, four of five of whom agreed to be matched, and 500 openings; who stewards them all, and some of the people, signed in. */
export async function fill(client: Client, people: number): Promise<{ steward: string; people: string[]; openings: string[] }> {
  const run = (text: string, values: unknown[] = []) => client.query(text, values);
  await run("SELECT setseed(0.25)");
  await run(`INSERT INTO place (id, created_at, updated_at, name, address_lines, city, country_code, latitude, longitude, version)
    SELECT gen_random_uuid(), now(), now(), 'Place ' || n, '{}', 'City ' || n % 40, 'IT', 45 + random(), 11 + random(), 1 FROM generate_series(1, 200) n`);
  await run(`INSERT INTO person (id, created_at, updated_at, display_name, email, locale, languages, administrator, hours_per_week, place_id)
    SELECT gen_random_uuid(), now(), now(), 'Person ' || n, 'person' || n || '@example.org', 'it', ${some("n % 4")}, false, CASE WHEN n % 5 > 0 THEN floor(random() * 20)::int END,
      ((SELECT array_agg(id ORDER BY name) FROM place))[1 + floor(random() * 250)::int] FROM generate_series(1, $1::int) n`, [people]);
  for (const [use, most] of [["OFFERED", 10], ["TO_LEARN", 4]] as const) {
    await run(`INSERT INTO skill (id, created_at, updated_at, person_id, kind, name, use)
      SELECT gen_random_uuid(), now(), now(), p.id, 'SKILL', ${NAME}, $1 FROM person p, generate_series(1, ${most}) n WHERE n <= 1 + random() * ${most} ON CONFLICT DO NOTHING`, [use]);
  }
  await run(`INSERT INTO consent (id, created_at, updated_at, person_id, purpose, number, given, text_version, locale)
    SELECT gen_random_uuid(), now(), now(), id, 'MATCHING', 1, true, '1', 'it' FROM person WHERE random() < 0.8`);
  await run(`INSERT INTO project (id, created_at, updated_at, title, summary, kind, status, stage, tags, version) SELECT gen_random_uuid(), now(), now(), 'Project ' || n, 'Summary', 'SERVICE', 'OPEN', 'CO_DESIGN', '{}', 1 FROM generate_series(1, 50) n`);
  const [{ id: stewardId }] = (await run(`INSERT INTO person (id, created_at, updated_at, display_name, email, locale, languages, administrator) VALUES (gen_random_uuid(), now(), now(), 'Steward', 'steward@example.org', 'it', '{}', false) RETURNING id`)).rows as { id: string }[];
  await run(`INSERT INTO project_member (id, created_at, updated_at, project_id, person_id, role, status, joined_at) SELECT gen_random_uuid(), now(), now(), id, $1, 'STEWARD', 'ACTIVE', now() FROM project`, [stewardId]);
  await run(`INSERT INTO opening (id, created_at, updated_at, project_id, place_id, created_by_id, title, benefit, languages, hours_per_week, weeks, people, status, version)
    SELECT gen_random_uuid(), now(), now(), (SELECT id FROM project WHERE title = 'Project ' || 1 + n % 50), CASE WHEN n % 4 > 0 THEN (SELECT id FROM place WHERE name = 'Place ' || 1 + n % 200) END,
      $1, 'Opening ' || n, 'A meal', ${some("n % 3")}, 1 + floor(random() * 8)::int, 4, 2, 'OPEN', 1 FROM generate_series(1, ${OPENINGS}) n`, [stewardId]);
  for (const [need, most, first] of [["NEEDED", 4, 0], ["CAN_BE_LEARNT", 2, 4]] as const) {
    await run(`INSERT INTO opening_skill (id, created_at, updated_at, opening_id, position, kind, name, need)
      SELECT gen_random_uuid(), now(), now(), o.id, n - 1 + ${first}, 'SKILL', ${NAME}, $1 FROM opening o, generate_series(1, ${most}) n WHERE n <= 1 + random() * ${most} ON CONFLICT DO NOTHING`, [need]);
  }
  const signIn = async (personId: string): Promise<string> => {
    const token = newToken();
    await run("INSERT INTO sign_in (id, created_at, updated_at, person_id, token_hash, scopes, last_used_at) VALUES (gen_random_uuid(), now(), now(), $1, $2, '{READ,WRITE}', now())", [personId, tokenHash(token)]);
    return token;
  };
  const steward = await signIn(stewardId);
  const tokens: string[] = [];
  for (const { id } of (await run("SELECT id FROM person WHERE email LIKE 'person%' ORDER BY id LIMIT 200")).rows as { id: string }[]) tokens.push(await signIn(id));
  await run("ANALYZE");
  return { steward, people: tokens, openings: ((await run("SELECT id FROM opening ORDER BY id")).rows as { id: string }[]).map(({ id }) => id) };
}
