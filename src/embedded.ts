import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./embedded/binaries.js";
import { databaseName, makeCluster, readPassword } from "./embedded/cluster.js";
import { findPlace } from "./embedded/place.js";
import { findPostmaster, isAlive } from "./embedded/postmaster.js";
import { startServer } from "./embedded/server.js";

export interface Embedded {
  /** With the password: not for the log. */
  url: string;
  /** Where the data really are; not always the wished folder. */
  directory: string;
  /** False when another process runs it for the same folder; it stops with that one. */
  ours: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  directory: string;
  /** False gives up safety against a crash of the machine, for tests. */
  durable?: boolean;
  maxConnections?: number;
  /** Of PostgreSQL, besides and instead of ours. */
  settings?: Readonly<Record<string, string>>;
  say?: (line: string) => void;
}

const patience = 60_000;

/**
 * A real PostgreSQL for one data folder, which ends when this process ends, however it ends.
 * No lock of our own: making a cluster ends in a rename, starting it in PostgreSQL's postmaster.pid, and each lets only one win.
 */
export async function startEmbedded({ directory: wish, durable = true, maxConnections = 100, settings, say = () => {} }: EmbeddedOptions): Promise<Embedded> {
  const place = await findPlace(wish, say);
  const { directory } = place;
  const at = async (port: number) => ({ url: `postgres://${databaseName}:${await readPassword(place)}@127.0.0.1:${port}/${databaseName}`, directory });

  const deadline = Date.now() + patience;
  let told = false;
  let bin: string | null = null;
  while (Date.now() < deadline) {
    const running = await findPostmaster(directory);
    if (!running) {
      bin ??= await findBinaries(place.account, place.copies, say);
      await makeCluster(place, bin, durable, say);
      const server = await startServer(place, bin, { durable, maxConnections, settings, say });
      if (server) return { ...(await at(server.port)), ours: true, stop: server.stop };
    } else if (!(await isAlive(running.owner))) {
      // On its way out, or left over: it must be gone before a new one can have the folder.
      if (!told) process.kill(running.pid, "SIGINT");
      told = true;
    } else if (running.ready) {
      say(`Using the PostgreSQL that process ${running.owner} runs on ${directory}`);
      return { ...(await at(running.port)), ours: false, stop: async () => {} };
    }
    await sleep(25);
  }
  throw new Error(`PostgreSQL on ${directory} neither started nor stopped within ${patience / 1000} s. See ${place.log}`);
}
