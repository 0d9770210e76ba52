import type { PlannerRoom, PlannerSession, Problem, Weights } from "../../src/planner/problem.js";
import { Random } from "../../src/planner/random.js";
import type { Interest } from "./interest.js";

/** Seats alone: what the figures measure. */
export const ONLY_SEATS: Weights = { tagSpread: 0, preferred: 0, change: 0, fairness: 0, maybe: 0.3 };

export const MINUTE = 60_000;
export const BEGIN = Date.UTC(2030, 5, 1, 9);

export interface Shape {
  sessions: number;
  people: number;
  slots: number;
  /** Seats of each room. */
  rooms: readonly number[];
  seed: number;
}

/** Fewer people than this, or than one in a hundred, would not make a pitch of it. */
const FEWEST = 10;

/** A plain unconference: sessions and people at random out of a vote. */
export function instance(interest: Interest, { sessions, people, slots, rooms, seed }: Shape): Problem {
  const random = new Random(seed);
  const votes = new Map<number, number>();
  for (const row of interest) for (const item of row) votes.set(item, (votes.get(item) ?? 0) + 1);
  const pitched = [...votes.keys()].filter(item => votes.get(item)! >= Math.max(FEWEST, interest.length / 100)).sort((a, b) => a - b);
  const index = new Map(random.shuffle(pitched).slice(0, sessions).map((item, at) => [item, at]));
  if (index.size < sessions) throw new Error(`Only ${index.size} were voted for by enough people, and ${sessions} are wanted`);
  const there = random.shuffle([...interest]).slice(0, people);
  const wanted = Array.from({ length: sessions }, (): number[] => []);
  there.forEach((row, person) => { for (const item of row) if (index.has(item)) wanted[index.get(item)!]!.push(person); });
  return {
    now: BEGIN - 24 * 60 * MINUTE,
    slots: Array.from({ length: slots }, (_, n) => ({ id: `slot ${n + 1}`, startsAt: BEGIN + n * 60 * MINUTE, endsAt: BEGIN + n * 60 * MINUTE + 45 * MINUTE, closed: false })),
    rooms: rooms.map((seats, n): PlannerRoom => ({ id: `room ${n + 1}`, seats, features: [], closed: [] })),
    sessions: wanted.map((list, n): PlannerSession => ({
      id: `session ${n + 1}`, lengthInSlots: 1, needs: [], hosts: [], tags: [], preferredSlots: [], pinned: null, before: null, wanted: list, maybe: [],
    })),
    people: there.length, absences: [], apart: [], taken: [], weights: ONLY_SEATS,
  };
}

/** Rooms as a building has them: one hall, each next a seventh smaller, with as many seats together as there are people. */
export function building(rooms: number, people: number): number[] {
  const sizes = Array.from({ length: rooms }, (_, n) => 0.85 ** n);
  const scale = people / sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map(size => Math.max(4, Math.round(size * scale)));
}
