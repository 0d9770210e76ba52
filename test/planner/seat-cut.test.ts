import fc from "fast-check";
import { SeatCut } from "../../src/planner/seat-cut.js";
import { Matching } from "../../src/planner/matching.js";
import { mostSeated } from "./checker.js";

interface Unit { people: number; sessions: { wanted: number[]; seats: number }[] }

const unitOf = (people: number, most: number, seats: number): fc.Arbitrary<Unit> => fc.record({
  people: fc.constant(people),
  sessions: fc.array(fc.record({ wanted: fc.uniqueArray(fc.nat(people - 1)).map(list => list.sort((a, b) => a - b)), seats: fc.nat(seats) }), { maxLength: most }),
});
const small = unitOf(10, 5, 4);
const large = unitOf(70, 14, 20);

function cutOf({ people, sessions }: Unit): SeatCut {
  return new SeatCut(sessions.map(({ wanted }) => Uint16Array.from(wanted)), people, 1, Int32Array.from(sessions, ({ seats }) => seats));
}

const listOf = ({ sessions }: Unit): Int32Array => Int32Array.from(sessions.keys());

function exact({ people, sessions }: Unit): Matching {
  const matching = new Matching(people, sessions.map(({ wanted }) => Uint16Array.from(wanted)), [...sessions.keys()], session => sessions[session]!.seats);
  matching.augment();
  return matching;
}

test("the exact number is what trying finds, and a seating that keeps the rules", () => {
  fc.assert(fc.property(small, unit => {
    const matching = exact(unit);
    expect(matching.size).toBe(mostSeated(unit.sessions));
    unit.sessions.forEach(({ wanted, seats }, session) => {
      const members = [...matching.membersOf(session)];
      expect(members.length).toBeLessThanOrEqual(seats);
      expect(members.filter(person => !wanted.includes(person))).toEqual([]);
    });
  }), { numRuns: 300 });
});

test("somebody who has a seat keeps one when more are seated", () => {
  fc.assert(fc.property(large, unit => {
    const matching = new Matching(unit.people, unit.sessions.map(({ wanted }) => Uint16Array.from(wanted)), [...unit.sessions.keys()], session => unit.sessions[session]!.seats);
    const first = unit.sessions.flatMap(({ wanted }, session) => wanted.slice(0, 3).filter(person => matching.assign(person, session)));
    matching.augment();
    expect(matching.size).toBe(exact(unit).size);
    expect(first.filter(person => matching.of[person] === -1)).toEqual([]);
  }), { numRuns: 100 });
});

test("up to four over-demanded sessions, the estimate is exact", () => {
  fc.assert(fc.property(unitOf(40, 4, 12), unit => {
    expect(cutOf(unit).seats(listOf(unit), 0, unit.sessions.length)).toBe(exact(unit).size);
  }), { numRuns: 300 });
});

test("of many, the estimate is never too low and hardly ever too high", () => {
  let [estimated, seated] = [0, 0];
  fc.assert(fc.property(large, unit => {
    const [estimate, size] = [cutOf(unit).seats(listOf(unit), 0, unit.sessions.length), exact(unit).size];
    expect(estimate).toBeGreaterThanOrEqual(size);
    [estimated, seated] = [estimated + estimate, seated + size];
  }), { numRuns: 500 });
  expect(estimated / seated).toBeLessThan(1.005);
});

test("the estimate does not depend on the order of the sessions", () => {
  fc.assert(fc.property(large, unit => {
    const cut = cutOf(unit);
    const list = listOf(unit);
    expect(cut.seats(list.slice().reverse(), 0, list.length)).toBe(cut.seats(list, 0, list.length));
  }), { numRuns: 100 });
});

test("a bound is a bound: no replacement seats more than it says", () => {
  let [close, all] = [0, 0];
  fc.assert(fc.property(large.filter(({ sessions }) => sessions.length >= 3), fc.nat(20), (unit, seats) => {
    const capacity = Int32Array.from(unit.sessions, session => session.seats);
    const cut = new SeatCut(unit.sessions.map(({ wanted }) => Uint16Array.from(wanted)), unit.people, 1, capacity);
    // The last waits outside.
    const [outside, leaves] = [unit.sessions.length - 1, 0];
    const before = cut.settle(0, listOf(unit), 0, outside);
    const bounds = { replaced: cut.bound(0, leaves, outside, seats), gone: cut.bound(0, leaves, -1, 0), added: cut.bound(0, -1, outside, seats), resized: before + cut.boundOfRoom(0, leaves, seats) };
    const inside = [...listOf(unit)].slice(0, outside);
    const now = (list: number[], larger: number): number => {
      const old = capacity[larger]!;
      capacity[larger] = seats;
      const size = exact({ people: unit.people, sessions: list.map(session => ({ wanted: unit.sessions[session]!.wanted, seats: capacity[session]! })) }).size;
      capacity[larger] = old;
      return size;
    };
    const replaced = now([...inside.slice(1), outside], outside);
    expect(bounds.replaced).toBeGreaterThanOrEqual(replaced);
    expect(bounds.gone).toBeGreaterThanOrEqual(now(inside.slice(1), outside));
    expect(bounds.added).toBeGreaterThanOrEqual(now([...inside, outside], outside));
    expect(bounds.resized).toBeGreaterThanOrEqual(now(inside, leaves));
    all++;
    if (bounds.replaced <= replaced * 1.05 + 1) close++;
  }), { numRuns: 300 });
  // And one that turns moves down: in most cases it is within a few seats.
  expect(close / all).toBeGreaterThan(0.6);
});
