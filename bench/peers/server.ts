import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { freePort } from "../free-port.js";
import { Wire } from "../load/wire.js";
import type { Peer } from "./peer.js";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PATIENCE_MS = 30_000;

/** A peer's process, in production's settings. Its log is written, and goes nowhere. */
export class Server {
  private constructor(readonly peer: Peer, readonly port: number, private readonly child: ChildProcess) {}

  static async start(peer: Peer, databaseUrl: string): Promise<Server> {
    const port = await freePort();
    const child = spawn(process.execPath, [...(process.env.BENCH_NODE_OPTIONS?.split(" ") ?? []), ...peer.command], {
      cwd: ROOT, stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NODE_ENV: "production", GRAPHILE_ENV: "production", DATABASE_URL: databaseUrl, PORT: String(port), ...peer.environment },
    });
    return new Server(peer, port, child);
  }

  get pid(): number { return this.child.pid!; }

  /** Asks until it answers this request, and answers after how many milliseconds since now that was. */
  async firstAnswer(request: string): Promise<number> {
    const began = performance.now();
    while (performance.now() - began < PATIENCE_MS) {
      if (this.child.exitCode !== null) throw new Error(`${this.peer.label} did not start`);
      if (await this.tryOnce(request)) return performance.now() - began;
      await new Promise(resolve => { setTimeout(resolve, 10); });
    }
    throw new Error(`${this.peer.label} did not answer within ${PATIENCE_MS / 1_000} s`);
  }

  private async tryOnce(request: string): Promise<boolean> {
    const wire = await Wire.open(this.port).catch(() => null);
    if (!wire) return false;
    try {
      const { status, body } = await wire.send(Buffer.from(request));
      return status === 200 && !body.includes("\"errors\"");
    } catch { return false; } finally { wire.close(); }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const impatience = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
    await exited;
    clearTimeout(impatience);
  }
}
