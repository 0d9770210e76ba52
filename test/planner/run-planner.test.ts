import { runPlanner, runReplan } from "../../src/planner/run-planner.js";
import { planSessions } from "../../src/planner/plan-sessions.js";
import { ProblemError } from "../../src/planner/problem.js";
import { hall } from "./halls.js";

const problem = hall({ sessions: 12, slots: 4, rooms: [30, 20, 10], people: 60, seed: 3 });

test("a thread plans what the function plans, and tells how far it is", async () => {
  const told: number[] = [];
  const plan = await runPlanner(problem, { seed: 5, iterations: 20_000, onProgress: ({ done }) => told.push(done) });
  expect(plan).toEqual(planSessions(problem, { seed: 5, iterations: 20_000 }));
  expect(told.at(-1)).toBe(20_000);
});

test("alternatives come from a thread too", async () => {
  // In the order of their numbers, which is no good grid.
  const known = { ...problem, sessions: problem.sessions.map((session, n) => ({ ...session, before: { roomId: problem.rooms[n % 3]!.id, slotId: problem.slots[Math.floor(n / 3)]!.id } })) };
  const alternatives = await runReplan(known, { seed: 1, iterations: 5_000 }, [0, 1000]);
  expect(alternatives).toHaveLength(2);
  expect(alternatives.at(-1)).toMatchObject({ change: 1000, otherTime: 0, otherRoom: 0 });
});

test("what makes no sense is refused with the reason", async () => {
  const twice = { ...problem, rooms: [...problem.rooms, problem.rooms[0]!] };
  await expect(runPlanner(twice, { seed: 1, iterations: 10 })).rejects.toThrow(new ProblemError("Two of the rooms have the same id"));
});

test("a run ends within a moment of its signal, whether it works or waits", async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const working = runPlanner(problem, { seed: 1, iterations: 1e9, signal: first.signal, onProgress: () => first.abort(new Error("enough")) });
  const waiting = runPlanner(problem, { seed: 1, iterations: 1e9, signal: second.signal });
  second.abort(new Error("never mind"));
  await expect(waiting).rejects.toThrow("never mind");
  await expect(working).rejects.toThrow("enough");
  // And the next has its turn.
  await expect(runPlanner(problem, { seed: 1, iterations: 100 })).resolves.toMatchObject({ iterations: 100, stopped: false });
});

test("runs of one process stand in line", async () => {
  const order: string[] = [];
  const run = (name: string): Promise<unknown> =>
    runPlanner(problem, { seed: 1, iterations: 40_000, onProgress: () => order.push(name) }).then(() => order.push(`${name} ended`));
  await Promise.all([run("a"), run("b")]);
  expect(order.indexOf("a ended")).toBeLessThan(order.indexOf("b"));
});

test("the wall clock ends a search with what it has, and the plan says so", async () => {
  const plan = await runPlanner(problem, { seed: 1, iterations: 1e9, milliseconds: 300 });
  expect(plan.stopped).toBe(true);
  expect(plan.iterations).toBeLessThan(1e9);
  expect(plan.schedule).toHaveLength(12);
});

test("a thread that runs out of memory fails alone, with the reason", async () => {
  const large = hall({ sessions: 100, slots: 10, rooms: Array.from({ length: 10 }, () => 50), people: 2_000, seed: 1 });
  await expect(runPlanner(large, { seed: 1, iterations: 10, megabytes: 5 })).rejects.toMatchObject({ name: "PlannerFailed", message: "The plan takes more than 5 MB of memory." });
  await expect(runPlanner(problem, { seed: 1, iterations: 100 })).resolves.toMatchObject({ iterations: 100 });
});
