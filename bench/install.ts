import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Installs the peers, unless what the lock file names is there already. They are the benchmark's alone. */
const folder = import.meta.dirname;
const mark = path.join(folder, "node_modules", ".installed");
const wanted = createHash("sha256").update(readFileSync(path.join(folder, "package-lock.json"))).digest("hex");

const installed = (): string | null => {
  try { return readFileSync(mark, "utf8"); } catch { return null; }
};

if (installed() !== wanted) {
  console.log("installing the peers");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(1);
  writeFileSync(mark, wanted);
}
