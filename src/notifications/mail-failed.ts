/** What Nodemailer says of an error, where it can. */
interface Said { code?: string; timeoutType?: string; responseCode?: number; response?: string; command?: string; permanent?: boolean }

/** Codes under which a server's reply is about the message itself, and not about how it is spoken to. */
const ABOUT_THE_MESSAGE = ["EENVELOPE", "EMESSAGE"];

/**
 * Why a mail server did not take a message, in words that hold no address: servers repeat the recipient in their replies, and
 * what is told here is logged and kept.
 */
export class MailFailed extends Error {
  constructor(
    readonly reason: string,
    /** Whether the server would say the same again (RFC 5321, 4.2.1). A wrong password or a server that lets nobody in is for the operator to mend, and then mail that waited goes out. */
    readonly permanent: boolean,
  ) { super(`The mail server did not take a message: ${reason}`); }

  static because(error: unknown): MailFailed {
    const { code = "error", timeoutType, responseCode, response, command, permanent } = error as Said;
    const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? "")?.[1];
    const words = [code, timeoutType, responseCode, status, command && `at ${command}`].filter(Boolean);
    return new MailFailed(words.join(" "), permanent === true && ABOUT_THE_MESSAGE.includes(code));
  }
}
