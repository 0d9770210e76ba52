import type { FieldNode } from "graphql";
import type { Statement } from "../statement.js";
import { FAULT } from "./json-text.js";
import { NotPlanned } from "./not-planned.js";
import type { Parameters, Variables } from "./parameters.js";
import { TimedStatement, type Reader } from "./reader.js";

/** One root field: JSON text that is known, or SQL that yields it. */
export type Part = { key: string; nodes: readonly FieldNode[]; nullable: boolean } & ({ text: string } | { sql: string });

/** A root field's place in the answer: text that is known, or null for the statement's next column. */
interface Slot { key: string; nodes: readonly FieldNode[]; nullable: boolean; text: string | null }

/** What a plan holds besides its SQL: its parameters, its parts, what it takes. */
const BYTES_BESIDE_SQL = 4_096;

/** A root field that the database could not answer. */
export interface Failure { key: string; nodes: readonly FieldNode[]; error: unknown }

/** JSON text of an operation's `data`; root fields that failed are null in it, and so is all of it when one may not be null. */
export interface PlanAnswer { data: string; failures: readonly Failure[] }

/** What an answer is read from: the tables, and whether it depends on the present. */
export interface Sources { readonly tables: readonly string[]; readonly timed: boolean }

/** An operation as one statement, a column for each root field. */
export class Plan {
  readonly sources: Sources;

  private constructor(private readonly slots: readonly Slot[], private readonly statement: TimedStatement | null, private readonly parameters: Parameters, tables: ReadonlySet<string>) {
    const { text, params }: Pick<Statement, "text" | "params"> = statement?.statement ?? { text: "", params: [] };
    // Every word that could name a table: rather one too many than one too few. Not the words themselves: a piece of a text keeps all of it.
    const words = new Set(text.match(/\w+/g));
    this.sources = { tables: [...tables].filter(table => words.has(table)), timed: params.includes("now") };
  }

  /** `signed` says that the viewer is; `tables` are the names of all there are. */
  static of(parts: readonly Part[], parameters: Parameters, signed: boolean, tables: ReadonlySet<string>): Plan {
    const columns = parts.flatMap(part => "sql" in part ? [part.sql] : []);
    const text = `SELECT ${columns.join(", ")}`;
    const statement = columns.length === 0 ? null : signed ? TimedStatement.signed(text) : TimedStatement.unsigned(text);
    // Their SQL stands in the statement: it is not kept twice.
    const slots = parts.map(({ key, nodes, nullable, ...part }) => ({ key, nodes, nullable, text: "text" in part ? part.text : null }));
    return new Plan(slots, statement, parameters, tables);
  }

  /** Bytes that it holds: its SQL is ASCII, as names in GraphQL are. */
  get bytes(): number { return BYTES_BESIDE_SQL + (this.statement?.statement.text.length ?? 0); }

  /** Throws NotPlanned where the specification asks for an error: then the operation is to be executed. */
  async run(reader: Reader, variables: Variables, viewer: Readonly<Record<string, unknown>>): Promise<PlanAnswer> {
    const values = Object.assign(this.parameters.values(variables), viewer);
    let row: readonly string[];
    try {
      row = this.statement ? await reader.row(this.statement, values) : [];
    } catch (error) {
      return this.failed(error);
    }
    // Looked for in what came, as looking through a text that was put together makes a copy of it.
    if (row.some(text => text.includes(FAULT))) throw new NotPlanned("discarded");
    let column = 0;
    return { data: this.data(({ text }) => text ?? row[column++]), failures: [] };
  }

  private data(text: (slot: Slot) => string): string {
    let data = "";
    for (const slot of this.slots) data += `${data === "" ? "{" : ","}"${slot.key}":${text(slot)}`;
    return data === "" ? "{}" : `${data}}`;
  }

  private failed(error: unknown): PlanAnswer {
    const failures = this.slots.filter(({ text }) => text === null).map(({ key, nodes }) => ({ key, nodes, error }));
    const whole = this.slots.every(({ text, nullable }) => text !== null || nullable);
    return { data: whole ? this.data(({ text }) => text ?? "null") : "null", failures };
  }
}
