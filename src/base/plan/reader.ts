import type { Pool, QueryArrayConfig } from "pg";
import { numbered, replaceParameters, valuesOf, type Statement } from "../statement.js";
import type { Named, Wire } from "./wire.js";

/** A statement that takes longer, in milliseconds, has a connection to itself while it runs. */
const QUICK_MS = 1;
/** What it takes is the least of its runs, as everything else that goes on only adds; each run lets it grow by so much. */
const FORGETTING = 1.05;
/** Plans' statements that the pool's connections keep prepared, and their characters; beyond, they run unnamed. */
const MOST_PREPARED = 1_000;
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** How long a statement takes. */
class Timing {
  private ms: number | null = null;

  /** It ran before: it is worth preparing. */
  get known(): boolean { return this.ms !== null; }

  /** It may share a connection. */
  get quick(): boolean { return this.ms !== null && this.ms < QUICK_MS; }

  took(ms: number): void { this.ms = this.ms === null ? ms : Math.min(ms, this.ms * FORGETTING); }

  tookTooLong(): void { this.ms = Infinity; }
}

/** A plan's statement, and how long it takes. */
export class TimedStatement {
  readonly timing = new Timing();

  private constructor(readonly statement: Statement & { name: string }) {}

  /** One for viewers who are signed in. */
  static signed(text: string): TimedStatement { return new TimedStatement(numbered(text)); }

  /** One for viewers who are not: who they are is known while PostgreSQL plans it. */
  static unsigned(text: string): TimedStatement {
    const known: Record<string, string> = { viewer: "NULL::uuid", signIn: "NULL::uuid", administrator: "FALSE", doorEvent: "NULL::uuid" };
    return new TimedStatement(numbered(replaceParameters(text, (name, whole) => known[name] ?? whole)));
  }
}

const AGAIN = /^(57014|57P0\d|08...)$/;

/** Whether PostgreSQL cancelled it or the connection was lost: a read may be asked again elsewhere. */
const mayAskAgain = (error: unknown): boolean => {
  const { code = "", severity } = error as { code?: string; severity?: string };
  return severity === undefined || AGAIN.test(code);
};

/** Runs statements that only read: the quick ones together on the wire, the others on a connection of the pool. */
export class Reader {
  private readonly prepared = new Set<string>();
  private characters = 0;
  private readonly timings = new Map<string, Timing>();

  constructor(private readonly pool: Pool, private readonly wire: Wire) {}

  /** The one row of texts of a plan's statement. */
  async row(statement: TimedStatement, values: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
    return (await this.rowsOf(statement, values))[0];
  }

  /** All rows of texts of a statement. */
  rowsOf({ statement, timing }: TimedStatement, values: Readonly<Record<string, unknown>>): Promise<readonly (readonly string[])[]> {
    const { name, text } = statement;
    return this.rows<readonly string[]>({ name, text, values: valuesOf(statement, values), rowMode: "array" }, timing, this.nameOnPool(statement, timing));
  }

  /** Rows of a statement of the loaders; their names are bounded where they are given. */
  async query({ name, text, values }: { name?: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }> {
    if (name === undefined) return this.pool.query({ text, values });
    let timing = this.timings.get(name);
    if (!timing) this.timings.set(name, timing = new Timing());
    return { rows: await this.rows({ name, text, values }, timing, name) };
  }

  private async rows<Row>(statement: Named, timing: Timing, nameOnPool: string | undefined): Promise<Row[]> {
    const asked = timing.quick ? this.wire.ask<Row>(statement) : null;
    if (asked) {
      try {
        const { rows, ms } = await asked;
        timing.took(ms);
        return rows;
      } catch (error) {
        if (!mayAskAgain(error)) throw error;
        timing.tookTooLong();
      }
    }
    const client = await this.pool.connect();
    try {
      const begun = performance.now();
      const { rows } = await client.query({ ...statement, name: nameOnPool } as QueryArrayConfig);
      timing.took(performance.now() - begun);
      return rows as Row[];
    } finally {
      client.release();
    }
  }

  /** What is met once is not kept prepared. */
  private nameOnPool({ name, text }: { name: string; text: string }, { known }: Timing): string | undefined {
    if (this.prepared.has(name)) return name;
    if (!known || this.prepared.size >= MOST_PREPARED || this.characters >= MOST_CHARACTERS) return undefined;
    this.prepared.add(name);
    this.characters += text.length;
    return name;
  }
}
