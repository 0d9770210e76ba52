import type { DataSource } from "typeorm";
import { notFound, unauthenticated, type Problem } from "../problem.js";
import { probe } from "../probe.js";
import type { ById } from "../reads.js";
import { replaceParameters, run, type Queryable } from "../statement.js";
import { tableNames, tableOf } from "../table.js";
import { FOLLOWER, followersOf, type Follower } from "./follower.js";

/** Whether a sign-in still stands, in SQL over its id and over whether the person was an administrator when it was looked up. */
export type StillSignedIn = (signIn: string, administrator: string) => string;

/** Finds out of many followers at once, in one statement, who may not follow their object any more. */
export class Guard {
  /** Tables that decide it. */
  readonly tables: readonly string[];
  private readonly sql: string;

  constructor(source: DataSource, private readonly on: Queryable, { noun, visible }: ById, stillSignedIn: StillSignedIn) {
    const seen = replaceParameters(visible("t"), (name, whole) => FOLLOWER[name] ?? whole);
    this.sql = `SELECT x.n::int AS n, x.signed FROM (
      SELECT f.n, f.sign_in IS NULL OR ${stillSignedIn("f.sign_in", "f.administrator")} AS signed,
        EXISTS (SELECT 1 FROM ${tableOf(source, noun).name} t WHERE t.id = f.subject AND (${seen})) AS seen
      FROM unnest(:subjects::uuid[], :signIns::uuid[], :persons::uuid[], :administrators::boolean[]) WITH ORDINALITY f(subject, sign_in, person, administrator, n)
    ) x WHERE NOT (x.signed AND x.seen)`;
    const names = tableNames(source);
    this.tables = [...new Set(this.sql.match(/\w+/g))].filter(word => names.has(word));
  }

  async refused<F extends Follower>(followers: readonly F[], now: Date): Promise<ReadonlyMap<F, Problem>> {
    if (!probe.guarded("live")) return new Map();
    const rows = await run<{ n: number; signed: boolean }>(this.on, this.sql, {
      now, subjects: followers.map(({ subject }) => subject), ...followersOf(followers.map(({ viewer }) => viewer)),
    });
    return new Map(rows.map(({ n, signed }) => [followers[n - 1], signed ? notFound() : unauthenticated()]));
  }
}
