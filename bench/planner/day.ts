import type { PlannerSession, Problem, Schedule } from "../../src/planner/problem.js";
import { Random } from "../../src/planner/random.js";
import { BEGIN, MINUTE } from "./instance.js";

const HOUR = 60 * MINUTE;

/** A plain problem with every hard rule on: hosts with several sessions and absences, features, closed times, long sessions, pairs apart, pins, a lunch break, things beside the grid. */
export function withEveryRule(plain: Problem, seed: number): Problem {
  const random = new Random(seed);
  const lunch = Math.floor(plain.slots.length / 2);
  const hosts = Math.round(plain.sessions.length * 0.7);
  const during = (slot: number, length = 1): { startsAt: number; endsAt: number } => ({ startsAt: BEGIN + slot * HOUR, endsAt: BEGIN + (slot + length) * HOUR });
  const sessions = plain.sessions.map((session, n): PlannerSession => ({
    ...session,
    lengthInSlots: n % 16 === 7 ? 2 : 1,
    needs: n % 6 === 0 ? ["PROJECTOR"] : n % 11 === 0 ? ["STEP_FREE"] : [],
    hosts: n % 5 === 0 ? [`host ${random.below(hosts)}`, `host ${random.below(hosts)}`] : [`host ${random.below(hosts)}`],
  }));
  const name = (n: number): string => plain.sessions[n]!.id;
  const pinned = new Map([[3, [0, 0]], [20, [1, 1]], [41, [2, lunch + 2]]]);
  return {
    ...plain,
    slots: plain.slots.map((slot, n) => ({ ...slot, closed: n === lunch })),
    rooms: plain.rooms.map((room, n) => ({
      ...room, features: [...(n % 2 === 0 ? ["PROJECTOR"] : []), ...(n % 3 !== 2 ? ["STEP_FREE"] : [])], closed: n === 4 ? [during(1, 2)] : [],
    })),
    sessions: sessions.map((session, n) => {
      const pin = pinned.get(n);
      return pin ? { ...session, needs: [], hosts: [`pinned host ${n}`], lengthInSlots: 1, pinned: { roomId: plain.rooms[pin[0]!]!.id, slotId: plain.slots[pin[1]!]!.id } } : session;
    }),
    absences: Array.from({ length: Math.round(hosts / 4) }, (_, n) => ({ host: `host ${n * 3}`, ...during(n % 3 === 0 ? 0 : lunch + 1, 3) })),
    apart: Array.from({ length: 12 }, (_, n) => [name(n), name(plain.sessions.length - 1 - n)] as const),
    taken: [{ roomId: plain.rooms[5]!.id, hosts: ["host 1"], ...during(plain.slots.length - 1) }],
  };
}

/** The same day's rooms, slots and lengths, and no other rule: what the rules are measured against. */
export function withoutRules(problem: Problem): Problem {
  return {
    ...problem, absences: [], apart: [], taken: [],
    rooms: problem.rooms.map(room => ({ ...room, closed: [] })),
    sessions: problem.sessions.map(session => ({ ...session, needs: [], hosts: [], pinned: null })),
  };
}

/** Midday: half the slots have begun, a room is closed for the rest of the day, and the two sessions that were left out of the schedule have come. */
export function atMidday(problem: Problem, schedule: Schedule, roomId: string): Problem {
  const half = problem.slots[Math.floor(problem.slots.length / 2)]!.startsAt;
  const placed = new Map(schedule.map(({ sessionId, ...position }) => [sessionId, position]));
  return {
    ...problem, now: half,
    rooms: problem.rooms.map(room => room.id === roomId ? { ...room, closed: [{ startsAt: half + MINUTE, endsAt: half + 24 * HOUR }] } : room),
    sessions: problem.sessions.map(session => ({ ...session, before: placed.get(session.id) ?? null })),
  };
}
