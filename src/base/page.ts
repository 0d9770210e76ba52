import { createHash } from "node:crypto";
import { ArgsType, Field, Int, ObjectType, type ClassType } from "type-graphql";
import { isId } from "./id.js";
import type { Row } from "./noun.js";
import { badUserInput } from "./problem.js";

export const DEFAULT_FIRST = 20;
export const MOST_FIRST = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: `How many to return: 1 to ${MOST_FIRST}, ${DEFAULT_FIRST} when absent; more is refused` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "Cursor: return what follows it. It belongs to the same field with the same filter and order" })
  after?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Where a page begins and ends (Relay cursor connections specification)" })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follows this page" }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: "Whether something precedes this page: true whenever `after` was given" }) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: "Cursor of the first edge; null when the page is empty" }) startCursor!: string | null;
  @Field(() => String, { nullable: true, description: "Cursor of the last edge, to be given as `after`; null when the page is empty" }) endCursor!: string | null;
}

export interface Page {
  edges: { node: Row; cursor: string }[];
  nodes: Row[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
}

/** A noun, or another type whose objects are listed. */
type Listed = (new () => object) & { name: string };

const connections = new Map<Listed, ClassType<object>>();

/** The connection type of a noun; one for each noun. */
export function connectionOf(noun: Listed): ClassType<object> {
  const known = connections.get(noun);
  if (known) return known;
  const words = noun.name.replace(/([a-z])([A-Z])/g, "$1 $2");

  @ObjectType(`${noun.name}Edge`, { simpleResolvers: true, description: `One item of a list of ${noun.name}, with its cursor` })
  class Edge {
    @Field(() => noun, { description: "Item of the list" }) node!: object;
    @Field(() => String, { description: "Cursor of this item, to be given as `after`" }) cursor!: string;
  }

  @ObjectType(`${noun.name}Connection`, { simpleResolvers: true, description: `A page of a list of ${words}` })
  class Connection {
    @Field(() => [Edge], { description: "Items of this page with their cursors" }) edges!: Edge[];
    @Field(() => [noun], { description: "Items of this page" }) nodes!: object[];
    @Field(() => PageInfo, { description: "Where this page begins and ends" }) pageInfo!: PageInfo;
    @Field(() => Int, { description: "How many items the viewer may see in the whole list; counted only when asked for" }) totalCount!: number;
  }
  connections.set(noun, Connection);
  return Connection;
}

/** The page size that was asked for; refused, never clamped, when it is out of range. */
export function firstOf(first: number | null | undefined): number {
  if (first == null) return DEFAULT_FIRST;
  if (first < 1 || first > MOST_FIRST) throw badUserInput(`\`first\` must be 1 to ${MOST_FIRST}, not ${first}`, ["first"]);
  return first;
}

/** How many of a plain list with an enforced bound. */
@ArgsType()
export class FewArgs {
  @Field(() => Int, { nullable: true, description: "How many: 1 to the most that the list can hold; all when absent, more is refused. A smaller number also lowers the operation's cost" }) first?: number | null;
}

/** The same for a plain list, which has no page size but a bound; null is all of it. */
export function fewOf(first: number | null | undefined, bound: number): number | null {
  if (first == null) return null;
  if (first < 1 || first > bound) throw badUserInput(`\`first\` must be 1 to ${bound}, not ${first}`, ["first"]);
  return first;
}

/** What a page is asked with: its filter's conditions in one order, however the client wrote them. `first` is not looked at yet. */
export function askedPage(args: Readonly<Record<string, unknown>>) {
  const { first, after, orderBy, filter } = args as { first?: number | null; after?: string | null; orderBy?: string | null; filter?: Record<string, unknown> | null };
  const given = Object.entries(filter ?? {}).filter(([, wish]) => wish != null).sort(([a], [b]) => a < b ? -1 : 1);
  return { first, after: after ?? null, orderBy: orderBy ?? null, filter: Object.fromEntries(given) };
}

/** A cursor names its read and a digest of its filter, so that one of another list is noticed. */
export const cursorTag = (read: string, order: string, filter: Readonly<Record<string, unknown>>): string =>
  createHash("sha1").update(JSON.stringify([read, order, filter])).digest("base64url").slice(0, 8);

export const encodeCursor = (tag: string, values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([tag, ...values])).toString("base64url");

const CURSOR_VALUE: Record<string, (value: unknown) => boolean> = {
  uuid: isId,
  int: value => Number.isSafeInteger(value) && Math.abs(value as number) < 2 ** 31,
  timestamptz: value => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value)),
  text: value => typeof value === "string" && !value.includes("\0"),
};

/** The values in a cursor, one for each order column; anything else than a cursor of this very list is refused. */
export function decodeCursor(cursor: string, tag: string, columns: readonly { type: string; nullable: boolean }[]): unknown[] {
  const wrong = () => badUserInput("`after` is no cursor of this list with this filter and order", ["after"]);
  let decoded: unknown;
  try { decoded = JSON.parse(Buffer.from(cursor, "base64url").toString()); } catch { throw wrong(); }
  if (!Array.isArray(decoded) || decoded.length !== columns.length + 1 || decoded[0] !== tag) throw wrong();
  const values: unknown[] = decoded.slice(1);
  const fits = values.every((value, i) => value === null ? columns[i].nullable : (CURSOR_VALUE[columns[i].type] ?? (() => false))(value));
  if (!fits) throw wrong();
  return values;
}
