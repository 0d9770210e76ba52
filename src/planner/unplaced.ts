import type { Obstacle } from "./obstacle.js";

/**
 * Why a session has no place. Known before the search: a feature that no room has, too few slots in a row, a host who is never there, rooms
 * never open, a combination of these, a pin that breaks a rule, and that sessions or one host's sessions are more than their places.
 * Known only after it: that others stand wherever it could be.
 */
export type UnplacedReason =
  | "NO_ROOM_WITH_FEATURES" | "NO_RUN_OF_SLOTS" | "HOST_NEVER_AVAILABLE" | "NO_ROOM_OPEN" | "NO_POSSIBLE_PLACE"
  | "PIN_IMPOSSIBLE" | "MORE_SESSIONS_THAN_PLACES" | "HOST_OVERBOOKED" | "NO_PLACE_LEFT";

export interface Unplaced {
  readonly sessionId: string;
  readonly reason: UnplacedReason;
  /** A sentence with the numbers. */
  readonly message: string;
  /** What was in the way, at how many of its positions. */
  readonly obstacles: readonly { readonly obstacle: Obstacle; readonly times: number }[];
}

export function unplaced(sessionId: string, reason: UnplacedReason, message: string, met: ReadonlyMap<Obstacle, number> = new Map()): Unplaced {
  return { sessionId, reason, message, obstacles: [...met].map(([obstacle, times]) => ({ obstacle, times })).sort((a, b) => b.times - a.times || (a.obstacle < b.obstacle ? -1 : 1)) };
}

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
