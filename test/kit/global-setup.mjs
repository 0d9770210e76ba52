import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startCluster } from "./cluster.mjs";

/** One PostgreSQL for all test files, with a migrated database that each file copies. */
export default async function setUp() {
  const cluster = await startCluster();
  globalThis.testCluster = cluster;
  process.env.COPRODUCE_TEST_CLUSTER = cluster.url;
  await promisify(execFile)(process.execPath, ["--import", "tsx", "test/kit/make-template.ts", cluster.url]);
}
