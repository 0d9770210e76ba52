import type { MigrationInterface, QueryRunner } from "typeorm";

export class Answers1789000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE feedback ADD COLUMN comment_published_at timestamptz(3)");
    await runner.query(`UPDATE feedback f SET comment_published_at = fs.updated_at FROM feedback_summary fs
      WHERE f.published_comment IS NOT NULL AND (fs.event_id = f.event_id OR fs.session_id = f.session_id)`);
    await runner.query(`CREATE TABLE answer (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      organisation_id uuid NOT NULL REFERENCES organisation ON DELETE RESTRICT,
      by_id uuid REFERENCES person ON DELETE SET NULL,
      kind text NOT NULL,
      commitment_id uuid REFERENCES commitment ON DELETE CASCADE,
      reason text,
      language text,
      CONSTRAINT answer_kind CHECK (kind IN ('COMMITMENT', 'NO')),
      CONSTRAINT answer_what CHECK ((kind = 'COMMITMENT') = (commitment_id IS NOT NULL) AND (kind = 'NO') = (reason IS NOT NULL)),
      CONSTRAINT answer_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX answer_listed ON answer (project_id, created_at, id)");
    for (const column of ["organisation_id", "by_id", "commitment_id"]) await runner.query(`CREATE INDEX answer_${column}_idx ON answer (${column})`);
    await runner.query(`CREATE TABLE answered_contribution (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      answer_id uuid NOT NULL REFERENCES answer ON DELETE CASCADE,
      kind text NOT NULL,
      contribution_id uuid NOT NULL,
      feedback_id uuid REFERENCES feedback ON DELETE CASCADE,
      perceived_value_id uuid REFERENCES perceived_value ON DELETE CASCADE,
      session_note_id uuid REFERENCES session_note ON DELETE CASCADE,
      idea_id uuid REFERENCES idea ON DELETE CASCADE,
      touchpoint_id uuid REFERENCES touchpoint ON DELETE SET NULL,
      quote text NOT NULL,
      said_at timestamptz(3),
      outcome_told_at timestamptz(3),
      CONSTRAINT answered_contribution_kind CHECK (kind IN ('FEEDBACK', 'VALUE', 'NOTE', 'TAKEAWAY', 'IDEA')),
      CONSTRAINT answered_contribution_which CHECK (
        num_nonnulls(feedback_id, perceived_value_id, session_note_id, idea_id) = 1
        AND contribution_id = COALESCE(feedback_id, perceived_value_id, session_note_id, idea_id)),
      CONSTRAINT answered_contribution_touchpoint CHECK (touchpoint_id IS NULL OR kind = 'VALUE'),
      CONSTRAINT answered_contribution_once UNIQUE (answer_id, contribution_id),
      CONSTRAINT answered_contribution_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX answered_contribution_untold ON answered_contribution (answer_id) WHERE outcome_told_at IS NULL");
    for (const column of ["contribution_id", "feedback_id", "perceived_value_id", "session_note_id", "idea_id", "touchpoint_id"]) {
      await runner.query(`CREATE INDEX answered_contribution_${column}_idx ON answered_contribution (${column})`);
    }
    await runner.query(`CREATE VIEW contribution AS
      SELECT f.id, f.created_at, f.updated_at, 'FEEDBACK' AS kind, f.person_id, f.comment AS text,
        CASE WHEN f.comment = f.published_comment THEN f.comment_published_at END AS published_at,
        e.project_id, f.event_id, f.session_id, NULL::uuid AS touchpoint_id, NULL::uuid AS session_note_id, NULL::uuid AS idea_id
      FROM feedback f LEFT JOIN session s ON s.id = f.session_id JOIN event e ON e.id = COALESCE(f.event_id, s.event_id) WHERE f.comment IS NOT NULL
      UNION ALL
      SELECT v.id, v.created_at, v.updated_at, 'VALUE', v.person_id, v.reason, CASE WHEN v.reason = v.published_reason THEN v.reason_published_at END, t.project_id, NULL, NULL, t.id, NULL, NULL
      FROM perceived_value v JOIN touchpoint_party tp ON tp.id = v.touchpoint_party_id JOIN touchpoint t ON t.id = tp.touchpoint_id WHERE v.reason IS NOT NULL
      UNION ALL
      SELECT n.id, n.created_at, n.updated_at, n.kind, n.author_id, n.text, n.created_at, e.project_id, NULL, n.session_id, NULL, n.id, NULL
      FROM session_note n JOIN session s ON s.id = n.session_id JOIN event e ON e.id = s.event_id WHERE n.withdrawn_at IS NULL
      UNION ALL
      SELECT i.id, i.created_at, i.updated_at, 'IDEA', i.author_id, i.statement, i.created_at, i.project_id, NULL, NULL, i.touchpoint_id, NULL, i.id
      FROM idea i WHERE i.withdrawn_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW contribution");
    for (const table of ["answered_contribution", "answer"]) await runner.query(`DROP TABLE ${table}`);
    await runner.query("ALTER TABLE feedback DROP COLUMN comment_published_at");
  }
}
