import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "../../src/database.js";
import { startEmbedded, type Embedded } from "../../src/embedded.js";
import { findPostmaster } from "../../src/embedded/postmaster.js";
import { seed, type Scale } from "./seed.js";
import { Client } from "pg";

/** As a small production server is set up; the rest are the service's own settings of its embedded PostgreSQL. */
const SETTINGS = {
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "4GB",
  // Counts every peer's statements alike.
  shared_preload_libraries: "pg_stat_statements",
  "pg_stat_statements.track_utility": "off",
};

/** A PostgreSQL of the benchmark's own, in a folder that goes with it. */
export class Cluster {
  private constructor(private readonly folder: string, private readonly embedded: Embedded, readonly postmaster: number) {}

  static async start(): Promise<Cluster> {
    const folder = await mkdtemp(path.join(tmpdir(), "coproduce-bench-"));
    // Started as root, PostgreSQL runs as another user, who must pass.
    await chmod(folder, 0o711);
    const embedded = await startEmbedded({ directory: path.join(folder, "postgres"), maxConnections: 200, settings: SETTINGS });
    const { pid } = (await findPostmaster(embedded.directory))!;
    return new Cluster(folder, embedded, pid);
  }

  /** Makes a database that holds so much. */
  async database(name: string, scale: Scale): Promise<string> {
    const url = await this.empty(name);
    await this.asSuperuser(name, client => seed(client, scale));
    return url;
  }

  /** Makes a database that holds nothing yet. */
  async empty(name: string): Promise<string> {
    await this.asOwner(this.embedded.url, client => client.query(`CREATE DATABASE ${name}`));
    const url = this.at(this.embedded.url, name);
    await migrate(url);
    return url;
  }

  private at(url: string, database: string): string {
    return Object.assign(new URL(url), { pathname: `/${database}` }).href;
  }

  asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
    return withClient(url, work);
  }

  asSuperuser<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
    return withClient(Object.assign(new URL(this.at(this.embedded.url, database)), { username: "postgres" }).href, work);
  }

  async stop(): Promise<void> {
    await this.embedded.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: "bench" });
  await client.connect();
  try { return await work(client); } finally { await client.end(); }
}
