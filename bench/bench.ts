import { compileService } from "./build.js";
import { Cluster } from "./database/cluster.js";
import { FULL, SHORT } from "./database/seed.js";
import { byInstances } from "./growth/instances.js";
import { bySize } from "./growth/sizes.js";
import { byDatabase } from "./growth/tenfold.js";
import { liveRows } from "./live/live.js";
import { Load } from "./load/load.js";
import { pairs } from "./measure/pairs.js";
import { changeWork, checkSeats, readWorks } from "./measure/works.js";
import { readOptions } from "./options.js";
import { coproduce, limit, OTHERS } from "./peers/peers.js";
import { emptyReport, keep } from "./report/report.js";
import { textOf } from "./report/tables.js";
import { Scene } from "./scene.js";
import { SHAPES } from "./shapes/shapes.js";

const options = readOptions(process.argv.slice(2));
const report = emptyReport(options);
const wants = (name: string): boolean => options.only.includes(name);
const began = performance.now();
const say = (line: string): void => { console.log(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${line}`); };

await compileService();
const cluster = await Cluster.start();
const load = new Load();
// Whoever stops it gets what was started stopped, and the folder removed: without a load the next run fails.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => { load.stop(); });
try {
  const url = await cluster.database("bench", options.short ? SHORT : FULL);
  say("seeded");
  await cluster.asSuperuser("bench", async client => {
    const scene = await Scene.of(url, client);
    const { asks } = scene;
    const stage = { load, client, postmaster: cluster.postmaster, connections: options.connections };
    try {
      // One after the other, so that each has the machine to itself while it starts; the smoke test has no time for that.
      const chosen = [limit, ...OTHERS.filter(({ name }) => options.peers.length === 0 || options.peers.includes(name))];
      const [byHand, ...others] = options.short ? await Promise.all(chosen.map(peer => scene.stand(peer))) : await oneByOne(chosen, peer => scene.stand(peer));
      const ours = others.find(({ peer }) => peer === coproduce);
      report.starts = scene.starts;
      say("all have answered");

      for (const shape of SHAPES.filter(({ name }) => wants(name))) {
        const able = others.filter(({ peer }) => peer.answers.includes(shape.name));
        const works = shape.change ? null : await readWorks(shape, [byHand, ...able], asks.of(shape.name));
        report.shapes.push(...await pairs(stage, shape.name, byHand, able, standing => works?.get(standing) ?? changeWork(shape, standing, asks), options, count => { asks.took(shape.name, count); }));
        if (shape.change) await checkSeats(client);
        say(`${shape.name}: ${shape.about}`);
      }
      if (wants("sizes")) {
        report.sizes = await bySize(stage, byHand, others.filter(({ peer }) => peer.answers.includes("G")), asks.sized, options);
        say("sizes: events of other sizes");
      }
      const two = ours && !options.short && (wants("instances") || wants("live")) ? await scene.stand(coproduce, 2) : null;
      if (wants("instances") && ours && two) {
        report.instances = await byInstances(stage, ours, two, asks, options);
        say("instances: two beside one");
      }
      if (wants("live") && ours) {
        report.live = await liveRows(stage, ours, two, options);
        say("live: subscribers under ten changes a second");
      }
      if (wants("tenfold") && ours) {
        report.tenfold = await byDatabase(cluster, stage, ours, asks, options);
        say("tenfold: a database ten times as large");
      }
    } finally {
      await scene.stop();
    }
  });
  console.log(`\n${textOf(report)}\n`);
  say(`kept in ${await keep(report)}`);
} finally {
  load.stop();
  await cluster.stop();
}

async function oneByOne<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
