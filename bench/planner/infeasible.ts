import type { PlannerSession, Problem } from "../../src/planner/problem.js";
import type { UnplacedReason } from "../../src/planner/unplaced.js";
import { BEGIN, MINUTE } from "./instance.js";

const HOUR = 60 * MINUTE;

/** A plain problem with room to spare, and sessions in it that can have no place, each with the reason that has to be named. */
export function withTheImpossible(plain: Problem): { problem: Problem; expected: ReadonlyMap<string, UnplacedReason> } {
  const [base] = plain.sessions;
  const like = (id: string, more: Partial<PlannerSession>): PlannerSession => ({ ...base!, id, ...more });
  const at = (room: number, slot: number): { roomId: string; slotId: string } => ({ roomId: plain.rooms[room]!.id, slotId: plain.slots[slot]!.id });
  const impossible: [PlannerSession, UnplacedReason][] = [
    [like("needs a forge", { needs: ["FORGE"] }), "NO_ROOM_WITH_FEATURES"],
    [like("needs a kiln and a stage", { needs: ["KILN", "STAGE"] }), "NO_ROOM_WITH_FEATURES"],
    [like("longer than the day", { lengthInSlots: plain.slots.length + 1 }), "NO_RUN_OF_SLOTS"],
    [like("host never there", { hosts: ["traveller"] }), "HOST_NEVER_AVAILABLE"],
    [like("kiln is always taken", { needs: ["KILN"] }), "NO_ROOM_OPEN"],
    [like("pinned where a pin is", { pinned: at(0, 0) }), "PIN_IMPOSSIBLE"],
    [like("pinned to no room", { pinned: { roomId: "no such room", slotId: plain.slots[0]!.id } }), "PIN_IMPOSSIBLE"],
    [like("pinned without a feature", { needs: ["STAGE"], pinned: at(1, 1) }), "PIN_IMPOSSIBLE"],
    [like("host is away when stage is free", { needs: ["STAGE"], hosts: ["late riser"] }), "NO_POSSIBLE_PLACE"],
  ];
  const problem: Problem = {
    ...plain,
    rooms: plain.rooms.map((room, n) => ({
      ...room,
      features: n === 0 ? ["STAGE"] : n === 2 ? ["KILN"] : [],
      // The stage is free in the first slot only, where a session is pinned to it.
      closed: n === 0 ? [{ startsAt: BEGIN + HOUR, endsAt: BEGIN + 48 * HOUR }] : n === 2 ? [{ startsAt: BEGIN - HOUR, endsAt: BEGIN + 48 * HOUR }] : [],
    })),
    absences: [
      { host: "traveller", startsAt: BEGIN - HOUR, endsAt: BEGIN + 48 * HOUR },
      { host: "late riser", startsAt: BEGIN, endsAt: BEGIN + HOUR },
    ],
    sessions: [
      like("has the stage", { pinned: at(0, 0) }),
      ...plain.sessions,
      ...impossible.map(([session]) => session),
    ],
  };
  return { problem, expected: new Map(impossible.map(([{ id }, reason]) => [id, reason])) };
}
