import { FEWEST_FOR_HISTOGRAM } from "../base/publication.js";
import { adjusted, FALSE_DISCOVERY_RATE } from "./false-discovery.js";
import { meanOf, rankTest, sizeOf, type Comparison, type Histogram } from "./rank-test.js";

/** What a value map says of published ratings. Pure: who may see what was decided when they were published. */
export interface Ratings { histogram: Histogram; median: number }

/** A party at a touchpoint: what is published of the current iteration and of the one before. */
export interface Cell { beneficiary: boolean; now: Ratings | null; before: Ratings | null }

export interface Change {
  countBefore: number; count: number;
  median: number;
  /** Null where a histogram would be: it would say more than that of few people. */
  mean: number | null;
  superiority: number; pValue: number; qValue: number; significant: boolean;
}

/** Tests that were made: published histograms change seldom and are asked for often. */
const known = new Map<string, Comparison>();
const MOST_KNOWN = 20_000;

function compared(before: Histogram, now: Histogram): Comparison {
  const key = `${before.join()} ${now.join()}`;
  let test = known.get(key);
  if (!test) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, test = rankTest(before, now));
  }
  return test;
}

/** How each cell changed, or null where there is nothing to compare; corrected for how many are compared. */
export function changesOf(cells: readonly Cell[]): (Change | null)[] {
  const tests = cells.map(({ before, now }) => before && now && compared(before.histogram, now.histogram));
  const qValues = adjusted(tests.flatMap(test => test?.pValue ?? []));
  let next = 0;
  return cells.map(({ before, now }, i) => {
    const test = tests[i];
    if (!before || !now || !test) return null;
    const qValue = qValues[next++];
    const [countBefore, count] = [sizeOf(before.histogram), sizeOf(now.histogram)];
    const mean = Math.min(countBefore, count) < FEWEST_FOR_HISTOGRAM ? null : meanOf(now.histogram) - meanOf(before.histogram);
    return { countBefore, count, median: now.median - before.median, mean, ...test, qValue, significant: qValue <= FALSE_DISCOVERY_RATE };
  });
}

/** What a touchpoint is worth to those it is there for: the lowest median among its beneficiaries; null when none is published. */
export function beneficiaryMedian(cells: readonly Cell[]): number | null {
  const medians = published(cells).map(({ median }) => median);
  return medians.length > 0 ? Math.min(...medians) : null;
}

const published = (cells: readonly Cell[]): Ratings[] => cells.flatMap(({ beneficiary, now }) => beneficiary && now ? [now] : []);

/** Mean of all that beneficiaries said. */
const beneficiaryMean = (cells: readonly Cell[]): number => {
  const all = published(cells).map(({ histogram }) => histogram);
  return all.reduce((sum, histogram) => sum + sizeOf(histogram) * meanOf(histogram), 0) / all.reduce((sum, histogram) => sum + sizeOf(histogram), 0);
};

/** The weakest first: by the lowest median of a beneficiary, then by the mean of all beneficiaries' ratings, then by position. Without such a median last. */
export function weakestFirst<T extends { position: number; cells: readonly Cell[] }>(touchpoints: readonly T[]): T[] {
  const weighed = touchpoints.map(touchpoint => {
    const median = beneficiaryMedian(touchpoint.cells);
    return { touchpoint, median: median ?? Infinity, mean: median === null ? 0 : beneficiaryMean(touchpoint.cells) };
  });
  const order = (a: number, b: number): number => a === b ? 0 : a < b ? -1 : 1;
  return weighed.sort((a, b) => order(a.median, b.median) || order(a.mean, b.mean) || a.touchpoint.position - b.touchpoint.position).map(({ touchpoint }) => touchpoint);
}

/** The widest gap between what two parties get there; of several the first. Null with fewer than two to compare. */
export function gapOf<C extends Cell>(cells: readonly C[]): { difference: number; highest: C; lowest: C } | null {
  const said = cells.flatMap(cell => cell.now ? [{ cell, median: cell.now.median }] : []);
  if (said.length < 2) return null;
  const highest = said.reduce((best, other) => other.median > best.median ? other : best);
  // Where all say the same, the two are still two parties.
  const lowest = said.filter(other => other !== highest).reduce((worst, other) => other.median < worst.median ? other : worst);
  return { difference: highest.median - lowest.median, highest: highest.cell, lowest: lowest.cell };
}
