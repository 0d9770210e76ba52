import { runAt } from "./board.js";
import { NOWHERE, type Grid } from "./grid.js";
import { Fairness } from "./fairness.js";
import type { Outset } from "./outset.js";
import type { Prices } from "./prices.js";

/** One session to a position, together with whoever has to make room for it. */
export class Moves {
  /** Sessions that move, with where they were and where they go. */
  private readonly sessions: number[] = [];
  private readonly was: number[] = [];
  private readonly goes: number[] = [];
  private readonly units: number[] = [];
  private seatsGained = 0;
  /** What the arranged move gains beside seats. */
  private beside = 0;
  private readonly allowed: readonly Uint8Array[];
  /** Null where nobody can be left with nothing, or it costs nothing. */
  private readonly fairness: Fairness | null;
  private left: number;
  private readonly worths: number[] = [];
  private readonly worthOf: Float64Array;

  constructor(private readonly grid: Grid, outset: Outset, readonly prices: Prices) {
    const { board } = grid;
    const { timeline: { units }, problem: { weights } } = board;
    this.allowed = outset.allowed;
    this.worthOf = new Float64Array(units);
    for (let unit = 0; unit < units; unit++) this.worthOf[unit] = grid.seats.settle(unit);
    const fairness = weights.fairness === 0 ? null : new Fairness(board, fewestSeats(grid, outset));
    this.fairness = fairness?.atRisk ? fairness : null;
    grid.at.forEach((position, session) => this.fairness?.note(session, this.seatsAt(position)));
    this.left = this.fairness?.left() ?? 0;
  }

  /** Makes the move if it gains at least `least` (losses are negative); answers what it gained, null when it was not made. */
  make(session: number, position: number, least: number): number | null {
    return this.attempt(session, position, least, true);
  }

  /** What the move would gain; null when a hard rule forbids it. */
  weigh(session: number, position: number): number | null {
    return this.attempt(session, position, -Infinity, false);
  }

  /** How many of what the last move gained are seats. */
  get seats(): number { return this.seatsGained; }

  private attempt(session: number, position: number, least: number, keep: boolean): number | null {
    const { grid, sessions, was, goes, units, worths, worthOf } = this;
    const { fairness } = grid.board.problem.weights;
    if (!this.arrange(session, position)) return null;
    let gain: number | null = null;
    const fair = this.fairness !== null && this.changesRoomsThatMatter();
    if (this.beside + this.bound() + (fair ? this.left * fairness : 0) >= least) {
      for (let n = 0; n < sessions.length; n++) if (was[n] !== NOWHERE) grid.unseat(sessions[n]!, was[n]!);
      for (let n = 0; n < sessions.length; n++) if (goes[n] !== NOWHERE) grid.seat(sessions[n]!, goes[n]!);
      gain = this.beside;
      // Settled at once: most moves that come so far are kept.
      this.seatsGained = 0;
      for (let n = 0; n < units.length; n++) this.seatsGained += (worths[n] = grid.seats.settle(units[n]!)) - worthOf[units[n]!]!;
      gain += this.seatsGained;
      const left = fair ? this.leftAt(goes) : this.left;
      gain -= (left - this.left) * fairness;
      if (keep && gain >= least) {
        this.left = left;
        for (let n = 0; n < units.length; n++) worthOf[units[n]!] = worths[n]!;
        return gain;
      }
      for (let n = 0; n < sessions.length; n++) if (goes[n] !== NOWHERE) grid.unseat(sessions[n]!, goes[n]!);
      for (let n = 0; n < sessions.length; n++) if (was[n] !== NOWHERE) grid.seat(sessions[n]!, was[n]!);
      for (const unit of units) grid.seats.settle(unit);
      if (fair) this.leftAt(was);
    }
    this.reoccupy(sessions.length);
    return keep ? null : gain;
  }

  /** Occupies the new positions, if all may be; otherwise leaves all as it was. */
  private arrange(session: number, position: number): boolean {
    const { grid, sessions, was, goes } = this;
    const from = grid.at[session]!;
    if (from === position) return false;
    sessions.length = was.length = goes.length = 0;
    sessions.push(session);
    was.push(from);
    goes.push(position);
    grid.inTheRoom(session, position, sessions);
    // A session that has no place yet may also push out those that share a host with it.
    if (from === NOWHERE) grid.inTheWay(session, position, sessions);
    for (let n = 1; n < sessions.length; n++) {
      const there = from === NOWHERE ? NOWHERE : this.wayBack(sessions[n]!, session, from, position);
      if (there === null) return false;
      was.push(grid.at[sessions[n]!]!);
      goes.push(there);
    }
    const pairs = grid.tagPairs;
    for (let n = 0; n < sessions.length; n++) if (was[n] !== NOWHERE) grid.vacate(sessions[n]!);
    for (let n = 0; n < sessions.length; n++) {
      if (goes[n] === NOWHERE) continue;
      if (grid.fits(sessions[n]!, goes[n]!)) grid.occupy(sessions[n]!, goes[n]!);
      else {
        this.reoccupy(n);
        return false;
      }
    }
    this.beside = -grid.board.problem.weights.tagSpread * (grid.tagPairs - pairs);
    for (let n = 0; n < sessions.length; n++) this.beside += this.prices.of(sessions[n]!, was[n]!) - this.prices.of(sessions[n]!, goes[n]!);
    return true;
  }

  /** Where a session goes that stood in the mover's way: to the slot that the mover leaves in its turn, in the room that it leaves. */
  private wayBack(other: number, session: number, from: number, position: number): number | null {
    const { slots } = this.grid.board;
    const stands = this.grid.at[other]! % slots;
    const inOrder = stands === position % slots ? 0 : runAt(this.grid.board, session, position).slots.indexOf(stands);
    if (inOrder < 0) return null;
    const slot = inOrder === 0 ? from % slots : runAt(this.grid.board, session, from).slots[inOrder]!;
    const there = from - (from % slots) + slot;
    return this.allowed[other]![there] ? there : null;
  }

  /** Takes back what `arrange` did, of which the first `n` sessions had been placed. */
  private reoccupy(n: number): void {
    const { grid, sessions, was, goes } = this;
    for (let m = 0; m < n; m++) if (goes[m] !== NOWHERE) grid.vacate(sessions[m]!);
    for (let m = 0; m < sessions.length; m++) if (was[m] !== NOWHERE) grid.occupy(sessions[m]!, was[m]!);
  }

  /** At most so many more seats; also notes the units that are touched. */
  private bound(): number {
    const { grid: { seats, board }, sessions, was, goes, units, worthOf } = this;
    units.length = 0;
    let more = 0;
    for (let n = 0; n < sessions.length; n++) {
      if (was[n] !== NOWHERE) this.touch(sessions[n]!, was[n]!);
      if (goes[n] !== NOWHERE) this.touch(sessions[n]!, goes[n]!);
    }
    for (const unit of units) {
      let [leaves, enters, room, several] = [NONE, NONE, 0, false];
      for (let n = 0; n < sessions.length; n++) {
        const left = was[n] !== NOWHERE && this.touches(sessions[n]!, was[n]!, unit);
        const come = goes[n] !== NOWHERE && this.touches(sessions[n]!, goes[n]!, unit);
        const session = sessions[n]!;
        if (left && come) more += seats.boundOfRoom(unit, session, board.seats[Math.floor(goes[n]! / board.slots)]!);
        else if (left) [leaves, several] = [session, several || leaves !== NONE];
        else if (come) [enters, room, several] = [session, Math.floor(goes[n]! / board.slots), several || enters !== NONE];
      }
      if (several) return Infinity;
      if (leaves !== NONE || enters !== NONE) more += seats.bound(unit, leaves, enters, board.seats[room]!) - worthOf[unit]!;
    }
    return more;
  }

  private changesRoomsThatMatter(): boolean {
    const { sessions, was, goes } = this;
    for (let n = 0; n < sessions.length; n++) if (this.fairness!.matters[sessions[n]!] && this.seatsAt(was[n]!) !== this.seatsAt(goes[n]!)) return true;
    return false;
  }

  /** People left with nothing when the sessions are there. */
  private leftAt(positions: readonly number[]): number {
    for (let n = 0; n < this.sessions.length; n++) this.fairness!.note(this.sessions[n]!, this.seatsAt(positions[n]!));
    return this.fairness!.left();
  }

  private seatsAt(position: number): number {
    const { seats, slots } = this.grid.board;
    return position === NOWHERE ? 0 : seats[Math.floor(position / slots)]!;
  }

  private touch(session: number, position: number): void {
    const { firstUnit, lastUnit } = runAt(this.grid.board, session, position);
    for (let unit = firstUnit; unit <= lastUnit; unit++) if (!this.units.includes(unit)) this.units.push(unit);
  }

  private touches(session: number, position: number, unit: number): boolean {
    const { firstUnit, lastUnit } = runAt(this.grid.board, session, position);
    return firstUnit <= unit && unit <= lastUnit;
  }
}

const NONE = -1;

/** The fewest seats that each session can have in a search from this grid on: none where sessions push each other out. */
function fewestSeats({ at, board }: Grid, { movable, positions }: Outset): number[] {
  const { seats, slots } = board;
  const fewest = [...at].map(position => position === NOWHERE ? 0 : seats[Math.floor(position / slots)]!);
  const pushing = movable.some(session => at[session] === NOWHERE);
  for (const session of movable) fewest[session] = pushing ? 0 : positions[session]!.reduce((least, position) => Math.min(least, seats[Math.floor(position / slots)]!), Infinity);
  return fewest;
}
