import { boardOf, type Board } from "./board.js";
import type { Placed, Problem, Schedule, Times } from "./problem.js";
import { overlap, slotsFrom } from "./timeline.js";
import { plural } from "./unplaced.js";

/**
 * What is wrong or doubtful in a schedule, however it was made. The first twelve break a hard rule, which the planner never does;
 * OVER_CAPACITY (more people want it than the room holds) and UNPLACED are for the organiser to know.
 */
export type FindingKind =
  | "UNKNOWN_POSITION" | "PLACED_TWICE" | "NOT_ENOUGH_SLOTS" | "SLOT_CLOSED" | "ROOM_CLOSED" | "ROOM_TAKEN" | "FEATURE_MISSING" | "HOST_AWAY" | "HOST_TAKEN"
  | "APART" | "PIN_BROKEN" | "PAST_CHANGED" | "OVER_CAPACITY" | "UNPLACED";

export interface Finding {
  readonly kind: FindingKind;
  readonly hard: boolean;
  readonly sessionId: string;
  /** The other session, where two are in each other's way; null where what is in the way is no session of this problem. */
  readonly otherSessionId: string | null;
  readonly roomId: string | null;
  readonly slotId: string | null;
  readonly hostId: string | null;
  readonly message: string;
}

interface Standing extends Placed, Times {
  readonly session: number;
  readonly room: number;
  readonly slots: readonly number[];
}

/** All findings, by session in the problem's order. What two sessions do to each other is told once, of the later in that order. Of sessions that have begun only those with others are told. */
export function violations(problem: Problem, schedule: Schedule): Finding[] {
  const board = boardOf(problem);
  const found: Finding[] = [];
  const tell = (session: number, kind: FindingKind, message: string, about: Partial<Finding> = {}): void => {
    found.push({
      kind, hard: kind !== "OVER_CAPACITY" && kind !== "UNPLACED", sessionId: problem.sessions[session]!.id,
      otherSessionId: null, roomId: null, slotId: null, hostId: null, message, ...about,
    });
  };

  const standing = new Map<number, Standing>();
  for (const placed of schedule) {
    const session = board.sessionIndex.get(placed.sessionId);
    if (session === undefined) continue;
    if (standing.has(session)) tell(session, "PLACED_TWICE", "It is in the schedule twice", placed);
    else {
      const there = standingAt(board, session, placed);
      if (there) standing.set(session, there);
      else tell(session, "UNKNOWN_POSITION", "Its room or slot does not exist", placed);
    }
  }
  problem.sessions.forEach((_, session) => {
    const there = standing.get(session);
    keptInPlace(board, session, there, tell);
    if (!there) return void (schedule.some(({ sessionId }) => board.sessionIndex.get(sessionId) === session) || tell(session, "UNPLACED", "It has no place"));
    ownFaults(board, there, tell);
    for (let other = 0; other < session; other++) {
      const beside = standing.get(other);
      if (beside && overlap(there, beside)) together(board, there, beside, tell);
    }
  });
  return found;
}

type Tell = (session: number, kind: FindingKind, message: string, about?: Partial<Finding>) => void;

function standingAt(board: Board, session: number, placed: Placed): Standing | null {
  const { timeline, problem } = board;
  const room = board.roomIndex.get(placed.roomId);
  const slot = timeline.slotIndex.get(placed.slotId);
  if (room === undefined || slot === undefined) return null;
  const slots = slotsFrom(timeline, slot, problem.sessions[session]!.lengthInSlots);
  return { ...placed, session, room, slots, startsAt: timeline.slots[slot]!.startsAt, endsAt: timeline.slots[slots.at(-1)!]!.endsAt };
}

/** What a session does wrong by where it stands alone. */
function ownFaults(board: Board, there: Standing, tell: Tell): void {
  const { problem, timeline, hostsOf, hostIds } = board;
  const { session, roomId, slotId } = there;
  const { lengthInSlots, needs, wanted } = problem.sessions[session]!;
  const room = problem.rooms[there.room]!;
  if (room.seats !== null && wanted.length > room.seats) tell(session, "OVER_CAPACITY", `${plural(wanted.length, "person wants", "people want")} it, and the room has ${plural(room.seats, "seat")}`, { roomId, slotId });
  // What has begun cannot be mended.
  if (timeline.past[there.slots[0]!]) return;
  if (there.slots.length < lengthInSlots) tell(session, "NOT_ENOUGH_SLOTS", `It takes ${plural(lengthInSlots, "slot")}, and from here ${there.slots.length} ${there.slots.length === 1 ? "follows" : "follow"}`, { slotId });
  if (there.slots.some(slot => timeline.slots[slot]!.closed)) tell(session, "SLOT_CLOSED", "It runs in a slot that is closed", { slotId });
  const missing = needs.filter(need => !room.features.includes(need));
  if (missing.length > 0) tell(session, "FEATURE_MISSING", `The room lacks ${missing.join(", ")}`, { roomId });
  if (room.closed.some(times => overlap(times, there))) tell(session, "ROOM_CLOSED", "The room is closed at this time", { roomId, slotId });
  if (problem.taken.some(taken => taken.roomId === roomId && overlap(taken, there))) tell(session, "ROOM_TAKEN", "Something else is in this room at this time", { roomId, slotId });
  for (const hostId of hostsOf[session]!.map(host => hostIds[host]!)) {
    if (problem.absences.some(absence => absence.host === hostId && overlap(absence, there))) tell(session, "HOST_AWAY", "A host is not available at this time", { hostId, slotId });
    if (problem.taken.some(taken => taken.hosts.includes(hostId) && overlap(taken, there))) tell(session, "HOST_TAKEN", "A host is in something else at this time", { hostId, slotId });
  }
}

/** What two sessions at overlapping times do to each other. */
function together({ hostsOf, hostIds, apartFrom }: Board, there: Standing, beside: Standing, tell: Tell): void {
  const { session, roomId, slotId } = there;
  const otherSessionId = beside.sessionId;
  if (there.room === beside.room) tell(session, "ROOM_TAKEN", "Another session is in this room at this time", { otherSessionId, roomId, slotId });
  for (const host of hostsOf[session]!) {
    if (hostsOf[beside.session]!.includes(host)) tell(session, "HOST_TAKEN", "A host is in another session at this time", { otherSessionId, hostId: hostIds[host]!, slotId });
  }
  if (apartFrom[session]!.includes(beside.session)) tell(session, "APART", "It runs at the same time as a session that it must not clash with", { otherSessionId, slotId });
}

/** Pins hold, what has begun stays, and nothing new goes to a slot that has begun. */
function keptInPlace({ problem, timeline }: Board, session: number, there: Standing | undefined, tell: Tell): void {
  const { pinned, before } = problem.sessions[session]!;
  const begun = (slotId: string): boolean => { const slot = timeline.slotIndex.get(slotId); return slot !== undefined && timeline.past[slot]!; };
  const at = (position: { roomId: string; slotId: string } | null): boolean => position !== null && there?.roomId === position.roomId && there.slotId === position.slotId;
  if (before && begun(before.slotId)) {
    if (!at(before)) tell(session, "PAST_CHANGED", "It has begun elsewhere", { roomId: before.roomId, slotId: before.slotId });
  } else if (there && begun(there.slotId) && !at(pinned)) {
    tell(session, "PAST_CHANGED", "Its slot has begun; nothing new can go there", { slotId: there.slotId });
  } else if (pinned && !at(pinned)) {
    tell(session, "PIN_BROKEN", "It is pinned to another place", { roomId: pinned.roomId, slotId: pinned.slotId });
  }
}
