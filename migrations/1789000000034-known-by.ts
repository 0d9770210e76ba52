import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which of its ids an older import kept cannot be seen, unless it is a UUID, a number or a text that says so. */
const KNOWN_BY = `CASE
  WHEN base ~ '^(title|name):' THEN ARRAY[base]
  WHEN base ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ARRAY['guid:' || base]
  WHEN base ~ '^[0-9]+$' THEN ARRAY['id:' || base]
  ELSE ARRAY['guid:' || base, 'id:' || base, 'code:' || base, 'slug:' || base] END`;

export class KnownBy1789000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE room ADD source_guid text, ADD source_name text");
    await runner.query("ALTER TABLE session ADD known_by text[] NOT NULL DEFAULT '{}'");
    await runner.query("ALTER TABLE imported_host ADD known_by text[] NOT NULL DEFAULT '{}'");
    await runner.query(`UPDATE session s SET known_by = ${KNOWN_BY} || ('title:' || s.title)
      FROM (SELECT o.id, CASE WHEN EXISTS (SELECT 1 FROM session f WHERE f.event_id = o.event_id AND f.source_id = regexp_replace(o.source_id, '#[0-9]+$', ''))
          THEN regexp_replace(o.source_id, '#[0-9]+$', '') ELSE o.source_id END AS base
        FROM session o WHERE o.source_id IS NOT NULL) b WHERE b.id = s.id`);
    await runner.query(`UPDATE imported_host h SET known_by = ${KNOWN_BY.replaceAll("base", "h.source_id")}`);
    // Files that were read and not taken over yet are told in another form now. They are good for a day, and can be sent again.
    await runner.query("DELETE FROM schedule_import");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE imported_host DROP known_by");
    await runner.query("ALTER TABLE session DROP known_by");
    await runner.query("ALTER TABLE room DROP source_guid, DROP source_name");
    await runner.query("DELETE FROM schedule_import");
  }
}
