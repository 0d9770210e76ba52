import type { Problem } from "../../src/planner/problem.js";

/**
 * Everything that a slot can hold, one session in each room, and the seats that it yields in the best rooms: what a set partitioning chooses from.
 * For plain problems only (slots and rooms all alike to the sessions), of which this shares no line with the planner.
 */
export interface Contents {
  readonly size: number;
  readonly count: number;
  /** Sessions of each content, `size` at a time, in order. */
  readonly sessions: Uint16Array;
  readonly seats: Int32Array;
}

export function allContents({ sessions, rooms, people }: Problem): Contents {
  const size = rooms.length;
  const n = sessions.length;
  const caps = rooms.map(({ seats }) => seats ?? people).sort((a, b) => b - a);
  const words = Math.ceil(people / 30);
  const bits = new Int32Array(n * words);
  sessions.forEach(({ wanted }, session) => { for (const person of wanted) bits[session * words + Math.floor(person / 30)]! |= 1 << (person % 30); });

  const count = choose(n, size);
  const chosen = new Uint16Array(count * size);
  const seats = new Int32Array(count);
  const pick = Array.from({ length: size }, (_, at) => at);
  const united = new Int32Array(1 << size);
  const orders = permutations(size);
  for (let content = 0; content < count; content++) {
    chosen.set(pick, content * size);
    united.fill(0);
    for (let word = 0; word < words; word++) {
      for (let set = 1; set < united.length; set++) {
        let any = 0;
        for (let at = 0; at < size; at++) if (set & (1 << at)) any |= bits[pick[at]! * words + word]!;
        united[set]! += bitCount(any);
      }
    }
    seats[content] = bestRooms(united, caps, orders);
    let at = size - 1;
    while (at >= 0 && pick[at] === n - size + at) at--;
    if (at < 0) break;
    pick[at]!++;
    for (let after = at + 1; after < size; after++) pick[after] = pick[after - 1]! + 1;
  }
  return { size, count, sessions: chosen, seats };
}

/** The most people that the sessions seat, over all ways to give them the rooms; each by the smallest cut over all sets. */
function bestRooms(united: Int32Array, caps: readonly number[], orders: readonly (readonly number[])[]): number {
  const all = united.length - 1;
  let best = 0;
  for (const order of orders) {
    let least = united[all]!;
    for (let set = 1; set <= all; set++) {
      let cut = united[all & ~set]!;
      for (let at = 0; at < order.length; at++) if (set & (1 << at)) cut += caps[order[at]!]!;
      if (cut < least) least = cut;
    }
    if (least > best) best = least;
    if (best === united[all]) break;
  }
  return best;
}

function permutations(size: number): number[][] {
  if (size === 0) return [[]];
  return permutations(size - 1).flatMap(rest => Array.from({ length: size }, (_, at) => [...rest.slice(0, at), size - 1, ...rest.slice(at)]));
}

const choose = (n: number, k: number): number => k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
