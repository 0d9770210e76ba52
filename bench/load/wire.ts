import { connect, type Socket } from "node:net";

const END_OF_HEAD = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

export interface Answer { status: number; bytes: number; body: Buffer }

/**
 * One connection that is kept alive, and HTTP as far as a server that answers JSON needs it. Written by hand because the
 * load shares the machine with what it measures: a client that costs as much as the server would hide differences.
 */
export class Wire {
  private held: Buffer | null = null;
  private bodyFrom = 0;
  private end = 0;
  private chunked = false;
  private status = 0;
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (part: Buffer) => { this.take(part); });
    socket.on("error", error => this.waiting?.reject(error));
    socket.on("close", () => this.waiting?.reject(new Error("The server closed the connection")));
  }

  static open(port: number): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => { resolve(new Wire(socket)); }).once("error", reject);
    });
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private take(part: Buffer): void {
    const held = this.held ? Buffer.concat([this.held, part]) : part;
    this.held = held;
    if (this.end === 0 && !this.readHead(held)) return;
    const whole = this.chunked ? held.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) : held.length >= this.end;
    if (!whole) return;
    const body = held.subarray(this.bodyFrom);
    const answer = { status: this.status, bytes: body.length, body: this.chunked ? dechunked(body) : body };
    this.held = null;
    this.end = 0;
    this.waiting?.resolve(answer);
  }

  private readHead(held: Buffer): boolean {
    const at = held.indexOf(END_OF_HEAD);
    if (at < 0) return false;
    const head = held.toString("latin1", 0, at);
    this.status = Number(head.slice(9, 12));
    this.bodyFrom = at + END_OF_HEAD.length;
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.chunked = length === undefined;
    this.end = this.bodyFrom + Number(length ?? 1);
    return true;
  }
}

function dechunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.toString("latin1", at, line), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
