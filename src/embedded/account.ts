import { readFile, stat } from "node:fs/promises";

/** The system user PostgreSQL runs as when we are root, which PostgreSQL itself refuses to be. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

export const weAreRoot = (): boolean => process.getuid?.() === 0;

/** Who owns an existing cluster, so that a user `postgres` who came later doesn't lock us out of it; null: root or nobody yet. */
export async function ownerOf(directory: string): Promise<Account | null> {
  const { uid, gid } = await stat(directory);
  return uid === 0 ? null : { name: `user ${uid}`, uid, gid };
}

export async function unprivilegedAccount(): Promise<Account> {
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const user = users.find(([name]) => name === wanted);
    // macOS writes nobody's id as -2.
    if (user) return { name: wanted, uid: Number(user[2]) >>> 0, gid: Number(user[3]) >>> 0 };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody to run it. Start as another user, or set DATABASE_URL.");
}
