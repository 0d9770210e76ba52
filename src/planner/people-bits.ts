import type { PeopleList } from "./board.js";

/** Sets of people as bits, 32 to a word, one set after the other. */
export function bitsOf(lists: readonly PeopleList[], people: number): { bits: Int32Array; words: number } {
  const words = Math.ceil(people / 32);
  const bits = new Int32Array(lists.length * words);
  lists.forEach((list, row) => { for (const person of list) bits[row * words + (person >> 5)]! |= 1 << (person & 31); });
  return { bits, words };
}

/** Number of ones among 32 bits (Hacker's Delight, 5-1). */
export function ones(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  bits += bits >>> 8;
  return (bits + (bits >>> 16)) & 63;
}
