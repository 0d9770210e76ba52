import { minusLog } from "./logarithm.js";
import { Moves } from "./moves.js";
import { NOWHERE, type Grid } from "./grid.js";
import type { Outset } from "./outset.js";
import type { Prices } from "./prices.js";
import type { Random } from "./random.js";

export interface Annealing {
  readonly iterations: number;
  /** Asked now and then; true ends the search with what it has. */
  readonly stop?: () => boolean;
  readonly onProgress?: (done: number) => void;
}

/** How often the temperature falls, `stop` is asked and progress told. */
const ROUND = 1024;

/** The first temperature, by what a random move gains or loses; the last in seats, where hardly a loss of one is taken. Both were found by trying. */
const HOTTEST = 0.1;
const COLDEST = 0.3;
const SAMPLES = 256;

/** One in so many draws is of any position. */
const FAR = 5;

/** Steps of the table of −ln u; u is random and uniform. */
const STEPS = 4096;
const MINUS_LOG = Float64Array.from({ length: STEPS }, (_, n) => minusLog((n + 0.5) / STEPS));

/**
 * Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) on explicit positions: a random session goes to a random position of its own; who is
 * there goes where it came from, or leaves the schedule where it came from nowhere. A worse grid is taken with probability
 * e^(−loss / temperature). Hard rules hold at every step. Leaves `grid` at the best that was met and answers the iterations made.
 */
export function anneal(grid: Grid, outset: Outset, prices: Prices, random: Random, { iterations, stop, onProgress }: Annealing): number {
  const { movable, positions } = outset;
  if (movable.length === 0 || iterations <= 0) return 0;
  const moves = new Moves(grid, outset, prices);
  const hottest = Math.max(COLDEST, HOTTEST * usualChange(moves, outset, random));
  const best = grid.at.slice();
  let [worth, most] = [0, 0];
  let done = 0;
  while (done < iterations) {
    if (done > 0 && stop?.()) break;
    const left = 1 - done / iterations;
    const temperature = COLDEST + (hottest - COLDEST) * left * left * left;
    const until = Math.min(iterations, done + ROUND);
    for (; done < until; done++) {
      const session = movable[random.below(movable.length)]!;
      const position = drawn(random, positions[session]!, grid.at[session]!, grid.board.slots);
      const gain = moves.make(session, position, -temperature * MINUS_LOG[random.bits() >>> 20]!);
      if (gain === null) continue;
      worth += gain;
      if (worth > most + 1e-9) {
        most = worth;
        best.set(grid.at);
      }
    }
    onProgress?.(done);
  }
  grid.restore(best);
  return done;
}

/** A random position; most often one in a room of about the size of that it has, which fits it best. */
function drawn(random: Random, options: Int32Array, now: number, slots: number): number {
  if (now === NOWHERE || random.below(FAR) === 0) return options[random.below(options.length)]!;
  let [first, end] = [0, options.length];
  while (first < end) {
    const middle = (first + end) >> 1;
    if (options[middle]! < now) first = middle + 1;
    else end = middle;
  }
  const reach = slots + (slots >> 1);
  const from = Math.max(0, first - reach);
  return options[from + random.below(Math.min(options.length, first + reach + 1) - from)]!;
}

/** How many seats a random move gains or loses on average; what else it costs may be of another size altogether, and only seats are to be explored. */
function usualChange(moves: Moves, { movable, positions }: Outset, random: Random): number {
  let [sum, n] = [0, 0];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const session = movable[random.below(movable.length)]!;
    if (moves.weigh(session, positions[session]![random.below(positions[session]!.length)]!) === null) continue;
    sum += Math.abs(moves.seats);
    n++;
  }
  return n === 0 ? 0 : sum / n;
}
