import type { Obstacle } from "./obstacle.js";
import { overlap, runFrom, shortRunFrom, timelineOf, type Run, type Timeline } from "./timeline.js";
import { ProblemError, type PlannerRoom, type PlannerSession, type Position, type Problem, type Times } from "./problem.js";

/** People's interest in one sense: who said WANT, or who said WANT or MAYBE. The value of a schedule is the weighted sum of the layers' seats. */
export interface Layer {
  readonly weight: number;
  /** For each session the people who would come, in order. */
  readonly fans: readonly PeopleList[];
}

export type PeopleList = Uint16Array | Uint32Array;

/**
 * The problem by numbers instead of ids, with everything worked out that no schedule changes. A position is the number
 * room × slots + slot, rooms being numbered by size.
 */
export interface Board {
  readonly problem: Problem;
  readonly timeline: Timeline;
  readonly ticks: number;
  readonly sessions: number;
  readonly rooms: number;
  readonly slots: number;
  readonly hosts: number;
  readonly tags: number;
  readonly sessionIndex: ReadonlyMap<string, number>;
  readonly roomIndex: ReadonlyMap<string, number>;
  readonly hostIds: readonly string[];
  readonly layers: readonly Layer[];
  /** For each session the people who said WANT, and those who said WANT or MAYBE. */
  readonly wanted: readonly PeopleList[];
  readonly wantedOrMaybe: readonly PeopleList[];
  /** Seats of each room; as many as there are people where they are unlimited. */
  readonly seats: Int32Array;
  readonly hostsOf: readonly (readonly number[])[];
  readonly tagsOf: readonly (readonly number[])[];
  readonly apartFrom: readonly (readonly number[])[];
  /** For each session and slot what it would take from there. */
  readonly runs: readonly (readonly (Run | null)[])[];
  /** Position of each session in the schedule that people know; −1 where it has none. */
  readonly before: Int32Array;
  /** For each session which slots it prefers, 1 by slot; null where any will do. */
  readonly prefers: readonly (Uint8Array | null)[];
  readonly stays: readonly (Stay | null)[];
  hasFeatures(session: number, room: number): boolean;
  /** What is in the way of the session in any room, by its time alone; of these first what the slots say, then what its hosts say. */
  slotObstacle(session: number, slot: number): Obstacle | null;
  hostObstacle(session: number, slot: number): Obstacle | null;
  /** What is in the way in that room. */
  roomObstacle(session: number, room: number, slot: number): Obstacle | null;
}

/** What is in the way of a session at a position whatever the schedule; null when nothing is. */
export function obstacleAt(board: Board, session: number, room: number, slot: number): Obstacle | null {
  return board.slotObstacle(session, slot) ?? board.roomObstacle(session, room, slot) ?? board.hostObstacle(session, slot);
}

/** What a session takes at a position; where not as many slots follow as it needs, those that do. */
export function runAt({ runs, slots, timeline, problem }: Board, session: number, position: number): Run {
  return runs[session]![position % slots] ?? shortRunFrom(timeline, position % slots, problem.sessions[session]!.lengthInSlots);
}

/** A session that the planner does not move. */
export interface Stay {
  readonly position: number;
  /** It has begun, and so stands where it stands, whatever rule it breaks. */
  readonly begun: boolean;
}

export function boardOf(given: Problem): Board {
  // Largest rooms first, so that positions in rooms of about the same size have numbers near each other.
  const size = ({ seats }: PlannerRoom): number => seats ?? Infinity;
  const problem = { ...given, rooms: [...given.rooms].sort((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)) || (a.id < b.id ? -1 : 1)) };
  const timeline = timelineOf(problem.slots, problem.now);
  const ticks = Math.max(0, timeline.edges.length - 1);
  const slots = timeline.slots.length;
  const roomIndex = indexOf("room", problem.rooms.map(({ id }) => id));
  const sessionIndex = indexOf("session", problem.sessions.map(({ id }) => id));
  indexOf("slot", problem.slots.map(({ id }) => id));
  for (const { id, startsAt, endsAt } of problem.slots) if (!(endsAt > startsAt)) throw new ProblemError(`Slot ${id} ends before it starts`);
  const hostIds = [...new Set(problem.sessions.flatMap(({ hosts }) => hosts))];
  const hostIndex = new Map(hostIds.map((id, index) => [id, index]));
  const tagIndex = new Map([...new Set(problem.sessions.flatMap(({ tags }) => tags))].map((tag, index) => [tag, index]));
  const hostsOf = problem.sessions.map(({ hosts }) => [...new Set(hosts)].map(host => hostIndex.get(host)!));

  const marks = (list: Uint8Array, row: number, times: Times): void => {
    for (let tick = 0; tick < ticks; tick++) {
      if (overlap(times, { startsAt: timeline.edges[tick]!, endsAt: timeline.edges[tick + 1]! })) list[row * ticks + tick] = 1;
    }
  };
  const roomClosed = new Uint8Array(problem.rooms.length * ticks);
  const roomTaken = new Uint8Array(problem.rooms.length * ticks);
  const hostAway = new Uint8Array(hostIds.length * ticks);
  const hostTaken = new Uint8Array(hostIds.length * ticks);
  problem.rooms.forEach(({ closed }, room) => closed.forEach(times => marks(roomClosed, room, times)));
  for (const absence of problem.absences) if (hostIndex.has(absence.host)) marks(hostAway, hostIndex.get(absence.host)!, absence);
  for (const taken of problem.taken) {
    if (taken.roomId !== null && roomIndex.has(taken.roomId)) marks(roomTaken, roomIndex.get(taken.roomId)!, taken);
    for (const host of taken.hosts) if (hostIndex.has(host)) marks(hostTaken, hostIndex.get(host)!, taken);
  }

  const runsByLength = new Map<number, (Run | null)[]>();
  const runs = problem.sessions.map(({ id, lengthInSlots }) => {
    if (!Number.isInteger(lengthInSlots) || lengthInSlots < 1) throw new ProblemError(`Session ${id} takes ${lengthInSlots} slots`);
    let ofLength = runsByLength.get(lengthInSlots);
    if (!ofLength) runsByLength.set(lengthInSlots, ofLength = timeline.slots.map((_, slot) => runFrom(timeline, slot, lengthInSlots)));
    return ofLength;
  });
  const features = problem.rooms.map(room => new Set(room.features));
  const fitted = problem.sessions.map(({ needs }) => features.map(has => needs.every(need => has.has(need))));

  const met = (list: Uint8Array, row: number, { from, until }: Run): boolean => {
    for (let tick = from; tick < until; tick++) if (list[row * ticks + tick]) return true;
    return false;
  };
  const hasFeatures = (session: number, room: number): boolean => fitted[session]![room]!;
  const slotObstacle = (session: number, slot: number): Obstacle | null => {
    if (timeline.slots[slot]!.closed) return "SLOT_CLOSED";
    if (timeline.past[slot]) return "SLOT_PAST";
    const run = runs[session]![slot]!;
    if (run === null) return "NOT_ENOUGH_SLOTS";
    return run.slots.some(each => timeline.slots[each]!.closed) ? "SLOT_CLOSED" : null;
  };
  const hostObstacle = (session: number, slot: number): Obstacle | null => {
    const run = runs[session]![slot]!;
    if (hostsOf[session]!.some(host => met(hostAway, host, run))) return "HOST_AWAY";
    return hostsOf[session]!.some(host => met(hostTaken, host, run)) ? "HOST_TAKEN" : null;
  };
  const roomObstacle = (session: number, room: number, slot: number): Obstacle | null => {
    const run = runs[session]![slot]!;
    if (!hasFeatures(session, room)) return "FEATURE_MISSING";
    if (met(roomClosed, room, run)) return "ROOM_CLOSED";
    return met(roomTaken, room, run) ? "ROOM_TAKEN" : null;
  };

  const positionOf = (position: Position | null): number => {
    const room = position && roomIndex.get(position.roomId);
    const slot = position && timeline.slotIndex.get(position.slotId);
    return room == null || slot == null ? -1 : room * slots + slot;
  };
  const before = Int32Array.from(problem.sessions, session => positionOf(session.before));
  const stays = problem.sessions.map(({ pinned }, session): Stay | null => {
    const begun = before[session]! >= 0 && timeline.past[before[session]! % slots]!;
    const position = begun ? before[session]! : positionOf(pinned);
    if (position < 0) return null;
    return { position, begun: begun || timeline.past[position % slots]! };
  });
  const apartFrom = problem.sessions.map((): number[] => []);
  for (const [one, other] of problem.apart) {
    const [a, b] = [sessionIndex.get(one), sessionIndex.get(other)];
    if (a === undefined || b === undefined || a === b) continue;
    if (!apartFrom[a]!.includes(b)) apartFrom[a]!.push(b);
    if (!apartFrom[b]!.includes(a)) apartFrom[b]!.push(a);
  }

  const wanted = problem.sessions.map(session => peopleList(session, [session.wanted], problem.people));
  const anyMaybe = problem.sessions.some(({ maybe }) => maybe.length > 0);
  const wantedOrMaybe = anyMaybe ? problem.sessions.map(session => peopleList(session, [session.wanted, session.maybe], problem.people)) : wanted;
  const { maybe } = problem.weights;
  // Where nobody said MAYBE, or it counts nothing, there is no second layer to count.
  const layers = wantedOrMaybe === wanted ? [{ weight: 1, fans: wanted }]
    : [{ weight: 1 - maybe, fans: wanted }, { weight: maybe, fans: wantedOrMaybe }].filter(({ weight }) => weight > 0);

  return {
    problem, timeline, ticks, slots, sessionIndex, roomIndex, hostIds, hostsOf, apartFrom, runs, before, stays, wanted, wantedOrMaybe, layers,
    hasFeatures, slotObstacle, hostObstacle, roomObstacle,
    sessions: problem.sessions.length,
    rooms: problem.rooms.length,
    hosts: hostIds.length,
    tags: tagIndex.size,
    seats: Int32Array.from(problem.rooms, ({ seats }) => Math.min(seats ?? problem.people, problem.people)),
    tagsOf: problem.sessions.map(({ tags }) => [...new Set(tags)].map(tag => tagIndex.get(tag)!)),
    prefers: problem.sessions.map(({ preferredSlots }) => preferredSlots.length === 0 ? null : Uint8Array.from(timeline.slots, ({ id }) => Number(preferredSlots.includes(id)))),
  };
}

function indexOf(what: string, ids: readonly string[]): Map<string, number> {
  const index = new Map(ids.map((id, at) => [id, at]));
  if (index.size < ids.length) throw new ProblemError(`Two of the ${what}s have the same id`);
  return index;
}

function peopleList({ id }: PlannerSession, lists: readonly (readonly number[])[], people: number): PeopleList {
  const sorted = [...new Set(lists.flat())].sort((a, b) => a - b);
  if (sorted.length > 0 && !(sorted[0]! >= 0 && sorted.at(-1)! < people && sorted.every(Number.isInteger))) throw new ProblemError(`Session ${id} is wanted by somebody who is none of the ${people} people`);
  return people <= 65_535 ? Uint16Array.from(sorted) : Uint32Array.from(sorted);
}
