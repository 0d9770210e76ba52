import type { MigrationInterface, QueryRunner } from "typeorm";

export class MailFailures1789000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE mail_failure (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      message_id uuid NOT NULL,
      kind text NOT NULL,
      reason text NOT NULL,
      attempts int NOT NULL,
      given_up boolean NOT NULL,
      CONSTRAINT mail_failure_once UNIQUE (message_id),
      CONSTRAINT mail_failure_attempts CHECK (attempts >= 1),
      CONSTRAINT mail_failure_pkey PRIMARY KEY (id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE mail_failure");
  }
}
