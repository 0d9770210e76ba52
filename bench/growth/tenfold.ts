import type { Cluster } from "../database/cluster.js";
import { TENFOLD } from "../database/seed.js";
import { pairs, type Length, type Row } from "../measure/pairs.js";
import type { Stage } from "../measure/run.js";
import type { Standing } from "../measure/standing.js";
import { readWorks } from "../measure/works.js";
import { coproduce, limit } from "../peers/peers.js";
import { Scene } from "../scene.js";
import type { Asks } from "../shapes/asks.js";
import { SHAPES } from "../shapes/shapes.js";

/** Coproduce on a database ten times as large, beside itself on the other one; each answers what SQL by hand answers there. */
export async function byDatabase(cluster: Cluster, stage: Stage, standing: Standing, asks: Asks, length: Length): Promise<Row[]> {
  const url = await cluster.database("tenfold", TENFOLD);
  return cluster.asSuperuser("tenfold", async client => {
    const scene = await Scene.of(url, client);
    try {
      const [right, large] = [await scene.stand(limit), await scene.stand(coproduce)];
      const rows: Row[] = [];
      for (const shape of SHAPES.filter(({ change }) => !change)) {
        const inLarge = (await readWorks(shape, [right, large], scene.asks.of(shape.name))).get(large)!;
        const inSmall = (await readWorks(shape, [standing], asks.of(shape.name))).get(standing)!;
        rows.push(...await pairs(stage, shape.name, standing, [large], each => each === large ? inLarge : inSmall, length));
      }
      return rows;
    } finally {
      await scene.stop();
    }
  });
}
