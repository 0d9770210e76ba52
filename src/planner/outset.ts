import { obstacleAt, type Board } from "./board.js";
import { Grid } from "./grid.js";
import { inWords, type Obstacle } from "./obstacle.js";
import { neverPossible } from "./never-possible.js";
import { shortages, type Shortage } from "./shortage.js";
import { unplaced, type Unplaced } from "./unplaced.js";

/** What is settled before the search: where sessions stay, where the others can go, and who certainly has no place. */
export interface Outset {
  readonly grid: Grid;
  /** For each session that may move, the positions that no rule and no session that stays forbids. */
  readonly positions: readonly Int32Array[];
  /** The same by position: 1 where it may go. */
  readonly allowed: readonly Uint8Array[];
  readonly movable: readonly number[];
  readonly unplaceable: readonly Unplaced[];
  readonly shortages: readonly Shortage[];
}

export function outsetOf(board: Board): Outset {
  const { problem, slots, rooms, stays } = board;
  const grid = new Grid(board);
  const unplaceable: Unplaced[] = [];
  const atChoice: number[] = [];

  stays.forEach((stay, session) => { if (stay?.begun) grid.put(session, stay.position); });
  stays.forEach((stay, session) => {
    const { id, pinned } = problem.sessions[session]!;
    if (stay?.begun) return;
    if (stay === null && pinned === null) return void atChoice.push(session);
    const obstacle = stay && obstacleAt(board, session, Math.floor(stay.position / slots), stay.position % slots);
    if (stay && obstacle === null && grid.fits(session, stay.position)) return grid.put(session, stay.position);
    unplaceable.push(unplaced(id, "PIN_IMPOSSIBLE", pinFault(grid, session, obstacle), new Map(obstacle ? [[obstacle, 1]] : [])));
  });

  const positions = problem.sessions.map(() => new Int32Array(0));
  for (const session of atChoice) {
    const never = neverPossible(board, session);
    if (never) { unplaceable.push(never); continue; }
    const met = new Map<Obstacle, number>();
    const free: number[] = [];
    for (let room = 0; room < rooms; room++) {
      for (let slot = 0; slot < slots; slot++) {
        const obstacle = obstacleAt(board, session, room, slot) ?? standing(grid, session, room * slots + slot);
        if (obstacle === null) free.push(room * slots + slot);
        else met.set(obstacle, (met.get(obstacle) ?? 0) + 1);
      }
    }
    positions[session] = Int32Array.from(free);
    if (free.length === 0) unplaceable.push(unplaced(problem.sessions[session]!.id, "NO_PLACE_LEFT", `None of its ${rooms * slots} positions is left beside what stays where it is: ${inWords(met)}`, met));
  }
  const allowed = positions.map(list => {
    const flags = new Uint8Array(rooms * slots);
    for (const position of list) flags[position] = 1;
    return flags;
  });
  return { grid, positions, allowed, movable: atChoice.filter(session => positions[session]!.length > 0), unplaceable, shortages: shortages(board, positions) };
}

/** Which rule keeps a session from a position because of another session there; null when none does. */
function standing(grid: Grid, session: number, position: number): Obstacle | null {
  const others: number[] = [];
  grid.inTheRoom(session, position, others);
  if (others.length > 0) return "ROOM_TAKEN";
  grid.inTheWay(session, position, others);
  if (others.length === 0) return null;
  const { hostsOf } = grid.board;
  return hostsOf[session]!.some(host => hostsOf[others[0]!]!.includes(host)) ? "HOST_TAKEN" : "APART";
}

function pinFault(grid: Grid, session: number, obstacle: Obstacle | null): string {
  const stay = grid.board.stays[session];
  if (!stay) return "It is pinned to a room or slot that does not exist";
  const met = obstacle ?? standing(grid, session, stay.position)!;
  return `It is pinned where it cannot be: ${inWords(new Map([[met, 1]])).replace("once ", "")}`;
}

/** Why a session that could have had a place has none in this schedule. */
export function leftOver(grid: Grid, { positions, shortages: found }: Outset, session: number): Unplaced {
  const { id } = grid.board.problem.sessions[session]!;
  const met = new Map<Obstacle, number>();
  for (const position of positions[session]!) {
    const obstacle = standing(grid, session, position)!;
    met.set(obstacle, (met.get(obstacle) ?? 0) + 1);
  }
  const shortage = found.find(({ sessions }) => sessions.includes(session));
  if (shortage) return unplaced(id, shortage.reason, shortage.message, met);
  const n = positions[session]!.length;
  return unplaced(id, "NO_PLACE_LEFT", `${n === 1 ? "The one position that is possible for it is" : `All ${n} positions that are possible for it are`} taken: ${inWords(met)}`, met);
}
