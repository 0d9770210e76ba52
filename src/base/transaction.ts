import type { PoolClient } from "pg";
import { Act } from "./act.js";
import { clock } from "./clock.js";
import type { Context } from "./context.js";
import { failsBecauseOfAnother, mustRetry, wasThereBefore } from "./database-error.js";
import { Loaders } from "./loaders.js";
import { probe } from "./probe.js";
import { paramsOf, type Viewer } from "./viewer.js";

const MOST_TRIES = 5;
/** The other has committed by then: what looks before it writes finds it, and what does not is refused again. */
const MOST_LOOKS = 3;
const pause = (ms: number) => new Promise(resolve => { setTimeout(resolve, ms); });

/** Reads that are sent right behind the COMMIT, so that they see what was committed and nobody waits for it twice. */
type Then<T> = (result: T, reads: Loaders) => Promise<void>;

/**
 * One transaction, retried whole when it meets another (serialization failure, deadlock, a row that was not there when it
 * looked); `work` touches nothing but its act.
 */
export async function inTransaction<T, V extends Viewer | null>(context: Context, viewer: V, work: (act: Act<V>) => Promise<T>, then?: Then<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(context, viewer, work, then);
    } catch (error) {
      if (wasThereBefore(error) && attempt < MOST_LOOKS && probe.intact()) continue;
      if (!mustRetry(error) || attempt === MOST_TRIES) throw error;
      await pause(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/**
 * BEGIN and COMMIT travel with the statements beside them (the connection is pipelined), so that a lock is held for as
 * few round trips as there are answers that somebody needs. TypeORM's runner lends the connection and its manager only.
 */
async function once<T, V extends Viewer | null>(context: Context, viewer: V, work: (act: Act<V>) => Promise<T>, then?: Then<T>): Promise<T> {
  const { source } = context.service;
  const runner = source.createQueryRunner();
  try {
    const client = await runner.connect() as PoolClient;
    const now = clock.now();
    const begun = client.query("BEGIN");
    // Whoever waits for a statement after it learns of its failure; this keeps it from being unhandled.
    begun.catch(() => {});
    const act = new Act(runner.manager, client, new Loaders(source, client, () => paramsOf(viewer, now, context.doorPass)), viewer, now, context);
    try {
      const result = await work(act);
      const committed = commit(client, act.written);
      const read = then?.(result, act.reads).catch(() => {});
      try { await committed; } finally { await read; }
      const { tables } = act.touched;
      context.service.changed(tables, act.topics);
      // Not before: the relay would find nothing, and what is told would wait until it looks by itself.
      if (tables === null || tables.includes("outbox")) context.service.wake();
      return result;
    } catch (error) {
      await Promise.allSettled(act.written);
      await client.query("ROLLBACK").catch(() => {});
      throw failsBecauseOfAnother(error) ? act.failure ?? error : error;
    }
  } finally {
    await runner.release();
  }
}

async function commit(client: PoolClient, written: readonly Promise<unknown>[]): Promise<void> {
  const [committed, ...outcomes] = await Promise.allSettled([client.query("COMMIT"), ...written]);
  const failed = outcomes.find(outcome => outcome.status === "rejected");
  if (failed) throw failed.reason;
  if (committed.status === "rejected") throw committed.reason;
  // PostgreSQL answers the COMMIT of a transaction that failed with ROLLBACK.
  if (committed.value.command !== "COMMIT") throw new Error("The transaction was rolled back");
}
