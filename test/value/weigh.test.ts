import fc from "fast-check";
import { adjusted } from "../../src/value/false-discovery.js";
import { EXACT_UP_TO, rankTest, sizeOf, twoTails, type Histogram } from "../../src/value/rank-test.js";
import { beneficiaryMedian, changesOf, gapOf, weakestFirst, type Cell, type Ratings } from "../../src/value/weigh.js";

const histogram = (most: number) => fc.array(fc.integer({ min: 0, max: most }), { minLength: 7, maxLength: 7 }).filter(people => sizeOf(people) > 0);

/** The p-value by its definition: every choice of who of all is in the second group, one after the other. */
function byEnumeration(before: Histogram, after: Histogram): number {
  const all = before.flatMap((people, level) => new Array<number>(people + after[level]).fill(level));
  const ranks = all.map(level => all.filter(other => other < level).length + (all.filter(other => other === level).length + 1) / 2);
  const [n, expected] = [sizeOf(after), sizeOf(after) * (all.length + 1) / 2];
  const observed = after.reduce((sum, people, level) => sum + people * (ranks[all.indexOf(level)] ?? 0), 0);
  let [extreme, total] = [0, 0];
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      total++;
      if (Math.abs(sum - expected) >= Math.abs(observed - expected)) extreme++;
      return;
    }
    for (let i = from; i <= all.length - left; i++) choose(i + 1, left - 1, sum + ranks[i]);
  };
  choose(0, n, 0);
  return extreme / total;
}

test("known values: R's wilcox.test without ties exact, with ties by normal approximation", () => {
  // wilcox.test(1:3, 4:6), wilcox.test(c(1, 2, 4), c(3, 5, 6, 7))
  expect(rankTest([1, 1, 1, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1, 0]).pValue).toBeCloseTo(0.1, 12);
  expect(rankTest([1, 1, 0, 1, 0, 0, 0], [0, 0, 1, 0, 1, 1, 1]).pValue).toBeCloseTo(4 / 35, 12);
  // wilcox.test(before, after, exact = FALSE, correct = TRUE): p-value = 0.0001526858, W of after = 661
  const { pValue, superiority } = rankTest([10, 5, 5, 3, 2, 2, 1], [1, 2, 4, 6, 8, 5, 4]);
  expect(pValue).toBeCloseTo(0.00015268576667921564, 10);
  expect(superiority).toBeCloseTo(661 / 840, 12);
});

test("the tails of the normal distribution", () => {
  // 2 * pnorm(-z)
  for (const [z, p] of [[0, 1], [1, 0.31731050786291415], [1.959963984540054, 0.05], [3, 0.002699796063260207], [6, 1.9731752898266564e-9]]) {
    expect(Math.abs(twoTails(z) / p - 1)).toBeLessThan(1.2e-7);
  }
});

test("while groups are small the p-value is that of all divisions, counted one by one", () => {
  const small = histogram(3).filter(people => sizeOf(people) <= 6);
  fc.assert(fc.property(small, small, (before, after) => {
    expect(rankTest(before, after).pValue).toBeCloseTo(byEnumeration(before, after), 10);
  }), { numRuns: 60 });
});

test("where the approximation is used, it is near what is exact", () => {
  const group = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 7, maxLength: 7 });
  let compared = 0;
  fc.assert(fc.property(group, group, fc.integer({ min: 1, max: 2 }), (people, other, by) => {
    // The second group is moved upwards, so that there is something to find.
    const [before, after] = [[...people.slice(0, 7 - by), ...new Array<number>(by).fill(0)], [...new Array<number>(by).fill(0), ...other.slice(0, 7 - by)]];
    if (sizeOf(before) * sizeOf(after) <= EXACT_UP_TO) return;
    const [exact, approximate] = [rankTest(before, after, Infinity).pValue, rankTest(before, after, 0).pValue];
    if (Math.min(exact, approximate) > 0.1) return;
    compared++;
    expect(Math.abs(exact - approximate)).toBeLessThan(0.02);
  }), { seed: 1, numRuns: 150 });
  expect(compared).toBeGreaterThan(30);
});

test("turning groups or scale round changes no p-value, and mirrors the effect", () => {
  fc.assert(fc.property(histogram(12), histogram(12), (before, after) => {
    const { pValue, superiority } = rankTest(before, after);
    expect(pValue).toBeGreaterThan(0);
    expect(pValue).toBeLessThanOrEqual(1);
    const [swapped, mirrored] = [rankTest(after, before), rankTest([...before].reverse(), [...after].reverse())];
    for (const turned of [swapped, mirrored]) {
      expect(turned.pValue).toBeCloseTo(pValue, 10);
      expect(turned.superiority).toBeCloseTo(1 - superiority, 12);
    }
  }));
});

test("the same ratings, and nothing but ties, are no change; apart for certain with thousands", () => {
  for (const people of [[0, 0, 5, 0, 0, 0, 0], [0, 0, 500, 0, 0, 0, 0], [1, 2, 3, 4, 3, 2, 1], [10, 20, 30, 40, 30, 20, 10]]) expect(rankTest(people, people)).toEqual({ superiority: 0.5, pValue: 1 });
  const { pValue, superiority } = rankTest([10_000, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 10_000]);
  expect([superiority, pValue > 0, pValue < 1e-300]).toEqual([1, true, true]);
});

test("under chance alone a p-value is below 0.05 in no more than a twentieth of the cases", () => {
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const drawn = (people: number) => {
    const ratings = new Array<number>(7).fill(0);
    for (let i = 0; i < people; i++) ratings[Math.floor(random() * 7)]++;
    return ratings;
  };
  for (const [m, n] of [[6, 7], [12, 14], [40, 25]]) {
    const below = Array.from({ length: 800 }, () => rankTest(drawn(m), drawn(n)).pValue).filter(p => p <= 0.05).length;
    expect([m, n, below < 60]).toEqual([m, n, true]);
    if (m > 10) expect(below).toBeGreaterThan(20);
  }
});

test("Benjamini and Hochberg: R's p.adjust, in the order that was given", () => {
  const close = (pValues: number[], qValues: number[]) => { adjusted(pValues).forEach((q, i) => { expect(q).toBeCloseTo(qValues[i], 12); }); };
  // p.adjust(p, "BH")
  close([0.01, 0.02, 0.03, 0.04, 0.05], [0.05, 0.05, 0.05, 0.05, 0.05]);
  close([0.04, 0.001, 0.5], [0.06, 0.003, 0.5]);
  // The fifteen p-values of the paper's example (Benjamini and Hochberg 1995, section 3.1): four are called significant.
  const paper = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
  expect(adjusted(paper).filter(q => q <= 0.05)).toHaveLength(4);
  expect(adjusted([])).toEqual([]);
});

test("adjusted p-values are no smaller, keep the order, and follow it", () => {
  fc.assert(fc.property(fc.array(fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), pValues => {
    const qValues = adjusted(pValues);
    const sorted = pValues.map((p, i) => [p, qValues[i]] as const).sort(([a], [b]) => a - b);
    sorted.forEach(([p, q], i) => {
      expect(q).toBeGreaterThanOrEqual(p);
      expect(q).toBeLessThanOrEqual(1);
      if (i > 0) expect(q).toBeGreaterThanOrEqual(sorted[i - 1][1]);
    });
  }));
});

const medianOf = (people: Histogram): number => {
  const ratings = people.flatMap((count, level) => new Array<number>(count).fill(level + 1));
  return (ratings[Math.floor((ratings.length - 1) / 2)] + ratings[Math.floor(ratings.length / 2)]) / 2;
};
const said = (...people: number[]): Ratings => ({ histogram: people, median: medianOf(people) });
const cell = (now: Ratings | null, before: Ratings | null = null, beneficiary = true): Cell => ({ beneficiary, now, before });
const [LOW, LOWER, HIGH] = [said(0, 3, 2, 0, 0, 0, 0), said(1, 3, 1, 0, 0, 0, 0), said(0, 0, 0, 0, 0, 5, 0)];

test("a change is corrected for how many cells are compared, and no others", () => {
  const grown = cell(said(0, 0, 0, 0, 1, 3, 1), said(1, 3, 1, 0, 0, 0, 0));
  const [alone] = changesOf([grown]);
  expect(alone).toMatchObject({ countBefore: 5, count: 5, median: 4, mean: null, superiority: 1, significant: true });
  expect(alone!.qValue).toBe(alone!.pValue);
  const same = cell(HIGH, HIGH);
  const among = changesOf([cell(HIGH), same, grown, cell(null, HIGH), same, same, same, same, same]);
  expect(among.map(change => change !== null)).toEqual([false, true, true, false, true, true, true, true, true]);
  expect(among[2]!.qValue).toBeCloseTo(7 * alone!.pValue, 12);
  expect(among[2]!.significant).toBe(false);
  expect(among[1]).toMatchObject({ median: 0, superiority: 0.5, pValue: 1, qValue: 1, significant: false });
});

test("means are told of twenty and more only", () => {
  const [change] = changesOf([cell(said(0, 0, 0, 0, 0, 10, 10), said(0, 10, 10, 0, 0, 0, 0))]);
  expect(change!.mean).toBeCloseTo(4, 12);
  expect(changesOf([cell(said(0, 0, 0, 0, 0, 10, 10), said(0, 10, 9, 0, 0, 0, 0))])[0]!.mean).toBeNull();
});

test("the weakest first: lowest median of a beneficiary, then their mean, then the journey; nothing published last", () => {
  const touchpoints = [
    { name: "unsaid", position: 1, cells: [cell(null), cell(null)] },
    { name: "high", position: 2, cells: [cell(HIGH)] },
    { name: "provider's word only", position: 3, cells: [cell(null), cell(LOWER, null, false)] },
    { name: "low", position: 4, cells: [cell(LOW), cell(HIGH)] },
    { name: "low and lower mean", position: 5, cells: [cell(LOWER), cell(LOWER, null, false)] },
    { name: "low again", position: 6, cells: [cell(LOW), cell(HIGH), cell(LOWER, null, false)] },
  ];
  const order = ["low and lower mean", "low", "low again", "high", "unsaid", "provider's word only"];
  fc.assert(fc.property(fc.shuffledSubarray(touchpoints, { minLength: 6 }), shuffled => { expect(weakestFirst(shuffled).map(({ name }) => name)).toEqual(order); }));
  expect([touchpoints[3], touchpoints[2]].map(({ cells }) => beneficiaryMedian(cells))).toEqual([2, null]);
});

test("the gap is between the two parties whose medians differ most", () => {
  const cells = [cell(LOW), cell(null), cell(HIGH), cell(HIGH, null, false)];
  expect(gapOf(cells)).toEqual({ difference: 4, highest: cells[2], lowest: cells[0] });
  expect(gapOf(cells.slice(0, 2))).toBeNull();
  const equal = gapOf(cells.slice(2));
  expect([equal!.difference, equal!.highest === equal!.lowest]).toEqual([0, false]);
});
