// Starts the embedded PostgreSQL in a process of its own, for tests that end that process in every way.
// argv: the options of startEmbedded as JSON, and what to do then; each line of output is one JSON value.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startEmbedded } from "../../src/embedded.ts";

const [options, then = "wait", ...rest] = process.argv.slice(2);
const tell = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

async function asked(url, text) {
  const client = new pg.Client(url);
  // PostgreSQL's end is what many of the tests are about.
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const acts = {
  wait: () => sleep(60_000),
  exit: () => process.exit(0),
  end: () => {},
  throw: () => {
    setImmediate(() => {
      throw new Error("uncaught, as the test wants it");
    });
    return sleep(60_000);
  },
  stop: (embedded) => embedded.stop(),
  query: async (embedded) => {
    tell(await asked(embedded.url, rest[0]));
    await embedded.stop();
  },
  async write({ url }) {
    await asked(url, "CREATE TABLE IF NOT EXISTS line (id serial)");
    const client = new pg.Client(url);
    await client.connect();
    for (;;) tell((await client.query("INSERT INTO line DEFAULT VALUES RETURNING id")).rows[0].id);
  },
  async interrupt({ url, stop }) {
    process.once("SIGINT", async () => {
      await sleep(100);
      tell(await asked(url, "SELECT 1 AS still_there"));
      await stop();
      process.exit(0);
    });
    await sleep(60_000);
  },
};

const said = [];
if (process.env.PRETEND_ARCH) Object.defineProperty(process, "arch", { value: process.env.PRETEND_ARCH });
try {
  const embedded = await startEmbedded({ ...JSON.parse(options), say: (line) => said.push(line) });
  tell({ ...embedded, said });
  await acts[then](embedded);
} catch (error) {
  tell({ error: error.message, said });
}
