import type { FastifyBaseLogger } from "fastify";
import type { Pool } from "pg";
import { clock } from "../base/clock.js";
import { localeOf } from "../base/locale.js";
import type { Wording } from "../base/module.js";
import type { Sealer } from "../base/seal.js";
import { run } from "../base/statement.js";
import type { PostOffice } from "./post-office.js";
import type { MailJob } from "./relay.js";

interface Waiting { kind: string; data: Record<string, unknown>; email: string | null; locale: string; sentAt: Date | null }

/** Sends one message. It may run twice for one message, which then has the same Message-ID; what was sent is not sent again. */
export class Deliverer {
  constructor(
    private readonly pool: Pool,
    private readonly sealer: Sealer,
    private readonly office: PostOffice,
    private readonly wordings: ReadonlyMap<string, Wording>,
    private readonly log: FastifyBaseLogger,
  ) {}

  async deliver(job: MailJob): Promise<void> {
    if ("sealed" in job) {
      const { email, ...secrets } = this.sealer.open<{ email: string } & Record<string, unknown>>(job.sealed);
      return this.send(job.messageId, job.kind, { ...job.data, ...secrets }, email, String(job.data.locale ?? "en"));
    }
    const [waiting] = await run<Waiting>(this.pool,
      `SELECT n.kind, n.data, p.email, p.locale, n.sent_at AS "sentAt" FROM notification n JOIN person p ON p.id = n.person_id
       WHERE n.id = :id`, { id: job.notificationId });
    if (!waiting || waiting.sentAt || waiting.email === null) return;
    await this.send(job.notificationId, waiting.kind, waiting.data, waiting.email, waiting.locale);
    await run(this.pool, "UPDATE notification SET sent_at = :now, updated_at = :now WHERE id = :id", { id: job.notificationId, now: clock.now() });
  }

  private async send(id: string, kind: string, data: Record<string, unknown>, to: string, locale: string): Promise<void> {
    const wording = this.wordings.get(kind);
    if (!wording) throw new Error(`No module words mail of the kind ${kind}`);
    const { file } = await this.office.send({ id, to, ...wording(data as never, localeOf(locale)) });
    this.log.info({ kind, ...(file ? { file } : {}) }, "mail sent");
  }
}
