import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Order, Outcome } from "./generator.js";

/** The load's process, seen from here. */
export class Load {
  private readonly child: ChildProcess = fork(path.join(import.meta.dirname, "generator.ts"), { execArgv: ["--import", "tsx"], serialization: "advanced" });

  async carryOut(order: Order): Promise<Outcome> {
    this.child.send(order);
    const [outcome] = await once(this.child, "message") as [Outcome];
    return outcome;
  }

  stop(): void { this.child.kill(); }
}
