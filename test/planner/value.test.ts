import fc from "fast-check";
import type { Problem, Schedule } from "../../src/planner/problem.js";
import { costOfMove } from "../../src/planner/cost-of-move.js";
import { replan } from "../../src/planner/replan.js";
import { valueOfSchedule } from "../../src/planner/value-of-schedule.js";
import { anySchedule } from "./any-problem.js";
import { mostSeated } from "./checker.js";
import { hall, problemWith, room, session } from "./halls.js";

const any = fc.integer({ min: 0, max: 2 ** 40 });
const small = (seed: number): Problem => hall({ sessions: 5, slots: 2, rooms: [3, 2, null], people: 8, seed });

test("seats are the most that can be seated in each slot, each room's seats at most", () => {
  fc.assert(fc.property(any, seed => {
    const problem = small(seed);
    const schedule = anySchedule(problem, seed);
    const seats = problem.slots.map(({ id }) => mostSeated(schedule.filter(({ slotId }) => slotId === id).map(({ sessionId, roomId }) => ({
      wanted: problem.sessions.find(each => each.id === sessionId)!.wanted, seats: problem.rooms.find(each => each.id === roomId)!.seats ?? problem.people,
    }))));
    const value = valueOfSchedule(problem, schedule);
    expect(value.seats).toBe(seats.reduce((sum, n) => sum + n, 0));
    expect(value.sessions.reduce((sum, { seated }) => sum + seated, 0)).toBe(value.seats);
    for (const { seated, seats: most } of value.sessions) expect(seated).toBeLessThanOrEqual(most ?? problem.people);
  }), { numRuns: 200 });
});

test("left with nothing is the least that any seating of the most people leaves", () => {
  fc.assert(fc.property(any, seed => {
    const problem = small(seed);
    const schedule = anySchedule(problem, seed);
    const wanting = new Set(problem.sessions.flatMap(({ wanted }) => wanted)).size;
    expect(valueOfSchedule(problem, schedule).leftWithNothing).toBe(wanting - mostServed(problem, schedule));
  }), { numRuns: 100 });
});

/** By trying every seating: the most people who have any seat, among the seatings with the most seats in each slot. */
function mostServed(problem: Problem, schedule: Schedule): number {
  const bySlot = problem.slots.map(({ id }) => servedSets(problem, schedule.filter(({ slotId }) => slotId === id)));
  let most = 0;
  for (const a of bySlot[0]!) for (const b of bySlot[1]!) most = Math.max(most, ones(a | b));
  return most;
}

/** The sets of people (as bits) that can be seated together and are as many as can be. */
function servedSets(problem: Problem, placed: Schedule): Set<number> {
  let states = new Map<string, number>([[JSON.stringify(placed.map(({ roomId }) => problem.rooms.find(({ id }) => id === roomId)!.seats ?? 99)), 0]]);
  const all = new Map<string, Set<number>>([...states].map(([free]) => [free, new Set([0])]));
  for (let person = 0; person < problem.people; person++) {
    for (const [free, sets] of [...all]) {
      const left = JSON.parse(free) as number[];
      placed.forEach(({ sessionId }, at) => {
        if (left[at] === 0 || !problem.sessions.find(({ id }) => id === sessionId)!.wanted.includes(person)) return;
        const key = JSON.stringify(left.map((n, each) => (each === at ? n - 1 : n)));
        const known = all.get(key) ?? new Set();
        for (const set of sets) if (!(set & (1 << person))) known.add(set | (1 << person));
        all.set(key, known);
      });
    }
  }
  states = new Map();
  const sets = new Set([...all.values()].flatMap(each => [...each]));
  const most = Math.max(...[...sets].map(ones));
  return new Set([...sets].filter(set => ones(set) === most));
}

const ones = (bits: number): number => bits.toString(2).replaceAll("0", "").length;

test("a session of two slots has its people in both, and counts in both", () => {
  const problem = problemWith({ people: 4, sessions: [session("long", { lengthInSlots: 2, wanted: [0, 1, 2] }), session("a", { wanted: [3] }), session("b", { wanted: [2, 3] })], rooms: [room(0, 9), room(1, 1)] });
  const schedule = [{ sessionId: "long", roomId: "r0", slotId: "s0" }, { sessionId: "a", roomId: "r1", slotId: "s0" }, { sessionId: "b", roomId: "r1", slotId: "s1" }];
  const value = valueOfSchedule(problem, schedule);
  expect(value.seats).toBe(4 + 4);
  expect(value.sessions.map(({ seated }) => seated)).toEqual([3, 1, 1]);
});

test("the cost of a move, before it is made: seats, rules made and mended", () => {
  const problem = problemWith({ people: 20, sessions: [session("a", { wanted: [...Array(10).keys()], hosts: ["h"] }), session("b", { wanted: [...Array(10).keys()].map(n => n + 10), hosts: ["h"] }), session("c", { wanted: [0] })] });
  const schedule = [{ sessionId: "a", roomId: "r0", slotId: "s0" }, { sessionId: "b", roomId: "r0", slotId: "s1" }, { sessionId: "c", roomId: "r1", slotId: "s1" }];
  const worse = costOfMove(problem, schedule, { sessionId: "b", to: { roomId: "r1", slotId: "s0" }, swap: false });
  expect(worse.seats).toBe(-5);
  expect(worse.made.map(({ kind, sessionId, hard }) => [kind, sessionId, hard])).toEqual([["OVER_CAPACITY", "b", false], ["HOST_TAKEN", "b", true]]);
  const back = costOfMove(problem, worse.schedule, { sessionId: "b", to: { roomId: "r0", slotId: "s1" }, swap: false });
  expect([back.seats, back.made, back.mended.map(({ kind }) => kind)]).toEqual([5, [], ["OVER_CAPACITY", "HOST_TAKEN"]]);
  const swapped = costOfMove(problem, schedule, { sessionId: "c", to: { roomId: "r0", slotId: "s1" }, swap: true });
  expect(swapped.schedule).toContainEqual({ sessionId: "b", roomId: "r1", slotId: "s1" });
  expect(swapped.seats).toBe(-5);
  expect(costOfMove(problem, schedule, { sessionId: "c", to: null, swap: false })).toMatchObject({ seats: -1, made: [{ kind: "UNPLACED", sessionId: "c", hard: false }] });
});

test("the dearer a change, the fewer sessions move; what begun and what is pinned stays", () => {
  const problem = hall({ sessions: 16, slots: 5, rooms: [25, 20, 15, 10, 8], people: 80, seed: 4 });
  // In the order of their numbers, which is no good grid; the first two come late.
  const before = new Map(problem.sessions.slice(2).map(({ id }, n) => [id, { roomId: problem.rooms[Math.floor(n / 5)]!.id, slotId: problem.slots[n % 5]!.id }]));
  const midday: Problem = {
    ...problem, now: problem.slots[1]!.startsAt,
    rooms: problem.rooms.map(each => (each.id === "r1" ? { ...each, closed: [{ startsAt: problem.slots[2]!.startsAt, endsAt: problem.slots[4]!.startsAt }] } : each)),
    sessions: problem.sessions.map(each => ({ ...each, before: before.get(each.id) ?? null })),
  };
  const alternatives = replan(midday, { seed: 1, iterations: 8_000 }, [0, 4, 1_000]);
  expect(alternatives.length).toBeGreaterThan(1);
  const moved = alternatives.map(({ otherTime }) => otherTime);
  expect(moved).toEqual([...moved].sort((a, b) => b - a));
  // The late ones, and at most those that were in the room that is closed.
  expect(moved.at(-1)!).toBeLessThanOrEqual(2);
  for (const { plan } of alternatives) {
    expect(plan.schedule.filter(({ roomId, slotId }) => roomId === "r1" && (slotId === "s2" || slotId === "s3"))).toEqual([]);
    expect(plan.unplaced).toEqual([]);
  }
  const ends = alternatives.map(({ plan }) => plan.value.seats);
  expect(ends[0]!).toBeGreaterThanOrEqual(ends.at(-1)!);
});
