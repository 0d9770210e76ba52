import type { MigrationInterface, QueryRunner } from "typeorm";

export class Admissions1789000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE admission (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      rsvp_id uuid NOT NULL REFERENCES rsvp ON DELETE CASCADE,
      admitted_by_id uuid REFERENCES person ON DELETE SET NULL,
      reason text NOT NULL,
      CONSTRAINT admission_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX admission_event_id_created_at_idx ON admission (event_id, created_at)");
    await runner.query("CREATE INDEX admission_rsvp_id_idx ON admission (rsvp_id)");
    await runner.query("CREATE INDEX admission_admitted_by_id_idx ON admission (admitted_by_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE admission");
  }
}
