import type { FastifyBaseLogger } from "fastify";

/**
 * A job's work for one after the other. One that cannot be done now keeps no other from its turn: that it `failed` is
 * logged with what it is `called`, and as it is still due it comes round again. Answers those.
 */
export async function eachInTurn<T>(
  due: Iterable<T> | AsyncIterable<T>, work: (one: T) => Promise<unknown>, log: FastifyBaseLogger, failed: string, called: (one: T) => Readonly<Record<string, string>>,
): Promise<T[]> {
  const undone: T[] = [];
  for await (const one of due) {
    try { await work(one); } catch (error) {
      log.warn({ err: error, ...called(one) }, failed);
      undone.push(one);
    }
  }
  return undone;
}

/** What is due, so many at once in the order of their ids; each comes once, also where it stays due. */
export async function* inBatches<T extends { id: string }>(most: number, find: (last: string | null) => Promise<readonly T[]>): AsyncGenerator<T> {
  let last: string | null = null;
  for (let found = most; found === most;) {
    const batch: readonly T[] = await find(last);
    yield* batch;
    found = batch.length;
    last = batch.at(-1)?.id ?? last;
  }
}
