import { Client, type ClientConfig, type QueryArrayConfig } from "pg";
import { gatheringSocket } from "../gathering-socket.js";

/** What an answer took of the connection's time, waiting for others on it left out. */
export interface Answered<Row> { rows: Row[]; ms: number }

/** A statement to be prepared under its name. */
export interface Named { name: string; text: string; values: unknown[]; rowMode?: "array" }

interface Line { client: Client; underway: number; prepared: Set<string>; lastAnswerAt: number }

/** Statements that a line may have under way. */
const MOST_UNDERWAY = 64;
/** Names that a connection keeps; then another takes its place. */
const MOST_PREPARED = 500;
const RECONNECT_MS = 500;

/**
 * A few connections that carry the statements of many requests at once, one behind the other without waiting for answers
 * (PostgreSQL's pipelining). Only for reads that are known to be quick: whoever is behind waits.
 */
export class Wire {
  private readonly lines: (Line | null)[];
  private readonly opening = new Set<Promise<void>>();
  private stopped = false;

  constructor(private readonly config: ClientConfig, width: number, private readonly onLost: (error: Error) => void) {
    this.lines = new Array<null>(width).fill(null);
  }

  async start(): Promise<void> {
    await Promise.all(this.lines.map((_, place) => this.open(place)));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.opening);
    await Promise.all(this.lines.map(async line => { await line?.client.end(); }));
  }

  /** The statement's rows; null when no line is free to take it. */
  ask<Row>(statement: Named): Promise<Answered<Row>> | null {
    let line: Line | null = null;
    for (const other of this.lines) if (other && (!line || other.underway < line.underway)) line = other;
    return line && line.underway < MOST_UNDERWAY ? this.send<Row>(line, statement) : null;
  }

  private async send<Row>(line: Line, statement: Named): Promise<Answered<Row>> {
    line.prepared.add(statement.name);
    if (line.prepared.size > MOST_PREPARED) this.replace(line);
    const sentAt = performance.now();
    line.underway++;
    try {
      const { rows } = await line.client.query(statement as QueryArrayConfig & { name: string });
      const now = performance.now();
      const ms = now - Math.max(sentAt, line.lastAnswerAt);
      line.lastAnswerAt = now;
      return { rows: rows as Row[], ms };
    } finally {
      line.underway--;
    }
  }

  /** What is under way on the old connection is still answered there. */
  private replace(line: Line): void {
    const place = this.lines.indexOf(line);
    if (place < 0) return;
    this.lines[place] = null;
    void line.client.end();
    void this.open(place);
  }

  private open(place: number): Promise<void> {
    const opened = this.connect(place).finally(() => { this.opening.delete(opened); });
    this.opening.add(opened);
    return opened;
  }

  private async connect(place: number): Promise<void> {
    // What one turn of the event loop asks goes out together.
    const client = new Client({ ...this.config, pipeline: true, stream: () => gatheringSocket(setImmediate) });
    const line: Line = { client, underway: 0, prepared: new Set(), lastAnswerAt: 0 };
    const ended = (error?: Error): void => {
      if (this.lines[place] !== line) return;
      this.lines[place] = null;
      this.openLater(place, error);
    };
    client.on("error", ended);
    client.on("end", () => { ended(); });
    try {
      await client.connect();
      this.lines[place] = line;
    } catch (error) {
      this.openLater(place, error as Error);
    }
  }

  private openLater(place: number, because?: Error): void {
    if (this.stopped) return;
    if (because) this.onLost(because);
    setTimeout(() => { if (!this.stopped) void this.open(place); }, RECONNECT_MS).unref();
  }
}
