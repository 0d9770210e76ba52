import type { FastifyBaseLogger } from "fastify";
import { Logger, run, type Runner } from "graphile-worker";
import { Pool } from "pg";
import type { Deliverer } from "./deliver.js";
import type { MailJob } from "./relay.js";

/** Runs the jobs of this instance, on connections of its own so that a crowd of requests cannot starve them. */
export async function startWorker(databaseUrl: string, deliverer: Deliverer, log: FastifyBaseLogger): Promise<{ stop(): Promise<void> }> {
  const pgPool = new Pool({ connectionString: databaseUrl, max: 4, application_name: "coproduce jobs" });
  const lost = (error: Error) => log.warn({ err: error }, "a connection for jobs was lost");
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
    taskList: { "send-mail": payload => deliverer.deliver(payload as MailJob) },
  });
  return {
    stop: async () => {
      await runner.stop();
      await pgPool.end();
    },
  };
}
