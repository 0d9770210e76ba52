import type { Client } from "pg";
import { PEER_FUNCTIONS } from "./peer-functions.js";
import { rows } from "./rows.js";

export interface Scale {
  /** Events of 40 sessions; people, projects and all that hangs from them grow along. */
  events: number;
  /** How many people to an event of 40 sessions. */
  people: number;
  /** Other sizes of events, that growth is looked at with, and how many events of each. */
  sizes: readonly number[];
  sized: number;
  /** Events without sessions that a crowd comes to. */
  hot: number;
}

export const FULL: Scale = { events: 200, people: 100, sizes: [10, 160, 640], sized: 3, hot: 120 };
export const SHORT: Scale = { events: 20, people: 100, sizes: [10, 160], sized: 1, hot: 8 };
export const TENFOLD: Scale = { ...FULL, events: 2_000 };

/**
 * The same rows for the same scale, but for when tokens were last used: the service looks whether that is recent.
 * Done by a superuser so that foreign keys need not be looked up for each row; what is made is right by construction.
 */
export async function seed(client: Client, scale: Scale): Promise<void> {
  await client.query("SET session_replication_role = replica");
  for (const statement of rows(scale)) await client.query(statement);
  await client.query("SET session_replication_role = origin");
  for (const statement of PEER_FUNCTIONS) await client.query(statement);
  await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  await client.query("VACUUM (ANALYZE)");
  await client.query("CHECKPOINT");
}
