import type { MigrationInterface, QueryRunner } from "typeorm";

const KINDS = "('HOURS', 'MONEY', 'RISK', 'TIME_SAVED', 'MONEY_RECEIVED', 'PAID_HELP_RECEIVED')";

export class Effort1789000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE effort_entry (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
      person_id uuid REFERENCES person ON DELETE SET NULL,
      organisation_id uuid REFERENCES organisation ON DELETE RESTRICT,
      touchpoint_id uuid REFERENCES touchpoint ON DELETE SET NULL,
      opening_id uuid REFERENCES opening ON DELETE SET NULL,
      commitment_id uuid REFERENCES commitment ON DELETE SET NULL,
      kind text NOT NULL,
      amount double precision NOT NULL,
      currency text,
      borne_at timestamptz(3) NOT NULL,
      note text,
      name_shown boolean NOT NULL DEFAULT FALSE,
      status text NOT NULL,
      disputed_by_id uuid REFERENCES person ON DELETE SET NULL,
      version int NOT NULL,
      published_amount double precision,
      published_with text,
      CONSTRAINT effort_entry_kind CHECK (kind IN ${KINDS}),
      CONSTRAINT effort_entry_status CHECK (status IN ('STANDING', 'DISPUTED', 'STRUCK', 'RETRACTED')),
      CONSTRAINT effort_entry_amount CHECK (amount > 0 AND (kind <> 'RISK' OR amount IN (1, 2, 3, 4, 5))),
      CONSTRAINT effort_entry_currency CHECK ((kind IN ('MONEY', 'MONEY_RECEIVED')) = (currency IS NOT NULL) AND currency ~ '^[A-Z]{3}$'),
      CONSTRAINT effort_entry_about CHECK (num_nonnulls(touchpoint_id, opening_id, commitment_id) <= 1),
      CONSTRAINT effort_entry_disputed CHECK (status = 'DISPUTED' OR disputed_by_id IS NULL),
      CONSTRAINT effort_entry_published CHECK (
        (published_amount IS NULL) = (published_with IS NULL) AND (organisation_id IS NULL OR published_amount IS NULL) AND published_with IN ('MONTH', 'QUARTER', 'YEAR')),
      CONSTRAINT effort_entry_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX effort_entry_listed ON effort_entry (project_id, borne_at, id)");
    await runner.query("CREATE INDEX effort_entry_of_person ON effort_entry (person_id, borne_at, id)");
    await runner.query("CREATE INDEX effort_entry_of_party ON effort_entry (party_id, kind, borne_at)");
    await runner.query(
      `CREATE INDEX effort_entry_unpublished ON effort_entry (borne_at)
       WHERE organisation_id IS NULL AND published_amount IS DISTINCT FROM CASE WHEN status IN ('STANDING', 'DISPUTED') THEN amount END`);
    for (const column of ["organisation_id", "touchpoint_id", "opening_id", "commitment_id", "disputed_by_id"]) {
      await runner.query(`CREATE INDEX effort_entry_${column}_idx ON effort_entry (${column})`);
    }
    await runner.query(`CREATE TABLE effort_change (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      entry_id uuid NOT NULL REFERENCES effort_entry ON DELETE CASCADE,
      by_id uuid REFERENCES person ON DELETE SET NULL,
      action text NOT NULL,
      reason text,
      amount double precision NOT NULL,
      borne_at timestamptz(3) NOT NULL,
      note text,
      CONSTRAINT effort_change_action CHECK (action IN ('RECORDED', 'CORRECTED', 'DISPUTED', 'DISMISSED', 'UPHELD', 'RETRACTED')),
      CONSTRAINT effort_change_reason CHECK ((action = 'RECORDED') = (reason IS NULL)),
      CONSTRAINT effort_change_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX effort_change_listed ON effort_change (entry_id, created_at, id)");
    await runner.query("CREATE INDEX effort_change_by_id_idx ON effort_change (by_id)");
    await runner.query(`CREATE TABLE effort_sum (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
      kind text NOT NULL,
      currency text NOT NULL,
      period text NOT NULL,
      starts_at timestamptz(3) NOT NULL,
      amount double precision NOT NULL,
      entries int NOT NULL,
      people int NOT NULL,
      CONSTRAINT effort_sum_kind CHECK (kind IN ${KINDS}),
      CONSTRAINT effort_sum_period CHECK (period IN ('MONTH', 'QUARTER', 'YEAR')),
      CONSTRAINT effort_sum_people CHECK (people >= 5 AND entries >= people),
      CONSTRAINT effort_sum_once UNIQUE (party_id, kind, currency, period, starts_at),
      CONSTRAINT effort_sum_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE share_agreement (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      version int NOT NULL,
      valid_from timestamptz(3) NOT NULL,
      note text,
      set_by_id uuid REFERENCES person ON DELETE SET NULL,
      CONSTRAINT share_agreement_version_from_one CHECK (version >= 1),
      CONSTRAINT share_agreement_version UNIQUE (project_id, version),
      CONSTRAINT share_agreement_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX share_agreement_set_by_id_idx ON share_agreement (set_by_id)");
    await runner.query(`CREATE TABLE agreed_share (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      agreement_id uuid NOT NULL REFERENCES share_agreement ON DELETE CASCADE,
      party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
      percent double precision NOT NULL,
      CONSTRAINT agreed_share_percent CHECK (percent BETWEEN 0 AND 100),
      CONSTRAINT agreed_share_once UNIQUE (agreement_id, party_id),
      CONSTRAINT agreed_share_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX agreed_share_party_id_idx ON agreed_share (party_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["agreed_share", "share_agreement", "effort_sum", "effort_change", "effort_entry"]) await runner.query(`DROP TABLE ${table}`);
  }
}
