import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import type { LiveRow } from "../live/live.js";
import type { SizeRow } from "../growth/sizes.js";
import type { Row } from "../measure/pairs.js";
import type { Options } from "../options.js";

/** What became of it all, as it is kept. */
export interface Report {
  at: string;
  machine: { processors: number; model: string; memoryGiB: number; node: string };
  options: Options;
  /** Milliseconds from the start of a process to its first right answer, on a database that is there. */
  starts: Record<string, number>;
  shapes: Row[];
  sizes: SizeRow[];
  instances: Row[];
  live: LiveRow[];
  tenfold: Row[];
}

export const emptyReport = (options: Options): Report => ({
  at: new Date().toISOString(),
  machine: { processors: cpus().length, model: cpus()[0]?.model ?? "", memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version },
  options, starts: {}, shapes: [], sizes: [], instances: [], live: [], tenfold: [],
});

/** Keeps it beside the others, named by the time. */
export async function keep(report: Report): Promise<string> {
  const folder = path.join(import.meta.dirname, "..", "results");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${report.at.replaceAll(":", "-").slice(0, 19)}.json`);
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}
