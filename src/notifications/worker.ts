import type { FastifyBaseLogger } from "fastify";
import { Logger, parseCronItems, run, type CronItem, type Runner, type TaskList } from "graphile-worker";
import { Pool } from "pg";
import type { Context } from "../base/context.js";
import type { Jobs, Tasks } from "../base/module.js";
import type { Deliverer } from "./deliver.js";
import type { MailJob } from "./relay.js";

/** What the worker is to do: mail as it comes, and jobs by the clock, and what changes left for later; each run of these has a context of its own. */
interface Duties { deliverer: Deliverer; jobs: Jobs; tasks: Tasks; contextFor: (job: string) => Context }

/**
 * How many of a kind are done at once. Each kind has slots of its own: a mail server that stalls, links that are followed and
 * plans that are computed keep no other kind waiting.
 */
const SLOTS = { mail: 3, clock: 3, tasks: 3 };

/** Each kind listens on one connection; what they take and put back is short. */
const CONNECTIONS = 3 + 3;

/** Runs the jobs of this instance, on connections of its own so that a crowd of requests cannot starve them. */
export async function startWorker(databaseUrl: string, { deliverer, jobs, tasks, contextFor }: Duties, log: FastifyBaseLogger): Promise<{ stop(): Promise<void> }> {
  const pgPool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS, application_name: "coproduce jobs" });
  const stop = new AbortController();
  // A pool calls itself ended before its connections are closed; that PostgreSQL then closes them is no news.
  const lost = (error: Error) => { if (!stop.signal.aborted) log.warn({ err: error }, "a connection for jobs was lost"); };
  pgPool.on("error", lost);
  pgPool.on("connect", client => { client.on("error", lost); });
  const logger = new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
  });
  const start = (concurrency: number, taskList: TaskList, cron: CronItem[] = []): Promise<Runner> =>
    run({ pgPool, concurrency, noHandleSignals: true, logger, taskList, parsedCronItems: parseCronItems(cron) });
  const runners = await Promise.all([
    start(SLOTS.mail, {
      "send-mail": (payload, { job, abortSignal }) => deliverer.deliver(payload as MailJob, { number: job.attempts, last: job.max_attempts, stop: abortSignal }),
    }),
    start(SLOTS.clock,
      Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, () => job.run(contextFor(name), stop.signal)])),
      // Of all instances one runs it; a run that still waits is replaced by the next. What fails comes round again anyway.
      Object.entries(jobs).map(([task, { every }]) => ({ task, match: every, options: { jobKey: task, maxAttempts: 3 } }))),
    start(SLOTS.tasks, Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task.run(contextFor(name), payload, stop.signal)]))),
  ]);
  return {
    stop: async () => {
      stop.abort(new Error("The service stops"));
      await Promise.all(runners.map(runner => runner.stop()));
      await pgPool.end();
    },
  };
}
