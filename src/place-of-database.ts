import path from "node:path";
import type { Config } from "./config.js";
import { startEmbedded } from "./embedded.js";

export interface DatabaseAtHand { url: string; stop(): Promise<void> }

/** The operator's database, or the embedded one: started here, or used where the service runs it already. */
export async function databaseAtHand({ databaseUrl, dataDir }: Config, say: (line: string) => void): Promise<DatabaseAtHand> {
  if (databaseUrl) return { url: databaseUrl, stop: () => Promise.resolve() };
  return startEmbedded({ directory: path.resolve(dataDir, "postgres"), say });
}
