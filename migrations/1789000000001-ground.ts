import type { MigrationInterface, QueryRunner } from "typeorm";

export class Ground1789000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE change_log (
      id uuid NOT NULL,
      at timestamptz(3) NOT NULL,
      verb text NOT NULL,
      actor_id uuid,
      objects jsonb NOT NULL,
      request_id text NOT NULL,
      CONSTRAINT change_log_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX change_log_at_idx ON change_log (at)`);
    await runner.query(`CREATE TABLE change_key (
      person_id uuid NOT NULL,
      key text NOT NULL,
      verb text NOT NULL,
      digest text NOT NULL,
      objects jsonb,
      at timestamptz(3) NOT NULL,
      CONSTRAINT change_key_pkey PRIMARY KEY (person_id, key)
    )`);
    await runner.query(`CREATE INDEX change_key_at_idx ON change_key (at)`);
    await runner.query(`CREATE TABLE outbox (
      id uuid NOT NULL,
      at timestamptz(3) NOT NULL,
      kind text NOT NULL,
      person_id uuid,
      cause_id uuid NOT NULL,
      data jsonb NOT NULL,
      sealed text,
      CONSTRAINT outbox_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE service_secret (
      name text NOT NULL,
      value text NOT NULL,
      CONSTRAINT service_secret_pkey PRIMARY KEY (name)
    )`);
    await runner.query(`CREATE TABLE rate_budget (
      key varchar(255) PRIMARY KEY,
      points int NOT NULL DEFAULT 0,
      expire bigint
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE rate_budget");
    await runner.query("DROP TABLE service_secret");
    await runner.query("DROP TABLE outbox");
    await runner.query("DROP TABLE change_key");
    await runner.query("DROP TABLE change_log");
  }
}
