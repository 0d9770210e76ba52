import type { WebSocket } from "ws";
import type { Subscription } from "../base/live/hub.js";
import type { Sink } from "../base/live/subscriber.js";

/** Why a connection is closed (RFC 6455, 7.4.2); clients of graphql-ws connect again after the first. */
export const CLOSE = { fellBehind: 4410, tooMany: 4429 } as const;

/** Bytes that may wait in a socket before its client counts as behind. */
const MOST_WAITING = 64 * 1024;
/** How long a closing handshake may take of somebody who does not read. */
const CLOSING_MS = 1_000;

/** What graphql-ws walks for one subscription: it yields nothing, as messages go past it, and ends with the subscription. */
export type Ending = AsyncIterableIterator<never>;

/**
 * One client's socket, as subscriptions write to it. Nothing is queued but in the socket: a client that is behind is told
 * nothing and not listened to until it has caught up, and then what holds by then; one that stays behind is cut off.
 */
export class Outlet {
  private readonly closing = new AbortController();
  private readonly live = new Set<Subscription>();
  private behindSince: number | null = null;
  private skipped = false;

  constructor(private readonly socket: WebSocket, private readonly onCutOff: () => void) {
    socket.on("message", () => { if (socket.readyState === socket.OPEN && !this.ready) socket.pause(); });
    socket.on("close", () => { this.closing.abort(); this.leaveAll(); });
  }

  /** Aborted with the connection. */
  get gone(): AbortSignal { return this.closing.signal; }

  get ready(): boolean { return this.socket.readyState === this.socket.OPEN && this.socket.bufferedAmount < MOST_WAITING; }

  /** The way of one subscription's messages, by its id in the protocol. */
  sinkFor(id: string): Sink {
    const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    return { isReady: () => this.isReady(), next: payload => { this.send(`${head}${payload}}`); } };
  }

  /** Holds a subscription for as long as it lasts, and the connection. */
  hold(subscription: Subscription): Ending {
    this.live.add(subscription);
    void subscription.ended.then(() => { this.live.delete(subscription); });
    if (this.socket.readyState !== this.socket.OPEN) subscription.leave();
    const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
    const ending: Ending = {
      [Symbol.asyncIterator]: () => ending,
      next: async () => {
        const reason = await subscription.ended;
        if (reason) throw reason;
        return done;
      },
      return: () => { subscription.leave(); return Promise.resolve(done); },
    };
    return ending;
  }

  /** Closes the connection of a client that has been behind for so long. */
  check(now: number, patienceMs: number): void {
    if (this.ready || this.socket.readyState !== this.socket.OPEN) { this.caughtUp(); return; }
    this.behindSince ??= now;
    if (now - this.behindSince >= patienceMs) this.cutOff(CLOSE.fellBehind, "Fell behind: messages were not read");
  }

  cutOff(code: number, reason: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.onCutOff();
    this.socket.resume();
    this.socket.close(code, reason);
    this.leaveAll();
    setTimeout(() => { this.socket.terminate(); }, CLOSING_MS).unref();
  }

  private leaveAll(): void { for (const subscription of [...this.live]) subscription.leave(); }

  private isReady(): boolean {
    if (this.ready) return true;
    this.skipped = true;
    return false;
  }

  private send(message: string): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(message, this.sent);
  }

  private readonly sent = (): void => { if (this.behindSince !== null || this.skipped || this.socket.isPaused) this.caughtUp(); };

  /** Told by the socket each time it has written something, and looked at now and then. */
  private caughtUp(): void {
    if (!this.ready) return;
    this.behindSince = null;
    if (this.socket.isPaused) this.socket.resume();
    if (!this.skipped) return;
    this.skipped = false;
    for (const subscription of this.live) subscription.readyAgain();
  }
}
