import type { FastifyBaseLogger } from "fastify";
import { Logger, parseCronItems, run, type Runner } from "graphile-worker";
import { Pool } from "pg";
import type { Context } from "../base/context.js";
import type { Jobs, Tasks } from "../base/module.js";
import type { Deliverer } from "./deliver.js";
import type { MailJob } from "./relay.js";

/** What the worker is to do: mail as it comes, and jobs by the clock, and what changes left for later; each run of these has a context of its own. */
interface Duties { deliverer: Deliverer; jobs: Jobs; tasks: Tasks; contextFor: (job: string) => Context }

/** Runs the jobs of this instance, on connections of its own so that a crowd of requests cannot starve them. */
export async function startWorker(databaseUrl: string, { deliverer, jobs, tasks, contextFor }: Duties, log: FastifyBaseLogger): Promise<{ stop(): Promise<void> }> {
  const pgPool = new Pool({ connectionString: databaseUrl, max: 4, application_name: "coproduce jobs" });
  const stop = new AbortController();
  // A pool calls itself ended before its connections are closed; that PostgreSQL then closes them is no news.
  const lost = (error: Error) => { if (!stop.signal.aborted) log.warn({ err: error }, "a connection for jobs was lost"); };
  pgPool.on("error", lost);
  pgPool.on("connect", client => { client.on("error", lost); });
  const runner: Runner = await run({
    pgPool,
    concurrency: 3,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error") log.error(message);
      else if (level === "warning") log.warn(message);
    }),
    taskList: {
      "send-mail": payload => deliverer.deliver(payload as MailJob),
      ...Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, () => job.run(contextFor(name), stop.signal)])),
      ...Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task.run(contextFor(name), payload, stop.signal)])),
    },
    // Of all instances one runs it; a run that still waits is replaced by the next. What fails comes round again anyway.
    parsedCronItems: parseCronItems(Object.entries(jobs).map(([task, { every }]) => ({ task, match: every, options: { jobKey: task, maxAttempts: 3 } }))),
  });
  return {
    stop: async () => {
      stop.abort(new Error("The service stops"));
      await runner.stop();
      await pgPool.end();
    },
  };
}
