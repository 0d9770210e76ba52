import type { Act } from "../base/act.js";
import { recordChange } from "../base/change.js";
import type { Context } from "../base/context.js";
import type { Job, Task } from "../base/module.js";
import { Refused } from "../base/refusal.js";
import { inTransaction } from "../base/transaction.js";
import type { Viewer } from "../base/viewer.js";
import { iterationsFor } from "./effort.js";
import { loadProblem } from "./load-problem.js";
import { PlanRun, PlanRunStatus } from "./plan-run.js";
import type { Problem } from "./problem.js";
import { PlannerFailed, runReplan } from "./run-planner.js";
import { storePlan } from "./store-plan.js";
import { planOf } from "./topics.js";

type Anyone = Act<Viewer | null>;

const TASK = "plan-schedule";
const MOST_ATTEMPTS = 3;
const TELL_MS = 400;

class Cancelled extends Error {}

const jobKey = (id: string): string => `${TASK} ${id}`;

/** Has some instance compute the run once this transaction is done. */
export async function startRun(id: string, act: Anyone): Promise<void> {
  await act.sql(`SELECT graphile_worker.add_job('${TASK}', :job::json, job_key => :jobKey, max_attempts => 1)`, { job: JSON.stringify({ planRunId: id }), jobKey: jobKey(id) });
}

/**
 * Computes a run: what it needs is read in one short transaction, the search runs in a thread of its own outside of any,
 * and its drafts are stored in another short one, which looks once more at what has changed meanwhile.
 */
export const planTask: Task = {
  run: async (context, payload, signal) => {
    const { planRunId } = payload as { planRunId: string };
    // On its own, so that whatever fails from here on leaves a run that is known to have begun.
    if (!await inTransaction(context, null, act => begin(planRunId, act))) return;
    try {
      const { run, problem, baseChange } = await inTransaction(context, null, act => load(planRunId, act));
      const alternatives = await search(run, problem, context, signal);
      await inTransaction(context, null, act => recordChange("storePlan", act, () => storePlan(run, problem, alternatives, baseChange, act)));
    } catch (error) {
      // The service stops: another instance, or this one when it is back, begins anew.
      if (signal.aborted) return inTransaction(context, null, act => again(planRunId, act));
      if (error instanceof Cancelled) return;
      context.log.warn({ err: error }, "a plan failed");
      await inTransaction(context, null, act => fail(planRunId, reasonOf(error), act));
    }
  },
};

/** Runs whose instance was killed while it computed them, or before it began, are begun anew. */
export const resumePlans: Job = {
  every: "* * * * *",
  run: context => inTransaction(context, null, async act => {
    const lost = await act.sql<{ id: string; attempts: number }>(
      "SELECT id, attempts FROM plan_run WHERE status = 'RUNNING' AND updated_at < :now - interval '1 minute' FOR UPDATE SKIP LOCKED");
    for (const { id, attempts } of lost) {
      if (attempts >= MOST_ATTEMPTS) await fail(id, "The service ended each time while it computed this plan", act);
      else await again(id, act);
    }
    // A job that an instance took a minute ago, and has not begun with, went with the instance.
    const waiting = await act.sql<{ id: string }>(
      `SELECT id FROM plan_run r WHERE status = 'WAITING' AND updated_at < :now - interval '1 minute' AND NOT EXISTS (
         SELECT 1 FROM graphile_worker.jobs j WHERE j.key = '${jobKey("")}' || r.id AND (j.attempts < j.max_attempts AND j.locked_at IS NULL OR j.locked_at > :now - interval '1 minute'))
       FOR UPDATE SKIP LOCKED`);
    for (const { id } of waiting) await startRun(id, act);
  }),
};

async function begin(id: string, act: Anyone): Promise<boolean> {
  act.announce(planOf(id));
  return await act.first("UPDATE plan_run SET status = 'RUNNING', started_at = :now, updated_at = :now, attempts = attempts + 1 WHERE id = :id AND status = 'WAITING' RETURNING 1", { id }) !== null;
}

interface Loaded { run: PlanRun; problem: Problem; baseChange: number }

async function load(id: string, act: Anyone): Promise<Loaded> {
  const run = (await act.db.findOneBy(PlanRun, { id }))!;
  const { number: baseChange } = (await act.first<{ number: number }>(
    `SELECT COALESCE((SELECT v.base_change FROM schedule_version v WHERE v.id = :fromId::uuid AND v.status = 'DRAFT'), e.last_schedule_change) AS number
     FROM event e WHERE e.id = :eventId`, { eventId: run.eventId, fromId: run.fromId }))!;
  const { tagSpread, preferred, fairness, maybe } = run;
  const problem = await loadProblem({ eventId: run.eventId, scheduleId: run.fromId, keep: run.keep, weights: { tagSpread, preferred, fairness, maybe, change: 0 } }, act);
  return { run, problem, baseChange };
}

async function search(run: PlanRun, problem: Problem, context: Context, stopping: AbortSignal): Promise<Awaited<ReturnType<typeof runReplan>>> {
  const cancel = new AbortController();
  let done = 0;
  // Also while the search waits for another to end: that it is alive is what keeps it from being begun anew.
  const telling = setInterval(() => {
    inTransaction(context, null, act => progress(run.id, done, act)).then(
      going => { if (!going) cancel.abort(new Cancelled("The run was cancelled")); },
      (error: unknown) => context.log.warn({ err: error }, "a plan's progress will be told later"));
  }, TELL_MS);
  try {
    return await runReplan(problem, {
      seed: run.seed, iterations: iterationsFor(run.effort, problem), signal: AbortSignal.any([stopping, cancel.signal]),
      onProgress: ({ done: steps, iterations }) => { done = Math.min(99, Math.floor(100 * steps / iterations)); },
    }, run.changePrices);
  } finally {
    clearInterval(telling);
  }
}

/** Whether the run is still wanted. */
async function progress(id: string, done: number, act: Anyone): Promise<boolean> {
  act.announce(planOf(id));
  return await act.first("UPDATE plan_run SET progress = GREATEST(progress, :done), updated_at = :now WHERE id = :id AND status = 'RUNNING' RETURNING 1", { id, done }) !== null;
}

async function again(id: string, act: Anyone): Promise<void> {
  act.announce(planOf(id));
  if (await act.first("UPDATE plan_run SET status = 'WAITING', progress = 0, updated_at = :now WHERE id = :id AND status = 'RUNNING' RETURNING 1", { id })) await startRun(id, act);
}

async function fail(id: string, failure: string, act: Anyone): Promise<void> {
  act.announce(planOf(id));
  await act.sql("UPDATE plan_run SET status = :failed, failure = :failure, finished_at = :now, updated_at = :now WHERE id = :id AND status = 'RUNNING'", { id, failure, failed: PlanRunStatus.FAILED });
}

const reasonOf = (error: unknown): string =>
  error instanceof PlannerFailed || error instanceof Refused ? error.message : "Something went wrong here; the operator can find it by the run's id";
