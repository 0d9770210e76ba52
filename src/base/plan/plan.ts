import type { Pool } from "pg";
import { statement, valuesOf, type Statement } from "../statement.js";
import { FAULT } from "./json-text.js";
import { NotPlanned } from "./not-planned.js";
import type { Parameters, Variables } from "./parameters.js";

/** One root field: JSON text that is known, or the statement that yields it. */
export type Part = { key: string; text: string } | { key: string; statement: Statement };

/** An operation as SQL: one statement for each root field. */
export class Plan {
  constructor(private readonly parts: readonly Part[], private readonly parameters: Parameters) {}

  /**
   * JSON text of the operation's `data`, or NotPlanned where the specification asks for an error: then the operation is to
   * be executed. Throws what the database does.
   */
  async run(pool: Pool, variables: Variables, viewer: Readonly<Record<string, unknown>>): Promise<string> {
    const values = { ...this.parameters.values(variables), ...viewer };
    const texts = await Promise.all(this.parts.map(part => textOf(pool, part, values)));
    let data = "{";
    for (let i = 0; i < texts.length; i++) data += `${i === 0 ? "" : ","}"${this.parts[i].key}":${texts[i]}`;
    if (data.includes(FAULT)) throw new NotPlanned("discarded");
    return `${data}}`;
  }
}

async function textOf(pool: Pool, part: Part, values: Readonly<Record<string, unknown>>): Promise<string> {
  if ("text" in part) return part.text;
  const { statement: of } = part;
  const { rows } = await pool.query<[string]>({ name: of.name, text: of.text, values: valuesOf(of, values), rowMode: "array" });
  return rows[0][0];
}

/** A statement for viewers that are not signed in: who they are is known while PostgreSQL plans it. */
export const unsigned = (text: string): Statement =>
  statement(text.replace(/'(?:[^']|'')*'|(?<![:\w]):(viewer|administrator)\b/g, (whole, name: string | undefined) =>
    name === undefined ? whole : name === "viewer" ? "NULL::uuid" : "FALSE"));
