import type { NounClass } from "./noun.js";
import { toAnyone, type Visible } from "./viewer.js";

/**
 * Reads are declared as data: what rows hang from a parent, in which order, and who may see them. A declaration says
 * nothing about how it is run; `loaders.ts` runs it batched, one statement for all parents of a tick.
 *
 * In every SQL fragment the child's rows go by the alias that is given, conventionally `t`, a link table's by `j`.
 */

/** How a child's rows are tied to their parent. */
export type Tie =
  /** The child's own column holds the parent's id. */
  | string
  /** A link table holds both ids, and may say which of its rows count. */
  | { through: NounClass; parent: string; child: string; where?: (link: string) => string };

export type Order = readonly (string | { by: string; descending?: boolean; of?: "link" } | Computed)[];

/** What rows are ordered by where no column holds it. Null where the viewer may not see it, so that no order tells it. */
export interface Computed { sql: (alias: string) => string; type: "int" | "timestamptz"; descending?: boolean }

interface Rows { noun: NounClass; visible: Visible }

export interface ById extends Rows { kind: "byId" }
export interface HasOne extends Rows { kind: "hasOne"; tie: Tie; where?: Visible }
export interface HasMany extends Rows {
  kind: "hasMany"; tie: Tie; order: Order; where?: Visible;
  /** The most rows a parent can have: enforced where rows are made, and counted in an operation's cost. */
  bound: number;
  filters?: Filters;
}
export interface Value { kind: "value"; noun: NounClass; sql: Visible }
export interface PageOf extends Rows {
  kind: "pageOf"; name: string; tie: Tie | null; where?: Visible;
  /** Orders by the name of their enum value; the first is the default. */
  orders: Readonly<Record<string, Order>>;
  filters?: Filters;
}
/** A condition for each argument that was given; its value is the parameter of the argument's name. */
export type Filters = Readonly<Record<string, (alias: string) => string>>;

export type Read = ById | HasOne | HasMany | Value | PageOf;

/** The row with an id. */
export const byId = (noun: NounClass, visible: Visible): ById => ({ kind: "byId", noun, visible });

/** The one row tied to a parent, or none. */
export const hasOne = (noun: NounClass, tie: Tie, visible: Visible, where?: Visible): HasOne =>
  ({ kind: "hasOne", noun, tie, visible, where });

/** All rows tied to a parent; for lists with an enforced bound. */
export const hasMany = (noun: NounClass, tie: Tie, order: Order, visible: Visible, options: { bound: number; where?: Visible; filters?: Filters }): HasMany =>
  ({ kind: "hasMany", noun, tie, order, visible, ...options });

/** A value computed by SQL over the parent's own row. */
export const aggregate = (noun: NounClass, sql: Visible): Value => ({ kind: "value", noun, sql });

/** How many rows of `counted` refer to the parent by `column` (a column of the table, as SQL names it). */
export const count = (parent: NounClass, counted: { table: string; column: string; where?: Visible; visible?: Visible }): Value =>
  aggregate(parent, t => `(SELECT count(*)::int FROM "${counted.table}" c WHERE c.${counted.column} = ${t}.id` +
    ` AND ${(counted.where ?? toAnyone)("c")} AND ${(counted.visible ?? toAnyone)("c")})`);

/** A page of rows tied to a parent, or of all rows; keyset pagination, for many parents in one statement. */
export const pageOf = (noun: NounClass, tie: Tie | null, options: Omit<PageOf, "kind" | "noun" | "tie">): PageOf =>
  ({ kind: "pageOf", noun, tie, ...options });
