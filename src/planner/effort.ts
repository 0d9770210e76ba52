import type { Problem } from "./problem.js";

/** How long the planner may search: for a first look, for a plan, for the plan that is published. */
export type Effort = "LIGHT" | "NORMAL" | "THOROUGH";

const TIMES: Record<Effort, number> = { LIGHT: 0.2, NORMAL: 1, THOROUGH: 5 };

/** Beyond so many sessions more iterations hardly help: what is left to gain is not in single moves. */
const SESSIONS_THAT_COUNT = 90;

/** Iterations for a problem of this size: for NORMAL half a second with 24 sessions and 300 people on one core, 5 seconds with 300 and 2,000. */
export function iterationsFor(effort: Effort, { sessions }: Problem): number {
  return Math.ceil(TIMES[effort] * 95_000 * Math.sqrt(Math.min(Math.max(1, sessions.length), SESSIONS_THAT_COUNT)));
}
