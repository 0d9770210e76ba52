import type { MigrationInterface, QueryRunner } from "typeorm";

export class Capabilities1789000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE party_membership ADD COLUMN end_reason text");
    await runner.query("ALTER TABLE party_membership ADD CONSTRAINT party_membership_end_reason CHECK (end_reason IS NULL OR ended_at IS NOT NULL)");
    await runner.query(`CREATE TABLE capability (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      touchpoint_party_id uuid NOT NULL REFERENCES touchpoint_party ON DELETE CASCADE,
      kind text NOT NULL,
      name text NOT NULL,
      needed int NOT NULL,
      offered int NOT NULL,
      gap int NOT NULL,
      version int NOT NULL,
      withdrawn_at timestamptz(3),
      CONSTRAINT capability_kind CHECK (kind IN ('KNOWLEDGE', 'SKILL', 'EXPERIENCE')),
      CONSTRAINT capability_needed CHECK (needed BETWEEN 1 AND 1000),
      CONSTRAINT capability_offered CHECK (offered >= 0),
      CONSTRAINT capability_gap CHECK (gap = needed - offered),
      CONSTRAINT capability_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE UNIQUE INDEX capability_once ON capability (touchpoint_party_id, kind, name) WHERE withdrawn_at IS NULL");
    await runner.query("CREATE INDEX capability_listed ON capability (touchpoint_party_id, created_at, id)");
    await runner.query("CREATE INDEX capability_by_gap ON capability (project_id, gap, id)");
    await runner.query(`CREATE TABLE capability_offer (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      capability_id uuid NOT NULL REFERENCES capability ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      ended_at timestamptz(3),
      CONSTRAINT capability_offer_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE UNIQUE INDEX capability_offer_once ON capability_offer (capability_id, person_id) WHERE ended_at IS NULL");
    await runner.query("CREATE INDEX capability_offer_listed ON capability_offer (capability_id, created_at, id)");
    await runner.query("CREATE INDEX capability_offer_person_id_idx ON capability_offer (person_id)");
    await runner.query(`CREATE TABLE touchpoint_rule (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      touchpoint_id uuid NOT NULL REFERENCES touchpoint ON DELETE CASCADE,
      kind text NOT NULL,
      text text NOT NULL,
      source text,
      link text,
      changeable text NOT NULL,
      language text,
      version int NOT NULL,
      withdrawn_at timestamptz(3),
      CONSTRAINT touchpoint_rule_kind CHECK (kind IN ('LAW', 'REGULATION', 'CONTRACT', 'STANDARD', 'CUSTOM')),
      CONSTRAINT touchpoint_rule_changeable CHECK (changeable IN ('NOT_HERE', 'BY_THE_BODY', 'BY_THE_PROJECT')),
      CONSTRAINT touchpoint_rule_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX touchpoint_rule_listed ON touchpoint_rule (touchpoint_id, created_at, id)");
    await runner.query(`CREATE TABLE value_proposition (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      touchpoint_party_id uuid NOT NULL REFERENCES touchpoint_party ON DELETE CASCADE,
      text text NOT NULL,
      language text,
      author_id uuid REFERENCES person ON DELETE SET NULL,
      by_party_id uuid REFERENCES party ON DELETE CASCADE,
      by_organisation_id uuid REFERENCES organisation ON DELETE CASCADE,
      version int NOT NULL,
      superseded_at timestamptz(3),
      CONSTRAINT value_proposition_by CHECK (num_nonnulls(by_party_id, by_organisation_id) = 1),
      CONSTRAINT value_proposition_version UNIQUE (touchpoint_party_id, version),
      CONSTRAINT value_proposition_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE UNIQUE INDEX value_proposition_current ON value_proposition (touchpoint_party_id) WHERE superseded_at IS NULL");
    await runner.query("CREATE INDEX value_proposition_author_id_idx ON value_proposition (author_id)");
    await runner.query("CREATE INDEX value_proposition_by_party_id_idx ON value_proposition (by_party_id)");
    await runner.query("CREATE INDEX value_proposition_by_organisation_id_idx ON value_proposition (by_organisation_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["value_proposition", "touchpoint_rule", "capability_offer", "capability"]) await runner.query(`DROP TABLE ${table}`);
    await runner.query("ALTER TABLE party_membership DROP COLUMN end_reason");
  }
}
