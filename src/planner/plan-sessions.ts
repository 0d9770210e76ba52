import { anneal, type Annealing } from "./anneal.js";
import { addGreedily, begun, greedyGrid, randomGrid } from "./baselines.js";
import { boardOf } from "./board.js";
import { NOWHERE, type Grid } from "./grid.js";
import { leftOver, outsetOf, type Outset } from "./outset.js";
import { Prices } from "./prices.js";
import type { Problem, Schedule } from "./problem.js";
import { Random } from "./random.js";
import type { Unplaced } from "./unplaced.js";
import { seatsIn, valueOf, worthOf, type Value } from "./value.js";

export interface PlanOptions {
  /** Same problem, seed and iterations: same grid, to the byte. A whole number. */
  readonly seed: number;
  readonly iterations: number;
  /** Only a guard: after so many milliseconds the search ends with what it has, and the plan says `stopped`. Then another run may differ. */
  readonly milliseconds?: number;
  readonly onProgress?: (progress: PlanProgress) => void;
}

export interface PlanProgress {
  readonly done: number;
  readonly iterations: number;
}

export interface Plan {
  /** In the order of the problem's sessions. */
  readonly schedule: Schedule;
  readonly value: Value;
  /** Seats that grids at random give, on average of `RANDOM_GRIDS`. */
  readonly randomSeats: number;
  /** Seats that the greedy grid gives: the most wanted session first, each where it adds most. */
  readonly greedySeats: number;
  readonly unplaced: readonly Unplaced[];
  readonly iterations: number;
  /** The guard ended the search before its iterations were made. */
  readonly stopped: boolean;
}

export const RANDOM_GRIDS = 10;

/** Makes a schedule: as many people as possible can attend what they marked, and every hard rule holds. Pure; runs long, so ask it in a thread. */
export function planSessions(problem: Problem, { seed, iterations, milliseconds = Infinity, onProgress }: PlanOptions): Plan {
  const begin = performance.now();
  const board = boardOf(problem);
  const outset = outsetOf(board);
  const prices = new Prices(board);
  const random = new Random(seed);

  const grids = Array.from({ length: RANDOM_GRIDS }, () => randomGrid(outset, random));
  const greedy = greedyGrid(outset);
  const greedySeats = seatsIn(greedy);
  const { grid, value, done } = search(outset, prices, random, beginning(outset, prices, greedy), {
    iterations,
    stop: () => performance.now() - begin > milliseconds,
    onProgress: n => onProgress?.({ done: n, iterations }),
  });
  return {
    schedule: grid.schedule(),
    value,
    randomSeats: grids.reduce((sum, each) => sum + seatsIn(each), 0) / RANDOM_GRIDS,
    greedySeats,
    unplaced: [...outset.unplaceable, ...outset.movable.filter(session => grid.at[session] === NOWHERE).map(session => leftOver(grid, outset, session))],
    iterations: done,
    stopped: done < iterations && outset.movable.length > 0,
  };
}

/** A few sessions make few and deep valleys: then three searches find the best more often than one that is three times as long. */
const FEW_SESSIONS = 40;
const SEARCHES_OF_FEW = 3;

/** Searches from the grid on; the best that was found. */
function search(outset: Outset, prices: Prices, random: Random, from: Grid, { iterations, stop, onProgress }: Annealing): { grid: Grid; value: Value; done: number } {
  const searches = outset.movable.length > FEW_SESSIONS ? 1 : SEARCHES_OF_FEW;
  const best = { grid: from, value: valueOf(from, prices), done: 0 };
  for (let n = 1; n <= searches && !(n > 1 && stop?.()); n++) {
    const grid = begun(outset);
    grid.restore(from.at);
    const before = best.done;
    best.done += anneal(grid, outset, prices, random, { iterations: Math.floor((iterations * n) / searches) - Math.floor((iterations * (n - 1)) / searches), stop, onProgress: done => onProgress?.(before + done) });
    const value = valueOf(grid, prices);
    if (worthOf(grid, value, prices) > worthOf(best.grid, best.value, prices)) Object.assign(best, { grid, value });
  }
  return best;
}

/** Where there is a schedule already, the search starts from it; otherwise from the greedy grid. */
function beginning(outset: Outset, prices: Prices, greedy: Grid): Grid {
  const { board } = outset.grid;
  const known = outset.movable.filter(session => board.before[session] !== NOWHERE);
  if (known.length === 0) return greedy;
  const grid = begun(outset);
  for (const session of known) {
    const before = board.before[session]!;
    if (outset.allowed[session]![before] && grid.fits(session, before)) grid.put(session, before);
  }
  addGreedily(grid, outset, outset.movable.filter(session => grid.at[session] === NOWHERE), prices);
  return grid;
}
