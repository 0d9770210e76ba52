import type { MigrationInterface, QueryRunner } from "typeorm";

export class Cases1789000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE case_study (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      author_id uuid REFERENCES person ON DELETE SET NULL,
      project_id uuid REFERENCES project ON DELETE SET NULL,
      session_note_id uuid REFERENCES session_note ON DELETE SET NULL,
      title text NOT NULL,
      summary text,
      context text,
      method text,
      what_happened text,
      lessons text,
      outcome text,
      parties text[] NOT NULL,
      stage text,
      language text,
      country_code text,
      from_year int,
      to_year int,
      status text NOT NULL,
      status_since timestamptz(3) NOT NULL,
      submitted_at timestamptz(3),
      published_at timestamptz(3),
      return_reason text,
      version int NOT NULL,
      CONSTRAINT case_study_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN')),
      CONSTRAINT case_study_outcome CHECK (outcome IN ('SUCCEEDED', 'MIXED', 'FAILED')),
      CONSTRAINT case_study_stage CHECK (stage IN ('CO_COMMISSION', 'CO_DESIGN', 'CO_DELIVER', 'CO_ASSESS')),
      CONSTRAINT case_study_parties CHECK (parties <@ ARRAY['RESIDENT', 'FAMILY', 'VOLUNTEER', 'COMMUNITY_GROUP', 'FRONT_LINE_STAFF', 'MANAGER', 'PARTNER', 'OTHER'] AND cardinality(parties) <= 8),
      CONSTRAINT case_study_country CHECK (country_code ~ '^[A-Z]{2}$'),
      CONSTRAINT case_study_years CHECK (from_year BETWEEN 1800 AND 2200 AND to_year BETWEEN COALESCE(from_year, 1800) AND 2200),
      CONSTRAINT case_study_complete CHECK (status NOT IN ('SUBMITTED', 'PUBLISHED') OR num_nonnulls(context, method, what_happened, outcome, submitted_at) = 5),
      CONSTRAINT case_study_published CHECK (status <> 'PUBLISHED' OR published_at IS NOT NULL),
      CONSTRAINT case_study_returned CHECK ((status = 'RETURNED') = (return_reason IS NOT NULL)),
      CONSTRAINT case_study_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX case_study_listed ON case_study (status, status_since, id)");
    await runner.query("CREATE INDEX case_study_of_author ON case_study (author_id, created_at, id)");
    await runner.query("CREATE INDEX case_study_of_project ON case_study (project_id, status_since, id)");
    await runner.query("CREATE INDEX case_study_of_note ON case_study (session_note_id, status_since, id)");
    await runner.query(`CREATE TABLE case_factor (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      case_study_id uuid NOT NULL REFERENCES case_study ON DELETE CASCADE,
      position int NOT NULL,
      factor text NOT NULL,
      direction text NOT NULL,
      evidence text NOT NULL,
      source text,
      source_url text,
      CONSTRAINT case_factor_factor CHECK (factor IN (
        'ORGANISATIONAL_COMPATIBILITY', 'OPEN_ATTITUDE', 'ADMINISTRATIVE_RISK_CULTURE', 'CLEAR_INCENTIVES', 'CITIZEN_CHARACTERISTICS', 'OWNERSHIP', 'SOCIAL_CAPITAL', 'PERSONAL_RISK',
        'TRUST', 'TIME', 'FUNDING', 'LEADERSHIP', 'SHARED_POWER', 'PROMISES_KEPT', 'BURDEN_SHARING', 'FACILITATION', 'INCLUSION', 'CONTINUITY_OF_STAFF', 'DATA', 'LEGAL_FRAME')),
      CONSTRAINT case_factor_direction CHECK (direction IN ('POSITIVE', 'NEGATIVE')),
      CONSTRAINT case_factor_numbered CHECK (position BETWEEN 1 AND 20),
      CONSTRAINT case_factor_position UNIQUE (case_study_id, position),
      CONSTRAINT case_factor_once UNIQUE (case_study_id, factor, direction),
      CONSTRAINT case_factor_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX case_factor_told ON case_factor (factor, direction)");
    await runner.query(`CREATE TABLE case_review (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      case_study_id uuid NOT NULL REFERENCES case_study ON DELETE CASCADE,
      by_id uuid REFERENCES person ON DELETE SET NULL,
      from_status text NOT NULL,
      to_status text NOT NULL,
      reason text,
      case_version int NOT NULL,
      CONSTRAINT case_review_status CHECK (
        from_status IN ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN') AND to_status IN ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN') AND from_status <> to_status),
      CONSTRAINT case_review_reason CHECK ((to_status <> 'RETURNED' AND (from_status <> 'PUBLISHED' OR to_status <> 'WITHDRAWN')) OR reason IS NOT NULL),
      CONSTRAINT case_review_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX case_review_listed ON case_review (case_study_id, created_at, id)");
    await runner.query("CREATE INDEX case_review_by_id_idx ON case_review (by_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["case_review", "case_factor", "case_study"]) await runner.query(`DROP TABLE ${table}`);
  }
}
