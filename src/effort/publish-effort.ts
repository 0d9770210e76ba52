import { clock } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { eachInTurn } from "../base/each-in-turn.js";
import { newId } from "../base/id.js";
import { probe } from "../base/probe.js";
import { FEWEST } from "../base/publication.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import type { Visible } from "../base/viewer.js";
import type { EffortKind } from "./effort-kind.js";
import { openFrom, PERIODS, startOf, type BurdenPeriod } from "./period.js";
import { counts } from "./policy.js";

/** What of a party's people is summed up together. */
interface Cell { partyId: string; kind: EffortKind; currency: string; startsAt: Date }

/** What counts of an entry is other than what of it is published. */
const differs: Visible = t => `${t}.published_amount IS DISTINCT FROM CASE WHEN ${counts(t)} THEN ${t}.amount END`;
/** A person's own entry that is published with this period, or not yet. */
const within: Visible = t => `${t}.organisation_id IS NULL AND (${t}.published_with IS NULL OR ${t}.published_with = :period)`;
const startSql: Visible = t => `(date_trunc(:unit, ${t}.borne_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC')`;

const DUE = `SELECT e.party_id AS "partyId", e.kind, COALESCE(e.currency, '') AS currency, ${startSql("e")} AS "startsAt" FROM effort_entry e
  WHERE ${within("e")} AND ${differs("e")} AND e.borne_at < :before GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT e.person_id) >= ${FEWEST}`;

const IN_CELL = `${within("e")} AND (e.published_with IS NOT NULL OR ${counts("e")}) AND e.party_id = :partyId AND e.kind = :kind AND COALESCE(e.currency, '') = :currency AND ${startSql("e")} = :startsAt`;

const TALLY = `SELECT count(DISTINCT e.person_id) FILTER (WHERE ${differs("e")})::int AS changed, count(DISTINCT e.person_id) FILTER (WHERE ${counts("e")})::int AS people,
    count(*) FILTER (WHERE ${counts("e")})::int AS entries, COALESCE(round(sum(e.amount) FILTER (WHERE ${counts("e")})::numeric, 2), 0)::float8 AS amount
  FROM effort_entry e WHERE ${IN_CELL}`;

const OF_CELL = "party_id = :partyId AND kind = :kind AND currency = :currency AND period = :period AND starts_at = :startsAt";

/**
 * Publishes sums of what people recorded, once their month is closed. A sum is written anew when the entries of five
 * different people in it are new, changed or gone, and only while it rests on five people at least. What is too little to
 * be published with its month is published with its quarter, and else with its year, beside what already is: each entry is
 * in one sum, so that no two sums differ by fewer than five people.
 */
export async function publishEffort(context: Context): Promise<void> {
  // What failed with its month must not go with its quarter instead.
  const waiting = new Set<string>();
  for (const period of PERIODS) {
    const unit = period.toLowerCase();
    const due = await run<Cell>(context.service.pool, DUE, { period, unit, before: startOf(openFrom(clock.now(), period)) });
    const undone = await eachInTurn(due.filter(cell => !waiting.has(sameSums(cell))), cell => publishCell(cell, period, unit, context), context.log, "effort could not be summed up", ({ partyId, kind }) => ({ partyId, kind, period }));
    for (const cell of undone) waiting.add(sameSums(cell));
  }
}

const sameSums = ({ partyId, kind, currency }: Cell): string => `${partyId} ${kind} ${currency}`;

const publishCell = (cell: Cell, period: BurdenPeriod, unit: string, context: Context): Promise<void> => inTransaction(context, null, async act => {
  const values = { ...cell, period, unit };
  if (probe.guarded("effort sums")) await act.sql("SELECT 1 FROM party WHERE id = :partyId FOR NO KEY UPDATE", values);
  const { changed, people, entries, amount } = (await act.first<{ changed: number; people: number; entries: number; amount: number }>(TALLY, values))!;
  if (changed < FEWEST) return;
  await probe.reach("effort summed");
  const holds = people >= FEWEST;
  if (holds) {
    await act.sql(
      `INSERT INTO effort_sum (id, created_at, updated_at, party_id, kind, currency, period, starts_at, amount, entries, people)
       VALUES (:id, :now, :now, :partyId, :kind, :currency, :period, :startsAt, :amount, :entries, :people)
       ON CONFLICT (party_id, kind, currency, period, starts_at) DO UPDATE SET amount = :amount, entries = :entries, people = :people, updated_at = :now`,
      { ...values, id: newId(), amount, entries, people });
  } else {
    await act.sql(`DELETE FROM effort_sum WHERE ${OF_CELL}`, values);
  }
  await act.sql(
    `UPDATE effort_entry e SET published_amount = CASE WHEN :holds::boolean AND ${counts("e")} THEN e.amount END, published_with = CASE WHEN :holds::boolean AND ${counts("e")} THEN :period END
     WHERE ${IN_CELL}`, { ...values, holds });
});
