import type { MigrationInterface, QueryRunner } from "typeorm";

export class Touchpoints1789000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE touchpoint (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      position int NOT NULL,
      title text NOT NULL,
      description text,
      place_id uuid REFERENCES place ON DELETE SET NULL,
      language text,
      version int NOT NULL,
      withdrawn_at timestamptz(3),
      withdraw_reason text,
      CONSTRAINT touchpoint_position_least CHECK (position >= 1),
      CONSTRAINT touchpoint_withdrawn CHECK ((withdrawn_at IS NULL) = (withdraw_reason IS NULL)),
      CONSTRAINT touchpoint_position UNIQUE (project_id, position) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT touchpoint_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX touchpoint_place_id_idx ON touchpoint (place_id)");
    await runner.query(`CREATE TABLE touchpoint_iteration (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      touchpoint_id uuid NOT NULL REFERENCES touchpoint ON DELETE CASCADE,
      number int NOT NULL,
      change text,
      started_at timestamptz(3) NOT NULL,
      ended_at timestamptz(3),
      CONSTRAINT touchpoint_iteration_number_least CHECK (number >= 1),
      CONSTRAINT touchpoint_iteration_change CHECK ((number = 1) = (change IS NULL)),
      CONSTRAINT touchpoint_iteration_period CHECK (ended_at > started_at),
      CONSTRAINT touchpoint_iteration_number UNIQUE (touchpoint_id, number),
      CONSTRAINT touchpoint_iteration_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE UNIQUE INDEX touchpoint_iteration_current ON touchpoint_iteration (touchpoint_id) WHERE ended_at IS NULL");
    await runner.query(`CREATE TABLE party (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      project_id uuid NOT NULL REFERENCES project ON DELETE CASCADE,
      kind text NOT NULL,
      side text NOT NULL,
      name text NOT NULL,
      organisation_id uuid REFERENCES organisation ON DELETE SET NULL,
      version int NOT NULL,
      withdrawn_at timestamptz(3),
      CONSTRAINT party_kind CHECK (kind IN ('RESIDENT', 'FAMILY', 'VOLUNTEER', 'COMMUNITY_GROUP', 'FRONT_LINE_STAFF', 'MANAGER', 'PARTNER', 'OTHER')),
      CONSTRAINT party_side CHECK (side IN ('COMMUNITY', 'INSTITUTION')),
      CONSTRAINT party_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX party_listed ON party (project_id, created_at, id)");
    await runner.query("CREATE UNIQUE INDEX party_name ON party (project_id, name) WHERE withdrawn_at IS NULL");
    await runner.query("CREATE INDEX party_organisation_id_idx ON party (organisation_id)");
    await runner.query(`CREATE TABLE touchpoint_party (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      touchpoint_id uuid NOT NULL REFERENCES touchpoint ON DELETE CASCADE,
      party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
      role text NOT NULL,
      withdrawn_at timestamptz(3),
      CONSTRAINT touchpoint_party_role CHECK (role IN ('BENEFICIARY', 'PROVIDER')),
      CONSTRAINT touchpoint_party_once UNIQUE (touchpoint_id, party_id),
      CONSTRAINT touchpoint_party_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX touchpoint_party_party_id_idx ON touchpoint_party (party_id)");
    await runner.query(`CREATE TABLE party_membership (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      basis text NOT NULL,
      confirmed_by_id uuid REFERENCES person ON DELETE SET NULL,
      confirmed_at timestamptz(3),
      started_at timestamptz(3) NOT NULL,
      ended_at timestamptz(3),
      CONSTRAINT party_membership_basis CHECK (basis IN ('DECLARED', 'CONFIRMED', 'AFFILIATION')),
      CONSTRAINT party_membership_confirmed CHECK ((basis = 'CONFIRMED') = (confirmed_at IS NOT NULL)),
      CONSTRAINT party_membership_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE UNIQUE INDEX party_membership_once ON party_membership (party_id, person_id) WHERE ended_at IS NULL");
    await runner.query("CREATE INDEX party_membership_listed ON party_membership (party_id, started_at, id)");
    await runner.query("CREATE INDEX party_membership_person_id_party_id_idx ON party_membership (person_id, party_id)");
    await runner.query("CREATE INDEX party_membership_confirmed_by_id_idx ON party_membership (confirmed_by_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["party_membership", "touchpoint_party", "party", "touchpoint_iteration", "touchpoint"]) await runner.query(`DROP TABLE ${table}`);
  }
}
