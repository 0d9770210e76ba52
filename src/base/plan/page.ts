import type { FieldNode, GraphQLField, GraphQLObjectType } from "graphql";
import { askedPage, cursorTag, decodeCursor, firstOf } from "../page.js";
import { afterSql, afterValues, all, filtered, orderBy, sortKeys, tied, type Aliases, type SortKey } from "../read-sql.js";
import type { PageOf } from "../reads.js";
import { tableOf } from "../table.js";
import type { Compiler, Rows } from "./compile.js";
import { concat, keyed, scalar, type Piece } from "./json-text.js";
import { NotPlanned } from "./not-planned.js";
import { renamed } from "./parameters.js";
import { below, objectType, select, type Selected } from "./selection.js";

type Field = GraphQLField<unknown, unknown>;

/** A page as its connection's fields see it. */
interface PageRows extends Rows { first: number; sort: readonly SortKey[]; tag: string }

/** A connection in one statement: the page's rows by their keys, numbered only when somebody asks for more than its nodes. */
export function compilePage(compiler: Compiler, field: Field, read: PageOf, nodes: readonly FieldNode[], parent: string | null): string {
  const args = compiler.arguments(field, nodes[0]);
  const ask = askedPage(args);
  const first = firstOf(ask.first);
  const table = tableOf(compiler.source, read.noun);
  const aliases: Aliases = { t: compiler.alias("t"), j: compiler.alias("j") };
  const source = read.tie === null
    ? { from: `${table.name} ${aliases.t}`, key: null, link: null, where: "TRUE" }
    : tied(compiler.source, read.noun, read.tie, aliases);
  const orderName = ask.orderBy ?? Object.keys(read.orders)[0];
  const sort = sortKeys(table, source.link, read.orders[orderName], aliases);

  // The cursor's tag has a prefix of its own, so that no filter can have its name.
  const [prefix, tagPrefix] = [compiler.parameters.prefix(), compiler.parameters.prefix()];
  const names = Object.keys(ask.filter);
  compiler.parameters.add(field, nodes[0], args, given => {
    const { filter, after } = askedPage(given);
    const tag = cursorTag(read.name, orderName, filter);
    const cursor = after === null ? [] : decodeCursor(after, tag, sort);
    // A null in a cursor needs other SQL: rare, and left to execution.
    if (cursor.includes(null)) throw new NotPlanned("arguments", "after");
    return {
      [`${tagPrefix}tag`]: tag,
      ...Object.fromEntries(names.map(name => [prefix + name, filter[name]])),
      ...afterValues(cursor, `${tagPrefix}after`),
    };
  });

  const condition = all(
    source.key === null ? undefined : `${source.key} = ${parent}`, source.where, read.where?.(aliases.t), read.visible(aliases.t),
    renamed(filtered(read.filters, names, aliases), names, prefix));
  const after = ask.after === null ? undefined : afterSql(sort, sort.map(() => ""), `${tagPrefix}after`);
  // The link's row goes along: what is asked of it beside the rows is not looked up again.
  const link = typeof read.tie === "object" && read.tie !== null ? read.tie : null;
  const limited = (most: number) =>
    `SELECT ${aliases.t}.*, ${link ? `${aliases.j} AS "$j", ` : ""}${sort.map((key, i) => `${key.sql} AS "$${i}"`).join(", ")} FROM ${source.from} WHERE ${all(condition, after)} ORDER BY ${orderBy(sort)} LIMIT ${most}`;
  const total = `(SELECT count(*)::int::text FROM ${source.from} WHERE ${condition})`;

  const connection = objectType(field);
  const selected = select(compiler.selecting, connection, below(nodes));
  const alias = compiler.alias("t");
  const via = link && { link: link.through, alias: `(${alias}."$j")`, child: link.child, where: link.where };
  const rows: PageRows = { ...compiler.rows(table, alias, via), first, sort, tag: `:${tagPrefix}tag::text` };
  const plain = [...selected.values()].every(([node]) => ["nodes", "totalCount", "__typename"].includes(node.name.value));
  const onlyNodes = [...selected.values()].filter(([node]) => node.name.value === "nodes").length;
  if (plain && onlyNodes <= 1) return plainPage(compiler, connection, selected, rows, limited(first), total);
  const numbered = `SELECT x.*, row_number() OVER (ORDER BY ${order(sort, "x")}) AS "$n", count(*) OVER () AS "$c" FROM (${limited(first + 1)}) x`;
  return numberedPage(compiler, connection, selected, rows, numbered, total, ask.after !== null);
}

const order = (sort: readonly SortKey[], alias: string): string =>
  sort.map((key, i) => `${alias}."$${i}"${key.descending ? " DESC" : ""}${key.nullable ? " NULLS LAST" : ""}`).join(", ");

function plainPage(compiler: Compiler, connection: GraphQLObjectType, selected: Selected, rows: PageRows, limited: string, total: string): string {
  return concat(keyed(selected, (name, nodes) => {
    if (name === "__typename") return [{ text: `"${connection.name}"` }];
    if (name === "totalCount") return [total];
    const text = compiler.object(objectType(connection.getFields().nodes), below(nodes), rows);
    return [{ text: "[" }, `array_to_string(ARRAY(SELECT ${text} FROM (${limited}) ${rows.alias}${compiler.joins(rows)} ORDER BY ${order(rows.sort, rows.alias)}), ',')`, { text: "]" }];
  }));
}

function numberedPage(
  compiler: Compiler, connection: GraphQLObjectType, selected: Selected, rows: PageRows, numbered: string, total: string, after: boolean,
): string {
  const { first, alias } = rows;
  const gathered = (text: string): Piece[] =>
    [{ text: "[" }, `string_agg(${text}, ',' ORDER BY ${alias}."$n") FILTER (WHERE ${alias}."$n" <= ${first})`, { text: "]" }];
  const parts = keyed(selected, (name, nodes) => {
    switch (name) {
      case "__typename": return [{ text: `"${connection.name}"` }];
      case "totalCount": return [total];
      case "pageInfo": return pageInfo(compiler, connection, nodes, rows, after);
      case "nodes": return gathered(compiler.object(objectType(connection.getFields().nodes), below(nodes), rows));
      default: return gathered(edge(compiler, objectType(connection.getFields().edges), nodes, rows));
    }
  });
  // One row, even of an empty page, and where nothing that is asked counts or gathers.
  return `(SELECT ${concat(parts)} FROM (${numbered}) ${alias}${compiler.joins(rows)} HAVING TRUE)`;
}

const edge = (compiler: Compiler, type: GraphQLObjectType, nodes: readonly FieldNode[], rows: PageRows): string =>
  concat(keyed(select(compiler.selecting, type, below(nodes)), (name, under) => {
    switch (name) {
      case "__typename": return [{ text: `"${type.name}"` }];
      case "cursor": return [{ text: '"' }, cursor(rows), { text: '"' }];
      default: return [compiler.object(objectType(type.getFields().node), below(under), rows)];
    }
  }));

function pageInfo(compiler: Compiler, connection: GraphQLObjectType, nodes: readonly FieldNode[], rows: PageRows, after: boolean): Piece[] {
  const type = objectType(connection.getFields().pageInfo);
  const { first, alias } = rows;
  const cursorAt = (place: string) => `COALESCE('"' || string_agg(${cursor(rows)}, '') FILTER (WHERE ${alias}."$n" = ${place}) || '"', 'null')`;
  return keyed(select(compiler.selecting, type, below(nodes)), name => {
    switch (name) {
      case "__typename": return [{ text: `"${type.name}"` }];
      case "hasNextPage": return [`(count(*) > ${first})::text`];
      case "hasPreviousPage": return [{ text: String(after) }];
      case "startCursor": return [cursorAt("1")];
      default: return [cursorAt(`LEAST(${first}, ${alias}."$c")`)];
    }
  });
}

const KEY_TYPES: Readonly<Record<string, string>> = { uuid: "ID", text: "String", int: "Int", timestamptz: "DateTime" };

/** `encodeCursor` in SQL. */
function cursor({ alias, sort, tag }: PageRows): string {
  const values = sort.flatMap((key, i): Piece[] => {
    return [{ text: "," }, `COALESCE(${scalar(KEY_TYPES[key.type] ?? key.type, `${alias}."$${i}"`)}, 'null')`];
  });
  const json = concat([{ text: '["' }, tag, { text: '"' }, ...values, { text: "]" }]);
  return `translate(encode(convert_to(${json}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}
