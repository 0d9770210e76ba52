import { Cluster } from "./database/cluster.js";
import { FULL, SHORT } from "./database/seed.js";
import { Load } from "./load/load.js";
import { pairs, type Standing } from "./measure/pairs.js";
import { cursorsOf } from "./measure/verify.js";
import { readOptions } from "./options.js";
import { requestOf, type Peer } from "./peers/peer.js";
import { PEERS } from "./peers/peers.js";
import { Server } from "./peers/server.js";
import { emptyReport, keep, shapesTable } from "./report/report.js";
import { Asks } from "./shapes/asks.js";
import { SHAPES } from "./shapes/shapes.js";

const options = readOptions(process.argv.slice(2));
const report = emptyReport(options);
const named = <T extends { name: string }>(all: readonly T[], names: readonly string[]): T[] => all.filter(({ name }) => names.length === 0 || names.includes(name));
const shapes = named(SHAPES, options.only);
const [limitPeer, ...otherPeers] = PEERS;
const say = (line: string): void => { console.log(line); };

const cluster = await Cluster.start();
const load = new Load();
const servers: Server[] = [];
try {
  const began = performance.now();
  const url = await cluster.database("bench", options.short ? SHORT : FULL);
  say(`seeded in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  await cluster.asSuperuser("bench", async client => {
    const asks = await Asks.of(client);
    const stand = async (peer: Peer): Promise<Standing> => {
      const server = await Server.start(peer, url);
      servers.push(server);
      report.starts[peer.name] = Math.round(await server.firstAnswer(requestOf(peer, SHAPES[0], asks.of("Q1")[0], new Map())));
      say(`${peer.label}: first answer after ${report.starts[peer.name]} ms`);
      return { server, cursors: await cursorsOf(server, []) };
    };
    const limit = await stand(limitPeer);
    const others: Standing[] = [];
    for (const peer of named(otherPeers, options.peers)) others.push(await stand(peer));
    const stage = { load, client, postmaster: cluster.postmaster, connections: options.connections };
    for (const shape of shapes) {
      const able = others.filter(({ server }) => server.peer.answers.includes(shape.name));
      report.rows.push(...await pairs(stage, shape, limit, able, asks, options));
      say(`${shape.name} (${shape.about}) is done`);
    }
  });
  say(`\n${shapesTable(report.rows)}\n`);
  say(`kept in ${await keep(report)}`);
} finally {
  load.stop();
  await Promise.all(servers.map(server => server.stop()));
  await cluster.stop();
}
