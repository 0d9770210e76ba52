import type { MigrationInterface, QueryRunner } from "typeorm";

export class Mail1789000000033 implements MigrationInterface {
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
    await runner.query("ALTER TABLE sign_in_code ADD locale text");
    await runner.query("ALTER TABLE person ADD locale_chosen boolean NOT NULL DEFAULT FALSE");
    await runner.query("UPDATE person SET locale_chosen = TRUE WHERE locale <> 'en'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE person DROP locale_chosen");
    await runner.query("ALTER TABLE sign_in_code DROP locale");
    await runner.query("DROP TABLE mail_failure");
  }
}
