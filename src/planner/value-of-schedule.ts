import { boardOf } from "./board.js";
import { Grid } from "./grid.js";
import { Prices } from "./prices.js";
import type { Problem, Schedule } from "./problem.js";
import { valueOf, type Value } from "./value.js";

/** What any schedule is worth, hand-made ones that break rules among them: two sessions in one room seat its seats each. What the problem does not know is passed over. */
export function valueOfSchedule(problem: Problem, schedule: Schedule): Value {
  const board = boardOf(problem);
  const grid = new Grid(board);
  for (const { sessionId, roomId, slotId } of schedule) {
    const session = board.sessionIndex.get(sessionId);
    const room = board.roomIndex.get(roomId);
    const slot = board.timeline.slotIndex.get(slotId);
    if (session === undefined || room === undefined || slot === undefined || grid.at[session]! >= 0) continue;
    grid.put(session, room * board.slots + slot);
  }
  return valueOf(grid, new Prices(board));
}
