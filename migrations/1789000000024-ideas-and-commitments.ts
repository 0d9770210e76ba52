import type { MigrationInterface, QueryRunner } from "typeorm";

export class IdeasAndCommitments1789000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE idea (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      author_id uuid REFERENCES person ON DELETE SET NULL,
      session_note_id uuid REFERENCES session_note ON DELETE SET NULL,
      touchpoint_id uuid REFERENCES touchpoint ON DELETE SET NULL,
      statement text NOT NULL,
      details text,
      language text,
      version int NOT NULL,
      support_count int NOT NULL DEFAULT 0,
      withdrawn_at timestamptz(3),
      hidden_at timestamptz(3),
      hide_reason text,
      CONSTRAINT idea_support_count CHECK (support_count >= 0),
      CONSTRAINT idea_hidden CHECK ((hidden_at IS NULL) = (hide_reason IS NULL)),
      CONSTRAINT idea_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX idea_listed ON idea (project_id, created_at, id)");
    await runner.query("CREATE INDEX idea_most_supported ON idea (project_id, support_count, id)");
    for (const column of ["author_id", "session_note_id", "touchpoint_id"]) await runner.query(`CREATE INDEX idea_${column}_idx ON idea (${column})`);
    await runner.query(`CREATE TABLE idea_support (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      idea_id uuid NOT NULL REFERENCES idea ON DELETE CASCADE,
      person_id uuid REFERENCES person ON DELETE SET NULL,
      withdrawn_at timestamptz(3),
      CONSTRAINT idea_support_once UNIQUE (idea_id, person_id),
      CONSTRAINT idea_support_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX idea_support_person_id_idx ON idea_support (person_id)");
    await runner.query(`CREATE TABLE commitment (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      organisation_id uuid NOT NULL REFERENCES organisation ON DELETE RESTRICT,
      owner_id uuid REFERENCES person ON DELETE SET NULL,
      proposed_by_id uuid REFERENCES person ON DELETE SET NULL,
      touchpoint_id uuid REFERENCES touchpoint ON DELETE SET NULL,
      text text NOT NULL,
      language text,
      due_at timestamptz(3) NOT NULL,
      first_due_at timestamptz(3) NOT NULL,
      times_moved int NOT NULL DEFAULT 0,
      status text NOT NULL,
      accepted_at timestamptz(3),
      settled_at timestamptz(3),
      version int NOT NULL,
      reminded_before_at timestamptz(3),
      reminded_after_at timestamptz(3),
      CONSTRAINT commitment_times_moved CHECK (times_moved >= 0 AND (times_moved > 0 OR due_at = first_due_at)),
      CONSTRAINT commitment_status CHECK (status IN ('PROPOSED', 'ACCEPTED', 'IN_PROGRESS', 'DONE', 'BROKEN', 'WITHDRAWN')),
      CONSTRAINT commitment_settled CHECK ((status IN ('DONE', 'BROKEN', 'WITHDRAWN')) = (settled_at IS NOT NULL)),
      CONSTRAINT commitment_owned CHECK (status = 'PROPOSED' OR accepted_at IS NOT NULL OR status = 'WITHDRAWN'),
      CONSTRAINT commitment_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX commitment_listed ON commitment (project_id, created_at, id)");
    await runner.query("CREATE INDEX commitment_due ON commitment (project_id, due_at, id)");
    await runner.query("CREATE INDEX commitment_of_organisation ON commitment (organisation_id, due_at, id)");
    for (const column of ["due_at", "owner_id", "proposed_by_id", "touchpoint_id"]) await runner.query(`CREATE INDEX commitment_${column}_idx ON commitment (${column})`);
    await runner.query(`CREATE TABLE commitment_change (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      commitment_id uuid NOT NULL REFERENCES commitment ON DELETE CASCADE,
      by_id uuid REFERENCES person ON DELETE SET NULL,
      from_status text,
      to_status text NOT NULL,
      reason text,
      evidence text,
      evidence_url text,
      due_at timestamptz(3),
      CONSTRAINT commitment_change_status CHECK (
        from_status IN ('PROPOSED', 'ACCEPTED', 'IN_PROGRESS', 'DONE', 'BROKEN', 'WITHDRAWN')
        AND to_status IN ('PROPOSED', 'ACCEPTED', 'IN_PROGRESS', 'DONE', 'BROKEN', 'WITHDRAWN')),
      CONSTRAINT commitment_change_reason CHECK (to_status NOT IN ('BROKEN', 'WITHDRAWN') OR reason IS NOT NULL),
      CONSTRAINT commitment_change_evidence CHECK ((to_status = 'DONE') = (num_nonnulls(evidence, evidence_url) > 0)),
      CONSTRAINT commitment_change_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX commitment_change_listed ON commitment_change (commitment_id, created_at, id)");
    await runner.query("CREATE UNIQUE INDEX commitment_change_settled ON commitment_change (commitment_id) WHERE to_status IN ('DONE', 'BROKEN', 'WITHDRAWN')");
    await runner.query("CREATE INDEX commitment_change_by_id_idx ON commitment_change (by_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["commitment_change", "commitment", "idea_support", "idea"]) await runner.query(`DROP TABLE ${table}`);
  }
}
