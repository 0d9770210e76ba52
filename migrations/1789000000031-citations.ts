import type { MigrationInterface, QueryRunner } from "typeorm";

const ENDS = ["project", "case_study", "resource"];

export class Citations1789000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = (side: string): string => ENDS.map(end => `${side}_${end}_id uuid REFERENCES ${end} ON DELETE CASCADE`).join(",\n      ");
    const one = (side: string): string => {
      const ids = ENDS.map(end => `${side}_${end}_id`).join(", ");
      return `CONSTRAINT citation_${side} CHECK (num_nonnulls(${ids}) = 1 AND ${side}_id = COALESCE(${ids}))`;
    };
    await runner.query(`CREATE TABLE citation (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      ${columns("from")},
      from_id uuid NOT NULL,
      ${columns("to")},
      to_id uuid NOT NULL,
      note text,
      added_by_id uuid REFERENCES person ON DELETE SET NULL,
      withdrawn_at timestamptz(3),
      ${one("from")},
      ${one("to")},
      CONSTRAINT citation_of_another CHECK (from_id <> to_id),
      CONSTRAINT citation_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE UNIQUE INDEX citation_once ON citation (from_id, to_id) WHERE withdrawn_at IS NULL");
    for (const side of ["from", "to"]) {
      for (const end of ENDS) await runner.query(`CREATE INDEX citation_${side}_${end} ON citation (${side}_${end}_id, created_at, id)`);
    }
    await runner.query("CREATE INDEX citation_added_by_id_idx ON citation (added_by_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE citation");
  }
}
