import { quantile, RunningService } from "../running-service.js";
import { scheduleOf, type Size } from "./schedule.js";

/**
 * How long a schedule takes to come in: first, again as it is, and again with a tenth of its sessions in other rooms; what
 * somebody else waits for an answer meanwhile; and the most memory that the service ever had. `--only 943` takes one size.
 */
const SIZES: readonly Size[] = [
  { sessions: 943, rooms: 30, hosts: 1_100, days: 2 },
  { sessions: 5_000, rooms: 120, hosts: 5_500, days: 5 },
];
const only = process.argv.includes("--only") ? Number(process.argv[process.argv.indexOf("--only") + 1]) : null;

const COUNT = "query($id: ID!) { event(id: $id) { placed: sessions(filter: { placed: true }) { totalCount } } }";
const WIDTHS = [9, 16, 10, 10, 10, 12, 12, 12];
const line = (...cells: (string | number)[]): void => console.log(cells.map((cell, i) => String(cell).padStart(WIDTHS[i]!)).join(""));

const service = await RunningService.make();
try {
  await service.start();
  const [organiser, bystander] = await service.people(2) as [string, string];
  line("sessions", "import", "read s", "taken s", "in all s", "others p50", "others p99", "peak MB");
  const idle = await beside(bystander, () => new Promise(resolve => { setTimeout(resolve, 2_000); }));
  line("", "none", "", "", "", `${quantile(idle.waited, 0.5).toFixed(1)} ms`, `${quantile(idle.waited, 0.99).toFixed(1)} ms`, Math.round((await service.peakMemory()) / 2 ** 20));
  for (const size of SIZES.filter(({ sessions }) => only === null || sessions === only)) {
    for (const [what, moved] of [["first", 0], ["again", 0], ["a tenth moved", 0.1]] as const) {
      const schedule = scheduleOf(size, moved);
      const { answer: { read, taken }, waited } = await beside(bystander, () => takeOver(schedule, organiser, size.sessions));
      line(size.sessions, what, (read / 1_000).toFixed(2), (taken / 1_000).toFixed(2), ((read + taken) / 1_000).toFixed(2),
        `${quantile(waited, 0.5).toFixed(1)} ms`, `${quantile(waited, 0.99).toFixed(1)} ms`, Math.round((await service.peakMemory()) / 2 ** 20));
    }
  }
} finally {
  await service.stop();
}

async function takeOver(schedule: object, token: string, sessions: number): Promise<{ read: number; taken: number }> {
  const begun = performance.now();
  const upload = await service.send("POST", "/import", schedule, token);
  const { importId, errors } = JSON.parse(upload.body) as { importId: string | null; errors: unknown[] };
  if (importId === null) throw new Error(JSON.stringify(errors));
  const read = performance.now() - begun;
  const { importSchedule } = await service.ask<{ importSchedule: { event: { id: string } | null; errors: unknown[] } }>(
    "mutation($input: ImportScheduleInput!) { importSchedule(input: $input) { event { id } errors { ... on Refusal { message } } } }", { input: { importId } }, token);
  if (!importSchedule.event) throw new Error(JSON.stringify(importSchedule.errors));
  const taken = performance.now() - begun - read;
  const { event } = await service.ask<{ event: { placed: { totalCount: number } } }>(COUNT, { id: importSchedule.event.id }, token);
  if (event.placed.totalCount !== sessions) throw new Error(`${event.placed.totalCount} sessions are placed instead of ${sessions}`);
  return { read, taken };
}

/** Does the work while somebody else asks, a hundred times a second. */
async function beside<T>(token: string, work: () => Promise<T>): Promise<{ answer: T; waited: number[] }> {
  const waited: number[] = [];
  const asked: Promise<unknown>[] = [];
  const timer = setInterval(() => {
    asked.push(service.send("POST", "/graphql", { query: "{ me { person { displayName } events(first: 5) { nodes { title startsAt } } } }" }, token)
      .then(({ status, ms }) => { if (status !== 200) throw new Error(`Answered ${status}`); waited.push(ms); }));
  }, 10);
  try {
    const answer = await work();
    clearInterval(timer);
    await Promise.all(asked);
    return { answer, waited };
  } finally {
    clearInterval(timer);
  }
}
