import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Socket } from "node:net";
import type { Writable } from "node:stream";
import { startEmbedded } from "../../src/embedded.js";

// Waits for the end of its input, which comes even if we are killed, and for PostgreSQL to be gone.
const cleaner = `
trap '' INT TERM HUP
while read -r _; do :; done
for tenth in $(seq 150); do [ -e "$1/postgres/postmaster.pid" ] || break; sleep 0.1; done
rm -rf "$1"`;

/** An empty, fast and forgetful PostgreSQL, for one run of the tests; nothing of it stays. */
export async function startCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "coproduce-test-"));
  const sweeper = spawn("/bin/sh", ["-c", cleaner, "coproduce-cleaner", folder], { cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] });
  sweeper.unref();
  (sweeper.stdin as Socket).unref();
  // mkdtemp gives 0700, and PostgreSQL's user must pass.
  await chmod(folder, 0o711);
  try {
    // Who drops a database may end its sessions, but not the superuser's that vacuums it.
    const { url, stop } = await startEmbedded({ directory: path.join(folder, "postgres"), durable: false, settings: { autovacuum: "off" } });
    return {
      url,
      async stop() {
        await stop();
        await sweep(sweeper, folder);
      },
    };
  } catch (error) {
    await sweep(sweeper, folder);
    throw error;
  }
}

async function sweep(sweeper: ChildProcessByStdio<Writable, null, null>, folder: string): Promise<void> {
  sweeper.ref();
  sweeper.stdin.end();
  if (sweeper.exitCode === null) await once(sweeper, "exit");
  await rm(folder, { recursive: true, force: true });
}
