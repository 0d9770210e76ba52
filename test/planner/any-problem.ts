import type { PlannerSession, PlannerSlot, Position, Problem } from "../../src/planner/problem.js";
import { Random } from "../../src/planner/random.js";
import { HOUR, NINE, problemWith, room, session } from "./halls.js";

/** A small problem with everything in it that the planner knows, at random: also what contradicts itself. */
export function anyProblem(seed: number): Problem {
  const random = new Random(seed);
  const chance = (of: number): boolean => random.below(of) === 0;
  const list = <T>(most: number, make: (n: number) => T): T[] => Array.from({ length: random.below(most + 1) }, (_, n) => make(n));
  const people = random.below(25);

  const slots: PlannerSlot[] = [];
  let at = NINE;
  for (const n of Array(1 + random.below(6)).keys()) {
    const length = (3 + random.below(4)) * 15 * 60_000;
    slots.push({ id: `s${n}`, startsAt: at, endsAt: at + length, closed: chance(9) });
    // A pause, none, an overlap, or a night.
    at += length + [15 * 60_000, 0, -30 * 60_000, 15 * HOUR][random.below(20) === 0 ? 3 : random.below(10) === 0 ? 2 : random.below(2)]!;
  }
  const during = (): { startsAt: number; endsAt: number } => {
    const startsAt = NINE + random.below(24) * 15 * 60_000;
    return { startsAt, endsAt: startsAt + (1 + random.below(6)) * 15 * 60_000 };
  };
  const rooms = list(4, n => room(n, chance(6) ? null : random.below(9), { features: ["BEAMER", "RAMP"].filter(() => chance(2)), closed: chance(4) ? [during()] : [] }));
  const position = (): Position | null => rooms.length === 0 ? null : { roomId: `r${random.below(rooms.length)}`, slotId: `s${random.below(slots.length)}` };
  const wants = (of: number): number[] => Array.from({ length: people }, (_, person) => person).filter(() => chance(of));
  const sessions: PlannerSession[] = list(12, n => session(`p${n}`, {
    lengthInSlots: chance(5) ? 2 : chance(25) ? 3 : 1,
    needs: chance(4) ? ["BEAMER"] : chance(8) ? ["RAMP", "BEAMER"] : [],
    hosts: list(2, () => `h${random.below(6)}`),
    tags: list(2, () => `t${random.below(3)}`),
    preferredSlots: chance(4) ? [`s${random.below(slots.length)}`] : [],
    pinned: chance(9) ? position() : null,
    before: chance(3) ? position() : null,
    wanted: wants(2 + random.below(5)),
    maybe: chance(2) ? wants(4) : [],
  }));
  return problemWith({
    now: chance(3) ? slots[random.below(slots.length)]!.startsAt : NINE - HOUR,
    slots, rooms, sessions, people,
    absences: list(3, () => ({ host: `h${random.below(6)}`, ...during() })),
    apart: list(3, () => [`p${random.below(12)}`, `p${random.below(12)}`] as const).filter(([a, b]) => a !== b),
    taken: list(2, () => ({ roomId: chance(2) ? `r${random.below(4)}` : null, hosts: list(2, () => `h${random.below(6)}`), ...during() })),
    weights: { tagSpread: random.below(3), preferred: random.below(4), change: random.below(4), fairness: random.below(4), maybe: random.below(11) / 10 },
  });
}

/** Each session anywhere or nowhere, whatever the rules. */
export function anySchedule({ sessions, rooms, slots }: Problem, seed: number): { sessionId: string; roomId: string; slotId: string }[] {
  const random = new Random(seed);
  return sessions.flatMap(({ id }) => rooms.length === 0 || random.below(5) === 0 ? []
    : [{ sessionId: id, roomId: rooms[random.below(rooms.length)]!.id, slotId: slots[random.below(slots.length)]!.id }]);
}
