import type { MigrationInterface, QueryRunner } from "typeorm";

export class CalendarAddresses1789000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE calendar_address (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      token_hash text NOT NULL,
      last_fetched_at timestamptz(3),
      content_digest text,
      content_changed_at timestamptz(3),
      revoked_at timestamptz(3),
      CONSTRAINT calendar_address_token UNIQUE (token_hash),
      CONSTRAINT calendar_address_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX calendar_address_person_id_idx ON calendar_address (person_id)");
    await runner.query("CREATE UNIQUE INDEX calendar_address_in_use ON calendar_address (person_id) WHERE revoked_at IS NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE calendar_address");
  }
}
