import { obstacleAt, type Board } from "./board.js";
import { slotsFrom } from "./timeline.js";
import { inWords, type Obstacle } from "./obstacle.js";
import { plural, unplaced, type Unplaced } from "./unplaced.js";

/** Why a session has no position whatever the schedule; null when it has one. The most telling reason comes first. */
export function neverPossible(board: Board, session: number): Unplaced | null {
  const { problem, rooms, slots } = board;
  const { id, needs, lengthInSlots, hosts } = problem.sessions[session]!;
  const met = new Map<Obstacle, number>();
  for (let room = 0; room < rooms; room++) {
    for (let slot = 0; slot < slots; slot++) {
      const obstacle = obstacleAt(board, session, room, slot);
      if (obstacle === null) return null;
      met.set(obstacle, (met.get(obstacle) ?? 0) + 1);
    }
  }
  const because = (reason: Unplaced["reason"], message: string): Unplaced => unplaced(id, reason, message, met);

  const fitting = range(rooms).filter(room => board.hasFeatures(session, room));
  if (fitting.length === 0) {
    return rooms === 0 ? because("NO_POSSIBLE_PLACE", "There are no rooms")
      : because("NO_ROOM_WITH_FEATURES", `None of the ${plural(rooms, "room")} has ${listed(needs)}`);
  }
  const runs = range(slots).filter(slot => board.slotObstacle(session, slot) === null);
  if (runs.length === 0) {
    const longest = longestRun(board);
    return because("NO_RUN_OF_SLOTS", longest === 0 ? "No slot is open that has not begun" : `It takes ${plural(lengthInSlots, "slot")} in a row; of those open and not begun, at most ${longest} follow one another`);
  }
  if (runs.every(slot => board.hostObstacle(session, slot) !== null)) {
    const times = runs.length === 1 ? "the one time" : `any of the ${runs.length} times`;
    return because("HOST_NEVER_AVAILABLE", `${hosts.length === 1 ? "Its host is" : `Its ${hosts.length} hosts are`} not ${hosts.length === 1 ? "" : "all "}available at ${times} when it could start`);
  }
  if (fitting.every(room => runs.every(slot => board.roomObstacle(session, room, slot) !== null))) {
    return because("NO_ROOM_OPEN", `${plural(fitting.length, "room")} ${needs.length === 0 ? "could hold it" : `with ${listed(needs)} could hold it`}, but ${fitting.length === 1 ? "it is" : "they are"} closed or taken at ${runs.length === 1 ? "the one time" : `each of the ${runs.length} times`} when it could start`);
  }
  return because("NO_POSSIBLE_PLACE", `None of its ${rooms * slots} positions is possible: ${inWords(met)}`);
}

function longestRun({ timeline }: Board): number {
  const open = timeline.slots.map(({ closed }, slot) => !closed && !timeline.past[slot]);
  let longest = 0;
  for (const first of range(open.length).filter(slot => open[slot])) {
    const run = slotsFrom(timeline, first, open.length);
    const end = run.findIndex(slot => !open[slot]);
    longest = Math.max(longest, end < 0 ? run.length : end);
  }
  return longest;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, at) => at);
const listed = (words: readonly string[]): string => words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
