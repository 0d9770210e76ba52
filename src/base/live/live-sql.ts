import type { DataSource } from "typeorm";
import { Compiler } from "../plan/compile.js";
import { Parameters } from "../plan/parameters.js";
import { TimedStatement } from "../plan/reader.js";
import { below, objectType } from "../plan/selection.js";
import { all, orderBy, sortKeys, tied } from "../read-sql.js";
import { replaceParameters } from "../statement.js";
import { tableOf } from "../table.js";
import { FOLLOWER } from "./follower.js";
import type { LiveRead } from "./live.js";
import type { LiveSelection } from "./selection.js";

/** Numbers of a log that are read at once; who is further behind is read for again. */
export const NUMBERS_AT_ONCE = 50;

/** Where a live read's rows come from, and which they are; `:subject` is the object's id, `:from` the number in a log that was told last. */
export interface LiveRows { from: string; key: string; where: string; order: string }

const ALIASES = { t: "t0", j: "j0" };

export function liveRowsOf(source: DataSource, read: LiveRead): LiveRows {
  if (read.kind === "state") {
    const { name } = tableOf(source, read.subject.noun);
    return { from: `${name} t0`, key: "t0.id", where: "t0.id = :subject::uuid", order: "t0.id" };
  }
  const { rows } = read;
  const table = tableOf(source, rows.noun);
  const { from, key, link, where } = tied(source, rows.noun, rows.tie, ALIASES);
  const mine = all(`${key} = :subject::uuid`, where, rows.where?.("t0"), rows.visible("t0"));
  const order = orderBy(sortKeys(table, link, rows.order, ALIASES));
  if (read.kind === "rows") return { from, key: "t0.id", where: mine, order };
  const number = table.of("t0", read.number);
  const next = `SELECT max(next.number) FROM (SELECT DISTINCT ${number} AS number FROM ${from} WHERE ${mine} AND ${number} > :from::int ORDER BY 1 LIMIT ${NUMBERS_AT_ONCE}) next`;
  return { from, key: number, where: `${mine} AND ${number} > :from::int AND ${number} <= (${next})`, order: `${number}, ${order}` };
}

/** SQL of the number that a log is at. */
export function lastNumberSql(source: DataSource, read: LiveRead & { kind: "log" }): string {
  const { rows } = read;
  const { from, key, where } = tied(source, rows.noun, rows.tie, ALIASES);
  return `SELECT COALESCE(max(${tableOf(source, rows.noun).of("t0", read.number)}), 0)::int AS number FROM ${from}` +
    ` WHERE ${all(`${key} = :subject::uuid`, where, rows.where?.("t0"), rows.visible("t0"))}`;
}

/**
 * Stand where a statement would look at the viewer, and fail when it does: PostgreSQL evaluates a subquery of its own when
 * a row first needs it. So what succeeds did not look, and says the same for everybody.
 */
const NOBODY_LOOKS: Readonly<Record<string, string>> = {
  viewer: "(SELECT (1 / (0 * random()))::text::uuid)", signIn: "(SELECT (1 / (0 * random()))::text::uuid)", administrator: "(SELECT 1 / (0 * random()) = 0)",
  doorEvent: FOLLOWER.doorEvent,
};

/** Whether a statement failed because it looked at the viewer after all. */
export const looked = (error: unknown): boolean => (error as { code?: string }).code === "22012";

/** A selection as statements whose rows are: which viewer (from 1), key, JSON text. */
export interface CompiledLive {
  readonly parameters: Parameters;
  /** Reads it once for all; fails where it must look at the viewer. */
  readonly once: TimedStatement;
  /** Reads it for each of many viewers; null where nothing depends on the viewer. */
  readonly each: TimedStatement | null;
}

/** Throws NotPlanned when it is to be executed. */
export function compileLive(source: DataSource, { live: { read }, field, nodes, selecting }: LiveSelection): CompiledLive {
  const parameters = new Parameters();
  const compiler = new Compiler(source, selecting, parameters);
  const { from, key, where, order } = liveRowsOf(source, read);
  const rows = compiler.rows(tableOf(source, read.kind === "state" ? read.subject.noun : read.rows.noun), "t0");
  const text = compiler.object(objectType(field), below(nodes), rows);
  const body = `SELECT (${key})::text AS key, ${text} AS text, row_number() OVER (ORDER BY ${order}) AS place FROM ${from}${compiler.joins(rows)} WHERE ${where}`;
  const bodyWith = (viewer: Readonly<Record<string, string>>): string => replaceParameters(body, (name, whole) => viewer[name] ?? whole);
  const [once, each] = [bodyWith(NOBODY_LOOKS), bodyWith(FOLLOWER)];
  return {
    parameters,
    once: TimedStatement.signed(`SELECT '1', r.key, r.text FROM (${once}) r ORDER BY r.place`),
    each: each === once ? null : TimedStatement.signed(
      "SELECT f.n::text, r.key, r.text FROM unnest(:signIns::uuid[], :persons::uuid[], :administrators::boolean[]) WITH ORDINALITY f(sign_in, person, administrator, n)" +
      ` CROSS JOIN LATERAL (${each}) r ORDER BY f.n, r.place`),
  };
}
