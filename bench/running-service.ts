import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./free-port.js";
import { compileService, SERVICE_ARGUMENTS } from "./build.js";

const ROOT = path.resolve(import.meta.dirname, "..");

/** The service as an operator starts it, in a folder of its own, with the settings it ships with. */
export class RunningService {
  private child: ChildProcess | null = null;
  // One socket for each of the crowd, as their telephones would have.
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Infinity });

  private constructor(readonly folder: string, readonly port: number) {}

  static async make(): Promise<RunningService> {
    const folder = await mkdtemp(path.join(tmpdir(), "coproduce-bench-"));
    // Started as root, PostgreSQL runs as another user, who must pass.
    await chmod(folder, 0o711);
    return new RunningService(folder, await freePort());
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, DATABASE_URL: "", DATA_DIR: path.join(this.folder, "data"), PORT: String(this.port), LOG_LEVEL: "warn", DEMO: "off" };
  }

  /** Starts it and answers after how many milliseconds it was ready. */
  async start(): Promise<number> {
    await compileService();
    const began = performance.now();
    this.child = spawn(process.execPath, [...(process.env.BENCH_NODE_OPTIONS?.split(" ") ?? []), ...SERVICE_ARGUMENTS], { cwd: ROOT, env: this.environment, stdio: ["ignore", "ignore", "inherit"] });
    for (;;) {
      if (this.child.exitCode !== null) throw new Error("The service did not start");
      const ready = await this.send("GET", "/health/ready").then(({ status }) => status === 200, () => false);
      if (ready) return performance.now() - began;
      await new Promise(resolve => { setTimeout(resolve, 25); });
    }
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    const child = this.child!;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }

  /** The most bytes of memory that it ever had; NaN where the system does not tell (it is Linux that does). */
  async peakMemory(): Promise<number> {
    const status = await readFile(`/proc/${this.child!.pid}/status`, "utf8").catch(() => "");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024;
  }

  async people(count: number): Promise<string[]> {
    const file = path.join(this.folder, "tokens");
    const seed = spawn(process.execPath, ["--import", "tsx", "src/cli/seed.ts", "--people", String(count), "--tokens", file], { cwd: ROOT, env: this.environment, stdio: ["ignore", "ignore", "inherit"] });
    const [code] = await once(seed, "exit") as [number];
    if (code !== 0) throw new Error("Seeding failed");
    return (await readFile(file, "utf8")).trim().split("\n");
  }

  /** Addresses that mail went to, one for each message; waits until no more comes. */
  async mailTo(): Promise<string[]> {
    const folder = path.join(this.folder, "data", "mail");
    const files = async () => (await readdir(folder).catch((): string[] => [])).filter(file => file.endsWith(".eml"));
    for (let before = -1, now = (await files()).length; before !== now; before = now, now = (await files()).length) await new Promise(resolve => { setTimeout(resolve, 1_000); });
    return Promise.all((await files()).map(async file => /^To: (.*)$/m.exec(await readFile(path.join(folder, file), "utf8"))![1]));
  }

  async ask<T>(query: string, variables: object, token?: string): Promise<T> {
    const { body } = await this.send("POST", "/graphql", { query, variables }, token);
    const { data, errors } = JSON.parse(body) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  send(method: string, url: string, body?: object, token?: string, agent = this.agent): Promise<{ status: number; body: string; ms: number }> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const headers = { ...(body ? { "content-type": "application/json" } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) };
      const sent = request({ host: "127.0.0.1", port: this.port, path: url, method, headers, agent }, response => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => { text += part; }).on("end", () => {
          resolve({ status: response.statusCode!, body: text, ms: performance.now() - began });
        }).on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body ? JSON.stringify(body) : undefined);
    });
  }

  async stop(): Promise<void> {
    if (this.child?.exitCode === null && this.child.signalCode === null) await this.kill("SIGTERM");
    this.agent.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};
