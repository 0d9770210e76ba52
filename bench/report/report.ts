import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import type { Options } from "../options.js";
import { median, type Row } from "../measure/pairs.js";
import type { Run } from "../measure/run.js";
import { table } from "./table.js";

/** What became of it all, as it is kept. */
export interface Report {
  at: string;
  machine: { processors: number; model: string; memoryGiB: number; node: string };
  options: Options;
  /** Milliseconds from the start of the process to its first right answer. */
  starts: Record<string, number>;
  rows: Row[];
  growth: Record<string, unknown>;
}

export const emptyReport = (options: Options): Report => ({
  at: new Date().toISOString(),
  machine: { processors: cpus().length, model: cpus()[0]?.model ?? "", memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version },
  options, starts: {}, rows: [], growth: {},
});

const HEAD = ["shape", "who", "of the limit", "requests/s", "p50 ms", "p99 ms", "node ms", "PostgreSQL ms", "statements", "MB"];

const cells = (shape: string, who: string, ratio: number, runs: readonly Run[]): string[] => {
  const of = (name: keyof Run, digits: number): string => median(runs.map(run => run[name])).toFixed(digits);
  return [shape, who, ratio.toFixed(2), of("perSecond", 0), of("p50", 2), of("p99", 2), of("node", 3), of("postgres", 3), of("statements", 1), of("memory", 0)];
};

export function shapesTable(rows: readonly Row[]): string {
  const lines: string[][] = [];
  for (const [i, row] of rows.entries()) {
    if (rows[i - 1]?.shape !== row.shape) lines.push(cells(row.shape, "limit", 1, rows.filter(({ shape }) => shape === row.shape).flatMap(({ limit }) => limit)));
    lines.push(cells(row.shape, row.peer, row.ratio, row.runs));
  }
  return table(HEAD, lines);
}

/** Keeps it beside the others, named by the time. */
export async function keep(report: Report): Promise<string> {
  const folder = path.join(import.meta.dirname, "..", "results");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${report.at.replaceAll(":", "-").slice(0, 19)}.json`);
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}
