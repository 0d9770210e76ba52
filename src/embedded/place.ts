import { createHash } from "node:crypto";
import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { ownerOf, unprivilegedAccount, weAreRoot, type Account } from "./account.js";
import { run } from "./run.js";

/** Where the cluster is and as whom PostgreSQL runs on it; its password and log stand beside it, readable for us alone. */
export interface Place {
  directory: string;
  password: string;
  log: string;
  account: Account | null;
  /** Where a copy of PostgreSQL goes if npm's can't be used. */
  copies: string;
}

const shared = "/var/lib/coproduce";

export async function findPlace(wish: string, say: (line: string) => void): Promise<Place> {
  const parent = await openFolder(path.dirname(path.resolve(wish)));
  const wished = path.join(parent, path.basename(wish));
  if (!weAreRoot()) {
    await isCluster(wished); // refuses another user's
    return placeAt(wished, null, parent);
  }

  const relocated = path.join(shared, createHash("sha256").update(wished).digest("hex").slice(0, 16), "postgres");
  const existing = (await isCluster(wished)) ? wished : (await isCluster(relocated)) ? relocated : null;
  const account = (existing ? await ownerOf(existing) : null) ?? (await unprivilegedAccount());
  if (existing !== relocated && (await canEnter(account, parent))) return placeAt(wished, account, shared);
  if (existing === wished) {
    throw new Error(`PostgreSQL runs as ${account.name}, who can no longer enter ${parent}, where its data are. Let others pass through the folders above it (chmod o+x), or set DATABASE_URL.`);
  }
  await openFolder(path.dirname(relocated));
  say(`PostgreSQL runs as ${account.name}, who cannot enter ${parent}: its data are in ${relocated}`);
  return placeAt(relocated, account, shared);
}

function placeAt(directory: string, account: Account | null, copies: string): Place {
  return { directory, password: `${directory}.password`, log: `${directory}.log`, account, copies };
}

export const isCluster = (directory: string): Promise<boolean> =>
  stat(path.join(directory, "PG_VERSION")).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return false;
      if (error.code === "EACCES") throw new Error(`The database in ${directory} belongs to another user. Start as that user or as root, choose another folder, or set DATABASE_URL.`);
      throw error;
    },
  );

/** Folders that we make let PostgreSQL's user pass, whatever the umask; folders that were there stay as they are. */
async function openFolder(folder: string): Promise<string> {
  let made = await mkdir(folder, { recursive: true });
  if (made && weAreRoot()) {
    for (let each = folder; made; each = path.dirname(each)) {
      await chmod(each, 0o755);
      if (each === made) made = undefined;
    }
  }
  return realpath(folder);
}

/** Asked of the kernel, as that user: modes alone don't tell where there are access control lists. */
const canEnter = async (account: Account, folder: string): Promise<boolean> => (await run(account, "/bin/sh", ["-c", 'cd "$1"', "sh", folder])).ok;
