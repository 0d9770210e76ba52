import type { FastifyBaseLogger } from "fastify";
import { Client } from "pg";
import { CHANNEL, messageOf, type Message } from "./channel.js";

const RECONNECT_MS = 500;

/** Hears what instances tell each other, this one included, on a connection of its own. */
export class Listener {
  /** While it is not, something may be missed. */
  connected = false;
  private client: Client | null = null;
  private stopped = false;

  constructor(
    private readonly url: string, private readonly log: FastifyBaseLogger,
    /** Null stands for whatever was missed while it was not connected, and for what cannot be understood. */
    private readonly heard: (message: Message | null) => void,
  ) {}

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: "coproduce listener", keepAlive: true });
    let over = false;
    const lost = (error?: Error): void => {
      if (over) return;
      over = true;
      this.connected = false;
      if (this.client === client) this.client = null;
      this.again(error);
    };
    client.on("error", lost);
    client.on("end", () => { lost(); });
    client.on("notification", ({ payload }) => { this.heard(messageOf(payload)); });
    try {
      this.client = client;
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.heard(null);
      this.connected = !over;
    } catch (error) {
      client.end().catch(() => {});
      lost(error as Error);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.connected = false;
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private again(because?: Error): void {
    if (this.stopped) return;
    if (because) this.log.warn({ err: because }, "the connection that listens to other instances was lost");
    setTimeout(() => { if (!this.stopped) void this.start(); }, RECONNECT_MS).unref();
  }
}
