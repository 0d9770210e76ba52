import type { MigrationInterface, QueryRunner } from "typeorm";

export class Value1789000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE perceived_value (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      touchpoint_party_id uuid NOT NULL REFERENCES touchpoint_party ON DELETE CASCADE,
      iteration_id uuid NOT NULL REFERENCES touchpoint_iteration ON DELETE CASCADE,
      person_id uuid REFERENCES person ON DELETE SET NULL,
      rating int NOT NULL,
      reason text,
      published_rating int,
      published_reason text,
      reason_published_at timestamptz(3),
      CONSTRAINT perceived_value_rating CHECK (rating BETWEEN 1 AND 7),
      CONSTRAINT perceived_value_once UNIQUE (touchpoint_party_id, iteration_id, person_id),
      CONSTRAINT perceived_value_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX perceived_value_iteration_id_idx ON perceived_value (iteration_id)");
    await runner.query("CREATE INDEX perceived_value_listed ON perceived_value (person_id, created_at, id)");
    await runner.query(`CREATE TABLE value_summary (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      touchpoint_party_id uuid NOT NULL REFERENCES touchpoint_party ON DELETE CASCADE,
      iteration_id uuid NOT NULL REFERENCES touchpoint_iteration ON DELETE CASCADE,
      count int NOT NULL,
      histogram int[] NOT NULL,
      reasons text[] NOT NULL,
      published_at timestamptz(3),
      closed_at timestamptz(3),
      CONSTRAINT value_summary_histogram CHECK (cardinality(histogram) = 7),
      CONSTRAINT value_summary_once UNIQUE (touchpoint_party_id, iteration_id),
      CONSTRAINT value_summary_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX value_summary_iteration_id_idx ON value_summary (iteration_id)");
    await runner.query(`CREATE TABLE equal_footing (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid REFERENCES event ON DELETE CASCADE,
      touchpoint_id uuid REFERENCES touchpoint ON DELETE CASCADE,
      iteration_id uuid REFERENCES touchpoint_iteration ON DELETE CASCADE,
      party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
      side text NOT NULL,
      person_id uuid REFERENCES person ON DELETE SET NULL,
      rating int NOT NULL,
      comment text,
      published_rating int,
      published_comment text,
      CONSTRAINT equal_footing_thing CHECK (num_nonnulls(event_id, iteration_id) = 1 AND (touchpoint_id IS NULL) = (iteration_id IS NULL)),
      CONSTRAINT equal_footing_side CHECK (side IN ('COMMUNITY', 'INSTITUTION')),
      CONSTRAINT equal_footing_rating CHECK (rating BETWEEN 1 AND 7),
      CONSTRAINT equal_footing_event_once UNIQUE (event_id, person_id),
      CONSTRAINT equal_footing_iteration_once UNIQUE (iteration_id, person_id),
      CONSTRAINT equal_footing_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX equal_footing_touchpoint_id_idx ON equal_footing (touchpoint_id)");
    await runner.query("CREATE INDEX equal_footing_party_id_idx ON equal_footing (party_id)");
    await runner.query("CREATE INDEX equal_footing_person_id_idx ON equal_footing (person_id)");
    await runner.query(`CREATE TABLE equal_footing_summary (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid REFERENCES event ON DELETE CASCADE,
      touchpoint_id uuid REFERENCES touchpoint ON DELETE CASCADE,
      iteration_id uuid REFERENCES touchpoint_iteration ON DELETE CASCADE,
      side text NOT NULL,
      count int NOT NULL,
      histogram int[] NOT NULL,
      comments text[] NOT NULL,
      published_at timestamptz(3),
      closed_at timestamptz(3),
      CONSTRAINT equal_footing_summary_thing CHECK (num_nonnulls(event_id, iteration_id) = 1 AND (touchpoint_id IS NULL) = (iteration_id IS NULL)),
      CONSTRAINT equal_footing_summary_side CHECK (side IN ('COMMUNITY', 'INSTITUTION')),
      CONSTRAINT equal_footing_summary_histogram CHECK (cardinality(histogram) = 7),
      CONSTRAINT equal_footing_summary_event UNIQUE (event_id, side),
      CONSTRAINT equal_footing_summary_iteration UNIQUE (iteration_id, side),
      CONSTRAINT equal_footing_summary_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX equal_footing_summary_touchpoint_id_idx ON equal_footing_summary (touchpoint_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["equal_footing_summary", "equal_footing", "value_summary", "perceived_value"]) await runner.query(`DROP TABLE ${table}`);
  }
}
