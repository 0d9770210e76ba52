import fc from "fast-check";
import { iterationsFor } from "../../src/planner/effort.js";
import { planSessions } from "../../src/planner/plan-sessions.js";
import type { Plan } from "../../src/planner/plan-sessions.js";
import type { Problem } from "../../src/planner/problem.js";
import { Random } from "../../src/planner/random.js";
import { violations } from "../../src/planner/violations.js";
import { anyProblem, anySchedule } from "./any-problem.js";
import { brokenByPlanning, brokenRules } from "./checker.js";
import { hall, HOUR, NINE, problemWith, room, session, slot } from "./halls.js";

const any = fc.integer({ min: 0, max: 2 ** 40 });
const plan = (problem: Problem, seed = 1, iterations = 3_000): Plan => planSessions(problem, { seed, iterations });
const reasons = ({ unplaced }: Plan): Record<string, string> => Object.fromEntries(unplaced.map(({ sessionId, reason }) => [sessionId, reason]));

test("no plan breaks a hard rule, by a checker that shares no line with it; and every session is placed or named", () => {
  fc.assert(fc.property(any, seed => {
    const problem = anyProblem(seed);
    const made = plan(problem, seed, 400);
    expect(brokenByPlanning(problem, made.schedule)).toEqual([]);
    const here = [...made.schedule, ...made.unplaced].map(({ sessionId }) => sessionId).sort();
    expect(here).toEqual(problem.sessions.map(({ id }) => id).sort());
    for (const { message } of made.unplaced) expect(message).toMatch(/^[A-Z0-9].{10,}/);
  }), { numRuns: 300 });
});

test("what is wrong with any schedule is found, neither more nor less than the checker finds", () => {
  fc.assert(fc.property(any, seed => {
    const problem = anyProblem(seed);
    const schedule = anySchedule(problem, seed);
    const found = violations(problem, schedule).filter(({ hard }) => hard).map(({ sessionId, otherSessionId }) => [sessionId, otherSessionId].sort().join(" "));
    const broken = brokenRules(problem, schedule).map(line => {
      const [, one, , other] = /^(p\d+)( and (p\d+))?:/.exec(line)!;
      return [one, other ?? ""].sort().join(" ");
    });
    expect([...new Set(found)].sort()).toEqual([...new Set(broken)].sort());
  }), { numRuns: 300 });
});

test("the same input, seed and iterations make the same plan to the byte; another seed another", () => {
  const problem = hall({ sessions: 30, slots: 6, rooms: [40, 25, 20, 15, 10], people: 120, seed: 2 });
  const copy = JSON.parse(JSON.stringify(problem)) as Problem;
  expect(JSON.stringify(plan(copy, 3))).toBe(JSON.stringify(plan(problem, 3)));
  expect(JSON.stringify(plan(problem, 4).schedule)).not.toBe(JSON.stringify(plan(problem, 3).schedule));
});

test("the random numbers stay what they are, or every kept seed would mean another grid", () => {
  const random = new Random(42);
  expect([random.bits(), random.bits(), random.bits()]).toEqual([1264412219, 1947509147, 3919439299]);
  expect(new Random(42 + 2 ** 32).bits()).not.toBe(1264412219);
});

test("nothing to place, nowhere to place it, nobody to come", () => {
  expect(plan(problemWith({}))).toMatchObject({ schedule: [], unplaced: [], iterations: 0, stopped: false, randomSeats: 0, greedySeats: 0 });
  expect(reasons(plan(problemWith({ rooms: [], sessions: [session("a")] })))).toEqual({ a: "NO_POSSIBLE_PLACE" });
  expect(reasons(plan(problemWith({ slots: [], sessions: [session("a")] })))).toEqual({ a: "NO_RUN_OF_SLOTS" });
  expect(plan(problemWith({ people: 0, sessions: [session("a"), session("b")] }))).toMatchObject({ unplaced: [], value: { seats: 0, leftWithNothing: 0 } });
});

test("rooms without a limit seat everybody", () => {
  const made = plan(problemWith({ rooms: [room(0, null)], sessions: [session("a", { wanted: [...Array(30).keys()] })] }));
  expect(made.value).toMatchObject({ seats: 30, sessions: [{ sessionId: "a", wanted: 30, seated: 30, seats: null }] });
});

test("rivals are kept apart, and the most wanted get the larger room", () => {
  const all = [...Array(20).keys()];
  const made = plan(problemWith({ people: 20, sessions: [session("a", { wanted: all }), session("b", { wanted: all.slice(0, 10) }), session("c", { wanted: all.slice(0, 3) }), session("d", { wanted: all.slice(15) })] }));
  const at = Object.fromEntries(made.schedule.map(({ sessionId, ...position }) => [sessionId, position]));
  expect(at.a!.roomId).toBe("r0");
  expect(at.b!.roomId).toBe("r0");
  expect(made.value.seats).toBe(28);
});

describe("a session without a place is named with the reason, before the search where it can be known", () => {
  const named = (more: Partial<Problem>): Record<string, string> => reasons(plan(problemWith(more), 1, 500));
  const message = (more: Partial<Problem>): string => plan(problemWith(more), 1, 0).unplaced[0]!.message;

  test("no room has its features", () => {
    const more = { sessions: [session("a", { needs: ["KILN", "STAGE"] })], rooms: [room(0, 10, { features: ["KILN"] }), room(1, 5, { features: ["STAGE"] })] };
    expect(named(more)).toEqual({ a: "NO_ROOM_WITH_FEATURES" });
    expect(message(more)).toBe("None of the 2 rooms has KILN and STAGE");
  });

  test("too few slots follow one another: the night is between", () => {
    const slots = [slot(0), slot(1), slot(20), slot(21), slot(22, { closed: true })];
    expect(named({ slots, sessions: [session("a", { lengthInSlots: 3 }), session("b", { lengthInSlots: 2 })] })).toEqual({ a: "NO_RUN_OF_SLOTS" });
    expect(message({ slots, sessions: [session("a", { lengthInSlots: 3 })] })).toBe("It takes 3 slots in a row; of those open and not begun, at most 2 follow one another");
  });

  test("all slots have begun", () => {
    expect(message({ now: NINE + 9 * HOUR, sessions: [session("a")] })).toBe("No slot is open that has not begun");
  });

  test("its host is never there", () => {
    const more = { sessions: [session("a", { hosts: ["h"] })], absences: [{ host: "h", startsAt: NINE, endsAt: NINE + HOUR }], taken: [{ roomId: null, hosts: ["h"], startsAt: NINE + HOUR, endsAt: NINE + 2 * HOUR }] };
    expect(named(more)).toEqual({ a: "HOST_NEVER_AVAILABLE" });
    expect(message(more)).toBe("Its host is not available at any of the 2 times when it could start");
  });

  test("the only room is closed or taken", () => {
    const more = { rooms: [room(0, 10, { closed: [{ startsAt: NINE, endsAt: NINE + HOUR }] })], sessions: [session("a")], taken: [{ roomId: "r0", hosts: [], startsAt: NINE + HOUR, endsAt: NINE + 2 * HOUR }] };
    expect(named(more)).toEqual({ a: "NO_ROOM_OPEN" });
    expect(message(more)).toBe("1 room could hold it, but it is closed or taken at each of the 2 times when it could start");
  });

  test("each position has something", () => {
    const more = { rooms: [room(0, 10, { closed: [{ startsAt: NINE, endsAt: NINE + HOUR }] })], sessions: [session("a", { hosts: ["h"] })], absences: [{ host: "h", startsAt: NINE + HOUR, endsAt: NINE + 2 * HOUR }] };
    expect(named(more)).toEqual({ a: "NO_POSSIBLE_PLACE" });
    expect(message(more)).toBe("None of its 2 positions is possible: once the room is closed, once a host is not available");
  });

  test("pins that cannot be: the first of two in one place is kept", () => {
    const pinned = { roomId: "r0", slotId: "s0" };
    const more = { sessions: [session("a", { pinned }), session("b", { pinned }), session("c", { pinned: { roomId: "gone", slotId: "s0" } }), session("d", { pinned: { roomId: "r1", slotId: "s1" }, needs: ["KILN"] })] };
    expect(named(more)).toEqual({ b: "PIN_IMPOSSIBLE", c: "PIN_IMPOSSIBLE", d: "PIN_IMPOSSIBLE" });
    expect(plan(problemWith(more)).unplaced.map(({ message: text }) => text)).toEqual([
      "It is pinned where it cannot be: the room is taken", "It is pinned to a room or slot that does not exist", "It is pinned where it cannot be: the room lacks a feature",
    ]);
  });

  test("more sessions than places: the least wanted are left over", () => {
    const sessions = [...Array(6).keys()].map(n => session(`p${n}`, { wanted: [...Array(n).keys()] }));
    const made = plan(problemWith({ sessions }));
    expect(reasons(made)).toEqual({ p0: "MORE_SESSIONS_THAN_PLACES", p1: "MORE_SESSIONS_THAN_PLACES" });
    expect(made.unplaced[0]!.message).toBe("6 sessions that could only be in the same places need 6, and there are 4");
  });

  test("a shortage of one kind of room", () => {
    const beamer = [...Array(3).keys()].map(n => session(`p${n}`, { needs: ["BEAMER"] }));
    const made = plan(problemWith({ rooms: [room(0, 10, { features: ["BEAMER"] }), room(1, 9), room(2, 8)], sessions: [...beamer, session("q")] }));
    expect(made.unplaced).toHaveLength(1);
    expect(made.unplaced[0]).toMatchObject({ reason: "MORE_SESSIONS_THAN_PLACES", message: "3 sessions that could only be in the same places need 3, and there are 2" });
  });

  test("a host with more sessions than slots", () => {
    const made = plan(problemWith({ rooms: [room(0, 9), room(1, 9), room(2, 9)], sessions: [...Array(3).keys()].map(n => session(`p${n}`, { hosts: ["h"] })) }));
    expect(made.unplaced).toMatchObject([{ reason: "HOST_OVERBOOKED", message: "A host has 3 sessions that take 3 slots, and there are 2 when they can be" }]);
  });

  test("nothing is left: what is in the way is counted", () => {
    const trio = ["a", "b", "c"];
    const made = plan(problemWith({ rooms: [room(0, 9), room(1, 9)], sessions: trio.map(id => session(id)), apart: [["a", "b"], ["b", "c"], ["a", "c"]] }));
    expect(made.unplaced).toMatchObject([{ reason: "NO_PLACE_LEFT", message: expect.stringMatching(/^All 4 positions that are possible for it are taken: /) as string }]);
    expect(made.unplaced[0]!.obstacles).toEqual(expect.arrayContaining([{ obstacle: "APART", times: 2 }]));
  });
});

describe("soft rules are weighed in seats", () => {
  const people = [...Array(30).keys()];

  test("two sessions of one tag move apart when that costs less than it is worth", () => {
    // Side by side a and b seat ten people more.
    const sessions = [
      session("a", { tags: ["t"], wanted: people.slice(0, 10) }), session("b", { tags: ["t"], wanted: people.slice(10, 20) }),
      session("c", { wanted: [...people.slice(0, 5), ...people.slice(10, 15)] }), session("d", { wanted: [...people.slice(5, 10), ...people.slice(15, 20)] }),
    ];
    const together = (tagSpread: number): boolean => {
      const { schedule } = plan(problemWith({ rooms: [room(0, 30), room(1, 30)], sessions, weights: { tagSpread, preferred: 0, change: 0, fairness: 0, maybe: 0.3 } }));
      return schedule.find(({ sessionId }) => sessionId === "a")!.slotId === schedule.find(({ sessionId }) => sessionId === "b")!.slotId;
    };
    expect([0, 9, 11].map(together)).toEqual([true, true, false]);
  });

  test("a preferred slot, and staying where one was", () => {
    const weights = { tagSpread: 0, preferred: 3, change: 0, fairness: 0, maybe: 0.3 };
    const one = [session("a", { preferredSlots: ["s1"] })];
    expect(plan(problemWith({ sessions: one, weights })).schedule[0]!.slotId).toBe("s1");
    const stays = [session("a", { preferredSlots: ["s1"], before: { roomId: "r1", slotId: "s0" } })];
    expect(plan(problemWith({ sessions: stays, weights: { ...weights, change: 10 } })).schedule[0]).toMatchObject({ roomId: "r1", slotId: "s0" });
    expect(plan(problemWith({ sessions: stays, weights: { ...weights, change: 1 } })).schedule[0]).toMatchObject({ slotId: "s1" });
  });

  test("somebody who said MAYBE counts in part, and not at all with weight 0", () => {
    const sessions = [session("a", { wanted: [0, 1], maybe: [2, 3, 4] })];
    const seats = (maybe: number): number => plan(problemWith({ rooms: [room(0, 4)], sessions, weights: { tagSpread: 0, preferred: 0, change: 0, fairness: 0, maybe } })).value.seats;
    expect([seats(0), seats(0.3), seats(1)]).toEqual([2, 2 * 0.7 + 4 * 0.3, 4]);
  });

  test("nobody is left with nothing, where that is weighed", () => {
    // a seats most in the large room, but only b's people want nothing else.
    const sessions = [session("a", { wanted: people.slice(0, 9) }), session("b", { wanted: people.slice(20, 28) }), session("c", { wanted: people.slice(0, 9) })];
    const problem = (fairness: number): Problem => problemWith({ slots: [slot(0), slot(1)], rooms: [room(0, 9), room(1, 4)], sessions, weights: { tagSpread: 0, preferred: 0, change: 0, fairness, maybe: 0.3 } });
    expect(plan(problem(0)).value.leftWithNothing).toBeGreaterThan(0);
    expect(plan(problem(5)).value.leftWithNothing).toBe(0);
  });
});

describe("on the day", () => {
  test("what has begun stays, even where a rule is broken; nothing new goes there; pins hold", () => {
    const made = plan(problemWith({
      now: NINE + 60_000,
      sessions: [
        session("a", { before: { roomId: "r0", slotId: "s0" }, needs: ["KILN"] }), session("b", { before: { roomId: "r0", slotId: "s0" } }),
        session("c", { before: { roomId: "r1", slotId: "s1" }, pinned: { roomId: "r1", slotId: "s1" } }), session("d"), session("e"),
      ],
    }));
    expect(made.schedule.filter(({ sessionId }) => sessionId < "d")).toEqual([
      { sessionId: "a", roomId: "r0", slotId: "s0" }, { sessionId: "b", roomId: "r0", slotId: "s0" }, { sessionId: "c", roomId: "r1", slotId: "s1" },
    ]);
    expect(made.schedule.find(({ sessionId }) => sessionId === "d" || sessionId === "e")).toMatchObject({ roomId: "r0", slotId: "s1" });
    expect(made.unplaced).toHaveLength(1);
  });

  test("slots that overlap are one time: no host, room or person is in two of them", () => {
    const slots = [slot(0), { id: "long", startsAt: NINE + 30 * 60_000, endsAt: NINE + 2 * HOUR, closed: false }];
    const made = plan(problemWith({ slots, people: 3, rooms: [room(0, 9)], sessions: [session("a", { wanted: [0, 1] }), session("b", { wanted: [1, 2] })] }));
    expect(made.schedule).toHaveLength(1);
    const two = plan(problemWith({ slots, people: 3, rooms: [room(0, 9), room(1, 9)], sessions: [session("a", { wanted: [0, 1] }), session("b", { wanted: [1, 2] })] }));
    expect(two.value.seats).toBe(3);
  });
});

test("more effort is more iterations, and more sessions need more", () => {
  const [small, large] = [24, 300].map(sessions => hall({ sessions, slots: 2, rooms: [], people: 1, seed: 1 })) as [Problem, Problem];
  expect(iterationsFor("LIGHT", small)).toBeLessThan(iterationsFor("NORMAL", small));
  expect(iterationsFor("NORMAL", small)).toBeLessThan(iterationsFor("THOROUGH", small));
  expect(iterationsFor("NORMAL", small)).toBeLessThan(iterationsFor("NORMAL", large));
});
