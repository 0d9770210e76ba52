import type { Board } from "./board.js";
import { NOWHERE } from "./grid.js";

/** Only another room is a small change: people find it on the door. */
const ROOM_CHANGE = 0.25;

/** What the soft rules cost a session by where it is, in seats. */
export class Prices {
  /** More than any seats or soft rules that its place could cost others, so that a session is left out only where there is no place. */
  readonly unplaced: number;

  constructor(private readonly board: Board) {
    const { problem, layers } = board;
    const { preferred, change, tagSpread, fairness } = problem.weights;
    const largest = problem.sessions.reduce((most, { lengthInSlots }, session) =>
      Math.max(most, lengthInSlots * (layers.reduce((sum, { weight, fans }) => sum + weight * fans[session]!.length, 0) + tagSpread * board.tagsOf[session]!.length * Math.min(board.rooms, board.sessions))), 0);
    this.unplaced = 1 + largest + preferred + change + fairness;
  }

  of(session: number, position: number): number {
    const { before, prefers, slots, problem } = this.board;
    const { preferred, change } = problem.weights;
    const was = before[session]!;
    if (position === NOWHERE) return this.unplaced + (was === NOWHERE ? 0 : change);
    const slot = position % slots;
    let price = prefers[session]?.[slot] === 0 ? preferred : 0;
    if (was !== NOWHERE && was !== position) price += was % slots === slot ? change * ROOM_CHANGE : change;
    return price;
  }
}
