import type { MigrationInterface, QueryRunner } from "typeorm";

export class Reflections1789000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE emergent_nature (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      score double precision NOT NULL,
      CONSTRAINT emergent_nature_score CHECK (score BETWEEN 1 AND 7),
      CONSTRAINT emergent_nature_once UNIQUE (person_id),
      CONSTRAINT emergent_nature_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE emergent_nature_answer (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      emergent_nature_id uuid NOT NULL REFERENCES emergent_nature ON DELETE CASCADE,
      statement text NOT NULL,
      position int NOT NULL,
      agreement int NOT NULL,
      CONSTRAINT emergent_nature_answer_position CHECK (position = array_position(ARRAY['ROUGH_IDEAS', 'OTHER_LIVES', 'MISSING_PIECES', 'SMALL_CHANGES',
        'TRYING_EARLY', 'UNLIKELY_LINKS', 'PLAIN_RETELLING', 'LATER_USE'], statement) IS TRUE),
      CONSTRAINT emergent_nature_answer_agreement CHECK (agreement BETWEEN 1 AND 7),
      CONSTRAINT emergent_nature_answer_once UNIQUE (emergent_nature_id, statement),
      CONSTRAINT emergent_nature_answer_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE reflection (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      project_id uuid REFERENCES project ON DELETE SET NULL,
      kind text NOT NULL,
      text text NOT NULL,
      themes text[] NOT NULL,
      version int NOT NULL,
      CONSTRAINT reflection_themes CHECK (
        (kind = 'DRIVER' AND themes <@ ARRAY['BETTER_SERVICE', 'FAIRNESS', 'LEARNING', 'BELONGING', 'INFLUENCE', 'GIVING_BACK', 'RECOGNITION', 'PAY'])
        OR (kind = 'CONCERN' AND themes <@ ARRAY['TIME', 'COST', 'TOKENISM', 'BLAME', 'PRIVACY', 'ACCESS', 'DUTY_SHIFTED', 'CONFLICT'])),
      CONSTRAINT reflection_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX reflection_listed ON reflection (person_id, created_at, id)");
    await runner.query("CREATE INDEX reflection_of_project ON reflection (project_id, kind, person_id)");
    await runner.query(`CREATE TABLE reflection_summary (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid REFERENCES project ON DELETE CASCADE,
      event_id uuid REFERENCES event ON DELETE CASCADE,
      subject text NOT NULL,
      people int NOT NULL,
      low int,
      middle int,
      high int,
      published_at timestamptz(3),
      CONSTRAINT reflection_summary_about CHECK (num_nonnulls(project_id, event_id) = 1),
      CONSTRAINT reflection_summary_subject CHECK (subject IN ('EMERGENT_NATURE', 'DRIVER', 'CONCERN')),
      CONSTRAINT reflection_summary_published CHECK (published_at IS NULL OR people >= 10),
      CONSTRAINT reflection_summary_bands CHECK (num_nulls(low, middle, high) = 3 OR low + middle + high = people),
      CONSTRAINT reflection_summary_project UNIQUE (project_id, subject),
      CONSTRAINT reflection_summary_event UNIQUE (event_id, subject),
      CONSTRAINT reflection_summary_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE theme_count (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      summary_id uuid NOT NULL REFERENCES reflection_summary ON DELETE CASCADE,
      theme text NOT NULL,
      people int NOT NULL,
      CONSTRAINT theme_count_people CHECK (people >= 5),
      CONSTRAINT theme_count_once UNIQUE (summary_id, theme),
      CONSTRAINT theme_count_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE reflection_told (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      summary_id uuid NOT NULL REFERENCES reflection_summary ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      labels text[] NOT NULL,
      CONSTRAINT reflection_told_once UNIQUE (summary_id, person_id),
      CONSTRAINT reflection_told_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX reflection_told_person_id_idx ON reflection_told (person_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["reflection_told", "theme_count", "reflection_summary", "reflection", "emergent_nature_answer", "emergent_nature"]) await runner.query(`DROP TABLE ${table}`);
  }
}
