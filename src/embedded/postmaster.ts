import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** A PostgreSQL that runs on a cluster, as its postmaster.pid and its command line tell. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
  /** The process that started it and for which it runs. */
  owner: number;
}

/** Our own setting on PostgreSQL's command line: it can't go stale as a lock file can, it ends with the server. */
export const ownerSetting = "coproduce.owner";

export async function findPostmaster(directory: string): Promise<Postmaster | null> {
  const lines = await pidFile(directory);
  const pid = Number(lines[0]);
  const command = pid > 0 ? await commandLine(pid) : "";
  // After a crash the pid may be another program's by now.
  if (!command.includes(` -D ${directory} `)) return null;
  const owner = Number(new RegExp(`${ownerSetting.replace(".", "\\.")}=(\\d+)`).exec(command)?.[1] ?? 0);
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready", owner };
}

/**
 * PostgreSQL won't start while postmaster.pid names a living process of its user, whatever that is (after a restart of a
 * container it often is one of ours). It does take over a file that names its parent, and still checks the shared memory that
 * the file tells of; so we write our own pid there rather than deleting the file.
 */
export async function disownForeignPid(directory: string): Promise<void> {
  const lines = await pidFile(directory);
  const pid = Number(lines[0]);
  if (!isTaken(pid) || (await findPostmaster(directory))) return;
  await writeFile(path.join(directory, "postmaster.pid"), [process.pid, ...lines.slice(1)].join("\n"));
}

/** A process that was killed stays a zombie while its parent, such as a container's first process, doesn't ask after it. */
export async function isAlive(pid: number): Promise<boolean> {
  if (!isTaken(pid)) return false;
  if (process.platform === "linux") {
    // The state follows the program's name, which is in parentheses and may hold some itself.
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    return !/.*\) [ZX] /s.test(stat);
  }
  return !(await ask(pid, "stat")).startsWith("Z");
}

function isTaken(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function pidFile(directory: string): Promise<string[]> {
  const text = await readFile(path.join(directory, "postmaster.pid"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n");
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === "linux") return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ");
  return ask(pid, "args");
}

async function ask(pid: number, column: string): Promise<string> {
  const { stdout } = await promisify(execFile)("ps", ["-ww", "-o", `${column}=`, "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout;
}
