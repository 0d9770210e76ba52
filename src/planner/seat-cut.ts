import type { PeopleList } from "./board.js";
import { bitsOf, ones } from "./people-bits.js";

/** Of how many over-demanded sessions all sets are tried; of more, a nested family. */
const TRY_ALL = 4;

/**
 * How many people can be seated in a unit of time by the sessions that run in it.
 *
 * The most people that can be seated is the smallest cut of the network people → sessions → seats: over all sets A of the unit's sessions, the
 * seats of A and the people who want one of the rest (Ford and Fulkerson 1956). Only sessions that more people want than have room can be of use in A,
 * so for up to four of these all sets are tried and the number is exact. Of more, the sets of a nested family are tried, which takes them by demand
 * per seat. Every set gives an upper bound, so the estimate is one.
 *
 * The set that was the best for a unit still gives an upper bound when one of its sessions is replaced, and a good one. For that, who wants one and
 * who wants two or more of the rest is kept for each unit; a look at these turns down most moves of a search.
 */
export class SeatCut {
  private readonly bits: Int32Array;
  private readonly words: number;
  private readonly demand: Int32Array;
  /** People who want any session at all. */
  private readonly everybody: number;
  /** The over-demanded sessions of the unit that was looked at last: first `rest` of them outside A, then those of A. */
  private readonly hot: Int32Array;
  private open = 0;
  private rest = 0;
  /** Those from here on are in A for certain. */
  private end = 0;
  /** Unions on the way down the tree of sets. */
  private readonly unions: Int32Array;
  private readonly onceNow: Int32Array;
  private readonly twiceNow: Int32Array;
  private least = 0;
  private leastMask = 0;

  // What is kept of each unit.
  private readonly inA: Uint8Array;
  private readonly once: Int32Array;
  private readonly twice: Int32Array;
  private readonly seatsOfA: Int32Array;
  private readonly union: Int32Array;
  /** For each unit and session of the rest how many want no other of the rest; −1 where not counted yet. */
  private readonly alone: Int32Array;

  constructor(fans: readonly PeopleList[], people: number, units: number, private readonly capacity: Int32Array) {
    const sessions = fans.length;
    const { bits, words } = bitsOf(fans, people);
    this.bits = bits;
    this.words = words;
    this.demand = Int32Array.from(fans, list => list.length);
    this.everybody = new Set(fans.flatMap(list => [...list])).size;
    this.hot = new Int32Array(sessions);
    this.unions = new Int32Array((TRY_ALL + 1) * words);
    this.onceNow = new Int32Array(words);
    this.twiceNow = new Int32Array(words);
    this.inA = new Uint8Array(units * sessions);
    this.once = new Int32Array(units * words);
    this.twice = new Int32Array(units * words);
    this.seatsOfA = new Int32Array(units);
    this.union = new Int32Array(units);
    this.alone = new Int32Array(units * sessions);
  }

  /** The estimate for `size` sessions of the list from `begin` on. */
  seats(list: Int32Array, begin: number, size: number): number {
    const { bits, words, hot, unions, demand, capacity } = this;
    for (let word = 0; word < words; word++) unions[word] = 0;
    let open = 0;
    let cut = 0;
    for (let at = begin; at < begin + size; at++) {
      const session = list[at]!;
      if (demand[session]! > capacity[session]!) {
        hot[open++] = session;
        cut += capacity[session]!;
      } else {
        const row = session * words;
        for (let word = 0; word < words; word++) unions[word]! |= bits[row + word]!;
      }
    }
    let united = 0;
    for (let word = 0; word < words; word++) united += ones(unions[word]!);
    this.open = this.rest = this.end = open;
    // The others can be in the rest for nothing.
    if (open === 0 || united === this.everybody) return united;
    cut += united;
    this.rest = 0;
    this.sortHot();
    cut = this.settleRest(cut, united);
    if (open - this.rest > TRY_ALL) this.settleA(list, begin, size);
    return this.end - this.rest <= TRY_ALL ? this.leastOfAll(cut) : this.leastNested(cut);
  }

  /** The fewest people to a seat first. Ties by number, so that the order never depends on what happened before. */
  private sortHot(): void {
    const { hot, open, demand, capacity } = this;
    for (let n = 1; n < open; n++) {
      const session = hot[n]!;
      let at = n;
      for (; at > 0; at--) {
        const other = hot[at - 1]!;
        const more = demand[other]! * capacity[session]! - demand[session]! * capacity[other]!;
        if (more < 0 || (more === 0 && other < session)) break;
        hot[at] = other;
      }
      hot[at] = session;
    }
  }

  /**
   * Puts in the rest every session that adds no more people to it than it has seats; as the rest grows it adds fewer still, so that it
   * is in the rest of a smallest cut, whatever the others do.
   */
  private settleRest(whole: number, unitedBefore: number): number {
    const { bits, words, unions, hot, open, capacity } = this;
    let [cut, united] = [whole, unitedBefore];
    for (let again = true; again;) {
      again = false;
      for (let n = this.rest; n < open; n++) {
        const session = hot[n]!;
        const fresh = this.fresh(session);
        if (fresh > capacity[session]!) continue;
        cut += fresh - capacity[session]!;
        united += fresh;
        const row = session * words;
        for (let word = 0; word < words; word++) unions[word]! |= bits[row + word]!;
        for (let at = n; at > this.rest; at--) hot[at] = hot[at - 1]!;
        hot[this.rest++] = session;
        again = true;
        if (united < this.everybody) continue;
        this.rest = open;
        return united;
      }
    }
    return cut;
  }

  private fresh(session: number): number {
    const { bits, unions, words } = this;
    const row = session * words;
    let fresh = 0;
    for (let word = 0; word < words; word++) fresh += ones(bits[row + word]! & ~unions[word]!);
    return fresh;
  }

  /**
   * Puts in A every session that has at least as many people who want no other outside A as it has seats; as A grows it has more of them still. The
   * cut counts those that are undecided as if in A, so it stays.
   */
  private settleA(list: Int32Array, begin: number, size: number): void {
    const { bits, words, hot, onceNow, twiceNow, capacity } = this;
    for (let again = true; again;) {
      again = false;
      for (let word = 0; word < words; word++) onceNow[word] = twiceNow[word] = 0;
      for (let at = begin; at < begin + size; at++) {
        const session = list[at]!;
        let settled = false;
        for (let n = this.end; n < this.open; n++) if (hot[n] === session) settled = true;
        if (settled) continue;
        const row = session * words;
        for (let word = 0; word < words; word++) {
          const here = bits[row + word]!;
          twiceNow[word]! |= onceNow[word]! & here;
          onceNow[word]! |= here;
        }
      }
      for (let n = this.rest; n < this.end; n++) {
        const session = hot[n]!;
        const row = session * words;
        let alone = 0;
        for (let word = 0; word < words; word++) alone += ones(bits[row + word]! & ~twiceNow[word]!);
        if (alone < capacity[session]!) continue;
        // The others keep their order.
        this.end--;
        for (let at = n; at < this.end; at++) hot[at] = hot[at + 1]!;
        hot[this.end] = session;
        n--;
        again = true;
      }
    }
  }

  private leastOfAll(cut: number): number {
    const { hot, end } = this;
    this.least = cut;
    this.leastMask = 0;
    if (this.rest < end) this.descend(this.rest, 0, cut, 0);
    const first = this.rest;
    for (let n = first; n < end; n++) {
      if (!(this.leastMask & (1 << (n - first)))) continue;
      const session = hot[n]!;
      hot[n] = hot[this.rest]!;
      hot[this.rest++] = session;
    }
    return this.least;
  }

  /** Tries the hot sessions from `n` on in the rest and in A; `mask` are those put in the rest so far, their union with the rest is at `from`. */
  private descend(n: number, from: number, cut: number, mask: number): void {
    if (n === this.end) {
      if (cut < this.least) [this.least, this.leastMask] = [cut, mask];
      return;
    }
    this.descend(n + 1, from, cut, mask);
    const session = this.hot[n]!;
    this.descend(n + 1, from + this.words, cut - this.capacity[session]! + this.join(session, from, from + this.words), mask | (1 << (n - this.rest)));
  }

  /** Unites the set at `from` with the session's people into `to`; how many are new. */
  private join(session: number, from: number, to: number): number {
    const { bits, unions, words } = this;
    const row = session * words;
    let fresh = 0;
    for (let word = 0; word < words; word++) {
      const known = unions[from + word]!;
      const here = bits[row + word]!;
      fresh += ones(here & ~known);
      unions[to + word] = known | here;
    }
    return fresh;
  }

  /** Takes the hot sessions out of A one by one. */
  private leastNested(all: number): number {
    const { hot, end, capacity } = this;
    let [least, cut] = [all, all];
    const first = this.rest;
    for (let n = first; n < end; n++) {
      cut += this.join(hot[n]!, 0, 0) - capacity[hot[n]!]!;
      if (cut < least) {
        least = cut;
        this.rest = n + 1;
      }
    }
    return least;
  }

  /** The same, and keeps what `bound` needs of the unit. */
  settle(unit: number, list: Int32Array, begin: number, size: number): number {
    const { bits, words, hot, once, twice, inA, alone, capacity } = this;
    const seats = this.seats(list, begin, size);
    const sessions = hot.length;
    let seatsOfA = 0;
    for (let at = begin; at < begin + size; at++) inA[unit * sessions + list[at]!] = 0;
    for (let n = this.rest; n < this.open; n++) {
      inA[unit * sessions + hot[n]!] = 1;
      seatsOfA += capacity[hot[n]!]!;
    }
    const base = unit * words;
    for (let word = base; word < base + words; word++) once[word] = twice[word] = 0;
    for (let at = begin; at < begin + size; at++) {
      const session = list[at]!;
      alone[unit * sessions + session] = -1;
      if (inA[unit * sessions + session]) continue;
      const row = session * words;
      for (let word = 0; word < words; word++) {
        const here = bits[row + word]!;
        twice[base + word]! |= once[base + word]! & here;
        once[base + word]! |= here;
      }
    }
    this.seatsOfA[unit] = seatsOfA;
    this.union[unit] = seats - seatsOfA;
    return seats;
  }

  /** At most so many seats has the unit when one session leaves it and one enters with so many seats; −1 is none. */
  bound(unit: number, leaves: number, enters: number, seats: number): number {
    const { words, bits, once, twice } = this;
    const sessions = this.hot.length;
    let most = this.seatsOfA[unit]! + this.union[unit]!;
    let counted = false;
    if (leaves >= 0) {
      counted = this.inA[unit * sessions + leaves] === 0;
      most -= counted ? this.wantedAlone(unit, leaves) : this.capacity[leaves]!;
    }
    if (enters < 0) return most;
    const base = unit * words;
    const row = enters * words;
    const left = leaves * words;
    let fresh = 0;
    if (counted) for (let word = 0; word < words; word++) fresh += ones(bits[row + word]! & ~(twice[base + word]! | (once[base + word]! & ~bits[left + word]!)));
    else for (let word = 0; word < words; word++) fresh += ones(bits[row + word]! & ~once[base + word]!);
    return most + Math.min(seats, fresh);
  }

  /** At most so many more seats has the unit when one of its sessions has so many seats instead. */
  boundOfRoom(unit: number, session: number, seats: number): number {
    return this.inA[unit * this.hot.length + session] ? seats - this.capacity[session]! : 0;
  }

  private wantedAlone(unit: number, session: number): number {
    const { words, bits, once, twice } = this;
    const known = this.alone[unit * this.hot.length + session]!;
    if (known >= 0) return known;
    const base = unit * words;
    const row = session * words;
    let alone = 0;
    for (let word = 0; word < words; word++) alone += ones(bits[row + word]! & once[base + word]! & ~twice[base + word]!);
    return this.alone[unit * this.hot.length + session] = alone;
  }
}
