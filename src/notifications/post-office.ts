import { mkdir, writeFile, rename } from "node:fs/promises";
import path from "node:path";
import { createTransport, type Transporter } from "nodemailer";
import { MailFailed } from "./mail-failed.js";

export interface Letter { id: string; to: string; subject: string; text: string }

/** Where mail goes: a mail server, or files in a folder. One Message-ID a cause, so that a second delivery is the same message. */
export interface PostOffice {
  /** `stop` is aborted when nobody waits for it any more. */
  send(letter: Letter, stop?: AbortSignal): Promise<{ file?: string }>;
}

/** Who mail is from: a mailbox, and the domain that Message-IDs are unique in. */
export interface Sender { from: string; domain: string }

/** How long a mail server may take, in milliseconds, until a connection and its greeting are there, to answer a command, and for all of a message. SMTP_URL may set the first three itself. */
export interface Patience { connectionTimeout: number; greetingTimeout: number; socketTimeout: number; messageMs: number }

const PATIENCE: Patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, messageMs: 60_000 };

const DOMAIN = /@([^@\s>]+\.[^@\s>]+)>?\s*$/;

/** The sender's own domain; where it is none that mail comes from, the host that people reach the service by. */
export const senderOf = (from: string, publicUrl: string): Sender => ({ from, domain: DOMAIN.exec(from)?.[1] ?? new URL(publicUrl).hostname });

const message = ({ from, domain }: Sender, { id, to, subject, text }: Letter) => ({
  from, to, subject, text, messageId: `<${id}@${domain}>`,
  // RFC 3834: nobody's absence is to be told to a machine.
  headers: { "Auto-Submitted": "auto-generated" },
});

export class SmtpPostOffice implements PostOffice {
  private readonly transport: Transporter;

  constructor(url: string, private readonly sender: Sender, private readonly patience: Patience = PATIENCE) {
    const { connectionTimeout, greetingTimeout, socketTimeout } = patience;
    this.transport = createTransport({ connectionTimeout, greetingTimeout, socketTimeout, dnsTimeout: connectionTimeout, url });
  }

  async send(letter: Letter, stop?: AbortSignal): Promise<{ file?: string }> {
    // A server that says a little now and then keeps every other time.
    const late = AbortSignal.timeout(this.patience.messageMs);
    try {
      await this.transport.sendMail({ ...message(this.sender, letter), signal: stop ? AbortSignal.any([late, stop]) : late });
      return {};
    } catch (error) { throw MailFailed.because(error); }
  }
}

export class FilePostOffice implements PostOffice {
  private readonly transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });

  constructor(private readonly folder: string, private readonly sender: Sender) {}

  async send(letter: Letter): Promise<{ file?: string }> {
    const { message: mail } = await this.transport.sendMail(message(this.sender, letter));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = path.join(this.folder, `${letter.id}.eml`);
    await writeFile(`${file}.part`, mail as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
    return { file };
  }
}
