import type { MigrationInterface, QueryRunner } from "typeorm";

export class Projects1789000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE project (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      title text NOT NULL,
      summary text NOT NULL,
      description text,
      kind text NOT NULL,
      status text NOT NULL,
      stage text NOT NULL,
      form text,
      place_id uuid REFERENCES place,
      language text,
      tags text[] NOT NULL,
      closed_at timestamptz(3),
      close_reason text,
      version int NOT NULL,
      CONSTRAINT project_closed CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)),
      CONSTRAINT project_form CHECK (form IN ('CITIZEN_OWNED', 'CITIZEN_DRIVEN', 'TRANSITIONAL', 'ENFORCED')),
      CONSTRAINT project_stage CHECK (stage IN ('CO_COMMISSION', 'CO_DESIGN', 'CO_DELIVER', 'CO_ASSESS')),
      CONSTRAINT project_status CHECK (status IN ('DRAFT', 'OPEN', 'CLOSED')),
      CONSTRAINT project_kind CHECK (kind IN ('SERVICE', 'LIVING_LAB', 'COMMUNITY_INITIATIVE')),
      CONSTRAINT project_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX project_place_id_idx ON project (place_id)`);
    await runner.query(`CREATE INDEX project_titled ON project (title, id)`);
    await runner.query(`CREATE INDEX project_newest ON project (created_at, id)`);
    await runner.query(`CREATE TABLE project_organisation (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
      role text NOT NULL,
      status text NOT NULL,
      CONSTRAINT project_organisation_status CHECK (status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT', 'WITHDRAWN')),
      CONSTRAINT project_organisation_role CHECK (role IN ('PROVIDER', 'PARTNER')),
      CONSTRAINT project_organisation_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX project_organisation_organisation_id_status_idx ON project_organisation (organisation_id, status)`);
    await runner.query(`CREATE INDEX project_organisation_listed ON project_organisation (project_id, created_at, id)`);
    await runner.query(`CREATE UNIQUE INDEX project_organisation_once ON project_organisation (project_id, organisation_id) WHERE status IN ('INVITED', 'ACTIVE')`);
    await runner.query(`CREATE TABLE project_member (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      person_id uuid REFERENCES person ON DELETE CASCADE,
      email text,
      role text NOT NULL,
      status text NOT NULL,
      message text,
      reason text,
      joined_at timestamptz(3),
      left_at timestamptz(3),
      CONSTRAINT project_member_period CHECK (CASE status WHEN 'ACTIVE' THEN person_id IS NOT NULL AND joined_at IS NOT NULL AND left_at IS NULL WHEN 'LEFT' THEN left_at IS NOT NULL ELSE joined_at IS NULL AND left_at IS NULL END),
      CONSTRAINT project_member_whose CHECK (num_nonnulls(person_id, email) = 1),
      CONSTRAINT project_member_status CHECK (status IN ('REQUESTED', 'INVITED', 'ACTIVE', 'DECLINED', 'LEFT')),
      CONSTRAINT project_member_role CHECK (role IN ('STEWARD', 'MEMBER')),
      CONSTRAINT project_member_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX project_member_email_idx ON project_member (email)`);
    await runner.query(`CREATE INDEX project_member_person_id_status_idx ON project_member (person_id, status)`);
    await runner.query(`CREATE INDEX project_member_listed ON project_member (project_id, created_at, id)`);
    await runner.query(`CREATE UNIQUE INDEX project_member_email_once ON project_member (project_id, email) WHERE status = 'INVITED'`);
    await runner.query(`CREATE UNIQUE INDEX project_member_once ON project_member (project_id, person_id) WHERE status IN ('REQUESTED', 'INVITED', 'ACTIVE')`);
    await runner.query(`CREATE TABLE scope_statement (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      number int NOT NULL,
      opens text NOT NULL,
      keeps_closed text NOT NULL,
      language text,
      drafted_by_id uuid REFERENCES person ON DELETE SET NULL,
      signed_by_id uuid REFERENCES person ON DELETE SET NULL,
      signed_for_id uuid REFERENCES organisation,
      signed_at timestamptz(3),
      CONSTRAINT scope_statement_number UNIQUE (project_id, number),
      CONSTRAINT scope_statement_signed CHECK ((signed_at IS NULL) = (signed_for_id IS NULL) AND (signed_by_id IS NULL OR signed_at IS NOT NULL)),
      CONSTRAINT scope_statement_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX scope_statement_drafted_by_id_idx ON scope_statement (drafted_by_id)`);
    await runner.query(`CREATE INDEX scope_statement_signed_by_id_idx ON scope_statement (signed_by_id)`);
    await runner.query(`CREATE INDEX scope_statement_signed_for_id_idx ON scope_statement (signed_for_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE scope_statement");
    await runner.query("DROP TABLE project_member");
    await runner.query("DROP TABLE project_organisation");
    await runner.query("DROP TABLE project");
  }
}
