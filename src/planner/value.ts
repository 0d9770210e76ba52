import { NOWHERE, type Grid } from "./grid.js";
import { seatingOf, seatsOf } from "./seating.js";
import type { Prices } from "./prices.js";

/** What a schedule is worth. */
export interface Value {
  /**
   * Seats, exactly: for each slot the most people who can sit in a session that they want, each in one, no room over its seats;
   * summed over the slots. Where people said MAYBE, (1 − w) × the seats of those who said WANT + w × the seats of those who said
   * either, w being `weights.maybe`.
   */
  readonly seats: number;
  /** What the soft rules cost, in seats; by the sessions that have a place. */
  readonly cost: number;
  /** People who want something and get a seat in none of it. */
  readonly leftWithNothing: number;
  readonly sessions: readonly SessionSeats[];
}

export interface SessionSeats {
  readonly sessionId: string;
  /** People who said WANT. */
  readonly wanted: number;
  readonly maybe: number;
  /** Seats of its room; null where unlimited or where it has no room. */
  readonly seats: number | null;
  /** People who can sit in it in a best seating, whether WANT or MAYBE; in all of its slots where it has several. */
  readonly seated: number;
}

/** What a search makes most of: seats, less what the soft rules and the sessions without a place cost. */
export function worthOf(grid: Grid, { seats, cost }: Value, prices: Prices): number {
  return seats - cost - grid.at.reduce((sum, position, session) => sum + (position === NOWHERE ? prices.of(session, NOWHERE) : 0), 0);
}

/** The seats of a `Value` alone. */
export function seatsIn(grid: Grid): number {
  return grid.board.layers.reduce((sum, { weight, fans }) => sum + weight * seatsOf(grid, fans), 0);
}

export function valueOf(grid: Grid, prices: Prices): Value {
  const { board } = grid;
  const { wanted, wantedOrMaybe, problem, layers } = board;
  const { weights } = problem;
  const ofWanted = seatingOf(grid, wanted);
  const ofEither = wantedOrMaybe === wanted ? ofWanted : seatingOf(grid, wantedOrMaybe);
  const seats = layers.reduce((sum, { weight, fans }) => sum + weight * (fans === wanted ? ofWanted : ofEither).seats, 0);
  const { leftWithNothing } = ofWanted;
  const places = problem.sessions.reduce((sum, _, session) => sum + (grid.at[session] === NOWHERE ? 0 : prices.of(session, grid.at[session]!)), 0);
  return {
    seats, leftWithNothing,
    cost: places + weights.tagSpread * grid.tagPairs + weights.fairness * leftWithNothing,
    sessions: problem.sessions.map(({ id }, session) => ({
      sessionId: id,
      wanted: wanted[session]!.length,
      maybe: wantedOrMaybe[session]!.length - wanted[session]!.length,
      seats: grid.at[session] === NOWHERE ? null : problem.rooms[Math.floor(grid.at[session]! / board.slots)]!.seats,
      seated: ofEither.seated[session]!,
    })),
  };
}
