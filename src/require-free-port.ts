import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Throws what listening would (EADDRINUSE), before a start has changed anything: a second one by mistake must leave the
 * first as it is. Whoever takes the port in between is found when the service listens.
 */
export async function requireFreePort({ host, port }: { host: string; port: number }): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  await new Promise(resolve => { server.close(resolve); });
}
