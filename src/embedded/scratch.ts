import { randomBytes } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { isAlive } from "./postmaster.js";

/**
 * A sibling of `target` in which it is made before it is renamed into place, so that what was interrupted half-way is never
 * taken for whole, and of two processes that make it at the same moment one wins and nobody needs a lock.
 */
export const scratchName = (target: string): string => `${target}.new-${process.pid}-${randomBytes(4).toString("hex")}`;

/** Removes what processes that no longer live have left behind. */
export async function sweepScratch(target: string): Promise<void> {
  const parent = path.dirname(target);
  const prefix = `${path.basename(target)}.new-`;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    // An initdb that outlived its starter may still write there; then the next start removes it.
    if (!(await isAlive(maker))) await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
}
