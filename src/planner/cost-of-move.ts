import type { Placed, Position, Problem, Schedule } from "./problem.js";
import { valueOfSchedule } from "./value-of-schedule.js";
import { violations, type Finding } from "./violations.js";

/** A session to another position, or off the schedule (null). */
export interface Move {
  readonly sessionId: string;
  readonly to: Position | null;
  /** Whoever is at that very position goes where the session came from. Otherwise both are there, which the findings tell. */
  readonly swap: boolean;
}

export interface MoveCost {
  /** The schedule as it would be. */
  readonly schedule: Schedule;
  /** Seats gained; negative where seats are lost. */
  readonly seats: number;
  /** What the soft rules would cost more, in seats; negative where they cost less. */
  readonly cost: number;
  /** How many people more would be left with nothing they wanted. */
  readonly leftWithNothing: number;
  /** Findings that the move would make, and those that it would mend. */
  readonly made: readonly Finding[];
  readonly mended: readonly Finding[];
}

/** What a move costs, before it is made; exactly. */
export function costOfMove(problem: Problem, schedule: Schedule, move: Move): MoveCost {
  const moved = afterMove(schedule, move);
  const [before, after] = [valueOfSchedule(problem, schedule), valueOfSchedule(problem, moved)];
  const [were, are] = [violations(problem, schedule), violations(problem, moved)];
  return {
    schedule: moved,
    seats: after.seats - before.seats,
    cost: after.cost - before.cost,
    leftWithNothing: after.leftWithNothing - before.leftWithNothing,
    made: without(are, were),
    mended: without(were, are),
  };
}

function afterMove(schedule: Schedule, { sessionId, to, swap }: Move): Schedule {
  const from = schedule.find(placed => placed.sessionId === sessionId);
  const others = schedule.filter(placed => placed.sessionId !== sessionId).flatMap((placed): Placed[] => {
    const inTheWay = swap && to !== null && placed.roomId === to.roomId && placed.slotId === to.slotId;
    if (!inTheWay) return [placed];
    return from ? [{ ...from, sessionId: placed.sessionId }] : [];
  });
  return to ? [...others, { sessionId, roomId: to.roomId, slotId: to.slotId }] : others;
}

/** What two sessions do to each other may be told of either. */
function without(findings: readonly Finding[], known: readonly Finding[]): Finding[] {
  const nameOf = ({ kind, sessionId, otherSessionId, hostId }: Finding): string => JSON.stringify([kind, [sessionId, otherSessionId].sort(), hostId]);
  const names = new Set(known.map(nameOf));
  return findings.filter(finding => !names.has(nameOf(finding)));
}
