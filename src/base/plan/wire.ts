import { Client, type ClientConfig, type QueryArrayConfig } from "pg";
import { gatheringSocket } from "../gathering-socket.js";

/** What an answer took of the connection's time, waiting for others on it left out. */
export interface Answered<Row> { rows: Row[]; ms: number }

/** A statement to be prepared under its name. */
export interface Named { name: string; text: string; values: unknown[]; rowMode?: "array" }

interface Line { client: Client; underway: number; prepared: Set<string>; characters: number; lastAnswerAt: number }

/** Statements that a line may have under way. */
const MOST_UNDERWAY = 64;
/** Names that a connection keeps, and characters of the statements that it keeps with them; then another takes its place. */
const MOST_PREPARED = 500;
const MOST_CHARACTERS = 4 * 1024 * 1024;
const RECONNECT_MS = 500;

/**
 * A few connections that carry the statements of many requests at once, one behind the other without waiting for answers
 * (PostgreSQL's pipelining). Only for reads that are known to be quick: whoever is behind waits.
 */
export class Wire {
  private readonly lines: (Line | null)[];
  /** Connections that are being opened, and those that left their place and still answer. */
  private readonly coming = new Set<Promise<void>>();
  private readonly leaving = new Set<Promise<void>>();
  private stopped = false;

  constructor(private readonly config: ClientConfig, width: number, private readonly onLost: (error: Error) => void) {
    this.lines = new Array<null>(width).fill(null);
  }

  async start(): Promise<void> {
    await Promise.all(this.lines.map((_, place) => this.open(place)));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.coming);
    this.lines.forEach(line => { if (line) this.leave(line); });
    await Promise.all(this.leaving);
  }

  /** The statement's rows; null when no line is free to take it. */
  ask<Row>(statement: Named): Promise<Answered<Row>> | null {
    let line: Line | null = null;
    for (const other of this.lines) if (other && (!line || other.underway < line.underway)) line = other;
    return line && line.underway < MOST_UNDERWAY ? this.send<Row>(line, statement) : null;
  }

  private async send<Row>(line: Line, statement: Named): Promise<Answered<Row>> {
    if (!line.prepared.has(statement.name)) {
      line.prepared.add(statement.name);
      line.characters += statement.text.length;
    }
    const sentAt = performance.now();
    line.underway++;
    try {
      const answer = line.client.query(statement as QueryArrayConfig & { name: string });
      // Only now: what is asked of a connection that was told to end is refused.
      if (line.prepared.size >= MOST_PREPARED || line.characters >= MOST_CHARACTERS) this.replace(line);
      const { rows } = await answer;
      const now = performance.now();
      const ms = now - Math.max(sentAt, line.lastAnswerAt);
      line.lastAnswerAt = now;
      return { rows: rows as Row[], ms };
    } finally {
      line.underway--;
    }
  }

  private replace(line: Line): void {
    const place = this.leave(line);
    if (place >= 0) void this.open(place);
  }

  /** Nobody asks this line any more; what is under way on it is still answered. Its place, or -1 when it had left it. */
  private leave(line: Line): number {
    const place = this.lines.indexOf(line);
    if (place < 0) return place;
    this.lines[place] = null;
    void until(this.leaving, line.client.end());
    return place;
  }

  private open(place: number): Promise<void> { return until(this.coming, this.connect(place)); }

  private async connect(place: number): Promise<void> {
    // What one turn of the event loop asks goes out together.
    const client = new Client({ ...this.config, pipeline: true, stream: () => gatheringSocket(setImmediate) });
    const line: Line = { client, underway: 0, prepared: new Set(), characters: 0, lastAnswerAt: 0 };
    let lost: Error | null = null;
    const ended = (error = new Error("The connection ended")): void => {
      lost ??= error;
      if (this.leave(line) === place) this.openLater(place, error);
    };
    client.on("error", ended);
    client.on("end", () => { ended(); });
    try {
      await client.connect();
      // It may have ended in the same breath as it opened, and will not say so again.
      if (lost) throw lost as Error;
      this.lines[place] = line;
    } catch (error) {
      void client.end();
      this.openLater(place, error as Error);
    }
  }

  private openLater(place: number, because?: Error): void {
    if (this.stopped) return;
    if (because) this.onLost(because);
    setTimeout(() => { if (!this.stopped) void this.open(place); }, RECONNECT_MS).unref();
  }
}

/** Keeps a promise in a set until it is settled. */
function until(set: Set<Promise<void>>, work: Promise<void>): Promise<void> {
  const kept = work.finally(() => { set.delete(kept); });
  set.add(kept);
  return kept;
}
