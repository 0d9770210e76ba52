import { median, type Row } from "../measure/pairs.js";
import type { Run } from "../measure/run.js";
import type { Report } from "./report.js";
import { table } from "./table.js";

const typical = (runs: readonly Run[], name: keyof Run): number => median(runs.map(run => run[name]));

const figures = (runs: readonly Run[]): string[] => {
  const of = (name: keyof Run, digits: number): string => typical(runs, name).toFixed(digits);
  return [of("perSecond", 0), of("p50", 2), of("p99", 2), of("node", 3), of("postgres", 3), of("statements", 1), of("memory", 0)];
};
const FIGURES = ["requests/s", "p50 ms", "p99 ms", "node ms", "PostgreSQL ms", "statements", "MB"];

/** Each shape: the limit, then everybody as a share of it, and Coproduce as so many times them. */
export function shapesTable(rows: readonly Row[]): string {
  const lines = rows.flatMap((row, i) => {
    const same = rows.filter(({ shape }) => shape === row.shape);
    const ours = same.find(({ peer }) => peer === "coproduce");
    const times = ours && row !== ours ? (ours.ratio / row.ratio).toFixed(1) : "";
    const processor = (runs: readonly Run[]): number => typical(runs, "node") + typical(runs, "postgres");
    const limit = rows[i - 1]?.shape === row.shape ? [] : [[row.shape, "limit", "1.00", "1.00", "", ...figures(same.flatMap(({ beside }) => beside))]];
    return [...limit, [row.shape, row.peer, row.ratio.toFixed(2), (processor(row.beside) / processor(row.runs)).toFixed(2), times, ...figures(row.runs)]];
  });
  return table(["shape", "who", "of the limit", "by processor", "Coproduce is × that", ...FIGURES], lines);
}

/** One beside another, which is not the limit. */
const besideTable = (what: string, rows: readonly Row[]): string =>
  table(["shape", "who", what, ...FIGURES], rows.flatMap(row => [
    [row.shape, row.peer, "1.00", ...figures(row.beside)], [row.shape, "", row.ratio.toFixed(2), ...figures(row.runs)],
  ]));

function sizesTable({ sizes }: Report): string {
  const perSession = (runs: readonly Run[], size: number, requests: number): string =>
    ((typical(runs, "node") + typical(runs, "postgres")) * 1_000 * requests / size).toFixed(1);
  return table(["sessions", "who", "requests", "sessions/s", "processor µs a session", "the limit's", "of the limit"], sizes.map(({ size, requests, row }) => [
    String(size), row.peer, String(requests), (typical(row.runs, "perSecond") * size / requests).toFixed(0), perSession(row.runs, size, requests), perSession(row.beside, size, requests), row.ratio.toFixed(2),
  ]));
}

/** The most that each held at the end of any run. */
function memoryTable(rows: readonly Row[]): string {
  const most = new Map<string, number>();
  for (const { peer, runs, beside } of rows) {
    for (const [name, all] of [[peer, runs], ["limit", beside]] as const) most.set(name, Math.max(most.get(name) ?? 0, ...all.map(({ memory }) => memory)));
  }
  return table(["who", "MB under load"], [...most].map(([name, megabytes]) => [name, megabytes.toFixed(0)]));
}

const percent = (share: number): string => `${(share * 100).toFixed(0)}%`;

const liveTable = ({ live }: Report): string =>
  table(["followers", "who", "instances", "changes", "p50 ms", "p99 ms", "most ms", "lost", "doubled", "node", "PostgreSQL", "MB"], live.map(row => [
    String(row.followers), row.who, String(row.instances), String(row.changes), row.p50.toFixed(1), row.p99.toFixed(1), row.most.toFixed(1),
    String(row.lost), String(row.doubled), percent(row.node), percent(row.postgres), row.memory.toFixed(0),
  ]));

/** The report as text. */
export function textOf(report: Report): string {
  const { shapes, sizes, instances, tenfold, starts } = report;
  return [
    shapes.length > 0 && shapesTable(shapes),
    shapes.length > 0 && `Memory, the most at the end of a run\n${memoryTable(shapes)}`,
    `Start to first answer on a database that is there\n${table(["who", "ms"], Object.entries(starts).map(([name, ms]) => [name, String(ms)]))}`,
    sizes.length > 0 && `Event page by its sessions, pages of at most 100\n${sizesTable(report)}`,
    instances.length > 0 && `Two instances beside one\n${besideTable("of one", instances)}`,
    report.live.length > 0 && `Subscribers to schedule changes, ten changes a second; from sending a change to what is told of it, and shares of one processor\n${liveTable(report)}`,
    tenfold.length > 0 && `Database ten times as large\n${besideTable("of the other", tenfold)}`,
  ].filter(Boolean).join("\n\n");
}
