import { pairs, type Length, type Row } from "../measure/pairs.js";
import type { Stage } from "../measure/run.js";
import type { Standing } from "../measure/standing.js";
import { readWorks } from "../measure/works.js";
import type { Ask, Sized } from "../shapes/asks.js";
import { GROWTH } from "../shapes/shapes.js";

/** The longest page that Coproduce gives. */
const MOST = 100;

export interface SizeRow { size: number; requests: number; row: Row }

/** The event page of events of other sizes, in as many requests as its sessions take. */
export async function bySize(stage: Stage, limit: Standing, others: readonly Standing[], sized: readonly Sized[], length: Length): Promise<SizeRow[]> {
  const rows: SizeRow[] = [];
  for (const { size, ids } of sized) {
    const pages = Array.from({ length: Math.ceil(size / MOST) }, (_, i) => ({ number: i * MOST, first: Math.min(MOST, size - i * MOST) }));
    const asks = ids.flatMap(id => pages.map((page): Ask => ({ id, page })));
    const works = await readWorks(GROWTH, [limit, ...others], asks);
    const measured = await pairs(stage, `${size} sessions`, limit, others, standing => works.get(standing)!, length);
    rows.push(...measured.map(row => ({ size, requests: pages.length, row })));
  }
  return rows;
}
