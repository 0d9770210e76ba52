import { runAt, type Board } from "./board.js";
import type { Placed, Schedule } from "./problem.js";
import { UnitSeats } from "./unit-seats.js";

/** No position: the session has no place. */
export const NOWHERE = -1;

/**
 * A schedule that is being worked on. Sessions are put and taken one at a time; it knows who is in the way of whom, how many seats
 * each unit of time yields, and what the soft rules cost. Hard rules are its callers' to ask for, by `fits`.
 */
export class Grid {
  /** Position of each session. */
  readonly at: Int32Array;
  readonly seats: UnitSeats;
  /** Pairs of sessions with a tag in common in one unit of time, once for each such tag and unit. */
  tagPairs = 0;
  private readonly from: Int32Array;
  private readonly until: Int32Array;
  private readonly inRoom: Int32Array;
  private readonly ofHost: Int32Array;
  private readonly tagCount: Uint16Array;

  constructor(readonly board: Board) {
    const { sessions, rooms, hosts, ticks, tags, timeline } = board;
    this.at = new Int32Array(sessions).fill(NOWHERE);
    this.seats = new UnitSeats(board);
    this.from = new Int32Array(sessions);
    this.until = new Int32Array(sessions);
    this.inRoom = new Int32Array(rooms * ticks).fill(NOWHERE);
    this.ofHost = new Int32Array(hosts * ticks).fill(NOWHERE);
    this.tagCount = new Uint16Array(timeline.units * tags);
  }

  /** Takes the room and the hosts. */
  occupy(session: number, position: number): void {
    const run = runAt(this.board, session, position);
    this.at[session] = position;
    this.from[session] = run.from;
    this.until[session] = run.until;
    this.mark(session, position, session);
    const { tagsOf, tags } = this.board;
    for (const tag of tagsOf[session]!) for (let unit = run.firstUnit; unit <= run.lastUnit; unit++) this.tagPairs += this.tagCount[unit * tags + tag]!++;
  }

  vacate(session: number): void {
    const position = this.at[session]!;
    this.mark(session, position, NOWHERE);
    this.at[session] = NOWHERE;
    const { tagsOf, tags } = this.board;
    if (tagsOf[session]!.length === 0) return;
    const { firstUnit, lastUnit } = runAt(this.board, session, position);
    for (const tag of tagsOf[session]!) for (let unit = firstUnit; unit <= lastUnit; unit++) this.tagPairs -= --this.tagCount[unit * tags + tag]!;
  }

  private mark(session: number, position: number, as: number): void {
    const { slots, ticks, hostsOf } = this.board;
    const [from, until] = [this.from[session]!, this.until[session]!];
    const row = Math.floor(position / slots) * ticks;
    for (let tick = from; tick < until; tick++) this.inRoom[row + tick] = as;
    for (const host of hostsOf[session]!) for (let tick = from; tick < until; tick++) this.ofHost[host * ticks + tick] = as;
  }

  /** Counts the session's people at its position. */
  seat(session: number, position: number): void {
    const { firstUnit, lastUnit } = runAt(this.board, session, position);
    const seats = this.board.seats[Math.floor(position / this.board.slots)]!;
    for (let unit = firstUnit; unit <= lastUnit; unit++) this.seats.add(unit, session, seats);
  }

  unseat(session: number, position: number): void {
    const { firstUnit, lastUnit } = runAt(this.board, session, position);
    for (let unit = firstUnit; unit <= lastUnit; unit++) this.seats.remove(unit, session);
  }

  put(session: number, position: number): void {
    this.occupy(session, position);
    this.seat(session, position);
  }

  take(session: number): void {
    this.unseat(session, this.at[session]!);
    this.vacate(session);
  }

  /** Seats in the units from `first` to `last`, weighted. */
  worthOf(first: number, last: number): number {
    let worth = 0;
    for (let unit = first; unit <= last; unit++) worth += this.seats.worth(unit);
    return worth;
  }

  /** Whether no other session is in the way there. What is in the way whatever the schedule is left out of `positions` already. */
  fits(session: number, position: number): boolean {
    const { slots, ticks, runs, hostsOf, apartFrom } = this.board;
    const { from, until } = runs[session]![position % slots]!;
    const row = Math.floor(position / slots) * ticks;
    for (let tick = from; tick < until; tick++) if (this.inRoom[row + tick] !== NOWHERE) return false;
    for (const host of hostsOf[session]!) for (let tick = from; tick < until; tick++) if (this.ofHost[host * ticks + tick] !== NOWHERE) return false;
    for (const other of apartFrom[session]!) if (this.at[other] !== NOWHERE && this.from[other]! < until && from < this.until[other]!) return false;
    return true;
  }

  /** Adds the sessions in the room at the time of that position. */
  inTheRoom(session: number, position: number, others: number[]): void {
    const { slots, ticks, runs } = this.board;
    const { from, until } = runs[session]![position % slots]!;
    const row = Math.floor(position / slots) * ticks;
    for (let tick = from; tick < until; tick++) add(others, this.inRoom[row + tick]!, session);
  }

  /** Adds the sessions elsewhere that share a host with it or must not clash with it. */
  inTheWay(session: number, position: number, others: number[]): void {
    const { slots, ticks, runs, hostsOf, apartFrom } = this.board;
    const { from, until } = runs[session]![position % slots]!;
    for (const host of hostsOf[session]!) for (let tick = from; tick < until; tick++) add(others, this.ofHost[host * ticks + tick]!, session);
    for (const other of apartFrom[session]!) if (this.at[other] !== NOWHERE && this.from[other]! < until && from < this.until[other]!) add(others, other, session);
  }

  /** Puts every session where the list says. */
  restore(positions: Int32Array): void {
    const changed = [...positions.keys()].filter(session => positions[session] !== this.at[session]);
    for (const session of changed) if (this.at[session] !== NOWHERE) this.take(session);
    for (const session of changed) if (positions[session] !== NOWHERE) this.put(session, positions[session]!);
  }

  schedule(): Schedule {
    const { problem, timeline, slots } = this.board;
    return problem.sessions.flatMap(({ id }, session): Placed[] => {
      const position = this.at[session]!;
      return position === NOWHERE ? [] : [{ sessionId: id, roomId: problem.rooms[Math.floor(position / slots)]!.id, slotId: timeline.slots[position % slots]!.id }];
    });
  }
}

function add(others: number[], other: number, session: number): void {
  if (other !== NOWHERE && other !== session && !others.includes(other)) others.push(other);
}
