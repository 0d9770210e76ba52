import { run, type Run, type Stage, type Work } from "./run.js";
import type { Standing } from "./standing.js";

/** One on one shape, beside another in the same minutes: beside the limit, mostly. */
export interface Row { shape: string; peer: string; ratio: number; ratios: number[]; runs: Run[]; beside: Run[] }

export interface Length { seconds: number; rounds: number }

/** Until the code that a shape runs through is compiled; not counted. */
const WARM_UP_SECONDS = 1;
/** Before each run that counts: V8 lets go of compiled code while others have their turn. */
const AGAIN_SECONDS = 0.5;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Takes the time in pairs: the one and a peer, a peer and the one, and so on. What slows the machine for a minute slows
 * both of a pair, and the median of the pairs' ratios forgets those of which it slowed one.
 */
export async function pairs(stage: Stage, shape: string, one: Standing, others: readonly Standing[], workFor: (standing: Standing) => Work, { seconds, rounds }: Length, sent: (count: number) => void = () => {}): Promise<Row[]> {
  const load = async (standing: Standing, length: number): Promise<Run> => {
    const done = await run(stage, standing.servers, workFor(standing), length);
    sent(done.sent);
    return done;
  };
  const warmLoad = async (standing: Standing): Promise<Run> => {
    // With one round nobody has waited since the warm-up.
    if (rounds > 1) await load(standing, Math.min(AGAIN_SECONDS, seconds));
    return load(standing, seconds);
  };
  for (const standing of [one, ...others]) await load(standing, Math.min(WARM_UP_SECONDS, seconds));
  const rows = others.map(standing => ({ standing, shape, peer: standing.peer.name, ratios: [] as number[], runs: [] as Run[], beside: [] as Run[] }));
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) {
      const oneFirst = round % 2 === 0;
      const first = await warmLoad(oneFirst ? one : row.standing);
      const second = await warmLoad(oneFirst ? row.standing : one);
      const [ofOne, ofPeer] = oneFirst ? [first, second] : [second, first];
      row.beside.push(ofOne);
      row.runs.push(ofPeer);
      row.ratios.push(ofPeer.perSecond / ofOne.perSecond);
    }
  }
  return rows.map(({ standing: _standing, ...row }) => ({ ...row, ratio: median(row.ratios) }));
}
