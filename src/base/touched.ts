import type { EntityManager } from "typeorm";
import type { NounClass } from "./noun.js";

const WRITES = /\b(?:INSERT\s+INTO|UPDATE|MERGE\s+INTO)\s+"?(\w+)"?/gi;
const DELETES = /\b(?:DELETE\s+FROM|TRUNCATE)\b/i;
const known = new Map<string, readonly string[] | null>();

/** Tables that SQL writes to; null for any, as rows that are deleted may take others with them. */
function writtenBy(text: string): readonly string[] | null {
  let tables = known.get(text);
  if (tables === undefined) {
    tables = DELETES.test(text) ? null : [...text.matchAll(WRITES)].map(([, table]) => table.toLowerCase());
    known.set(text, tables);
  }
  return tables;
}

/** The tables that one transaction wrote to, or a superset of them. */
export class Touched {
  private readonly names = new Set<string>();
  private all = false;

  by(text: string): void {
    const tables = writtenBy(text);
    if (tables === null) this.all = true;
    else for (const table of tables) this.names.add(table);
  }

  table(manager: EntityManager, noun: NounClass): void { this.names.add(manager.dataSource.getMetadata(noun).tableName); }

  everything(): void { this.all = true; }

  /** Null stands for any table. */
  get tables(): readonly string[] | null { return this.all ? null : [...this.names]; }
}
