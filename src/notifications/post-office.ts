import { mkdir, writeFile, rename } from "node:fs/promises";
import path from "node:path";
import { createTransport, type Transporter } from "nodemailer";

export interface Letter { id: string; to: string; subject: string; text: string }

/** Where mail goes: a mail server, or files in a folder. One Message-ID a cause, so that a second delivery is the same message. */
export interface PostOffice { send(letter: Letter): Promise<{ file?: string }> }

const messageId = (id: string): string => `<${id}@coproduce>`;

export class SmtpPostOffice implements PostOffice {
  private readonly transport: Transporter;

  constructor(url: string, private readonly from: string) {
    this.transport = createTransport(url, { from });
  }

  async send({ id, to, subject, text }: Letter): Promise<{ file?: string }> {
    await this.transport.sendMail({ from: this.from, to, subject, text, messageId: messageId(id) });
    return {};
  }
}

export class FilePostOffice implements PostOffice {
  private readonly transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });

  constructor(private readonly folder: string, private readonly from: string) {}

  async send({ id, to, subject, text }: Letter): Promise<{ file?: string }> {
    const { message } = await this.transport.sendMail({ from: this.from, to, subject, text, messageId: messageId(id) });
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = path.join(this.folder, `${id}.eml`);
    await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
    return { file };
  }
}
