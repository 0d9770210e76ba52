import type { DataSource } from "typeorm";
import type { NounClass } from "./noun.js";
import { cursorTag, decodeCursor } from "./page.js";
import type { ById, Filters, HasMany, HasOne, Order, PageOf, Tie, Value } from "./reads.js";
import { tableOf, type Table } from "./table.js";
import { toAnyone } from "./viewer.js";

/** SQL of each kind of read for many parents at once: the parents' ids are `:keys`, each row tells its parent as `"$key"`. */

const KEY = `"$key"`;

/** What the rows of a statement go by: the child's, and the link's where there is one. */
export interface Aliases { t: string; j: string }

const ALONE: Aliases = { t: "t", j: "j" };

/** The tables a tie joins, the expression that holds the parent's id, and the link's table where there is one. */
export function tied(source: DataSource, noun: NounClass, tie: Tie, { t, j } = ALONE): { from: string; key: string; link: Table | null; where: string } {
  const table = tableOf(source, noun);
  if (typeof tie === "string") return { from: `${table.name} ${t}`, key: table.of(t, tie), link: null, where: "TRUE" };
  const link = tableOf(source, tie.through);
  return {
    from: `${link.name} ${j} JOIN ${table.name} ${t} ON ${t}.id = ${link.of(j, tie.child)}`,
    key: link.of(j, tie.parent),
    link,
    where: tie.where?.(j) ?? "TRUE",
  };
}

export const all = (...conditions: (string | undefined)[]): string =>
  conditions.filter(condition => condition && condition !== "TRUE").map(condition => `(${condition})`).join(" AND ") || "TRUE";

export const filtered = (filters: Filters | undefined, given: readonly string[], { t } = ALONE): string =>
  all(...given.map(name => filters?.[name]?.(t)));

export interface SortKey { sql: string; property: string; type: string; nullable: boolean; descending: boolean }

export function sortKeys(table: Table, link: Table | null, order: Order, { t, j } = ALONE): SortKey[] {
  const keys = order.map((item): SortKey => {
    if (typeof item === "object" && "sql" in item) return { sql: item.sql(t), property: "", type: item.type, nullable: true, descending: item.descending ?? false };
    const { by, descending = false, of = "noun" } = typeof item === "string" ? { by: item } : item;
    const [alias, holder] = of === "link" && link ? [j, link] as const : [t, table] as const;
    const { type, nullable } = holder.column(by);
    return { sql: holder.of(alias, by), property: by, type, nullable, descending };
  });
  return keys.some(key => key.property === "id") ? keys
    : [...keys, { sql: `${t}.id`, property: "id", type: "uuid", nullable: false, descending: keys.at(-1)?.descending ?? false }];
}

export const orderBy = (keys: readonly SortKey[]): string =>
  keys.map(key => `${key.sql}${key.descending ? " DESC" : ""}${key.nullable ? " NULLS LAST" : ""}`).join(", ");

export function byIdSql(source: DataSource, read: ById, columns: readonly string[]): string {
  const table = tableOf(source, read.noun);
  return `SELECT t.id AS ${KEY}, ${table.select("t", columns)} FROM ${table.name} t WHERE t.id = ANY(:keys) AND ${all(read.visible("t"))}`;
}

export function tiedSql(source: DataSource, read: HasOne | HasMany, columns: readonly string[], given: readonly string[], limited: boolean): string {
  const table = tableOf(source, read.noun);
  const { from, key, link, where } = tied(source, read.noun, read.tie);
  const condition = all(where, read.where?.("t"), read.visible("t"), read.kind === "hasMany" ? filtered(read.filters, given) : undefined);
  const order = read.kind === "hasMany" ? ` ORDER BY ${orderBy(sortKeys(table, link, read.order))}` : "";
  if (limited) {
    return `SELECT k.id AS ${KEY}, page.* FROM unnest(:keys) WITH ORDINALITY AS k(id, n) CROSS JOIN LATERAL (` +
      `SELECT ${table.select("t", columns)} FROM ${from} WHERE ${key} = k.id AND ${condition}${order} LIMIT :first) page ORDER BY k.n`;
  }
  return `SELECT ${key} AS ${KEY}, ${table.select("t", columns)} FROM ${from} WHERE ${key} = ANY(:keys) AND ${condition}${order}`;
}

export function valueSql(source: DataSource, read: Value): string {
  return `SELECT t.id AS ${KEY}, ${read.sql("t")} AS value FROM ${tableOf(source, read.noun).name} t WHERE t.id = ANY(:keys)`;
}

export interface PageAsk { first: number; after: string | null; orderBy: string | null; filter: Readonly<Record<string, unknown>> }

export interface PageSql {
  text: string;
  values: Record<string, unknown>;
  /** Makes the cursor of a row from these properties, which are always selected. */
  sort: readonly SortKey[];
  tag: string;
}

/** The condition "after this cursor" for mixed directions and null order values: a page never loses rows. */
function afterCondition(keys: readonly SortKey[], cursor: readonly unknown[], name: string): string {
  const [key, ...rest] = keys;
  const at = `:${name}${keys.length}`;
  const param = `${at}::${key.type}`;
  const later = key.descending ? `${key.sql} < ${param}` : `${key.sql} > ${param}`;
  const isNull = cursor[cursor.length - keys.length] === null;
  const beyond = isNull ? "FALSE" : key.nullable ? `(${later} OR ${key.sql} IS NULL)` : later;
  if (rest.length === 0) return beyond;
  const same = isNull ? `${key.sql} IS NULL` : `${key.sql} = ${param}`;
  return `(${beyond} OR (${same} AND ${afterCondition(rest, cursor, name)}))`;
}

/** The values are the parameters `name` and the number of keys from that one on, as `afterValues` names them. */
export function afterSql(keys: readonly SortKey[], cursor: readonly unknown[], name = "after"): string {
  const uniform = keys.every(key => !key.nullable && key.descending === keys[0].descending);
  if (!uniform) return afterCondition(keys, cursor, name);
  const sides = [keys.map(key => key.sql), keys.map((key, i) => `:${name}${keys.length - i}::${key.type}`)].map(side => `(${side.join(", ")})`);
  return sides.join(keys[0].descending ? " < " : " > ");
}

export const afterValues = (cursor: readonly unknown[], name = "after"): Record<string, unknown> =>
  Object.fromEntries(cursor.map((value, i) => [`${name}${cursor.length - i}`, value]));

const conditionOf = (read: PageOf, where: string, filter: Readonly<Record<string, unknown>>): string =>
  all(where, (read.where ?? toAnyone)("t"), read.visible("t"), filtered(read.filters, Object.keys(filter)));

export function pageSql(source: DataSource, read: PageOf, ask: PageAsk, columns: readonly string[]): PageSql {
  const table = tableOf(source, read.noun);
  const { from, key, link, where } = read.tie === null
    ? { from: `${table.name} t`, key: null, link: null, where: "TRUE" }
    : tied(source, read.noun, read.tie);
  const orderName = ask.orderBy ?? Object.keys(read.orders)[0];
  const sort = sortKeys(table, link, read.orders[orderName]);
  const tag = cursorTag(read.name, orderName, ask.filter);
  const cursor = ask.after === null ? null : decodeCursor(ask.after, tag, sort);
  const values: Record<string, unknown> = { ...ask.filter, first: ask.first + 1, ...(cursor && afterValues(cursor)) };

  const sortColumns = sort.map((item, i) => `${item.sql} AS "$${i}"`).join(", ");
  const condition = all(conditionOf(read, where, ask.filter), cursor ? afterSql(sort, cursor) : undefined);
  const rows = (parent: string) =>
    `SELECT ${table.select("t", columns)}, ${sortColumns} FROM ${from} WHERE ${parent}${condition} ORDER BY ${orderBy(sort)} LIMIT :first`;
  const text = key === null
    ? rows("")
    : `SELECT k.id AS ${KEY}, page.* FROM unnest(:keys) WITH ORDINALITY AS k(id, n) CROSS JOIN LATERAL (${rows(`${key} = k.id AND `)}) page ORDER BY k.n`;
  return { text, values, sort, tag };
}

export function totalSql(source: DataSource, read: PageOf, filter: Readonly<Record<string, unknown>>): string {
  if (read.tie === null) return `SELECT count(*)::int AS value FROM ${tableOf(source, read.noun).name} t WHERE ${conditionOf(read, "TRUE", filter)}`;
  const { from, key, where } = tied(source, read.noun, read.tie);
  return `SELECT ${key} AS ${KEY}, count(*)::int AS value FROM ${from} WHERE ${key} = ANY(:keys) AND ${conditionOf(read, where, filter)} GROUP BY 1`;
}

