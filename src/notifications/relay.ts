import type { FastifyBaseLogger } from "fastify";
import type { Pool, PoolClient } from "pg";
import { newId } from "../base/id.js";
import { run } from "../base/statement.js";

interface OutboxRow { id: string; kind: string; personId: string | null; causeId: string; data: Record<string, unknown>; sealed: string | null; at: Date }

/** What a delivery job is given: the notification to send, or what is sealed for an address that may have none. */
export type MailJob = { notificationId: string } | { messageId: string; kind: string; data: Record<string, unknown>; sealed: string };

const BATCH = 200;
const EVERY_MS = 250;

/**
 * Passes on what changes left in the outbox, in batches: a notification and a delivery job for each row.
 * Every instance has one; rows that another holds are skipped.
 */
export class Relay {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(private readonly pool: Pool, private readonly log: FastifyBaseLogger) {}

  start(): void { this.timer = setInterval(() => this.wake(), EVERY_MS); }

  /** Looks now; when it is looking already, once more afterwards. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) { this.again = true; return; }
    this.running = this.drain()
      .catch((error: unknown) => this.log.warn({ err: error }, "the relay will try again"))
      .finally(() => {
        this.running = null;
        if (this.again) { this.again = false; this.wake(); }
      });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async drain(): Promise<void> {
    while (await this.passBatch() === BATCH);
  }

  private async passBatch(): Promise<number> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("BEGIN");
      const rows = await run<OutboxRow>(client,
        `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, person_id AS "personId", cause_id AS "causeId", data, sealed, at`);
      if (rows.length > 0) await this.pass(client, rows);
      await client.query("COMMIT");
      return rows.length;
    } catch (error) {
      await client.query("ROLLBACK").catch((failed: Error) => { broken = failed; });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private async pass(client: PoolClient, rows: readonly OutboxRow[]): Promise<void> {
    for (const row of rows) {
      const job = await this.jobFor(client, row);
      if (job) await run(client, "SELECT graphile_worker.add_job('send-mail', :job::json, max_attempts => 12)", { job: JSON.stringify(job) });
    }
  }

  private async jobFor(client: PoolClient, row: OutboxRow): Promise<MailJob | null> {
    if (row.personId === null) {
      return row.sealed === null ? null : { messageId: row.causeId, kind: row.kind, data: row.data, sealed: row.sealed };
    }
    const [told] = await run<{ id: string }>(client,
      `INSERT INTO notification (id, created_at, updated_at, person_id, kind, cause_id, data)
       SELECT :id, :at, :at, id, :kind, :causeId, :data::jsonb FROM person WHERE id = :personId
       ON CONFLICT (person_id, kind, cause_id) DO NOTHING RETURNING id`,
      { id: newId(), at: row.at, personId: row.personId, kind: row.kind, causeId: row.causeId, data: JSON.stringify(row.data) });
    return told ? { notificationId: told.id } : null;
  }
}
