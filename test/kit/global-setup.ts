import "reflect-metadata";
import { Client } from "pg";
import { migrate } from "../../src/database.js";
import { startCluster } from "./cluster.js";
import { TEMPLATE, urlOf } from "./database.js";

/** One PostgreSQL for all test files, with a migrated database that each file copies. */
export default async function setUp(): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  process.env.COPRODUCE_TEST_CLUSTER = cluster.url;
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await migrate(urlOf(cluster.url, TEMPLATE));
  return () => cluster.stop();
}
