import type { WebSocket } from "ws";

/** Sockets of one address that are not signed in: a venue of 300 people behind one address, three places each. */
export const MOST_OF_ADDRESS = 1_000;
export const MOST_SOCKETS = 10_000;

/** Counts who is connected, so that nobody takes all there is. Whoever signs in stands for themselves. */
export class Crowd {
  private readonly unsigned = new Map<string, number>();
  private readonly of = new WeakMap<WebSocket, string>();
  size = 0;

  /** Whether one more from this address may come in. */
  hasRoom(address: string): boolean { return this.size < MOST_SOCKETS && (this.unsigned.get(address) ?? 0) < MOST_OF_ADDRESS; }

  enter(socket: WebSocket, address: string): void {
    this.size++;
    this.unsigned.set(address, (this.unsigned.get(address) ?? 0) + 1);
    this.of.set(socket, address);
    socket.once("close", () => { this.size--; this.signedIn(socket); });
  }

  signedIn(socket: WebSocket): void {
    const address = this.of.get(socket);
    if (address === undefined) return;
    this.of.delete(socket);
    const left = this.unsigned.get(address)! - 1;
    if (left > 0) this.unsigned.set(address, left);
    else this.unsigned.delete(address);
  }
}
