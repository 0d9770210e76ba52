import type { PoolClient } from "pg";
import { Act } from "./act.js";
import { clock } from "./clock.js";
import type { Context } from "./context.js";
import { mustRetry } from "./database-error.js";
import { Loaders } from "./loaders.js";
import { paramsOf, type Viewer } from "./viewer.js";

const MOST_TRIES = 5;
const pause = (ms: number) => new Promise(resolve => { setTimeout(resolve, ms); });

/** One transaction, retried whole when it meets another (serialization failure, deadlock); `work` touches nothing but its act. */
export async function inTransaction<T, V extends Viewer | null>(context: Context, viewer: V, work: (act: Act<V>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(context, viewer, work);
    } catch (error) {
      if (!mustRetry(error) || attempt === MOST_TRIES) throw error;
      await pause(Math.random() * 20 * 2 ** attempt);
    }
  }
}

async function once<T, V extends Viewer | null>(context: Context, viewer: V, work: (act: Act<V>) => Promise<T>): Promise<T> {
  const { source } = context.service;
  const runner = source.createQueryRunner();
  try {
    const client = await runner.connect() as PoolClient;
    const now = clock.now();
    await runner.startTransaction();
    try {
      const reads = new Loaders(source, client, () => paramsOf(viewer, now));
      const result = await work(new Act(runner.manager, client, reads, viewer, now, context));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {});
      throw error;
    }
  } finally {
    await runner.release();
  }
}
