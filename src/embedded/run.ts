import { spawn, type SpawnOptions } from "node:child_process";
import type { Account } from "./account.js";

/**
 * How every process of ours starts: as the account, in a folder it can enter, and with nothing from our environment,
 * which may hold secrets of the service and PG* variables that would change what PostgreSQL does.
 * libuv drops the supplementary groups together with the user.
 */
export function as(account: Account | null): SpawnOptions {
  return {
    cwd: "/",
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    ...(account && { uid: account.uid, gid: account.gid }),
  };
}

export interface Finished {
  ok: boolean;
  output: string;
}

export function run(account: Account | null, command: string, args: string[], input = ""): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...as(account), stdio: ["pipe", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    // Where no more files may be open, a child has none of the three.
    child.stdout?.on("data", collect).on("error", () => {});
    child.stderr?.on("data", collect).on("error", () => {});
    // A command that fails at once closes its input before we have written it; its output says why.
    child.stdin?.on("error", () => {}).end(input);
    child.once("close", (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
