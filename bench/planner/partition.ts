import loadHighs from "highs";
import type { Problem, Schedule } from "../../src/planner/problem.js";
import type { Contents } from "./contents.js";

/**
 * What no schedule of a plain problem can exceed, by set partitioning: choose what the slots hold so that each session is in exactly one.
 *
 * The linear relaxation is solved by column generation with exact pricing, since all contents are known. Its prices π give a bound whatever the solver's
 * precision: a schedule's seats are Σ π + Σ over its slots of (seats − Σ π of what the slot holds) ≤ Σ π + slots × the largest such difference
 * (Lagrange; for every session is in it once). Seats are whole numbers, so the bound is rounded down.
 */
export interface Bound {
  readonly seats: number;
  readonly prices: readonly number[];
  readonly columns: ReadonlySet<number>;
}

// Its types speak of the CommonJS module, what is loaded is the other one.
const load = loadHighs as unknown as typeof loadHighs.default;
let loaded: ReturnType<typeof load> | undefined;
const highs = (): ReturnType<typeof load> => loaded ??= load();

const FRESH = 300;

export async function linearBound(problem: Problem, contents: Contents, known: Schedule): Promise<Bound> {
  const { sessions, slots } = problem;
  const solver = await highs();
  const columns = new Set<number>(columnsOf(problem, contents, known));
  let best: Bound = { seats: Infinity, prices: [], columns };
  for (;;) {
    const { Rows } = solver.solve(model(contents, [...columns], sessions.length, false), {}) as { Rows: { Name: string; Dual: number }[] };
    const prices = sessions.map((_, session) => Rows.find(({ Name }) => Name === `s${session}`)!.Dual);
    const { largest, attractive } = priced(contents, prices);
    const seats = Math.floor(prices.reduce((sum, price) => sum + price, 0) + slots.length * Math.max(0, largest) + 1e-6);
    if (seats < best.seats) best = { seats, prices, columns };
    const fresh = attractive.filter(content => !columns.has(content)).slice(0, FRESH);
    if (fresh.length === 0) return best;
    for (const content of fresh) columns.add(content);
  }
}

/**
 * The optimum, proven: contents whose difference is so far below 0 that with one of them the bound falls below a schedule that is known can be in no better one
 * (reduced cost fixing); the others are left to the integer programme. Null when the solver does not finish in time.
 */
export async function optimum(problem: Problem, contents: Contents, known: Schedule, knownSeats: number, seconds: number): Promise<number | null> {
  const bound = await linearBound(problem, contents, known);
  if (bound.seats <= knownSeats) return knownSeats;
  const { prices } = bound;
  const slots = problem.slots.length;
  const { largest } = priced(contents, prices);
  const top = Math.max(0, largest);
  const exact = prices.reduce((sum, price) => sum + price, 0) + slots * top;
  const columns: number[] = [];
  for (let content = 0; content < contents.count; content++) {
    if (exact - top + difference(contents, content, prices) >= knownSeats - 1e-6) columns.push(content);
  }
  const solver = await highs();
  const { Status, ObjectiveValue } = solver.solve(model(contents, columns, problem.sessions.length, true), { time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  return Status === "Optimal" ? Math.max(knownSeats, Math.round(ObjectiveValue)) : null;
}

function difference({ size, sessions, seats }: Contents, content: number, prices: readonly number[]): number {
  let left = seats[content]!;
  for (let at = content * size; at < (content + 1) * size; at++) left -= prices[sessions[at]!]!;
  return left;
}

/** Contents that are worth more than their sessions' prices, best first. */
function priced(contents: Contents, prices: readonly number[]): { largest: number; attractive: number[] } {
  const found: { content: number; left: number }[] = [];
  let largest = -Infinity;
  for (let content = 0; content < contents.count; content++) {
    const left = difference(contents, content, prices);
    if (left > largest) largest = left;
    if (left > 1e-7) found.push({ content, left });
  }
  return { largest, attractive: found.sort((a, b) => b.left - a.left).slice(0, 4 * FRESH).map(({ content }) => content) };
}

/** In CPLEX's LP format. */
function model({ size, sessions, seats }: Contents, columns: readonly number[], n: number, whole: boolean): string {
  const rows: string[][] = Array.from({ length: n }, () => []);
  for (const content of columns) for (let at = content * size; at < (content + 1) * size; at++) rows[sessions[at]!]!.push(`x${content}`);
  const lines = (terms: readonly string[]): string => terms.map((term, at) => (at % 20 === 19 ? `${term}\n` : term)).join(" + ");
  return [
    "Maximize", ` seats: ${lines(columns.map(content => `${seats[content]} x${content}`))}`,
    "Subject To", ...rows.map((row, session) => ` s${session}: ${lines(row)} = 1`),
    ...(whole ? ["Binary", columns.map(content => ` x${content}`).join("\n")] : []), "End",
  ].join("\n");
}

/** The contents of a schedule's slots. */
function columnsOf({ sessions, slots }: Problem, contents: Contents, schedule: Schedule): number[] {
  const index = new Map(sessions.map(({ id }, at) => [id, at]));
  return slots.map(({ id }) => {
    const held = schedule.filter(({ slotId }) => slotId === id).map(({ sessionId }) => index.get(sessionId)!).sort((a, b) => a - b);
    for (let content = 0; ; content++) if (held.every((session, at) => contents.sessions[content * contents.size + at] === session)) return content;
  });
}
