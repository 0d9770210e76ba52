import type { Context } from "../base/context.js";
import { inTransaction } from "../base/transaction.js";
import { loadProblem } from "./load-problem.js";
import { USUAL_WEIGHTS, type Problem, type Schedule } from "./problem.js";

export interface Standing { problem: Problem; schedule: Schedule }

const known = new WeakMap<Context, Map<string, Promise<Standing>>>();

/** A version of a schedule as the planner sees it, read once for all fields of a request that look at it. */
export function standingOf(scheduleId: string, eventId: string, context: Context): Promise<Standing> {
  let ofRequest = known.get(context);
  if (!ofRequest) known.set(context, ofRequest = new Map());
  let standing = ofRequest.get(scheduleId);
  if (!standing) ofRequest.set(scheduleId, standing = read(scheduleId, eventId, context));
  return standing;
}

const read = (scheduleId: string, eventId: string, context: Context): Promise<Standing> => inTransaction(context, null, async act => {
  const problem = await loadProblem({ eventId, scheduleId, keep: [], weights: USUAL_WEIGHTS }, act);
  return { problem, schedule: problem.sessions.flatMap(({ id, before }) => before ? [{ sessionId: id, ...before }] : []) };
});
