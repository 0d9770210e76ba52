/** How many gave each rating, the lowest first. */
export type Histogram = readonly number[];

/** What tells two groups of ratings apart. */
export interface Comparison {
  /** How likely a rating of the second group is above one of the first, a tie counting half: 0.5 when neither is. */
  superiority: number;
  /** How likely chance alone sets two groups this far apart. */
  pValue: number;
}

/** Up to this product of the groups' sizes all divisions of the ratings into two such groups are counted. */
export const EXACT_UP_TO = 200;

export const sizeOf = (histogram: Histogram): number => histogram.reduce((sum, people) => sum + people, 0);
export const meanOf = (histogram: Histogram): number => histogram.reduce((sum, people, i) => sum + people * (i + 1), 0) / sizeOf(histogram);

/**
 * The rank sum test of Wilcoxon (1945), Mann and Whitney (1947), two-sided, with midranks for ties: whether the ratings of
 * two groups are apart by more than chance. For small groups it is exact, given the ties: the share of all divisions of
 * these ratings into groups of these sizes whose rank sum is at least as far from what is expected. For others it is the
 * normal approximation, corrected for ties and continuity. Neither group may be empty.
 */
export function rankTest(before: Histogram, after: Histogram, exactUpTo = EXACT_UP_TO): Comparison {
  const [m, n] = [sizeOf(before), sizeOf(after)];
  const ties = before.map((people, level) => people + after[level]);
  const wins = doubledWins(after, before);
  const pValue = m * n <= exactUpTo ? exact(ties, m, n, wins) : approximate(ties, m, n, wins / 2);
  return { superiority: wins / (2 * m * n), pValue: Math.min(1, Math.max(LEAST, pValue)) };
}

/** No p-value is zero; that of very large groups is smaller than a number can be. */
const LEAST = 2 ** -1022;

/** Of all pairs of one from each group, in how many the first group's rating is higher, twice, and once for a tie: Mann and Whitney's U, doubled to be whole. */
function doubledWins(group: Histogram, other: Histogram): number {
  let [below, wins] = [0, 0];
  group.forEach((people, level) => {
    wins += people * (2 * below + other[level]);
    below += other[level];
  });
  return wins;
}

/**
 * Counts divisions by the doubled wins of the one group, level after level: of a level's people any number may be in that
 * group, in as many ways as people can be chosen.
 */
function exact(ties: Histogram, m: number, n: number, wins: number): number {
  const size = Math.min(m, n);
  const others = Math.max(m, n);
  let below = 0;
  /** By how many of those below are in the group: the ways to come to each number of doubled wins. */
  let ways: (Float64Array | undefined)[] = [Float64Array.of(1)];
  for (const people of ties) {
    const chosen = choices(people, size);
    const next: typeof ways = [];
    ways.forEach((counts, before) => {
      if (!counts) return;
      for (let more = 0; more < chosen.length && before + more <= size; more++) {
        const [inside, outside] = [before + more, below + people - before - more];
        if (outside > others) continue;
        const into = next[inside] ??= new Float64Array(2 * inside * outside + 1);
        const gained = more * (2 * (below - before) + people - more);
        for (let sum = 0; sum < counts.length; sum++) into[sum + gained] += counts[sum] * chosen[more];
      }
    });
    ways = next;
    below += people;
  }
  const far = Math.abs(wins - m * n);
  let [total, extreme] = [0, 0];
  ways[size]!.forEach((count, sum) => {
    total += count;
    if (Math.abs(sum - m * n) >= far) extreme += count;
  });
  return extreme / total;
}

/** In how many ways 0, 1, 2 … of these people can be chosen. */
function choices(people: number, most: number): number[] {
  const ways = [1];
  for (let k = 1; k <= Math.min(people, most); k++) ways.push(ways[k - 1] * (people - k + 1) / k);
  return ways;
}

function approximate(ties: Histogram, m: number, n: number, u: number): number {
  const all = m + n;
  const tied = ties.reduce((sum, people) => sum + people ** 3 - people, 0) / (all * (all - 1));
  const variance = m * n / 12 * (all + 1 - tied);
  const away = Math.max(0, Math.abs(u - m * n / 2) - 0.5);
  return variance <= 0 ? 1 : twoTails(away / Math.sqrt(variance));
}

/** Share of a normal distribution at least `z` standard deviations away: Chebyshev's approximation of erfc (Numerical Recipes, 6.2), right to 1.2e-7 of itself. */
export function twoTails(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const terms = [0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223];
  return t * Math.exp(-x * x + terms.reduce((sum, term) => sum * t + term));
}
