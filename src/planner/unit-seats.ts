import type { Board } from "./board.js";
import { SeatCut } from "./seat-cut.js";

/** Which sessions run in each unit of time, and how many people they seat; in all of the board's layers, by their weights. */
export class UnitSeats {
  private readonly cuts: readonly { weight: number; cut: SeatCut }[];
  /** Seats that each session has where it is. */
  private readonly capacity: Int32Array;
  private readonly sessionsIn: Int32Array;
  private readonly size: Int32Array;
  private readonly width: number;

  constructor({ sessions, timeline: { units }, layers, problem: { people } }: Board) {
    this.width = sessions;
    this.capacity = new Int32Array(sessions);
    this.sessionsIn = new Int32Array(units * sessions);
    this.size = new Int32Array(units);
    this.cuts = layers.map(({ weight, fans }) => ({ weight, cut: new SeatCut(fans, people, units, this.capacity) }));
  }

  add(unit: number, session: number, seats: number): void {
    this.capacity[session] = seats;
    this.sessionsIn[unit * this.width + this.size[unit]!++] = session;
  }

  remove(unit: number, session: number): void {
    const begin = unit * this.width;
    const last = begin + --this.size[unit]!;
    let at = begin;
    while (this.sessionsIn[at] !== session) at++;
    this.sessionsIn[at] = this.sessionsIn[last]!;
  }

  /** Seats in this unit. */
  worth(unit: number): number {
    let worth = 0;
    for (const { weight, cut } of this.cuts) worth += weight * cut.seats(this.sessionsIn, unit * this.width, this.size[unit]!);
    return worth;
  }

  /** The same, and keeps what the bounds need. */
  settle(unit: number): number {
    let worth = 0;
    for (const { weight, cut } of this.cuts) worth += weight * cut.settle(unit, this.sessionsIn, unit * this.width, this.size[unit]!);
    return worth;
  }

  /** At most so many, were one session to leave and one to enter with so many seats (−1 is none); as things were when it was settled. */
  bound(unit: number, leaves: number, enters: number, seats: number): number {
    let worth = 0;
    for (const { weight, cut } of this.cuts) worth += weight * cut.bound(unit, leaves, enters, seats);
    return worth;
  }

  /** At most so many more, were one of its sessions to have so many seats. */
  boundOfRoom(unit: number, session: number, seats: number): number {
    let more = 0;
    for (const { weight, cut } of this.cuts) more += weight * cut.boundOfRoom(unit, session, seats);
    return more;
  }
}
