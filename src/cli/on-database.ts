import { randomUUID } from "node:crypto";
import { Context } from "../base/context.js";
import { Gate } from "../base/gate.js";
import { Sealer } from "../base/seal.js";
import { readConfig } from "../config.js";
import { migrate, openDatabase, poolOf } from "../database.js";
import { makeLog } from "../log.js";
import { Announcer } from "../notifications/announcer.js";
import { databaseAtHand } from "../place-of-database.js";

/** Works on the service's database, also while the service runs. */
export async function onDatabase(work: (context: Context) => Promise<void>): Promise<void> {
  // A command sends no mail: it needs no mail server.
  const config = readConfig({ ...process.env, SMTP_URL: process.env.SMTP_URL || "smtp://localhost" });
  const database = await databaseAtHand(config, line => console.error(line));
  try {
    await migrate(database.url);
    const source = await openDatabase(database.url, 4, () => {});
    const log = makeLog("warn");
    const announcer = new Announcer(poolOf(source), log);
    const pool = poolOf(source);
    const service = { source, pool, reads: pool, gate: new Gate(2, 10_000), sealer: new Sealer(randomUUID()), wake: () => {}, changed: announcer.changed.bind(announcer) };
    try {
      await work(new Context(service, `command-${randomUUID()}`, "", null, log));
    } finally {
      await announcer.stop();
      await source.destroy();
    }
  } finally {
    await database.stop();
  }
}
