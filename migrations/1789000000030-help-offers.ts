import type { MigrationInterface, QueryRunner } from "typeorm";

export class HelpOffers1789000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE consent (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      purpose text NOT NULL,
      number int NOT NULL,
      given boolean NOT NULL,
      text_version text,
      locale text,
      CONSTRAINT consent_in_order UNIQUE (person_id, purpose, number),
      CONSTRAINT consent_purpose CHECK (purpose IN ('MATCHING')),
      CONSTRAINT consent_number CHECK (number >= 1),
      CONSTRAINT consent_text CHECK (given = (text_version IS NOT NULL) AND given = (locale IS NOT NULL)),
      CONSTRAINT consent_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX consent_listed ON consent (person_id, created_at, id)");
    await runner.query("ALTER TABLE person ADD place_id uuid");
    await runner.query("ALTER TABLE person ADD CONSTRAINT person_place_id_fkey FOREIGN KEY (place_id) REFERENCES place ON DELETE SET NULL");
    await runner.query("CREATE INDEX person_place_id_idx ON person (place_id)");
    // Accents, case and blanks make no other skill: taken apart (NFKD), without the marks (U+0300 to U+036F), with one small sigma.
    await runner.query(`CREATE FUNCTION normal_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN replace(lower(btrim(regexp_replace(regexp_replace(normalize(name, NFKD), '[\\u0300-\\u036f]', '', 'g'), '\\s+', ' ', 'g'))), 'ς', 'σ')`);
    await runner.query("CREATE INDEX skill_by_name ON skill (kind, normal_name(name), use, person_id)");
    await runner.query("ALTER TABLE opening ADD close_reason text");
    await runner.query("ALTER TABLE opening ADD CONSTRAINT opening_close_reason CHECK (close_reason IS NULL OR status = 'CLOSED')");
    await runner.query("CREATE INDEX opening_newest ON opening (created_at, id)");
    await runner.query("CREATE INDEX opening_soonest ON opening (by_when, id)");
    await runner.query(`CREATE TABLE opening_skill (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      opening_id uuid NOT NULL REFERENCES opening ON DELETE CASCADE,
      position int NOT NULL,
      kind text NOT NULL,
      name text NOT NULL,
      need text NOT NULL,
      CONSTRAINT opening_skill_in_order UNIQUE (opening_id, position),
      CONSTRAINT opening_skill_position CHECK (position BETWEEN 0 AND 19),
      CONSTRAINT opening_skill_kind CHECK (kind IN ('KNOWLEDGE', 'SKILL', 'EXPERIENCE')),
      CONSTRAINT opening_skill_need CHECK (need IN ('NEEDED', 'CAN_BE_LEARNT')),
      CONSTRAINT opening_skill_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE UNIQUE INDEX opening_skill_once ON opening_skill (opening_id, kind, normal_name(name))");
    await runner.query("CREATE INDEX opening_skill_by_name ON opening_skill (kind, normal_name(name), opening_id)");
    await runner.query(`CREATE TABLE help_offer (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      opening_id uuid NOT NULL REFERENCES opening ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      message text,
      hours_per_week double precision NOT NULL,
      name_shown boolean NOT NULL,
      status text NOT NULL,
      answered_at timestamptz(3),
      answered_by_id uuid REFERENCES person ON DELETE SET NULL,
      answer text,
      CONSTRAINT help_offer_once UNIQUE (opening_id, person_id),
      CONSTRAINT help_offer_status CHECK (status IN ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
      CONSTRAINT help_offer_hours CHECK (hours_per_week > 0 AND hours_per_week <= 168),
      CONSTRAINT help_offer_answered CHECK (status = 'WITHDRAWN' OR (status <> 'PENDING') = (answered_at IS NOT NULL)),
      CONSTRAINT help_offer_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX help_offer_listed ON help_offer (opening_id, created_at, id)");
    await runner.query("CREATE INDEX help_offer_of_person ON help_offer (person_id, created_at, id)");
    await runner.query("CREATE INDEX help_offer_answered_by_id_idx ON help_offer (answered_by_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE help_offer");
    await runner.query("DROP TABLE opening_skill");
    await runner.query("DROP INDEX opening_soonest");
    await runner.query("DROP INDEX opening_newest");
    await runner.query("ALTER TABLE opening DROP CONSTRAINT opening_close_reason");
    await runner.query("ALTER TABLE opening DROP close_reason");
    await runner.query("DROP INDEX skill_by_name");
    await runner.query("DROP FUNCTION normal_name(text)");
    await runner.query("ALTER TABLE person DROP place_id");
    await runner.query("DROP TABLE consent");
  }
}
