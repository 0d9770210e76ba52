import type { MigrationInterface, QueryRunner } from "typeorm";

export class Notifications1789000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE notification (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      kind text NOT NULL,
      cause_id uuid NOT NULL,
      data jsonb NOT NULL,
      sent_at timestamptz(3),
      CONSTRAINT notification_once UNIQUE (person_id, kind, cause_id),
      CONSTRAINT notification_pkey PRIMARY KEY (id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE notification");
  }
}
