import type { FastifyBaseLogger } from "fastify";
import type { Pool } from "pg";
import { clock } from "../base/clock.js";
import { newId } from "../base/id.js";
import { localeOf } from "../base/locale.js";
import type { Wording } from "../base/module.js";
import type { Sealer } from "../base/seal.js";
import { run } from "../base/statement.js";
import { MailFailed } from "./mail-failed.js";
import type { PostOffice } from "./post-office.js";
import type { MailJob } from "./relay.js";

interface Waiting { kind: string; data: Record<string, unknown>; email: string | null; locale: string; sentAt: Date | null }

interface Addressed { id: string; kind: string; data: Record<string, unknown>; to: string; locale: string }

/** Which try it is, from 1 on, and after which there is none; it is aborted when the service stops and waits no longer. */
interface Attempt { number: number; last: number; stop: AbortSignal | undefined }

/** Sends one message. It may run twice for one message, which then has the same Message-ID; what was sent is not sent again. */
export class Deliverer {
  constructor(
    private readonly pool: Pool,
    private readonly sealer: Sealer,
    private readonly office: PostOffice,
    private readonly wordings: ReadonlyMap<string, Wording>,
    private readonly log: FastifyBaseLogger,
  ) {}

  /** Throws when it is to be tried again. */
  async deliver(job: MailJob, attempt: Attempt): Promise<void> {
    const mail = "sealed" in job ? this.unsealed(job) : await this.waiting(job.notificationId);
    if (!mail) return;
    try {
      await this.send(mail, attempt.stop);
    } catch (error) {
      const givenUp = attempt.number >= attempt.last || (error instanceof MailFailed && error.permanent);
      await this.noteFailure(mail, error, attempt.number, givenUp);
      // A job that nobody will do again would be kept, with what it was given.
      if (!givenUp) throw error;
      return;
    }
    if (!("sealed" in job)) await run(this.pool, "UPDATE notification SET sent_at = :now, updated_at = :now WHERE id = :id", { id: mail.id, now: clock.now() });
    if (attempt.number > 1) await run(this.pool, "DELETE FROM mail_failure WHERE message_id = :id", { id: mail.id });
  }

  private unsealed({ messageId, kind, data, sealed }: Extract<MailJob, { sealed: string }>): Addressed {
    const { email, ...secrets } = this.sealer.open<{ email: string } & Record<string, unknown>>(sealed);
    return { id: messageId, kind, data: { ...data, ...secrets }, to: email, locale: String(data.locale ?? "en") };
  }

  private async waiting(id: string): Promise<Addressed | null> {
    const [waiting] = await run<Waiting>(this.pool,
      `SELECT n.kind, n.data, p.email, p.locale, n.sent_at AS "sentAt" FROM notification n JOIN person p ON p.id = n.person_id
       WHERE n.id = :id`, { id });
    if (!waiting || waiting.sentAt || waiting.email === null) return null;
    return { id, kind: waiting.kind, data: waiting.data, to: waiting.email, locale: waiting.locale };
  }

  private async send({ id, kind, data, to, locale }: Addressed, stop: AbortSignal | undefined): Promise<void> {
    const wording = this.wordings.get(kind);
    if (!wording) throw new Error(`No module words mail of the kind ${kind}`);
    const { file } = await this.office.send({ id, to, ...wording(data as never, localeOf(locale)) }, stop);
    this.log.info({ kind, ...(file ? { file } : {}) }, "mail sent");
  }

  private async noteFailure({ id: messageId, kind }: Addressed, error: unknown, attempts: number, givenUp: boolean): Promise<void> {
    const reason = error instanceof MailFailed ? error.reason : "a fault here; the log says which";
    this.log.warn({ kind, messageId, attempts, givenUp, ...(error instanceof MailFailed ? { reason } : { err: error }) }, "mail was not taken");
    await run(this.pool,
      `INSERT INTO mail_failure (id, created_at, updated_at, message_id, kind, reason, attempts, given_up)
       VALUES (:id, :now, :now, :messageId, :kind, :reason, :attempts, :givenUp)
       ON CONFLICT (message_id) DO UPDATE SET updated_at = :now, reason = EXCLUDED.reason, attempts = EXCLUDED.attempts, given_up = EXCLUDED.given_up`,
      { id: newId(), now: clock.now(), messageId, kind, reason, attempts, givenUp });
  }
}
