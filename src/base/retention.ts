import type { Pool } from "pg";
import { clock, HOUR } from "./clock.js";
import type { Jobs } from "./module.js";
import { run } from "./statement.js";

/** How long a change's idempotency key is remembered. */
export const KEY_LASTS = 48 * HOUR;

const BATCH = 1_000;

/** Deletes for good what is past keeping, a batch a statement, so that none is long and none holds many locks. */
export async function deleteFrom(pool: Pool, table: string, condition: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const text = `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${BATCH})) AND (${condition}) RETURNING 1`;
  while ((await run(pool, text, values)).length === BATCH);
}

const before = (ms: number): Date => new Date(clock.now().getTime() - ms);

/** What the ground itself must forget. */
export const retention: Jobs = {
  "forget-change-keys": {
    every: "7 * * * *",
    run: ({ service }) => deleteFrom(service.pool, "change_key", "at < :before", { before: before(KEY_LASTS) }),
  },
  "forget-rate-budgets": {
    every: "52 * * * *",
    run: ({ service }) => deleteFrom(service.pool, "rate_budget", "expire < :before", { before: before(0).getTime() }),
  },
};
