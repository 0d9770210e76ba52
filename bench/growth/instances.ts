import { pairs, type Length, type Row } from "../measure/pairs.js";
import type { Stage } from "../measure/run.js";
import type { Standing } from "../measure/standing.js";
import { readWorks } from "../measure/works.js";
import type { Asks } from "../shapes/asks.js";
import { SHAPES } from "../shapes/shapes.js";

/** Two instances beside one, the same connections shared out between them. */
export async function byInstances(stage: Stage, one: Standing, two: Standing, asks: Asks, length: Length): Promise<Row[]> {
  const rows: Row[] = [];
  for (const shape of SHAPES.filter(({ name }) => name === "Q1" || name === "Q2")) {
    const works = await readWorks(shape, [one, two], asks.of(shape.name));
    rows.push(...await pairs(stage, shape.name, one, [two], standing => works.get(standing)!, length));
  }
  return rows;
}
