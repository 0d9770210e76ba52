import "reflect-metadata";
import path from "node:path";
import closeWithGrace from "close-with-grace";
import { readConfig, type Config } from "./config.js";
import { prepareDemo, type DemoSignIn } from "./demo/demo.js";
import { exampleOperations } from "./demo/examples.js";
import { serveGraphiql } from "./graphiql/graphiql.js";
import { makeLog } from "./log.js";
import { databaseAtHand } from "./place-of-database.js";
import { reasonOf } from "./reason.js";
import { requireFreePort } from "./require-free-port.js";
import { openService } from "./service.js";

const STOP_WITHIN_MS = 15_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  await requireFreePort(config);
  const database = await databaseAtHand(config, line => log.info(line));
  const running = await openService(database.url, config, log);
  const demo = config.demo ? await prepareDemo(running.service) : [];
  serveGraphiql(running.doors.app, { title: "Coproduce", tabs: await exampleOperations(), demo });

  closeWithGrace({ delay: STOP_WITHIN_MS, logger: false }, async ({ err }) => {
    if (err) log.error({ err }, "stopping because of an error");
    await running.stop();
    await database.stop();
  });
  await running.doors.app.listen({ host: config.host, port: config.port, backlog: 4_096 });
  welcome(config, demo);
}

/** For people at a terminal; operators have the log. */
function welcome({ publicUrl: url, dataDir, smtpUrl }: Config, demo: readonly DemoSignIn[]): void {
  const lines = [`Coproduce is ready`, `  API       ${url}/graphql`, `  GraphiQL  ${url}/`];
  for (const { label, email, token } of demo) lines.push(`  ${label} (${email}): choose them on the GraphiQL page, or send`, `    Authorization: Bearer ${token}`);
  if (demo.length > 0) lines.push(`  Anybody else: requestSignInCode sends a code ${smtpUrl ? "by mail" : `to a file in ${path.join(dataDir, "mail")}`}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});
