import type { MigrationInterface, QueryRunner } from "typeorm";

export class Principles1789000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ["principles_assessment", "living_lab_checklist"]) {
      await runner.query(`CREATE TABLE ${table} (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
        author_id uuid REFERENCES person ON DELETE SET NULL,
        party_id uuid REFERENCES party ON DELETE CASCADE,
        assessed_at timestamptz(3) NOT NULL,
        summary text,
        language text,
        version int NOT NULL,
        superseded_at timestamptz(3),
        withdrawn_at timestamptz(3),
        CONSTRAINT ${table}_pkey PRIMARY KEY (id)
      )`);
      await runner.query(`CREATE INDEX ${table}_listed ON ${table} (project_id, assessed_at, id)`);
      await runner.query(`CREATE INDEX ${table}_of_author ON ${table} (author_id, assessed_at, id)`);
      await runner.query(`CREATE INDEX ${table}_party_id_idx ON ${table} (party_id)`);
      await runner.query(`CREATE UNIQUE INDEX ${table}_stands ON ${table} (project_id, author_id) WHERE party_id IS NULL AND superseded_at IS NULL AND withdrawn_at IS NULL`);
      await runner.query(`CREATE UNIQUE INDEX ${table}_stands_for_party ON ${table} (project_id, author_id, party_id) WHERE party_id IS NOT NULL AND superseded_at IS NULL AND withdrawn_at IS NULL`);
    }
    await runner.query(`CREATE TABLE characteristic_mark (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      assessment_id uuid NOT NULL REFERENCES principles_assessment ON DELETE CASCADE,
      characteristic text NOT NULL,
      position int NOT NULL,
      score int NOT NULL,
      evidence text,
      CONSTRAINT characteristic_mark_position CHECK (position = array_position(ARRAY['PEOPLE_AS_ASSETS', 'BUILDING_ON_CAPABILITIES', 'MUTUALITY_AND_RECIPROCITY',
        'PEER_SUPPORT_NETWORKS', 'BLURRING_ROLES', 'FACILITATING_NOT_DELIVERING'], characteristic) IS TRUE),
      CONSTRAINT characteristic_mark_score CHECK (score BETWEEN 0 AND 5),
      CONSTRAINT characteristic_mark_evidence CHECK (score = 0 OR evidence IS NOT NULL),
      CONSTRAINT characteristic_mark_once UNIQUE (assessment_id, characteristic),
      CONSTRAINT characteristic_mark_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE living_lab_item (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      checklist_id uuid NOT NULL REFERENCES living_lab_checklist ON DELETE CASCADE,
      element text NOT NULL,
      position int NOT NULL,
      fulfilment text NOT NULL,
      evidence text,
      CONSTRAINT living_lab_item_position CHECK (position = array_position(ARRAY['ACTIVE_USER_INVOLVEMENT', 'REAL_LIFE_SETTING', 'MULTI_STAKEHOLDER', 'MULTI_METHOD', 'CO_CREATION'], element) IS TRUE),
      CONSTRAINT living_lab_item_fulfilment CHECK (fulfilment IN ('MET', 'PARTLY_MET', 'NOT_MET')),
      CONSTRAINT living_lab_item_evidence CHECK (fulfilment = 'NOT_MET' OR evidence IS NOT NULL),
      CONSTRAINT living_lab_item_once UNIQUE (checklist_id, element),
      CONSTRAINT living_lab_item_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE VIEW characteristic_standing AS
      SELECT md5(a.project_id::text || m.characteristic)::uuid AS id, min(a.created_at) AS created_at, max(a.updated_at) AS updated_at, a.project_id, m.characteristic, m.position,
        count(*)::int AS assessments, percentile_cont(0.5) WITHIN GROUP (ORDER BY m.score) AS median, min(m.score) AS lowest, max(m.score) AS highest,
        count(before.score)::int AS compared, percentile_cont(0.5) WITHIN GROUP (ORDER BY m.score - before.score) AS change
      FROM principles_assessment a JOIN characteristic_mark m ON m.assessment_id = a.id LEFT JOIN LATERAL (
        SELECT bm.score FROM principles_assessment b JOIN characteristic_mark bm ON bm.assessment_id = b.id AND bm.characteristic = m.characteristic
        WHERE b.project_id = a.project_id AND b.author_id = a.author_id AND b.party_id IS NOT DISTINCT FROM a.party_id AND b.superseded_at IS NOT NULL AND b.withdrawn_at IS NULL
        ORDER BY b.assessed_at DESC, b.id DESC LIMIT 1) before ON TRUE
      WHERE a.superseded_at IS NULL AND a.withdrawn_at IS NULL
      GROUP BY a.project_id, m.characteristic, m.position`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW characteristic_standing");
    for (const table of ["living_lab_item", "characteristic_mark", "living_lab_checklist", "principles_assessment"]) await runner.query(`DROP TABLE ${table}`);
  }
}
