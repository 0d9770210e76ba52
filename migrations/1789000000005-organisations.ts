import type { MigrationInterface, QueryRunner } from "typeorm";

export class Organisations1789000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE organisation (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      name text NOT NULL,
      kind text NOT NULL,
      level text,
      website text,
      description text,
      verified_at timestamptz(3),
      version int NOT NULL,
      CONSTRAINT organisation_level CHECK (level IS NULL OR (kind = 'PUBLIC_BODY' AND level IN ('LOCAL', 'REGIONAL', 'NATIONAL', 'SUPRANATIONAL'))),
      CONSTRAINT organisation_kind CHECK (kind IN ('PUBLIC_BODY', 'COMMUNITY', 'COMPANY', 'RESEARCH', 'LIVING_LAB')),
      CONSTRAINT organisation_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX organisation_newest ON organisation (created_at, id)`);
    await runner.query(`CREATE INDEX organisation_listed ON organisation (name, id)`);
    await runner.query(`CREATE TABLE affiliation (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
      person_id uuid REFERENCES person ON DELETE CASCADE,
      email text,
      role text NOT NULL,
      status text NOT NULL,
      started_at timestamptz(3),
      ended_at timestamptz(3),
      CONSTRAINT affiliation_period CHECK (CASE WHEN status IN ('ACTIVE', 'LEFT') THEN person_id IS NOT NULL AND started_at IS NOT NULL AND (ended_at IS NOT NULL) = (status = 'LEFT') ELSE started_at IS NULL AND ended_at IS NULL END),
      CONSTRAINT affiliation_whose CHECK (num_nonnulls(person_id, email) = 1),
      CONSTRAINT affiliation_status CHECK (status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT', 'WITHDRAWN')),
      CONSTRAINT affiliation_role CHECK (role IN ('MEMBER', 'OFFICER', 'ADMIN')),
      CONSTRAINT affiliation_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX affiliation_email_idx ON affiliation (email)`);
    await runner.query(`CREATE INDEX affiliation_person_id_status_idx ON affiliation (person_id, status)`);
    await runner.query(`CREATE INDEX affiliation_listed ON affiliation (organisation_id, created_at, id)`);
    await runner.query(`CREATE UNIQUE INDEX affiliation_email_once ON affiliation (organisation_id, email) WHERE status = 'INVITED'`);
    await runner.query(`CREATE UNIQUE INDEX affiliation_once ON affiliation (organisation_id, person_id) WHERE status IN ('INVITED', 'ACTIVE')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE affiliation");
    await runner.query("DROP TABLE organisation");
  }
}
