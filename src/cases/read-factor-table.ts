import type { Context } from "../base/context.js";
import { filtered } from "../base/read-sql.js";
import { run } from "../base/statement.js";
import type { FactorTable } from "./factor-table.js";
import { isPublic } from "./policy.js";
import { narrowing } from "./reads.js";
import { tally, type Counted } from "./tally.js";

export type Narrowed = Partial<Record<keyof typeof narrowing, string | null>>;

/** The table, by one statement: cases by outcome, and by outcome and factor. A case that tells a factor in both directions counts once. */
export async function readFactorTable(filter: Narrowed, { service }: Context): Promise<FactorTable> {
  const given = Object.entries(filter).filter(([, wish]) => wish != null).map(([name]) => name).sort();
  return tally(await run<Counted>(service.reads,
    `WITH told AS (SELECT t.id, t.outcome FROM case_study t WHERE ${isPublic("t")} AND ${filtered(narrowing, given)})
     SELECT outcome, NULL AS factor, count(*)::int AS cases, 0 AS positive, 0 AS negative FROM told GROUP BY outcome
     UNION ALL
     SELECT outcome, factor, count(*)::int, count(*) FILTER (WHERE helped)::int, count(*) FILTER (WHERE hindered)::int
     FROM (SELECT t.outcome, f.factor, bool_or(f.direction = 'POSITIVE') AS helped, bool_or(f.direction = 'NEGATIVE') AS hindered
       FROM told t JOIN case_factor f ON f.case_study_id = t.id GROUP BY t.id, t.outcome, f.factor) telling
     GROUP BY outcome, factor`, { ...filter }));
}
