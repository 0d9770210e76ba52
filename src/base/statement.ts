import { createHash } from "node:crypto";

/** SQL with numbered parameters, and the names they are filled from. */
export interface Statement {
  /** Name of the prepared statement: the same text has the same name on every connection. */
  readonly name: string | undefined;
  readonly text: string;
  readonly params: readonly string[];
}

const CAST: Record<string, string> = {
  keys: "uuid[]", viewer: "uuid", signIn: "uuid", administrator: "boolean", doorEvent: "uuid", now: "timestamptz", first: "int",
};

/** What stands in quotes is no parameter, whatever it looks like. */
const PARAMETER = /'(?:[^']|'')*'|(?<![:\w]):([a-zA-Z]\w*)/g;

/** Replaces each `:name` in SQL. */
export const replaceParameters = (text: string, by: (name: string, whole: string) => string): string =>
  text.replace(PARAMETER, (whole: string, name: string | undefined) => name === undefined ? whole : by(name, whole));

/** `:name` parameters as `$1…`; the name is a digest of the text. */
export function numbered(text: string): Statement & { name: string } {
  const params: string[] = [];
  const sql = replaceParameters(text, name => {
    let index = params.indexOf(name);
    if (index < 0) index = params.push(name) - 1;
    const cast = CAST[name];
    return cast ? `$${index + 1}::${cast}` : `$${index + 1}`;
  });
  return { name: createHash("sha1").update(sql).digest("base64url"), text: sql, params };
}

/** A connection keeps what was prepared on it: beyond this many texts, statements run unnamed. */
const MOST_PREPARED = 2_000;
const known = new Map<string, Statement>();

/** Compiles `:name` parameters to `$1…`; the same text is compiled once. */
export function statement(text: string): Statement {
  let found = known.get(text);
  if (!found) {
    found = numbered(text);
    if (known.size >= MOST_PREPARED) return { ...found, name: undefined };
    known.set(text, found);
  }
  return found;
}

export const valuesOf = (of: Statement, values: Readonly<Record<string, unknown>>): unknown[] =>
  of.params.map(name => {
    if (!(name in values)) throw new Error(`Parameter :${name} has no value`);
    return values[name];
  });

/** What a statement can be run on. */
export interface Queryable { query(config: { name?: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }> }

/** Runs SQL with named parameters as a prepared statement. */
export async function run<Row>(on: Queryable, text: string, values: Readonly<Record<string, unknown>> = {}): Promise<Row[]> {
  const compiled = statement(text);
  return (await on.query({ name: compiled.name, text: compiled.text, values: valuesOf(compiled, values) })).rows as Row[];
}
