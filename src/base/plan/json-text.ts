import { getNamedType, getNullableType, isEnumType, isListType, isNonNullType, isScalarType, type FieldNode, type GraphQLOutputType } from "graphql";
import { NotPlanned } from "./not-planned.js";
import type { Selected } from "./selection.js";

/**
 * SQL that yields JSON text, as JSON.stringify would write what the executed operation answers. In every expression NULL
 * stands for null, and text that holds the fault mark makes the whole answer void.
 */

/** Stands where the specification asks for an error: a control character is escaped in JSON, so no value can hold it. */
export const FAULT = "\u0001";
const FAULT_SQL = "chr(1)";

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Functions of PostgreSQL take at most 100 arguments. */
const MOST_ARGUMENTS = 90;

/** Text made of these pieces; constants are strings in an array of their own, so that neighbours grow together. */
export function concat(pieces: readonly Piece[]): string {
  const parts: string[] = [];
  let constant = "";
  const flush = () => {
    if (constant) parts.push(quoted(constant));
    constant = "";
  };
  for (const piece of pieces) {
    if (typeof piece !== "string") { constant += piece.text; continue; }
    flush();
    parts.push(piece);
  }
  flush();
  if (parts.length === 0) return "''";
  return joined(parts);
}

function joined(parts: readonly string[]): string {
  if (parts.length <= MOST_ARGUMENTS) return `concat(${parts.join(", ")})`;
  const groups: string[] = [];
  for (let from = 0; from < parts.length; from += MOST_ARGUMENTS) groups.push(joined(parts.slice(from, from + MOST_ARGUMENTS)));
  return joined(groups);
}

/** Pieces of an object with these keys. */
export function keyed(selected: Selected, text: (name: string, nodes: readonly FieldNode[]) => Piece[]): Piece[] {
  const parts = [...selected].map(([key, nodes], i): Piece[] => [{ text: `${i === 0 ? "" : ","}"${key}":` }, ...text(nodes[0].name.value, nodes)]);
  return [{ text: "{" }, ...parts.flat(), { text: "}" }];
}

/** The expression as a field of this type: null where that is allowed, a fault where it is not. */
export const orNull = (type: GraphQLOutputType, sql: string): string =>
  `COALESCE(${sql}, ${isNonNullType(type) ? FAULT_SQL : "'null'"})`;

/** `NaN`, the infinities and integers out of range are errors in GraphQL; PostgreSQL writes other exponents than JavaScript. */
const float = (x: string): string =>
  `CASE WHEN ${x} = 0 THEN '0' WHEN abs(${x}) BETWEEN 1e-4 AND 1e14 THEN (${x})::text` +
  ` WHEN (${x})::text IN ('NaN', 'Infinity', '-Infinity') THEN ${FAULT_SQL}` +
  ` WHEN abs(${x}) >= 1e-6 AND abs(${x}) < 1e21 THEN trim_scale((${x})::text::numeric)::text` +
  ` WHEN ${x} IS NOT NULL THEN regexp_replace((${x})::text, 'e([+-])0', 'e\\1') END`;

const once = (sql: string, use: (x: string) => string): string =>
  /^\w+\."?\w+"?$/.test(sql) ? use(sql) : `(SELECT ${use("v.x")} FROM (SELECT ${sql} AS x OFFSET 0) v)`;

const SCALARS: Readonly<Record<string, (sql: string) => string>> = {
  ID: sql => `'"' || ${sql} || '"'`,
  String: sql => `to_json(${sql})::text`,
  Int: sql => `(${sql})::int::text`,
  Boolean: sql => `(${sql})::text`,
  Float: sql => once(sql, x => float(`${x}::float8`)),
  DateTime: sql => `to_char(${sql} AT TIME ZONE 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"')`,
};

/** JSON text of a value of a scalar; NULL when the value is. */
export function scalar(name: string, sql: string): string {
  const text = SCALARS[name];
  if (!text) throw new NotPlanned("type", name);
  return text(sql);
}

const LISTED = new Set(["ID", "String", "Int", "Boolean"]);

export type Piece = string | { text: string };

/** Pieces of text for a value that cannot be null; short where nothing is to be escaped. */
export function pieces(type: GraphQLOutputType, sql: string): Piece[] {
  const inner = getNullableType(type);
  if (isEnumType(inner) || (isScalarType(inner) && inner.name === "ID")) return [{ text: '"' }, sql, { text: '"' }];
  return [leaf(type, sql)];
}

/** JSON text of a value of this type; NULL when the value is. */
export function leaf(type: GraphQLOutputType, sql: string): string {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const item = getNullableType(inner.ofType);
    if (!isEnumType(item) && !(isScalarType(item) && LISTED.has(item.name))) throw new NotPlanned("type", String(type));
    if (!isNonNullType(inner.ofType)) return `array_to_json(${sql})::text`;
    return once(sql, x => `CASE WHEN array_position(${x}, NULL) IS NULL THEN array_to_json(${x})::text ELSE ${FAULT_SQL} END`);
  }
  if (isEnumType(inner)) return `'"' || (${sql}) || '"'`;
  return scalar(getNamedType(type).name, sql);
}
