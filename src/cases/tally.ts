import type { CaseOutcome } from "./case-study.js";
import { FACTORS, OUTCOMES, type FactorCount, type FactorTable } from "./factor-table.js";
import type { Factor } from "./factor.js";

/** Cases of one outcome: all of them where the factor is null, otherwise those that tell it. Each case has one outcome. */
export interface Counted { outcome: CaseOutcome; factor: Factor | null; cases: number; positive: number; negative: number }

const NONE = { cases: 0, positive: 0, negative: 0 };

const sum = (of: readonly Pick<Counted, "cases" | "positive" | "negative">[]) =>
  of.reduce((all, { cases, positive, negative }) => ({ cases: all.cases + cases, positive: all.positive + positive, negative: all.negative + negative }), NONE);

/** The table of what was counted: a row for every factor and every outcome, told or not. */
export function tally(counted: readonly Counted[]): FactorTable {
  const at = (outcome: CaseOutcome, factor: Factor | null) => counted.find(count => count.outcome === outcome && count.factor === factor) ?? NONE;
  const factors = FACTORS.map((factor): FactorCount => {
    const byOutcome = OUTCOMES.map(outcome => {
      const { cases, positive, negative } = at(outcome, factor);
      return { outcome, cases, positive, negative };
    });
    return { factor, ...sum(byOutcome), byOutcome };
  });
  const outcomes = OUTCOMES.map(outcome => ({ outcome, cases: at(outcome, null).cases }));
  return { cases: outcomes.reduce((all, { cases }) => all + cases, 0), outcomes, factors: factors.toSorted((a, b) => b.cases - a.cases) };
}
