import "reflect-metadata";
import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { openService } from "../../src/service.js";
import { Cluster } from "../database/cluster.js";

export interface Answer { status: number; body: string; ms: number }

/** The service in this process, so that its heap and its event loop can be looked at, over a small database of its own. */
export async function openHere(name: string): Promise<{ port: number; post(body: string | object): Promise<Answer>; get(path: string): Promise<Answer>; stop(): Promise<void> }> {
  const cluster = await Cluster.start();
  const url = await cluster.empty(name);
  const running = await openService(url, {
    production: true, publicUrl: "http://localhost", trustProxy: [], metrics: true, plans: true, answerCache: true, poolSize: 4,
    secret: "a secret of the benchmark, long enough", smtpUrl: null, mailFrom: "bench@localhost", dataDir: ".data",
  }, pino({ level: "silent" }), { send: () => Promise.resolve({}) });
  const { app } = running.doors;
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const send = (method: string, path: string, body?: string): Promise<Answer> => {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      request({ host: "127.0.0.1", port, path, method, agent, headers: { "content-type": "application/json", accept: "application/graphql-response+json" } }, response => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => { text += part; }).on("end", () => { resolve({ status: response.statusCode!, body: text, ms: performance.now() - began }); });
      }).on("error", reject).end(body);
    });
  };
  return {
    port,
    post: body => send("POST", "/graphql", typeof body === "string" ? body : JSON.stringify(body)),
    get: path => send("GET", path),
    stop: async () => { agent.destroy(); await running.stop(); await cluster.stop(); },
  };
}
