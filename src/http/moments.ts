import type { Pool } from "pg";
import type { Moments } from "../base/module.js";
import { run } from "../base/statement.js";
import type { Freshness } from "./freshness.js";

/** Knows until when nothing changes by time alone. */
export class NextMoment {
  private readonly sql: string;
  private readonly tables: readonly string[];
  private known: { at: number; readAt: number } | null = null;

  constructor(private readonly pool: Pool, private readonly freshness: Freshness, moments: readonly Moments[]) {
    const columns = moments.flatMap(Object.entries as (of: Moments) => [string, readonly string[]][]);
    this.tables = columns.map(([table]) => table);
    const all = columns.flatMap(([table, names]) => names.map(name => `SELECT min(${name}) AS at FROM ${table} WHERE ${name} > :now`));
    this.sql = `SELECT min(at) AS at FROM (${all.join(" UNION ALL ") || "SELECT NULL::timestamptz AS at"}) moments`;
  }

  /** In milliseconds since 1970; infinity when there is none. */
  async after(now: Date): Promise<number> {
    if (!this.known || this.known.at <= now.getTime() || !this.freshness.stands(this.known.readAt, this.tables)) {
      const readAt = this.freshness.now();
      const [{ at }] = await run<{ at: Date | null }>(this.pool, this.sql, { now });
      this.known = { at: at?.getTime() ?? Infinity, readAt };
    }
    return this.known.at;
  }
}
