import { randomBytes } from "node:crypto";
import { chown, link, lstat, mkdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Place } from "./place.js";
import { isCluster } from "./place.js";
import { run, type Finished } from "./run.js";
import { scratchName, sweepScratch } from "./scratch.js";

export const databaseName = "coproduce";

/** Makes the cluster unless it is there: roles `postgres` (superuser) and `coproduce`, who owns the database and no more. */
export async function makeCluster(place: Place, bin: string, durable: boolean, say: (line: string) => void): Promise<void> {
  await sweepScratch(place.directory);
  if (await isCluster(place.directory)) return;
  say(`Making a database in ${place.directory}`);
  const password = await makePassword(place);
  const scratch = scratchName(place.directory);
  const made = path.join(scratch, "cluster");
  try {
    await mkdir(scratch, { mode: 0o700 });
    const passwordFile = path.join(scratch, "password");
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (place.account) for (const each of [scratch, passwordFile]) await chown(each, place.account.uid, place.account.gid);
    explain(
      await run(place.account, path.join(bin, "initdb"), [
        "-D", made, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256",
        "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions",
        ...(durable ? [] : ["--no-sync"]),
      ]),
      place,
    );
    // Without a server: so the cluster is complete, with its database, before anybody can see it.
    explain(
      await run(place.account, path.join(bin, "postgres"),
        ["--single", "-D", made, "-c", "exit_on_error=on", "-c", "log_checkpoints=off", "-c", `fsync=${durable ? "on" : "off"}`, "postgres"],
        `CREATE ROLE ${databaseName} LOGIN CREATEDB PASSWORD '${password}'\nCREATE DATABASE ${databaseName} OWNER ${databaseName}\n`),
      place,
    );
    await rename(made, place.directory).catch((error: NodeJS.ErrnoException) => settle(error, place));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

export async function readPassword(place: Place): Promise<string> {
  return readFile(place.password, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new Error(`The password of the database in ${place.directory} is missing (${place.password}). Put it back, or move the database away to begin with an empty one.`);
    throw new Error(`The password of the database cannot be read: ${error.message}`);
  });
}

/** The first to link it into place decides the password; all that make the cluster at the same moment use that one. */
async function makePassword(place: Place): Promise<string> {
  const scratch = scratchName(place.password);
  await writeFile(scratch, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  await link(scratch, place.password).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(scratch);
  await sweepScratch(place.password);
  return readPassword(place);
}

function explain({ ok, output }: Finished, place: Place): void {
  if (ok) return;
  const words = /No space left on device/.test(output)
    ? `The disk is full: no room for a database in ${place.directory}.`
    : `The database in ${place.directory} could not be made.`;
  throw new Error(`${words} PostgreSQL says:\n${output.split("\n").slice(-12).join("\n")}`);
}

async function settle(error: NodeJS.ErrnoException, { directory }: Place): Promise<void> {
  // Another process was quicker; its cluster has the same password.
  if (await isCluster(directory)) return;
  if (await lstat(directory).catch(() => null)) {
    throw new Error(`${directory} is there but holds no database (${error.code}). The folder must be free or empty, and no mount point: mount the folder above it.`);
  }
  throw error;
}
