import { planSessions, type Plan, type PlanOptions } from "./plan-sessions.js";
import type { Problem } from "./problem.js";

/** A plan for the day at one price of change. */
export interface Alternative {
  /** `weights.change` that it was made with: seats it had to gain for each session that it moves. */
  readonly change: number;
  readonly plan: Plan;
  /** Sessions that start in another slot than before, have no place any more, or have one now that had none. */
  readonly otherTime: number;
  /** Sessions that keep their time in another room. */
  readonly otherRoom: number;
}

/** From freely to hardly ever moving sessions that people have in their agendas. */
export const CHANGE_PRICES: readonly number[] = [1, 5, 25];

/** Plans a schedule that people know again, at several prices of change; the sessions' `before` says what they know. Alternatives that are the same grid come once, with the lowest price. */
export function replan(problem: Problem, options: PlanOptions, prices: readonly number[] = CHANGE_PRICES): Alternative[] {
  const found: Alternative[] = [];
  prices.forEach((change, at) => {
    const plan = planSessions({ ...problem, weights: { ...problem.weights, change } }, {
      ...options,
      onProgress: ({ done, iterations }) => options.onProgress?.({ done: at * iterations + done, iterations: prices.length * iterations }),
    });
    if (found.some(other => JSON.stringify(other.plan.schedule) === JSON.stringify(plan.schedule))) return;
    found.push({ change, plan, ...moved(problem, plan) });
  });
  return found;
}

function moved({ sessions }: Problem, { schedule }: Plan): { otherTime: number; otherRoom: number } {
  const now = new Map(schedule.map(placed => [placed.sessionId, placed]));
  let [otherTime, otherRoom] = [0, 0];
  for (const { id, before } of sessions) {
    const there = now.get(id) ?? null;
    if (before?.slotId !== there?.slotId) otherTime++;
    else if (before?.roomId !== there?.roomId) otherRoom++;
  }
  return { otherTime, otherRoom };
}
