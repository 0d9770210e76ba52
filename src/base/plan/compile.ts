import {
  getArgumentValues, isNonNullType, type FieldNode, type GraphQLField, type GraphQLObjectType, type SelectionSetNode,
} from "graphql";
import type { DataSource } from "typeorm";
import type { Access } from "../access.js";
import type { NounClass } from "../noun.js";
import { fewOf } from "../page.js";
import { all, filtered, orderBy, sortKeys, tied } from "../read-sql.js";
import type { ById, HasMany, HasOne, PageOf, Read, Value } from "../reads.js";
import { tableOf, type Table } from "../table.js";
import { toAnyone, type Visible } from "../viewer.js";
import { concat, keyed, leaf, orNull, pieces, type Piece } from "./json-text.js";
import { NotPlanned } from "./not-planned.js";
import { compilePage } from "./page.js";
import { renamed, type Parameters } from "./parameters.js";
import { below, objectType, select, type Selecting } from "./selection.js";

/** What a field's door keeps of how it is answered. */
export interface Bound {
  read?: Read;
  needs?: readonly string[];
  property?: string;
  access?: Access;
  /** The row is the viewer's own. */
  ofViewer?: boolean;
  /** SQL of JSON text, for what is computed from the parent's row. */
  json?: Visible;
}

/** Rows of one table as they stand in a statement, with the link rows that their fields share. */
export interface Rows {
  readonly table: Table;
  readonly alias: string;
  /** Lateral joins by what they select, so that fields that follow the same link look it up once. */
  readonly links: Map<string, string>;
  /** The link that led here, where one did: who follows it back need not look it up again. */
  readonly via: Via | null;
}

interface Via { link: NounClass; alias: string; child: string; where: ((link: string) => string) | undefined }

type Field = GraphQLField<unknown, unknown>;

/** Compiles selections of rows to SQL that yields their JSON text: correlated subqueries, down from the root's rows. */
export class Compiler {
  private aliases = 0;

  constructor(readonly source: DataSource, readonly selecting: Selecting, readonly parameters: Parameters) {}

  alias(letter: string): string { return `${letter}${++this.aliases}`; }

  rows(table: Table, alias = this.alias("t"), via: Via | null = null): Rows { return { table, alias, links: new Map(), via }; }

  /** The lateral joins that the fields of these rows asked for; known once the fields are compiled. */
  joins({ links }: Rows): string {
    return [...links].map(([sql, alias]) => ` LEFT JOIN LATERAL (${sql.replaceAll("$link", `${alias}_`)}) ${alias} ON TRUE`).join("");
  }

  /** SQL of the JSON text of one object of this type over a row. */
  object(type: GraphQLObjectType, sets: readonly (SelectionSetNode | undefined)[], rows: Rows): string {
    return concat(keyed(select(this.selecting, type, sets), (_name, nodes) => this.field(type, nodes, rows)));
  }

  private field(type: GraphQLObjectType, nodes: readonly FieldNode[], rows: Rows): Piece[] {
    const name = nodes[0].name.value;
    if (name === "__typename") return [{ text: `"${type.name}"` }];
    const field = type.getFields()[name];
    const { read, needs, json } = field.extensions as Bound;
    if (read) return [orNull(field.type, this.read(field, read, nodes, rows))];
    if (json) return [orNull(field.type, json(rows.alias))];
    if (needs || !rows.table.has(name)) throw new NotPlanned("field", `${type.name}.${name}`);
    const sql = rows.table.of(rows.alias, name);
    return rows.table.column(name).nullable ? [orNull(field.type, leaf(field.type, sql))] : pieces(field.type, sql);
  }

  private read(field: Field, read: Read, nodes: readonly FieldNode[], rows: Rows): string {
    switch (read.kind) {
      case "value": return this.value(field, read, rows);
      case "byId": return this.one(field, read, nodes, "id", this.parentKey(field, rows));
      case "hasOne": return this.hasOne(field, read, nodes, rows);
      case "hasMany": return this.many(field, read, nodes, this.parentKey(field, rows));
      case "pageOf": return this.page(field, read, nodes, read.tie === null ? null : this.parentKey(field, rows));
    }
  }

  private parentKey(field: Field, { table, alias }: Rows): string {
    return table.of(alias, (field.extensions as Bound).needs?.[0] ?? "id");
  }

  private value(field: Field, read: Value, rows: Rows): string {
    return leaf(field.type, `(${read.sql(rows.alias)})`);
  }

  private hasOne(field: Field, read: HasOne, nodes: readonly FieldNode[], rows: Rows): string {
    const parent = this.parentKey(field, rows);
    const { property } = field.extensions as Bound;
    const { via } = rows;
    if (typeof read.tie !== "string") {
      const { through, parent: child, where } = read.tie;
      if (leadsBack(via, through, child, where)) return this.one(field, read, nodes, "id", tableOf(this.source, through).of(via.alias, read.tie.child));
      const link = tableOf(this.source, read.tie.through);
      const alias = this.link(rows, `SELECT * FROM ${link.name} $link WHERE ${all(`${link.of("$link", read.tie.parent)} = ${parent}`, read.tie.where?.("$link"))} LIMIT 1`);
      return this.one(field, read, nodes, "id", link.of(alias, read.tie.child));
    }
    if (property === undefined) return this.one(field, read, nodes, read.tie, parent);
    const table = tableOf(this.source, read.noun);
    if (leadsBack(via, read.noun, read.tie, read.where) && read.visible === toAnyone) return leaf(field.type, table.of(via.alias, property));
    const alias = this.link(rows, `SELECT * FROM ${table.name} $link WHERE ${all(`${table.of("$link", read.tie)} = ${parent}`, read.where?.("$link"), read.visible("$link"))} LIMIT 1`);
    return leaf(field.type, table.of(alias, property));
  }

  private link(rows: Rows, sql: string): string {
    const known = rows.links.get(sql) ?? this.alias("l");
    rows.links.set(sql, known);
    return known;
  }

  /** The one row whose `column` has this value. */
  one(field: Field, read: ById | HasOne, nodes: readonly FieldNode[], column: string, value: string): string {
    const rows = this.rows(tableOf(this.source, read.noun));
    const text = this.object(objectType(field), below(nodes), rows);
    const where = all(`${rows.table.of(rows.alias, column)} = ${value}`, read.kind === "hasOne" ? read.where?.(rows.alias) : undefined, read.visible(rows.alias));
    return `(SELECT ${text} FROM ${rows.table.name} ${rows.alias}${this.joins(rows)} WHERE ${where})`;
  }

  private many(field: Field, read: HasMany, nodes: readonly FieldNode[], parent: string): string {
    const table = tableOf(this.source, read.noun);
    const aliases = { t: this.alias("t"), j: this.alias("j") };
    const { first: wanted, ...given } = this.arguments(field, nodes[0]);
    const first = fewOf(wanted as number | null | undefined, read.bound);
    const filters = Object.keys(given).filter(name => given[name] != null);
    const prefix = this.parameters.prefix();
    this.parameters.add(field, nodes[0], given, args => Object.fromEntries(filters.map(name => [prefix + name, args[name]])));
    const { from, key, link, where } = tied(this.source, read.noun, read.tie, aliases);
    const via = typeof read.tie === "string" ? null : { link: read.tie.through, alias: aliases.j, child: read.tie.child, where: read.tie.where };
    const rows = this.rows(table, aliases.t, via);
    const text = this.object(objectType(field), below(nodes), rows);
    const condition = all(`${key} = ${parent}`, where, read.where?.(aliases.t), read.visible(aliases.t), renamed(filtered(read.filters, filters, aliases), filters, prefix));
    return `'[' || array_to_string(ARRAY(SELECT ${text} FROM ${from}${this.joins(rows)} WHERE ${condition}` +
      ` ORDER BY ${orderBy(sortKeys(table, link, read.order, aliases))}${first === null ? "" : ` LIMIT ${first}`}), ',') || ']'`;
  }

  /** A connection; `parent` is the SQL of the parent's id, or null for a list of all rows. */
  page(field: Field, read: PageOf, nodes: readonly FieldNode[], parent: string | null): string {
    return compilePage(this, field, read, nodes, parent);
  }

  arguments(field: Field, node: FieldNode): Record<string, unknown> {
    return getArgumentValues(field, node, this.selecting.variables);
  }
}

/** Whether following this link from a row leads to the very link row that led to it: there is at most one. */
const leadsBack = (via: Via | null, link: NounClass, child: string, where: Via["where"]): via is Via =>
  via !== null && via.link === link && via.child === child && via.where === where;

/** SQL of a root field's JSON text, and whether it may be null; `signed` says that the viewer is. */
export function compileRoot(compiler: Compiler, type: GraphQLObjectType, nodes: readonly FieldNode[], signed: boolean): string {
  const name = nodes[0].name.value;
  const field = type.getFields()[name] as Field | undefined;
  if (!field) throw new NotPlanned(name === "__typename" ? "field" : "introspection", name);
  const { read, access, ofViewer } = field.extensions as Bound;
  if (access === undefined || (access !== "anyone" && !signed)) throw new NotPlanned("access", name);
  if (ofViewer && !signed) return "'null'";
  if (read?.kind === "pageOf") return orNull(field.type, compiler.page(field, read, nodes, null));
  if (read?.kind !== "byId" || isNonNullType(field.type)) throw new NotPlanned("field", `${type.name}.${name}`);
  if (ofViewer) return orNull(field.type, compiler.one(field, read, nodes, "id", ":viewer"));
  const prefix = compiler.parameters.prefix();
  compiler.parameters.add(field, nodes[0], compiler.arguments(field, nodes[0]), ({ id }) => ({ [`${prefix}id`]: id }));
  return orNull(field.type, compiler.one(field, read, nodes, "id", `:${prefix}id::uuid`));
}
