import "reflect-metadata";
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

const tables = async (): Promise<string[]> =>
  (await source.query<{ table_name: string }[]>("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1")).map(row => row.table_name);

test("entities and database do not drift", async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
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
