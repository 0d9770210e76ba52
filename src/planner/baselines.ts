import { Grid, NOWHERE } from "./grid.js";
import type { Outset } from "./outset.js";
import type { Prices } from "./prices.js";
import type { Random } from "./random.js";

/** Grids that need no search: what the planner starts from and is compared with. All keep the hard rules. */

/** A grid that holds what stays, and nothing else. */
export function begun({ grid }: Outset): Grid {
  const fresh = new Grid(grid.board);
  grid.at.forEach((position, session) => { if (position !== NOWHERE) fresh.put(session, position); });
  return fresh;
}

/** Sessions in random order, each at a random position that is free. */
export function randomGrid(outset: Outset, random: Random): Grid {
  const grid = begun(outset);
  for (const session of random.shuffle([...outset.movable])) {
    const free = [...outset.positions[session]!].filter(position => grid.fits(session, position));
    if (free.length > 0) grid.put(session, free[random.below(free.length)]!);
  }
  return grid;
}

/** As a list of favourites is read: the most wanted session in the first slot's largest room, the next beside it, until the slot is full. Puts rivals side by side. */
export function mostStarredFirst(outset: Outset): Grid {
  const grid = begun(outset);
  const { slots, seats, timeline } = grid.board;
  const order = (a: number, b: number): number =>
    timeline.slots[a % slots]!.startsAt - timeline.slots[b % slots]!.startsAt || seats[Math.floor(b / slots)]! - seats[Math.floor(a / slots)]! || a - b;
  for (const session of byDemand(outset)) {
    const position = [...outset.positions[session]!].sort(order).find(each => grid.fits(session, each));
    if (position !== undefined) grid.put(session, position);
  }
  return grid;
}

/** The sessions in order of demand, each where it adds most seats now; in the smallest room of those where it adds the same. */
export function greedyGrid(outset: Outset): Grid {
  const grid = begun(outset);
  addGreedily(grid, outset, byDemand(outset));
  return grid;
}

/** Adds sessions to a grid, each where it adds most: seats, less what the soft rules cost there where prices are given. */
export function addGreedily(grid: Grid, { positions }: Outset, sessions: readonly number[], prices?: Prices): void {
  const { slots, seats, runs } = grid.board;
  for (const session of sessions) {
    let best = NOWHERE;
    let most = -Infinity;
    const gains = new Map<number, number>();
    for (const position of positions[session]!) {
      if (!grid.fits(session, position)) continue;
      // What it adds depends on the slot and the number of seats alone.
      const alike = seats[Math.floor(position / slots)]! * slots + (position % slots);
      let gain = gains.get(alike);
      if (gain === undefined) {
        const { firstUnit, lastUnit } = runs[session]![position % slots]!;
        gain = -grid.worthOf(firstUnit, lastUnit);
        grid.put(session, position);
        gain += grid.worthOf(firstUnit, lastUnit);
        grid.take(session);
        gains.set(alike, gain);
      }
      if (prices) gain -= prices.of(session, position);
      const room = Math.floor(position / slots);
      if (gain > most || (gain === most && seats[room]! < seats[Math.floor(best / slots)]!)) [best, most] = [position, gain];
    }
    if (best !== NOWHERE) grid.put(session, best);
  }
}

function byDemand({ grid, movable }: Outset): number[] {
  const demand = (session: number): number => grid.board.layers.reduce((sum, { weight, fans }) => sum + weight * fans[session]!.length, 0);
  return [...movable].sort((a, b) => demand(b) - demand(a) || a - b);
}
