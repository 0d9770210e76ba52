import { runAt, type Board, type PeopleList } from "./board.js";
import { NOWHERE, type Grid } from "./grid.js";
import { Matching } from "./matching.js";

/** Where people can sit: exactly, by augmenting paths, where the search goes by an estimate. */
export interface Seating {
  /** Seats taken, summed over the units of time. */
  readonly seats: number;
  /** For each session the people who can sit in it, in all of its slots where it has several. */
  readonly seated: Int32Array;
  /** People who want something and have a seat in none of it. */
  readonly leftWithNothing: number;
}

/**
 * The most people that can be seated at each time, and of all such seatings one that leaves the fewest with nothing.
 *
 * Both at once is possible: sets of people that can be seated in one unit are the independent sets of a (transversal) matroid, so that whoever is seated
 * by a matching of everybody with at most one session each keeps a seat when the unit's matching is augmented to a largest one.
 * Hence first that matching, then each unit's.
 *
 * In a session of several slots people sit slot by slot and may leave at the end of one, as in open space; who was in it is seated in it again
 * first. So its people in all slots may be fewer than its seats in each.
 */
export function seatingOf(grid: Grid, fans: readonly PeopleList[]): Seating {
  const { board } = grid;
  const once = matchingOf(grid, fans, placedIn(grid));
  once.augment();
  const seated = new Int32Array(board.sessions);
  const staying = new Map<number, PeopleList>();
  let seats = 0;
  let previous: Matching | null = null;
  for (const here of byUnit(grid)) {
    const matching = matchingOf(grid, fans, here);
    for (const session of here) {
      for (const person of once.membersOf(session)) matching.assign(person, session);
      for (const person of previous?.membersOf(session) ?? []) matching.assign(person, session);
    }
    matching.augment();
    seats += matching.size;
    for (const session of here) {
      const now = matching.membersOf(session);
      const stay = staying.get(session)?.filter(person => matching.of[person] === session) ?? now;
      staying.set(session, stay);
      seated[session] = stay.length;
    }
    previous = matching;
  }
  return { seats, seated, leftWithNothing: wanting(board, fans) - once.size };
}

/** The most people that can be seated at each time, summed: `seatingOf` without who and where. */
export function seatsOf(grid: Grid, fans: readonly PeopleList[]): number {
  let seats = 0;
  for (const here of byUnit(grid)) {
    const matching = matchingOf(grid, fans, here);
    matching.augment();
    seats += matching.size;
  }
  return seats;
}

const placedIn = ({ at }: Grid): number[] => [...at.keys()].filter(session => at[session] !== NOWHERE);

/** For each unit the sessions that run in it. */
function byUnit(grid: Grid): number[][] {
  const units = Array.from({ length: grid.board.timeline.units }, (): number[] => []);
  for (const session of placedIn(grid)) {
    const { firstUnit, lastUnit } = runAt(grid.board, session, grid.at[session]!);
    for (let unit = firstUnit; unit <= lastUnit; unit++) units[unit]!.push(session);
  }
  return units;
}

function matchingOf({ board, at }: Grid, fans: readonly PeopleList[], sessions: readonly number[]): Matching {
  return new Matching(board.problem.people, fans, sessions, session => board.seats[Math.floor(at[session]! / board.slots)]!);
}

function wanting({ problem }: Board, fans: readonly PeopleList[]): number {
  const any = new Uint8Array(problem.people);
  for (const list of fans) for (const person of list) any[person] = 1;
  return any.reduce((sum, one) => sum + one, 0);
}
