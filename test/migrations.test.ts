import "reflect-metadata";
import { Client } from "pg";
import { DataSource } from "typeorm";
import { migrate } from "../src/database.js";
import { migrations } from "../src/migrations.js";
import { entities } from "../src/modules.js";
import { SnakeCase } from "../src/naming.js";
import { makeDatabase } from "./kit/database.js";

let database: { url: string; drop(): Promise<void> };
let source: DataSource;

beforeAll(async () => {
  database = await makeDatabase(null);
  await migrate(database.url);
  // TypeORM asks for many things at once when it looks for drift; pipelined, as in the service, pg does not warn of it.
  source = await new DataSource({ type: "postgres", url: database.url, entities, migrations, namingStrategy: new SnakeCase(), migrationsTableName: "migration", installExtensions: false, extra: { pipeline: true } }).initialize();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

type Definitions = Record<string, string>;

/** What a database keeps of constraints and indexes, conditions included, as PostgreSQL itself words it. */
async function definitionsIn(url: string, change?: string): Promise<Definitions> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN");
    if (change) await client.query(change);
    const { rows } = await client.query<{ name: string; definition: string }>(`
      SELECT conrelid::regclass || '.' || conname AS name, pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'u', 'x')
      UNION ALL
      SELECT tablename || '.' || indexname, regexp_replace(indexdef, '^CREATE ', '') FROM pg_indexes i WHERE schemaname = 'public'
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname AND c.contype IN ('p', 'u', 'x'))`);
    return Object.fromEntries(rows.filter(({ name }) => !name.startsWith("migration.")).map(({ name, definition }) => [name, definition]));
  } finally {
    await client.query("ROLLBACK");
    await client.end();
  }
}

const tables = async (): Promise<string[]> =>
  (await source.query<{ table_name: string }[]>("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1")).map(row => row.table_name);

test("entities and database do not drift", async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

/** Indexes over expressions and with an order of nulls, which entities cannot declare. */
const BY_EXPRESSION: Definitions = {
  "opening_skill.opening_skill_by_name": "INDEX opening_skill_by_name ON public.opening_skill USING btree (kind, normal_name(name), opening_id)",
  "opening_skill.opening_skill_once": "UNIQUE INDEX opening_skill_once ON public.opening_skill USING btree (opening_id, kind, normal_name(name))",
  "resource.resource_by_year": "INDEX resource_by_year ON public.resource USING btree (year DESC NULLS LAST, id DESC)",
  "skill.skill_by_name": "INDEX skill_by_name ON public.skill USING btree (kind, normal_name(name), use, person_id)",
};

// TypeORM compares names only.
test("conditions of constraints and indexes are those that the entities declare", async () => {
  const declared = await makeDatabase(null);
  try {
    const client = new Client({ connectionString: declared.url });
    await client.connect();
    for (const extension of ["btree_gist", "pg_trgm", "unaccent"]) await client.query(`CREATE EXTENSION ${extension}`);
    await client.end();
    const entitiesOnly = await new DataSource({ type: "postgres", url: declared.url, entities, namingStrategy: new SnakeCase(), installExtensions: false }).initialize();
    await entitiesOnly.synchronize().finally(() => entitiesOnly.destroy());
    const expected = await definitionsIn(declared.url);
    expect(Object.keys(expected).length).toBeGreaterThan(300);
    expect(await definitionsIn(database.url)).toEqual({ ...expected, ...BY_EXPRESSION });
  } finally {
    await declared.drop();
  }
});

test.each([
  ["CHECK", "room.room_capacity", "ALTER TABLE room DROP CONSTRAINT room_capacity, ADD CONSTRAINT room_capacity CHECK (capacity >= 0)"],
  ["EXCLUDE", "placement.placement_room_free", `ALTER TABLE placement DROP CONSTRAINT placement_room_free, ADD CONSTRAINT placement_room_free
    EXCLUDE USING gist (schedule_version_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY DEFERRED`],
  ["DEFERRABLE", "slot.slot_free", `ALTER TABLE slot DROP CONSTRAINT slot_free, ADD CONSTRAINT slot_free
    EXCLUDE USING gist (event_id WITH =, tstzrange(starts_at, ends_at) WITH &&)`],
  ["index", "resource.resource_doi", "DROP INDEX resource_doi; CREATE UNIQUE INDEX resource_doi ON resource (doi)"],
])("a changed %s is noticed", async (_kind, name, change) => {
  const before = await definitionsIn(database.url);
  const after = await definitionsIn(database.url, change);
  expect(Object.keys(after).filter(key => after[key] !== before[key])).toEqual([name]);
});

test("every foreign key has an index that begins with its column", async () => {
  const bare = await source.query<{ name: string }[]>(`
    SELECT c.conname AS name FROM pg_constraint c
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1] AND i.indpred IS NULL)`);
  expect(bare.map(({ name }) => name)).toEqual([]);
});

test("constraints and indexes have names that say what", async () => {
  const names = await source.query<{ name: string }[]>(`
    SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public'`);
  expect(names.length).toBeGreaterThan(50);
  expect(names.map(({ name }) => name).filter(name => /^(PK|UQ|FK|IDX|CHK|XCL|REL)_|[0-9a-f]{20}/.test(name) && !name.startsWith("PK_migration") && !/^PK_[0-9a-f]+$/.test(name))).toEqual([]);
});

test("a second run has nothing to do; all run down to nothing, and up again", async () => {
  expect(await migrate(database.url)).toBe(0);
  for (let i = 0; i < migrations.length; i++) await source.undoLastMigration({ transaction: "each" });
  expect(await tables()).toEqual(["migration"]);
  expect(await migrate(database.url)).toBe(migrations.length);
});
