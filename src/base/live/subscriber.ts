import type { GraphQLError } from "graphql";
import type { Viewer } from "../viewer.js";
import type { Told } from "./progress.js";
import type { Follower } from "./follower.js";

/** Where a subscriber's messages go. Nothing is queued behind it: whoever is not ready is told later what holds then. */
export interface Sink {
  isReady(): boolean;
  /** One message, as JSON text. */
  next(payload: string): void;
}

/** One subscription of one client. */
export class Subscriber implements Follower {
  told: Told;
  /** Whether it has had its first message. */
  begun = false;
  over = false;
  /** Settled by its first message, or by why there is none. */
  readonly first: Promise<void>;
  /** Settled by its end, with the reason where its client did not want it. */
  readonly ended: Promise<GraphQLError | null>;
  private settle!: { begin: () => void; fail: (reason: GraphQLError) => void; end: (reason: GraphQLError | null) => void };

  constructor(readonly subject: string, readonly viewer: Viewer | null, readonly sink: Sink, after: number | null) {
    this.told = after;
    this.first = new Promise((begin, fail) => { this.settle = { begin, fail, end: () => {} }; });
    this.ended = new Promise(end => { this.settle.end = end; });
    // Whoever is gone by then does not ask.
    this.first.catch(() => {});
  }

  next(payload: string): void {
    this.sink.next(payload);
    this.begun = true;
    this.settle.begin();
  }

  /** Null when its client wants no more. */
  end(reason: GraphQLError | null): void {
    if (this.over) return;
    this.over = true;
    if (reason) this.settle.fail(reason);
    else this.settle.begin();
    this.settle.end(reason);
  }
}
