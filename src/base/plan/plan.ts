import type { FieldNode } from "graphql";
import { FAULT } from "./json-text.js";
import { NotPlanned } from "./not-planned.js";
import type { Parameters, Variables } from "./parameters.js";
import type { Reader, TimedStatement } from "./reader.js";

/** One root field: JSON text that is known, or the statement that yields it. */
export type Part = { key: string; nodes: readonly FieldNode[]; nullable: boolean } & ({ text: string } | { statement: TimedStatement });

/** A root field that the database could not answer. */
export interface Failure { key: string; nodes: readonly FieldNode[]; error: unknown }

/** JSON text of an operation's `data`; root fields that failed are null in it, and so is all of it when one may not be null. */
export interface PlanAnswer { data: string; failures: readonly Failure[] }

/** What an answer is read from: the tables, and whether it depends on the present. */
export interface Sources { readonly tables: readonly string[]; readonly timed: boolean }

/** An operation as SQL: one statement for each root field. */
export class Plan {
  readonly sources: Sources;

  /** `tables` are the names of all there are. */
  constructor(private readonly parts: readonly Part[], private readonly parameters: Parameters, tables: ReadonlySet<string>) {
    const statements = parts.flatMap(part => "statement" in part ? [part.statement.statement] : []);
    // Every word that could name a table: rather one too many than one too few.
    const words = new Set(statements.flatMap(({ text }) => text.match(/\w+/g) ?? []));
    this.sources = { tables: [...words].filter(word => tables.has(word)), timed: statements.some(({ params }) => params.includes("now")) };
  }

  /** Throws NotPlanned where the specification asks for an error: then the operation is to be executed. */
  async run(reader: Reader, variables: Variables, viewer: Readonly<Record<string, unknown>>): Promise<PlanAnswer> {
    const values = { ...this.parameters.values(variables), ...viewer };
    const failures: Failure[] = [];
    let whole = true;
    const texts = await Promise.all(this.parts.map(async part => {
      if ("text" in part) return part.text;
      try {
        return await reader.text(part.statement, values);
      } catch (error) {
        failures.push({ key: part.key, nodes: part.nodes, error });
        whole &&= part.nullable;
        return "null";
      }
    }));
    const data = `{${this.parts.map(({ key }, i) => `"${key}":${texts[i]}`).join(",")}}`;
    if (data.includes(FAULT)) throw new NotPlanned("discarded");
    return { data: whole ? data : "null", failures };
  }
}
