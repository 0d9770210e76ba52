import type { MigrationInterface, QueryRunner } from "typeorm";

export class Openings1789000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE opening (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      touchpoint_id uuid REFERENCES touchpoint ON DELETE SET NULL,
      place_id uuid REFERENCES place ON DELETE SET NULL,
      created_by_id uuid REFERENCES person ON DELETE SET NULL,
      title text NOT NULL,
      description text,
      benefit text NOT NULL,
      languages text[] NOT NULL,
      hours_per_week double precision NOT NULL,
      weeks int NOT NULL,
      people int NOT NULL,
      by_when timestamptz(3),
      status text NOT NULL,
      closed_at timestamptz(3),
      version int NOT NULL,
      CONSTRAINT opening_status CHECK (status IN ('OPEN', 'FILLED', 'CLOSED')),
      CONSTRAINT opening_hours CHECK (hours_per_week > 0 AND weeks >= 1),
      CONSTRAINT opening_people CHECK (people BETWEEN 1 AND 100),
      CONSTRAINT opening_closed CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)),
      CONSTRAINT opening_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX opening_listed ON opening (project_id, created_at, id)");
    await runner.query("CREATE INDEX opening_status_by_when_idx ON opening (status, by_when)");
    for (const column of ["touchpoint_id", "place_id", "created_by_id"]) await runner.query(`CREATE INDEX opening_${column}_idx ON opening (${column})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE opening");
  }
}
