import type { Pool } from "pg";
import { numbered, replaceParameters, valuesOf, type Statement } from "../statement.js";
import type { Wire } from "./wire.js";

/** A statement that takes longer, in milliseconds, has a connection to itself while it runs. */
const QUICK_MS = 1;
/** What it takes is the least of its runs, as everything else that goes on only adds; each run lets it grow by so much. */
const FORGETTING = 1.05;
/** Plans' statements that the pool's connections keep prepared; beyond, they run unnamed. */
const MOST_PREPARED = 1_000;

/** A plan's statement, and how long it takes. */
export class TimedStatement {
  private ms: number | null = null;

  private constructor(readonly statement: Statement & { name: string }) {}

  /** One for viewers who are signed in. */
  static signed(text: string): TimedStatement { return new TimedStatement(numbered(text)); }

  /** One for viewers who are not: who they are is known while PostgreSQL plans it. */
  static unsigned(text: string): TimedStatement {
    const known: Record<string, string> = { viewer: "NULL::uuid", signIn: "NULL::uuid", administrator: "FALSE" };
    return new TimedStatement(numbered(replaceParameters(text, (name, whole) => known[name] ?? whole)));
  }

  /** It ran before: it is worth preparing. */
  get known(): boolean { return this.ms !== null; }

  /** It may share a connection. */
  get quick(): boolean { return this.ms !== null && this.ms < QUICK_MS; }

  took(ms: number): void { this.ms = this.ms === null ? ms : Math.min(ms, this.ms * FORGETTING); }

  tookTooLong(): void { this.ms = Infinity; }
}

const AGAIN = /^(57014|57P0\d|08...)$/;

/** Whether PostgreSQL cancelled it or the connection was lost: a read may be asked again elsewhere. */
const mayAskAgain = (error: unknown): boolean => {
  const { code = "", severity } = error as { code?: string; severity?: string };
  return severity === undefined || AGAIN.test(code);
};

/** Runs plans' statements: the quick ones together on the wire, the others on a connection of the pool. */
export class Reader {
  private readonly prepared = new Set<string>();

  constructor(private readonly pool: Pool, private readonly wire: Wire) {}

  /** The statement's one row of texts. */
  async row(of: TimedStatement, values: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
    const list = valuesOf(of.statement, values);
    const asked = of.quick ? this.wire.ask(of.statement, list) : null;
    if (asked) {
      try {
        const { row, ms } = await asked;
        of.took(ms);
        return row;
      } catch (error) {
        if (!mayAskAgain(error)) throw error;
        of.tookTooLong();
      }
    }
    return this.alone(of, list);
  }

  private async alone(of: TimedStatement, values: unknown[]): Promise<readonly string[]> {
    const name = this.nameOnPool(of);
    const client = await this.pool.connect();
    try {
      const begun = performance.now();
      const { rows } = await client.query<string[]>({ name, text: of.statement.text, values, rowMode: "array" });
      of.took(performance.now() - begun);
      return rows[0];
    } finally {
      client.release();
    }
  }

  /** What is met once is not kept prepared. */
  private nameOnPool({ known, statement: { name } }: TimedStatement): string | undefined {
    if (!known || (this.prepared.size >= MOST_PREPARED && !this.prepared.has(name))) return undefined;
    this.prepared.add(name);
    return name;
  }
}
