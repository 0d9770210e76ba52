import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Context } from "./context.js";
import { Problem } from "./problem.js";

/** How often something may be tried, by whom; counted in the database, so that all instances share it. */
export interface Budget { name: string; points: number; seconds: number }

const limiters = new WeakMap<Pool, Map<string, RateLimiterPostgres>>();

function limiterOf(pool: Pool, budget: Budget): RateLimiterPostgres {
  let known = limiters.get(pool);
  if (!known) limiters.set(pool, known = new Map());
  let limiter = known.get(budget.name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: pool, storeType: "pool", tableName: "rate_budget", tableCreated: true, clearExpiredByTimeout: false,
      keyPrefix: budget.name, points: budget.points, duration: budget.seconds,
    });
    known.set(budget.name, limiter);
  }
  return limiter;
}

const tooMany = (retryAfterMs: number): Problem => new Problem("RATE_LIMITED", "Too many tries from here; wait and try again", { retryAfterMs });

/** Spends points of whoever's budget (an address, an e-mail address: kept as a digest only), or refuses with the time to wait. */
export async function spend({ service }: Context, budget: Budget, whose: string, points = 1): Promise<void> {
  try {
    await limiterOf(service.pool, budget).consume(service.sealer.digest(whose), points);
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    throw tooMany(spent.msBeforeNext);
  }
}

/** For what costs only when it fails: refuses whoever has spent all of their budget, and spends nothing. */
export async function requireLeft({ service }: Context, budget: Budget, whose: string): Promise<void> {
  const spent = await limiterOf(service.pool, budget).get(service.sealer.digest(whose));
  if (spent && spent.remainingPoints <= 0) throw tooMany(spent.msBeforeNext);
}
