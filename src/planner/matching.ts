import type { PeopleList } from "./board.js";

/** Nobody's session. */
export const NONE = -1;

/** People and sessions with seats; each person sits in one session at most. */
export class Matching {
  /** Session of each person. */
  readonly of: Int32Array;
  size = 0;
  private readonly free: Int32Array;
  /** What each person wants: the part of `wants` from `begin` of theirs to that of the next. */
  private readonly begin: Int32Array;
  private readonly wants: Int32Array;

  constructor(people: number, private readonly fans: readonly PeopleList[], sessions: readonly number[], capacity: (session: number) => number) {
    this.of = new Int32Array(people).fill(NONE);
    this.free = new Int32Array(fans.length);
    this.begin = new Int32Array(people + 1);
    for (const session of sessions) {
      this.free[session] = capacity(session);
      for (const person of fans[session]!) this.begin[person + 1]!++;
    }
    for (let person = 0; person < people; person++) this.begin[person + 1]! += this.begin[person]!;
    this.wants = new Int32Array(this.begin[people]!);
    const next = this.begin.slice();
    for (const session of sessions) for (const person of fans[session]!) this.wants[next[person]!++] = session;
  }

  wantedBy(person: number): Int32Array { return this.wants.subarray(this.begin[person]!, this.begin[person + 1]!); }

  membersOf(session: number): PeopleList { return this.fans[session]!.filter(person => this.of[person] === session); }

  /** Seats somebody, if they sit nowhere and there is a seat. */
  assign(person: number, session: number): boolean {
    if (this.of[person] !== NONE || this.free[session] === 0) return false;
    this.of[person] = session;
    this.free[session]!--;
    this.size++;
    return true;
  }

  /** Makes it a largest matching. Who has a seat keeps one, though perhaps another. */
  augment(): void {
    const { of, free, begin, wants } = this;
    const waiting: number[] = [];
    // Those with the fewest choices first: hardly anybody is left for the paths.
    const order = [...of.keys()].filter(person => of[person] === NONE && begin[person + 1]! > begin[person]!)
      .sort((a, b) => (begin[a + 1]! - begin[a]!) - (begin[b + 1]! - begin[b]!) || a - b);
    for (const person of order) {
      let roomiest = wants[begin[person]!]!;
      for (let n = begin[person]! + 1; n < begin[person + 1]!; n++) if (free[wants[n]!]! > free[roomiest]!) roomiest = wants[n]!;
      if (!this.assign(person, roomiest)) waiting.push(person);
    }
    // From sessions that a search went through in vain no later one finds a way either.
    const dead = new Uint8Array(free.length);
    for (const person of waiting) this.seatByPath(person, dead);
  }

  /** Seats one more person by moving others along a shortest path of sessions, if there is one. */
  private seatByPath(start: number, dead: Uint8Array): void {
    const { free, of, begin, wants } = this;
    const mover = new Map<number, number>();
    const queue: number[] = [];
    const reach = (person: number): void => {
      for (let n = begin[person]!; n < begin[person + 1]!; n++) {
        const session = wants[n]!;
        if (dead[session] || mover.has(session)) continue;
        mover.set(session, person);
        queue.push(session);
      }
    };
    reach(start);
    for (const session of queue) {
      if (free[session] === 0) {
        for (const person of this.fans[session]!) if (of[person] === session) reach(person);
        continue;
      }
      free[session]!--;
      this.size++;
      for (let to = session; to !== NONE;) {
        const person = mover.get(to)!;
        const from = of[person]!;
        of[person] = to;
        to = from;
      }
      return;
    }
    for (const session of queue) dead[session] = 1;
  }
}
