import { isDeepStrictEqual } from "node:util";
import { mostStarredFirst } from "../../src/planner/baselines.js";
import { boardOf } from "../../src/planner/board.js";
import { iterationsFor } from "../../src/planner/effort.js";
import { outsetOf } from "../../src/planner/outset.js";
import { planSessions, type Plan } from "../../src/planner/plan-sessions.js";
import type { Problem } from "../../src/planner/problem.js";
import { replan } from "../../src/planner/replan.js";
import { seatsIn } from "../../src/planner/value.js";
import { brokenRules } from "../../test/planner/checker.js";
import { allContents } from "./contents.js";
import { atMidday, withEveryRule, withoutRules } from "./day.js";
import { withTheImpossible } from "./infeasible.js";
import { building, instance, type Shape } from "./instance.js";
import { madeUp, pabulib, polis, votesAreThere, type Interest } from "./interest.js";
import { linearBound, optimum } from "./partition.js";

/**
 * What the planner reaches, one figure a line: beside a proven optimum or bound, and beside grids that need no search. Times are of the processor, so that
 * what else runs on the machine does not count. `--only S1,S5` runs some of them.
 */
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1]!.split(",") : null;

if (!votesAreThere) console.log("Real votes are not there (set COPRODUCE_DATA): made-up ones stand in for them, for which the figures need not hold.");
const votes = (read: () => Interest, seed: number): Interest => votesAreThere ? read() : madeUp(3_000, 400, seed);
const warsaw = votes(() => pabulib("Poland_Warszawa_2020_Praga-Polnoc.pb"), 1);
const wage = votes(() => polis("15-per-hour-seattle"), 2);
const bowling = votes(() => polis("american-assembly.bowling-green"), 3);
const uber = votes(() => polis("vtaiwan.uberx"), 4);

let failed = false;
console.log(["", "what", "ours", "needed", "seconds", "", ""].map(pad).join(""));

function row(name: string, what: string, ours: string, needed: string, seconds: number | null, ok: boolean): void {
  failed ||= !ok;
  console.log([name, what, ours, needed, seconds === null ? "" : seconds.toFixed(2), ok ? "ok" : "FAILED"].map(pad).join(""));
}

function pad(text: string, column: number): string { return text.padEnd([5, 76, 18, 16, 9, 0][column]!); }

function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const normal = (problem: Problem, seed: number): Plan => planSessions(problem, { seed, iterations: iterationsFor("NORMAL", problem) });
const shape = (sessions: number, people: number, rooms: number, slots: number, seed: number): Shape => ({ sessions, people, slots, rooms: building(rooms, people), seed });

const figures: Record<string, () => void | Promise<void>> = {
  async S1() {
    const SEEDS = 20;
    let [hits, runs] = [0, 0];
    for (const [name, interest, people] of [["Warsaw", warsaw, 300], ["Seattle wage", wage, 300], ["Bowling Green", bowling, 200], ["vTaiwan", uber, 400], ["made up", madeUp(300, 40, 1), 300]] as const) {
      const problem = instance(interest, shape(24, people, 4, 6, 1));
      const [plans, seconds] = timed(() => Array.from({ length: SEEDS }, (_, seed) => normal(problem, seed)));
      const best = plans.reduce((a, b) => (b.value.seats > a.value.seats ? b : a));
      const proven = await optimum(problem, allContents(problem), best.schedule, best.value.seats, 60);
      const worst = Math.min(...plans.map(({ value }) => value.seats));
      const exact = plans.filter(({ value }) => value.seats === proven).length;
      [hits, runs] = [hits + exact, runs + SEEDS];
      row("S1", `24 sessions, ${people} people, ${name}: worst of ${SEEDS} / optimum ${proven}`, proven === null ? "not proven" : percent(worst / proven), "99.5%", seconds / SEEDS, proven !== null && worst >= 0.995 * proven);
    }
    row("S1", "runs that are exactly optimal", percent(hits / runs), "90%", null, hits >= 0.9 * runs);
  },

  async S2() {
    for (const [name, interest, people] of [["Warsaw", warsaw, 400], ["Bowling Green", bowling, 400], ["vTaiwan", uber, 400]] as const) {
      const problem = instance(interest, shape(48, people, 4, 12, 1));
      const [plan, seconds] = timed(() => normal(problem, 1));
      const bound = await linearBound(problem, allContents(problem), plan.schedule);
      row("S2", `48 sessions, ${people} people, ${name}: seats / linear bound ${bound.seats}`, percent(plan.value.seats / bound.seats), "99.5%", seconds, plan.value.seats >= 0.995 * bound.seats);
    }
  },

  S4() {
    for (const [name, problem] of [["vTaiwan", instance(uber, shape(88, 600, 8, 11, 1))], ["Bowling Green", instance(bowling, shape(96, 800, 8, 12, 1))]] as const) {
      beside("S4", name, problem, [["greedy", 0.018], ["random", 0.07]]);
    }
  },

  S5() {
    beside("S5", "Bowling Green", instance(bowling, shape(300, 2000, 20, 15, 1)), [["greedy", 0.015], ["random", 0.06], ["most-starred first", 0.25]]);
    // How bad favourites side by side are depends on how much the same people want them; made up, they do so less.
    beside("S5", "made up", instance(madeUp(2000, 330, 1), shape(300, 2000, 20, 15, 1)), [["greedy", 0.015], ["random", 0.06], ["most-starred first", null]]);
  },

  S6() {
    for (const seed of [1, 2, 3]) {
      const ruled = withEveryRule(instance(bowling, shape(88, 700, 9, 13, seed)), seed);
      const [plan, seconds] = timed(() => normal(ruled, seed));
      const free = normal(withoutRules(ruled), seed);
      const broken = brokenRules(ruled, plan.schedule);
      row("S6", `88 sessions with every hard rule, day ${seed}: rules broken`, `${broken.length}, ${plan.unplaced.length} unplaced`, "0", seconds, broken.length === 0 && plan.unplaced.length === 0);
      row("S6", "seats / seats without the rules", percent(plan.value.seats / free.value.seats), "97.5%", null, plan.value.seats >= 0.975 * free.value.seats);
    }
  },

  S7() {
    const whole = instance(uber, shape(90, 600, 9, 12, 1));
    const late = [...whole.sessions].sort((a, b) => b.wanted.length - a.wanted.length).slice(0, 2).map(({ id }) => id);
    const morning = normal({ ...whole, sessions: whole.sessions.filter(({ id }) => !late.includes(id)) }, 1);
    const midday = atMidday(whole, morning.schedule, "room 1");
    const iterations = iterationsFor("NORMAL", midday);
    const begun = new Set(midday.slots.filter(({ startsAt }) => startsAt <= midday.now).map(({ id }) => id));
    const free = planSessions({ ...midday, sessions: midday.sessions.map(session => (session.before && !begun.has(session.before.slotId) ? { ...session, before: null } : session)) }, { seed: 1, iterations });
    const remaining = midday.sessions.filter(({ before }) => before && !begun.has(before.slotId)).length;
    const [alternatives, seconds] = timed(() => replan(midday, { seed: 1, iterations }));
    for (const { change, plan, otherTime, otherRoom } of alternatives) {
      const moved = otherTime - late.length;
      const lost = 1 - plan.value.seats / free.value.seats;
      // The dearest is for those who want hardly any change; it has no figure to reach.
      const counts = change === 5;
      const ok = brokenRules(midday, plan.schedule).length === 0 && plan.unplaced.length === 0;
      row("S7", `change at ${change} seats: of ${remaining} remaining, other slot (other room ${otherRoom})`, percent(moved / remaining), counts ? "at most 25%" : "", seconds / alternatives.length, ok && (!counts || moved <= 0.25 * remaining));
      row("S7", "seats lost to a plan of the afternoon from nothing", percent(lost), counts ? "at most 0.5%" : "", null, !counts || lost <= 0.005);
    }
  },

  S8() {
    const problem = withEveryRule(instance(bowling, shape(88, 700, 9, 13, 1)), 1);
    const text = (plan: Plan): string => JSON.stringify(plan);
    const [one, other] = [text(normal(problem, 7)), text(normal(JSON.parse(JSON.stringify(problem)) as Problem, 7))];
    row("S8", "same input, seed and effort", one === other ? "identical" : "different", "identical", null, one === other);
  },

  S9() {
    const { problem, expected } = withTheImpossible(instance(warsaw, shape(24, 300, 6, 8, 1)));
    const named = new Map(normal(problem, 1).unplaced.map(({ sessionId, reason }) => [sessionId, reason]));
    row("S9", `${expected.size} sessions that can have no place: named with the reason`, `${[...expected].filter(([id, reason]) => named.get(id) === reason).length}, ${named.size - expected.size} others`, `${expected.size}, 0 others`, null, isDeepStrictEqual(named, new Map(expected)));
    const many = normal(instance(warsaw, shape(40, 300, 4, 6, 1)), 1);
    row("S9", "40 sessions for 24 places: named", `${many.unplaced.filter(({ reason }) => reason === "MORE_SESSIONS_THAN_PLACES").length}`, "16", null, many.unplaced.length === 16 && many.unplaced.every(({ reason }) => reason === "MORE_SESSIONS_THAN_PLACES"));
    const plain = instance(warsaw, shape(24, 300, 6, 8, 1));
    const busy = normal({ ...plain, sessions: plain.sessions.map((session, n) => (n < 10 ? { ...session, hosts: ["busy"] } : session)) }, 1);
    row("S9", "10 sessions of one host in 8 slots: named", `${busy.unplaced.filter(({ reason }) => reason === "HOST_OVERBOOKED").length}`, "2", null, busy.unplaced.length === 2 && busy.unplaced.every(({ reason }) => reason === "HOST_OVERBOOKED"));
  },
};

function beside(name: string, data: string, problem: Problem, others: readonly (readonly [string, number | null])[]): void {
  const [plan, seconds] = timed(() => normal(problem, 1));
  const seats: Record<string, number> = { "greedy": plan.greedySeats, "random": plan.randomSeats, "most-starred first": seatsIn(mostStarredFirst(outsetOf(boardOf(problem)))) };
  others.forEach(([other, more], at) => {
    const gain = plan.value.seats / seats[other]! - 1;
    row(name, `${problem.sessions.length} sessions, ${problem.people} people, ${data}: ${plan.value.seats} seats over ${other}`, `+${percent(gain)}`, more === null ? "" : `+${percent(more)}`, at === 0 ? seconds : null, more === null || gain >= more);
  });
}

for (const [name, figure] of Object.entries(figures)) if (!only || only.includes(name)) await figure();
process.exitCode = failed ? 1 : 0;

