import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

/** What `npm start` runs once the service is compiled. */
export const COMPILED_SERVICE = ".build/src/main.js";

let compiled: Promise<unknown> | null = null;

/** Compiles the service as `npm start` does, once for all that start it. */
export async function compileService(): Promise<void> {
  compiled ??= promisify(execFile)("npm", ["run", "--silent", "build"], { cwd: path.resolve(import.meta.dirname, "..") });
  await compiled;
}
