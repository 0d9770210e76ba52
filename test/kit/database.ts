import { randomBytes } from "node:crypto";
import { Client } from "pg";

export const TEMPLATE = "coproduce_template";

export function urlOf(cluster: string, database: string): string {
  const url = new URL(cluster);
  url.pathname = `/${database}`;
  return url.toString();
}

async function onCluster<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: process.env.COPRODUCE_TEST_CLUSTER });
  await client.connect();
  try { return await work(client); } finally { await client.end(); }
}

/** A database of its own for a test file: a copy of the migrated template, or empty. */
export async function makeDatabase(template: string | null = TEMPLATE): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onCluster(client => client.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`));
  return {
    url: urlOf(process.env.COPRODUCE_TEST_CLUSTER!, name),
    drop: async () => { await onCluster(client => client.query(`DROP DATABASE ${name} WITH (FORCE)`)); },
  };
}
