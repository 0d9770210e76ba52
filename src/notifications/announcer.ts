import type { FastifyBaseLogger } from "fastify";
import type { Pool } from "pg";
import { notify } from "./channel.js";

const GATHER_MS = 10;
const AGAIN_MS = 500;

/**
 * Tells every instance which tables were written to, those of many changes in one message: a NOTIFY inside each
 * transaction would make commits run one at a time. What an instance that is killed had not told yet stays untold, so
 * nobody may rely on it for longer than they can afford to be wrong.
 */
export class Announcer {
  private tables: Set<string> | "any" = new Set();
  private timer: NodeJS.Timeout | null = null;
  private telling: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly pool: Pool, private readonly log: FastifyBaseLogger) {}

  changed(tables: readonly string[] | null): void {
    this.add(tables);
    this.timer ??= setTimeout(() => { this.tell(); }, GATHER_MS);
  }

  /** Tells what is left to tell; what fails now stays untold. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) { clearTimeout(this.timer); this.tell(); }
    await this.telling;
  }

  private add(tables: readonly string[] | null): void {
    if (tables === null) this.tables = "any";
    else if (this.tables !== "any") for (const table of tables) this.tables.add(table);
  }

  private tell(): void {
    this.timer = null;
    const tables = this.tables === "any" ? null : [...this.tables];
    this.tables = new Set();
    this.telling = notify(this.pool, { tables }).catch((error: unknown) => {
      if (this.stopped) return;
      this.log.warn({ err: error }, "other instances will be told later");
      this.add(tables);
      this.timer ??= setTimeout(() => { this.tell(); }, AGAIN_MS);
    });
  }
}
