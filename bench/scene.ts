import type { Client } from "pg";
import { cursorsOf } from "./measure/cursors.js";
import type { Standing } from "./measure/standing.js";
import { requestOf, type Peer } from "./peers/peer.js";
import { Server } from "./peers/server.js";
import { Asks } from "./shapes/asks.js";
import { SHAPES } from "./shapes/shapes.js";

/** A seeded database and what is started on it. */
export class Scene {
  private readonly servers: Server[] = [];
  /** Milliseconds from the start of a process to its first right answer. */
  readonly starts: Record<string, number> = {};

  private constructor(readonly url: string, readonly client: Client, readonly asks: Asks) {}

  static async of(url: string, client: Client): Promise<Scene> {
    return new Scene(url, client, await Asks.of(client));
  }

  /** Starts one, or several instances of it, and waits until it answers. */
  async stand(peer: Peer, instances = 1): Promise<Standing> {
    const servers: Server[] = [];
    for (let i = 0; i < instances; i++) {
      const server = await Server.start(peer, this.url);
      this.servers.push(server);
      servers.push(server);
      const ms = Math.round(await server.firstAnswer(requestOf(peer, SHAPES[0], this.asks.of("Q1")[0], new Map())));
      this.starts[peer.name] ??= ms;
    }
    return { peer, servers, cursors: await cursorsOf(peer, servers[0], this.asks.sized.flatMap(({ ids }) => ids)) };
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map(server => server.stop()));
  }
}
