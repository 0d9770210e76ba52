import type { MigrationInterface, QueryRunner } from "typeorm";

export class Resources1789000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE resource (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      title text NOT NULL,
      summary text,
      issuer text,
      authors text[] NOT NULL,
      year int,
      kind text NOT NULL,
      language text,
      doi text,
      version int NOT NULL,
      added_by_id uuid REFERENCES person ON DELETE SET NULL,
      withdrawn_at timestamptz(3),
      hidden_at timestamptz(3),
      hide_reason text,
      url text NOT NULL,
      address text NOT NULL,
      archive_url text,
      archived_at timestamptz(3),
      link_status text NOT NULL,
      checked_at timestamptz(3),
      broken_since timestamptz(3),
      moved_to text,
      failing_since timestamptz(3),
      check_at timestamptz(3) NOT NULL,
      CONSTRAINT resource_kind CHECK (kind IN ('GUIDE', 'REPORT', 'PAPER', 'CASE_STUDY', 'LINK')),
      CONSTRAINT resource_authors CHECK (cardinality(authors) <= 50),
      CONSTRAINT resource_year CHECK (year BETWEEN 1000 AND 9999),
      CONSTRAINT resource_archived CHECK ((archived_at IS NULL) = (archive_url IS NULL)),
      CONSTRAINT resource_hidden CHECK ((hidden_at IS NULL) = (hide_reason IS NULL)),
      CONSTRAINT resource_link_status CHECK (link_status IN ('NOT_CHECKED', 'OK', 'MOVED', 'REFUSED', 'BROKEN')),
      CONSTRAINT resource_link_broken CHECK ((link_status = 'BROKEN') = (broken_since IS NOT NULL)),
      CONSTRAINT resource_link_moved CHECK ((link_status = 'MOVED') = (moved_to IS NOT NULL)),
      CONSTRAINT resource_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX resource_listed ON resource (created_at, id)");
    await runner.query("CREATE INDEX resource_by_title ON resource (title, id)");
    await runner.query("CREATE INDEX resource_by_year ON resource (year DESC NULLS LAST, id DESC)");
    await runner.query("CREATE UNIQUE INDEX resource_address ON resource (address) WHERE withdrawn_at IS NULL");
    await runner.query("CREATE UNIQUE INDEX resource_doi ON resource (doi) WHERE withdrawn_at IS NULL");
    await runner.query("CREATE INDEX resource_to_check ON resource (check_at) WHERE withdrawn_at IS NULL AND hidden_at IS NULL");
    await runner.query("CREATE INDEX resource_added_by_id_idx ON resource (added_by_id)");
    await runner.query(`CREATE TABLE collection (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      title text NOT NULL,
      description text,
      language text,
      version int NOT NULL,
      project_id uuid REFERENCES project ON DELETE CASCADE,
      created_by_id uuid REFERENCES person ON DELETE SET NULL,
      withdrawn_at timestamptz(3),
      CONSTRAINT collection_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX collection_listed ON collection (created_at, id)");
    await runner.query("CREATE INDEX collection_by_title ON collection (title, id)");
    await runner.query("CREATE INDEX collection_of_project ON collection (project_id, created_at, id)");
    await runner.query("CREATE INDEX collection_created_by_id_idx ON collection (created_by_id)");
    await runner.query(`CREATE TABLE collection_item (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      collection_id uuid NOT NULL REFERENCES collection ON DELETE CASCADE,
      resource_id uuid NOT NULL REFERENCES resource ON DELETE CASCADE,
      position int NOT NULL,
      note text,
      version int NOT NULL,
      CONSTRAINT collection_item_position_least CHECK (position >= 1),
      CONSTRAINT collection_item_once UNIQUE (collection_id, resource_id),
      CONSTRAINT collection_item_position UNIQUE (collection_id, position) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT collection_item_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX collection_item_resource_id_idx ON collection_item (resource_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["collection_item", "collection", "resource"]) await runner.query(`DROP TABLE ${table}`);
  }
}
