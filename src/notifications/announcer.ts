import { randomUUID } from "node:crypto";
import type { FastifyBaseLogger } from "fastify";
import type { Pool } from "pg";
import type { Topic } from "../base/live/topic.js";
import { notify } from "./channel.js";

const GATHER_MS = 10;
const AGAIN_MS = 500;
/** Topics in one message: some 50 bytes each, beside the names of all tables. */
const TOPICS_AT_ONCE = 80;

/**
 * Tells every instance which tables were written to and which topics may have changed, of many changes in one message: a
 * NOTIFY inside each transaction would make commits run one at a time. What an instance that is killed had not told yet
 * stays untold, so nobody may rely on it for longer than they can afford to be wrong.
 */
export class Announcer {
  /** What messages of this instance are known by. */
  readonly name = randomUUID();
  private tables: Set<string> | "any" = new Set();
  private topics = new Set<Topic>();
  private timer: NodeJS.Timeout | null = null;
  private telling: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly pool: Pool, private readonly log: FastifyBaseLogger) {}

  changed(tables: readonly string[] | null, topics: Iterable<Topic>): void {
    this.add(tables, topics);
    this.timer ??= setTimeout(() => { this.tell(); }, GATHER_MS);
  }

  /** Tells what is left to tell; what fails now stays untold. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) { clearTimeout(this.timer); this.tell(); }
    await this.telling;
  }

  private add(tables: readonly string[] | null, topics: Iterable<Topic>): void {
    if (tables === null) this.tables = "any";
    else if (this.tables !== "any") for (const table of tables) this.tables.add(table);
    for (const topic of topics) this.topics.add(topic);
  }

  private tell(): void {
    this.timer = null;
    const tables = this.tables === "any" ? null : [...this.tables];
    const topics = [...this.topics];
    this.tables = new Set();
    this.topics = new Set();
    this.telling = this.send(tables, topics).catch((error: unknown) => {
      if (this.stopped) return;
      this.log.warn({ err: error }, "other instances will be told later");
      this.add(tables, topics);
      this.timer ??= setTimeout(() => { this.tell(); }, AGAIN_MS);
    });
  }

  private async send(tables: readonly string[] | null, topics: readonly Topic[]): Promise<void> {
    for (let at = 0; at === 0 || at < topics.length; at += TOPICS_AT_ONCE) {
      await notify(this.pool, { from: this.name, tables, topics: topics.slice(at, at + TOPICS_AT_ONCE) });
    }
  }
}
