import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A mail server on loopback that takes a message or says what it is told to: by default it takes everything. */
export class MailServer {
  /** What is said to a recipient; null says nothing at all. */
  toRecipient: (address: string) => string | null = () => "250 2.1.5 Ok";
  /** What it says first; null keeps silent. */
  greeting: string | null = "220 mail.example.org ESMTP";
  readonly messages: string[] = [];
  /** Recipients as they were named, once for each try. */
  readonly tries: string[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer(socket => { this.serve(socket); });

  async start(): Promise<string> {
    await new Promise<void>(resolve => { this.server.listen(0, "127.0.0.1", resolve); });
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise(resolve => { this.server.close(resolve); });
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("close", () => { this.sockets.delete(socket); }).on("error", () => {}).setEncoding("utf8");
    const say = (line: string | null): void => { if (line !== null) socket.write(`${line}\r\n`); };
    let text = "";
    let message: string[] | null = null;
    socket.on("data", chunk => {
      const lines = (text + String(chunk)).split("\r\n");
      text = lines.pop()!;
      for (const line of lines) {
        if (message === null) message = this.answer(line, say) ? [] : null;
        else if (line === ".") { this.messages.push(message.join("\n")); message = null; say("250 2.0.0 Ok"); }
        else message.push(line);
      }
    });
    say(this.greeting);
  }

  /** Whether a message follows. */
  private answer(line: string, say: (line: string | null) => void): boolean {
    const recipient = /^RCPT TO:<(.*)>/i.exec(line)?.[1];
    if (recipient !== undefined) { this.tries.push(recipient); say(this.toRecipient(recipient)); return false; }
    const data = /^DATA/i.test(line);
    say(data ? "354 Go on" : /^QUIT/i.test(line) ? "221 Bye" : "250 Ok");
    return data;
  }
}
