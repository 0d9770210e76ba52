import "reflect-metadata";
import closeWithGrace from "close-with-grace";
import { readConfig, ConfigError } from "./config.js";
import { makeLog } from "./log.js";
import { openService } from "./service.js";

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const running = await openService(config.databaseUrl!, config, log);
  closeWithGrace({ delay: 15_000, logger: false }, async ({ err }) => {
    if (err) log.error({ err }, "stopping because of an error");
    await running.stop();
  });
  await running.doors.app.listen({ host: config.host, port: config.port, backlog: 4_096 });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
