import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Place } from "./place.js";
import { disownForeignPid, findPostmaster, ownerSetting } from "./postmaster.js";
import { as } from "./run.js";
import { startWatchdog } from "./watchdog.js";

export interface Server {
  port: number;
  stop(): Promise<void>;
}

export interface ServerOptions {
  durable: boolean;
  maxConnections: number;
  /** Of PostgreSQL, besides and instead of ours. */
  settings?: Readonly<Record<string, string>>;
  say: (line: string) => void;
}

const logLimit = 10 * 1024 * 1024;

/** Starts PostgreSQL on a cluster; null: somebody else has the cluster, or took the port, at this moment. */
export async function startServer(place: Place, bin: string, options: ServerOptions): Promise<Server | null> {
  const { say } = options;
  const port = await freePort();
  await disownForeignPid(place.directory);
  const log = await open(place.log, (await sizeOf(place.log)) > logLimit ? "w" : "a", 0o600);
  const logStart = await sizeOf(place.log);

  const watchdog = startWatchdog(place.account, say);
  const [command, ...args] = [...(await dyingWithUs()), path.join(bin, "postgres"), ...settings(place.directory, port, options)];
  // A session of its own: a Ctrl-C in the terminal reaches us alone, and we close the pool first.
  const child = spawn(command!, args, { ...as(place.account), detached: true, stdio: ["ignore", log.fd, log.fd] });
  let ended: string | null = null;
  const end = new Promise<void>((resolve) => {
    const finish = (how: string) => {
      ended = how;
      // After that the pid may be anybody's.
      void watchdog.release().then(resolve, () => resolve());
    };
    child.once("exit", (code, signal) => finish(signal ?? `code ${code}`));
    // Also when a signal cannot be sent, of which it does not end.
    child.on("error", (error) => { if (!child.pid) finish(error.message); });
  });
  if (child.pid) watchdog.guard(child.pid);
  await log.close();

  const patience = setTimeout(() => say("PostgreSQL is still starting: it recovers what a crash has left"), 5000);
  while (ended === null) {
    const found = await findPostmaster(place.directory);
    if (found?.pid === child.pid && found?.ready) break;
    await Promise.race([sleep(10), end]);
  }
  clearTimeout(patience);
  if (ended !== null) return whyNot(place, ended, logStart);

  let stopped: Promise<void> | null = null;
  const stop = async () => {
    child.ref();
    child.kill("SIGINT");
    const impatience = setTimeout(() => child.kill("SIGQUIT"), 10_000);
    await end;
    clearTimeout(impatience);
  };
  void end.then(() => {
    if (!stopped) say(`PostgreSQL has ended by itself (${ended}); see ${place.log}`);
  });
  // A script that is done ends, and PostgreSQL with it.
  child.unref();
  return { port, stop: () => (stopped ??= stop()) };
}

function settings(directory: string, port: number, { durable, maxConnections, settings: given }: ServerOptions): string[] {
  const set = {
    [ownerSetting]: process.pid,
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    max_connections: maxConnections,
    shared_buffers: "128MB",
    jit: "off",
    // A statement's error goes to who sent it. Its text and values, such as an e-mail address, stay out of the log.
    log_min_messages: "log",
    log_checkpoints: "off",
    ...(!durable && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    ...given,
  };
  return ["-D", directory, ...Object.entries(set).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** On Linux the kernel also sends SIGINT when its parent ends: then PostgreSQL outlives us not even if the watchdog was killed too. */
async function dyingWithUs(): Promise<string[]> {
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((file) => existsSync(file));
  if (process.platform !== "linux" || !setpriv) return [];
  // Busybox has a setpriv that can't.
  const program = await readFile(setpriv);
  return program.includes("pdeathsig") ? [setpriv, "--pdeathsig", "INT", "--"] : [];
}

async function whyNot(place: Place, how: string, logStart: number): Promise<null> {
  const said = (await readFile(place.log)).subarray(logStart).toString().trim();
  // The third: two that met a crashed server's postmaster.pid at the same instant, one took it from the other.
  if (/lock file ".*" already exists|pre-existing shared memory block|data directory lock file is invalid|Address already in use/.test(said)) return null;
  const words = /No space left on device/.test(said) ? "The disk is full: PostgreSQL cannot start" : "PostgreSQL did not start";
  throw new Error(`${words} on ${place.directory} (${how}). The end of ${place.log}:\n${said.split("\n").slice(-12).join("\n")}`);
}

const sizeOf = (file: string): Promise<number> => stat(file).then(({ size }) => size, () => 0);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(new Error(`No port of 127.0.0.1 is free for PostgreSQL: ${error.message}`)));
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
