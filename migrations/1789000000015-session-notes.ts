import type { MigrationInterface, QueryRunner } from "typeorm";

export class SessionNotes1789000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE session_note (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      author_id uuid REFERENCES person ON DELETE SET NULL,
      kind text NOT NULL,
      text text NOT NULL,
      language text,
      version int NOT NULL,
      withdrawn_at timestamptz(3),
      hidden_at timestamptz(3),
      hide_reason text,
      CONSTRAINT session_note_kind CHECK (kind IN ('NOTE', 'TAKEAWAY')),
      CONSTRAINT session_note_hidden CHECK ((hidden_at IS NULL) = (hide_reason IS NULL)),
      CONSTRAINT session_note_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX session_note_listed ON session_note (session_id, created_at, id)");
    await runner.query("CREATE INDEX session_note_author_id_idx ON session_note (author_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE session_note");
  }
}
