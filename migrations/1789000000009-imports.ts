import type { MigrationInterface, QueryRunner } from "typeorm";

export class Imports1789000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE schedule_import (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      event_id uuid REFERENCES event ON DELETE CASCADE,
      parsed jsonb NOT NULL,
      CONSTRAINT schedule_import_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX schedule_import_person_id_idx ON schedule_import (person_id)`);
    await runner.query(`CREATE INDEX schedule_import_event_id_idx ON schedule_import (event_id)`);
    await runner.query(`CREATE TABLE imported_host (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      source_id text NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      CONSTRAINT imported_host_once UNIQUE (event_id, source_id),
      CONSTRAINT imported_host_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX imported_host_person_id_idx ON imported_host (person_id)`);
    await runner.query(`CREATE TABLE person_claim (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      claimant_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      invited_by_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      status text NOT NULL,
      CONSTRAINT person_claim_once UNIQUE (person_id, claimant_id),
      CONSTRAINT person_claim_status CHECK (status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT')),
      CONSTRAINT person_claim_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX person_claim_claimant_id_idx ON person_claim (claimant_id)`);
    await runner.query(`CREATE INDEX person_claim_invited_by_id_idx ON person_claim (invited_by_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE person_claim");
    await runner.query("DROP TABLE imported_host");
    await runner.query("DROP TABLE schedule_import");
  }
}
