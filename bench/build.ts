import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const ROOT = path.resolve(import.meta.dirname, "..");
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as { scripts: { start: string } };

/** What `npm start` gives node once the service is compiled. */
export const SERVICE_ARGUMENTS: readonly string[] = scripts.start.split(" ").slice(1);

let compiled: Promise<unknown> | null = null;

/** Compiles the service as `npm start` does, once for all that start it. */
export async function compileService(): Promise<void> {
  compiled ??= promisify(execFile)("npm", ["run", "--silent", "build"], { cwd: ROOT });
  await compiled;
}
