import { allContents } from "../../bench/planner/contents.js";
import { withEveryRule, withoutRules } from "../../bench/planner/day.js";
import { withTheImpossible } from "../../bench/planner/infeasible.js";
import { building, instance } from "../../bench/planner/instance.js";
import { madeUp } from "../../bench/planner/interest.js";
import { linearBound, optimum } from "../../bench/planner/partition.js";
import { mostStarredFirst } from "../../src/planner/baselines.js";
import { boardOf } from "../../src/planner/board.js";
import { iterationsFor } from "../../src/planner/effort.js";
import { outsetOf } from "../../src/planner/outset.js";
import { planSessions } from "../../src/planner/plan-sessions.js";
import { seatsIn } from "../../src/planner/value.js";
import { brokenRules } from "./checker.js";

// A small part of what `npm run bench:planner` prints.

test("24 sessions: the optimum that an exact solver proves", async () => {
  const problem = instance(madeUp(250, 40, 3), { sessions: 24, people: 250, slots: 6, rooms: building(4, 250), seed: 3 });
  const { schedule, value } = planSessions(problem, { seed: 1, iterations: iterationsFor("NORMAL", problem) });
  const contents = allContents(problem);
  const proven = await optimum(problem, contents, schedule, value.seats, 20);
  const bound = await linearBound(problem, contents, schedule);
  expect(value.seats).toBe(proven);
  expect(bound.seats).toBeGreaterThanOrEqual(proven!);
});

test("88 sessions: clearly more seats than grids that need no search", () => {
  const problem = instance(madeUp(600, 95, 5), { sessions: 88, people: 600, slots: 11, rooms: building(8, 600), seed: 5 });
  const { value, greedySeats, randomSeats } = planSessions(problem, { seed: 1, iterations: iterationsFor("LIGHT", problem) });
  expect(value.seats).toBeGreaterThan(1.01 * greedySeats);
  expect(value.seats).toBeGreaterThan(1.07 * randomSeats);
  expect(value.seats).toBeGreaterThan(seatsIn(mostStarredFirst(outsetOf(boardOf(problem)))));
});

test("every hard rule at once costs few seats and is never broken", () => {
  const problem = withEveryRule(instance(madeUp(400, 95, 7), { sessions: 88, people: 400, slots: 13, rooms: building(9, 400), seed: 7 }), 7);
  const iterations = iterationsFor("LIGHT", problem);
  const plan = planSessions(problem, { seed: 1, iterations });
  expect(brokenRules(problem, plan.schedule)).toEqual([]);
  expect(plan.unplaced).toEqual([]);
  expect(plan.value.seats).toBeGreaterThanOrEqual(0.975 * planSessions(withoutRules(problem), { seed: 1, iterations }).value.seats);
});

test("what can have no place is named, and nothing else", () => {
  const { problem, expected } = withTheImpossible(instance(madeUp(200, 40, 9), { sessions: 24, people: 200, slots: 8, rooms: building(6, 200), seed: 9 }));
  const { unplaced } = planSessions(problem, { seed: 1, iterations: 5_000 });
  expect(new Map(unplaced.map(({ sessionId, reason }) => [sessionId, reason]))).toEqual(expected);
});
