import type { PlannerRoom, PlannerSession, PlannerSlot, Problem } from "../../src/planner/problem.js";
import { Random } from "../../src/planner/random.js";

export const HOUR = 3_600_000;
export const NINE = Date.UTC(2030, 5, 1, 9);

export const slot = (n: number, more: Partial<PlannerSlot> = {}): PlannerSlot =>
  ({ id: `s${n}`, startsAt: NINE + n * HOUR, endsAt: NINE + n * HOUR + 45 * 60_000, closed: false, ...more });

export const room = (n: number, seats: number | null, more: Partial<PlannerRoom> = {}): PlannerRoom => ({ id: `r${n}`, seats, features: [], closed: [], ...more });

export const session = (id: string, more: Partial<PlannerSession> = {}): PlannerSession =>
  ({ id, lengthInSlots: 1, needs: [], hosts: [], tags: [], preferredSlots: [], pinned: null, before: null, wanted: [], maybe: [], ...more });

/** A problem with nothing special; the parts that a test is about are given. */
export function problemWith(more: Partial<Problem>): Problem {
  return {
    now: NINE - 24 * HOUR, slots: [slot(0), slot(1)], rooms: [room(0, 10), room(1, 5)], sessions: [], people: 30, absences: [], apart: [], taken: [],
    weights: { tagSpread: 0, preferred: 0, change: 0, fairness: 0, maybe: 0.3 }, ...more,
  };
}

/** Sessions that random people want: some hardly anybody, some a third of all. */
export function hall({ sessions, slots, rooms, people, seed }: { sessions: number; slots: number; rooms: readonly (number | null)[]; people: number; seed: number }): Problem {
  const random = new Random(seed);
  return problemWith({
    people,
    slots: Array.from({ length: slots }, (_, n) => slot(n)),
    rooms: rooms.map((seats, n) => room(n, seats)),
    sessions: Array.from({ length: sessions }, (_, n) => {
      const of = 3 + random.below(12);
      return session(`p${n}`, { wanted: Array.from({ length: people }, (_, person) => person).filter(() => random.below(of) === 0) });
    }),
  });
}
