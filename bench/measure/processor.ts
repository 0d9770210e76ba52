import { readdir, readFile } from "node:fs/promises";

/** Linux counts a process's time in hundredths of a second. */
const MS_PER_TICK = 10;

interface Times { parent: number; own: number; ended: number }

async function timesOf(pid: number | string): Promise<Times | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // The program's name stands in parentheses and may hold some itself; the fourth field is the second after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ").map(Number);
  return { parent: fields[1], own: (fields[11] + fields[12]) * MS_PER_TICK, ended: (fields[13] + fields[14]) * MS_PER_TICK };
}

/** Milliseconds of processor that a process has used. */
export const processorOf = async (pid: number): Promise<number> => (await timesOf(pid))?.own ?? 0;

/** The same of a process and all its children, those that have ended included: PostgreSQL has one for each connection. */
export async function processorOfFamily(pid: number): Promise<number> {
  const all = await Promise.all((await readdir("/proc")).filter(name => /^\d+$/.test(name)).map(async name => ({ name, times: await timesOf(name) })));
  return all.reduce((sum, { name, times }) => {
    if (!times) return sum;
    if (Number(name) === pid) return sum + times.own + times.ended;
    return times.parent === pid ? sum + times.own : sum;
  }, 0);
}

/** Megabytes of memory that a process holds, and the most it has held. */
export async function memoryOf(pid: number): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024;
  return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
}
