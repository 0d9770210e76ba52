import type { Server } from "../peers/server.js";
import { requestOf, type Cursors } from "../peers/peer.js";
import type { Asks } from "../shapes/asks.js";
import type { Shape } from "../shapes/shapes.js";
import { run, type Run, type Stage, type Work } from "./run.js";
import { answersOf, compare } from "./verify.js";

export interface Standing { server: Server; cursors: Cursors }

/** One peer on one shape, beside the limit in the same minutes. */
export interface Row { shape: string; peer: string; ratio: number; ratios: number[]; runs: Run[]; limit: Run[] }

/** Until the code that a shape runs through is compiled; not counted. */
const WARM_UP = 1;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Looks that all answer the same, then takes the time in pairs: the limit and a peer, a peer and the limit, and so on. */
export async function pairs(stage: Stage, shape: Shape, limit: Standing, others: readonly Standing[], asks: Asks, { seconds, rounds }: { seconds: number; rounds: number }): Promise<Row[]> {
  const work = shape.change ? await changes(shape, asks) : await reads(shape, limit, others, asks);
  const load = async (standing: Standing, length: number): Promise<Run> => {
    const done = await run(stage, [standing.server], work(standing), length);
    asks.took(shape.name, done.sent);
    return done;
  };
  for (const standing of [limit, ...others]) await load(standing, Math.min(WARM_UP, seconds));
  const rows = others.map((standing): Row & { standing: Standing } => ({ standing, shape: shape.name, peer: standing.server.peer.name, ratio: 0, ratios: [], runs: [], limit: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) {
      const [first, second] = round % 2 === 0 ? [limit, row.standing] : [row.standing, limit];
      const [one, other] = [await load(first, seconds), await load(second, seconds)];
      const [byLimit, byPeer] = first === limit ? [one, other] : [other, one];
      row.limit.push(byLimit);
      row.runs.push(byPeer);
      row.ratios.push(byPeer.perSecond / byLimit.perSecond);
    }
  }
  return rows.map(({ standing: _standing, ...row }) => ({ ...row, ratio: median(row.ratios) }));
}

async function reads(shape: Shape, limit: Standing, others: readonly Standing[], asks: Asks): Promise<(standing: Standing) => Work> {
  const wanted = asks.of(shape.name);
  const right = await answersOf(limit.server, shape, wanted, limit.cursors);
  const works = new Map<Standing, Work>();
  for (const standing of [limit, ...others]) {
    const told = standing === limit ? right : await answersOf(standing.server, shape, wanted, standing.cursors);
    compare(standing.server, shape, wanted, right, told);
    const requests = wanted.map(ask => requestOf(standing.server.peer, shape, ask, standing.cursors));
    works.set(standing, { requests, bytes: told.map(({ bytes }) => bytes), holds: null, once: false });
  }
  return standing => works.get(standing)!;
}

/** A change yields an id that nobody knows before: what is looked at is that it was made, and not refused. */
async function changes(shape: Shape, asks: Asks): Promise<(standing: Standing) => Work> {
  return ({ server, cursors }) => ({ requests: asks.of(shape.name).map(ask => requestOf(server.peer, shape, ask, cursors)), bytes: null, holds: "\"errors\":[]", once: true });
}
