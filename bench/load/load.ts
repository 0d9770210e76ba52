import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Order, Outcome } from "./generator.js";

/** The load's process, seen from here. */
export class Load {
  private readonly child: ChildProcess = fork(path.join(import.meta.dirname, "generator.ts"), { execArgv: ["--import", "tsx"], serialization: "advanced" });

  private readonly ended = once(this.child, "exit").then((): never => { throw new Error("The load has ended"); });

  constructor() {
    // Whoever waits for an outcome learns of it.
    this.ended.catch(() => {});
  }

  async carryOut(order: Order): Promise<Outcome> {
    if (this.child.connected) this.child.send(order);
    const [outcome] = await Promise.race([once(this.child, "message"), this.ended]) as [Outcome];
    return outcome;
  }

  stop(): void { this.child.kill(); }
}
