import type { MigrationInterface, QueryRunner } from "typeorm";

export class Places1789000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE place (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      name text NOT NULL,
      address_lines text[] NOT NULL,
      postal_code text,
      city text,
      country_code text,
      latitude double precision,
      longitude double precision,
      time_zone text,
      step_free_access text,
      created_by_id uuid REFERENCES person ON DELETE SET NULL,
      version int NOT NULL,
      CONSTRAINT place_country CHECK (country_code ~ '^[A-Z]{2}$'),
      CONSTRAINT place_position CHECK ((latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180),
      CONSTRAINT place_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX place_created_by_id_idx ON place (created_by_id)`);
    await runner.query(`CREATE INDEX place_listed ON place (name, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE place");
  }
}
