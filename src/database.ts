import { runMigrations as migrateJobs } from "graphile-worker";
import { Client, type Pool, type PoolClient } from "pg";
import { DataSource } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";
import { gatheringSocket } from "./base/gathering-socket.js";
import { Wire } from "./base/plan/wire.js";
import { entities } from "./modules.js";
import { migrations } from "./migrations.js";
import { SnakeCase } from "./naming.js";

/** Settings of every connection: no statement, lock or idle transaction may hold up the others for long. */
const SETTINGS = {
  statement_timeout: 5_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 10_000,
  connectionTimeoutMillis: 1_500,
  // Statements follow one another without waiting for answers that nobody needs.
  pipeline: true,
  // Those that are sent together go out in one write.
  stream: () => gatheringSocket(process.nextTick),
  // Short statements only: compiling them costs more than it saves, and so does planning a prepared one again for each
  // value. A cancelled client's statement ends within a second.
  options: "-c jit=off -c plan_cache_mode=force_generic_plan -c client_connection_check_interval=1000",
};

const options = (url: string, poolSize: number, extra: object) => ({
  type: "postgres" as const, url, poolSize, entities, migrations, extra,
  namingStrategy: new SnakeCase(), migrationsTableName: "migration", installExtensions: false,
});

export const poolOf = (source: DataSource): Pool => (source.driver as PostgresDriver).master as Pool;

export async function openDatabase(url: string, poolSize: number, onIdleError: (error: Error) => void): Promise<DataSource> {
  const source = await new DataSource(options(url, poolSize, { ...SETTINGS, application_name: "coproduce" })).initialize();
  // Without listeners, a client that is idle or between two statements ends the process when PostgreSQL stops.
  const pool = poolOf(source).on("error", onIdleError);
  const listen = (client: PoolClient): void => { client.on("error", onIdleError); };
  const first = await pool.connect();
  listen(first);
  first.release();
  pool.on("connect", listen);
  return source;
}

/** Connections that carry plans' statements; as many as a small machine has cores. */
const WIRE_WIDTH = 2;

/** What takes long there is cancelled early, and asked again on the pool: others wait behind it. */
export async function openWire(url: string, onLost: (error: Error) => void): Promise<Wire> {
  const wire = new Wire({
    connectionString: url, application_name: "coproduce plans", connectionTimeoutMillis: SETTINGS.connectionTimeoutMillis,
    statement_timeout: 1_000, options: SETTINGS.options,
  }, WIRE_WIDTH, onLost);
  await wire.start();
  return wire;
}

const MIGRATION_LOCK = 7_264_001;

/** Brings the database up to date; instances that start together do it one after the other. */
export async function migrate(url: string): Promise<number> {
  const lock = new Client({ connectionString: url, application_name: "coproduce migrations" });
  // A statement that meets the lost connection says so.
  lock.on("error", () => {});
  await lock.connect();
  try {
    await checkServer(lock);
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const source = await new DataSource(options(url, 2, { application_name: "coproduce migrations" })).initialize();
    try {
      await migrateJobs({ connectionString: url });
      return (await source.runMigrations({ transaction: "each" })).length;
    } finally {
      await source.destroy();
    }
  } finally {
    await lock.end();
  }
}

const EXTENSIONS = ["btree_gist", "pg_trgm", "unaccent"];

async function checkServer(client: Client): Promise<void> {
  const { rows: [{ version }] } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::int AS version");
  if (version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed; this one is ${Math.floor(version / 10_000)}`);
  for (const name of EXTENSIONS) {
    try {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    } catch (error) {
      throw new Error(`The extension ${name} is missing and could not be made (${(error as Error).message}). An operator must run, in this database: CREATE EXTENSION ${name};`, { cause: error });
    }
  }
}
