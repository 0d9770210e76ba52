import fc from "fast-check";
import { wrongAmount, wrongCurrency } from "../../src/effort/amounts.js";
import { Ledger, percentsOf, together } from "../../src/effort/burden.js";
import type { ReadMonth, ReadSum } from "../../src/effort/burden-sql.js";
import { dutyRun, FEWEST_PERIODS, POINTS_ABOVE, type DutyLine } from "../../src/effort/duty-moved.js";
import { EffortKind, EffortStatus } from "../../src/effort/effort-kind.js";
import { EffortVerb } from "../../src/effort/effort-verb.js";
import { BurdenPeriod, firstOf, monthOf, openFrom, PERIODS, startOf } from "../../src/effort/period.js";
import { effortMay, verbsOf, type EffortState } from "../../src/effort/policy.js";

const line = (percent: number | null, more: Partial<DutyLine> = {}): DutyLine => ({ closed: true, percent, agreed: null, resource: false, ...more });
const lines = (...percents: (number | null)[]): DutyLine[] => percents.map(percent => line(percent));
const run = (of: DutyLine[]) => dutyRun(of)?.periods.map(({ index }) => index) ?? null;

test("duty moved: two closed periods in a row above what was agreed, or above the first, that grow or hold", () => {
  expect(run(lines(40, 50, 60))).toEqual([1, 2]);
  expect(dutyRun(lines(40, 50, 60))!.periods[1]).toEqual({ index: 2, percent: 60, reference: 40, agreed: false });
  expect(run(lines(40, 45, 45))).toBeNull();
  expect(run(lines(40, 45.1, 45.1))).toEqual([1, 2]);
  expect(run(lines(40, 40, 60))).toBeNull();
  expect(run(lines(40, 60, 40))).toBeNull();
  expect(run(lines(40, 60, 59, 58))).toEqual([1, 2, 3]);
  expect(run(lines(40, 60, 58.9))).toBeNull();
  expect(run(lines(40, 60, 50, 55))).toEqual([2, 3]);
  const agreed = [30, 30].map(percent => line(percent, { agreed: 20 }));
  expect(run(agreed)).toEqual([0, 1]);
  expect(dutyRun(agreed)!.periods[0]).toEqual({ index: 0, percent: 30, reference: 20, agreed: true });
  expect(run([line(30, { agreed: 20 }), line(30, { agreed: 25 })])).toBeNull();
});

test("what cannot be told, or is not over, accuses nobody; a resource ends a run", () => {
  expect(run(lines(40, 60, null))).toBeNull();
  expect(run(lines(40, 60, null, 60))).toBeNull();
  expect(run(lines(null, null, 60))).toBeNull();
  expect(run([...lines(40, 60), line(60, { closed: false })])).toBeNull();
  expect(run([...lines(40, 60, 60), line(0, { closed: false })])).toEqual([1, 2]);
  expect(run([...lines(40, 60, 60), line(70, { resource: true })])).toBeNull();
  expect(run([line(40), line(60, { resource: true }), line(60), line(61)])).toEqual([2, 3]);
  expect(run([])).toBeNull();
});

const anyLine: fc.Arbitrary<DutyLine> = fc.record({
  closed: fc.integer({ max: 9, min: 0 }).map(n => n > 0), percent: fc.option(fc.integer({ min: 30, max: 100 }), { freq: 9 }), agreed: fc.option(fc.integer({ min: 0, max: 60 })),
  resource: fc.integer({ max: 9, min: 0 }).map(n => n === 0),
});

test("whatever the figures: a run is long enough, without gaps, up to the last closed period, above its reference, and never where a resource is", () => {
  let found = 0;
  fc.assert(fc.property(fc.array(anyLine, { maxLength: 12 }), of => {
    const { periods } = dutyRun(of) ?? {};
    if (!periods) return;
    found++;
    expect(periods.length).toBeGreaterThanOrEqual(FEWEST_PERIODS);
    periods.forEach(({ index, percent, reference }, i) => {
      expect(index).toBe(periods[0].index + i);
      expect(percent).toBeGreaterThan(reference + POINTS_ABOVE);
      expect(of[index]).toMatchObject({ closed: true, resource: false, percent });
    });
    const open = of.findIndex(({ closed }) => !closed);
    expect(periods.at(-1)!.index).toBe((open < 0 ? of.length : open) - 1);
  }), { numRuns: 2_000, seed: 7 });
  expect(found).toBeGreaterThan(50);
});

test("a share that never grows never stands without an agreement", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 12 }), percents => {
    expect(dutyRun(lines(...[...percents].sort((a, b) => b - a)))).toBeNull();
  }));
});

test("parties together: what one does not tell, all do not; a resource for one covers all", () => {
  const all = together([[line(20, { agreed: 10 }), line(null, { agreed: 10 })], [line(30, { agreed: 5 }), line(30, { agreed: 5, resource: true })]]);
  expect(all).toEqual([line(50, { agreed: 15 }), line(null, { agreed: 15, resource: true })]);
});

test("shares sum to a hundred, and are null while something is not known", () => {
  expect(percentsOf([1, 2])).toEqual([33.3, 66.7]);
  expect(percentsOf([0, 5])).toEqual([0, 100]);
  expect(percentsOf([0, 0])).toEqual([null, null]);
  expect(percentsOf([null, 5])).toEqual([null, null]);
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 20 }), hours => {
    expect(Math.abs((percentsOf(hours) as number[]).reduce((sum, one) => sum + one, 0) - 100)).toBeLessThanOrEqual(0.05 * hours.length + 1e-6);
  }));
});

test("periods begin where the calendar says, and are closed 14 days after their end", () => {
  const may = monthOf(new Date("2026-05-20T00:00:00Z"));
  expect(PERIODS.map(period => startOf(firstOf(may, period)).toISOString().slice(0, 10))).toEqual(["2026-05-01", "2026-04-01", "2026-01-01"]);
  const opens = (at: string, period = BurdenPeriod.MONTH) => startOf(openFrom(new Date(at), period)).toISOString().slice(0, 10);
  expect([opens("2026-05-14T23:59:59Z"), opens("2026-05-15T00:00:00Z")]).toEqual(["2026-04-01", "2026-05-01"]);
  expect([opens("2026-04-14T23:59:59Z", BurdenPeriod.QUARTER), opens("2026-04-15T00:00:00Z", BurdenPeriod.QUARTER)]).toEqual(["2026-01-01", "2026-04-01"]);
  expect([opens("2027-01-14T00:00:00Z", BurdenPeriod.YEAR), opens("2027-01-15T00:00:00Z", BurdenPeriod.YEAR)]).toEqual(["2026-01-01", "2027-01-01"]);
});

test("amounts and currencies by kind; what a body gives may be of many people", () => {
  const wrong = (kind: EffortKind, amount: number, body = false) => wrongAmount(kind, amount, body) !== null;
  expect([0, -1, 0.001, 24.01, NaN, Infinity].map(amount => wrong(EffortKind.HOURS, amount))).toEqual([true, true, true, true, true, true]);
  expect([0.25, 24, 2.55].map(amount => wrong(EffortKind.TIME_SAVED, amount))).toEqual([false, false, false]);
  expect([wrong(EffortKind.HOURS, 25, true), wrong(EffortKind.MONEY, 1_000_000), wrong(EffortKind.MONEY, 1_000_001), wrong(EffortKind.MONEY_RECEIVED, 1_000_001, true)]).toEqual([false, false, true, false]);
  expect([0, 1, 1.5, 5, 6].map(level => wrong(EffortKind.RISK, level))).toEqual([true, false, true, false, true]);
  // To a hundredth, however small or large: nothing that sums round away, and every amount of cents.
  expect([1e-9, 0.005, 10.001].map(amount => wrong(EffortKind.MONEY, amount))).toEqual([true, true, true]);
  expect(Array.from({ length: 1_000 }, (_, i) => Number((999_999_999 - i / 100).toFixed(2))).filter(amount => wrong(EffortKind.MONEY, amount, true))).toEqual([]);
  expect([wrongCurrency(EffortKind.MONEY, "EUR"), wrongCurrency(EffortKind.HOURS, null)]).toEqual([null, null]);
  expect([wrongCurrency(EffortKind.MONEY, null), wrongCurrency(EffortKind.MONEY, "EURO"), wrongCurrency(EffortKind.RISK, "EUR")].every(message => message !== null)).toBe(true);
});

const month = (partyId: string, at: number, more: Partial<ReadMonth> = {}): ReadMonth =>
  ({ partyId, kind: EffortKind.HOURS, currency: "", month: at, amount: 0, entries: 0, unknown: { MONTH: false, QUARTER: false, YEAR: false }, ...more });
const sum = (partyId: string, at: number, amount: number, period: BurdenPeriod = BurdenPeriod.MONTH): ReadSum => ({ partyId, kind: EffortKind.HOURS, currency: "", month: at, period, amount, entries: 5 });
const hours = (sums: ReadSum[], months: ReadMonth[], period: BurdenPeriod, firsts: number[]) => new Ledger({ sums, months, agreements: [] }, period).bearing("p", firsts).hours;

test("what was too little for its month is known of the quarter it was published with, and of the year", () => {
  const january = 2026 * 12;
  const [sums, months] = [
    [sum("p", january, 10), sum("p", january, 4, BurdenPeriod.QUARTER)],
    [month("p", january), month("p", january + 1, { unknown: { MONTH: true, QUARTER: false, YEAR: false } }), month("p", january + 4, { unknown: { MONTH: true, QUARTER: true, YEAR: true } })],
  ];
  const of = (period: BurdenPeriod, ...firsts: number[]) => hours(sums, months, period, firsts);
  expect([of(BurdenPeriod.MONTH, january), of(BurdenPeriod.MONTH, january + 1), of(BurdenPeriod.MONTH, january + 2)]).toEqual([10, null, 0]);
  expect([of(BurdenPeriod.QUARTER, january), of(BurdenPeriod.QUARTER, january + 3), of(BurdenPeriod.YEAR, january)]).toEqual([14, null, null]);
  expect(of(BurdenPeriod.MONTH, january, january + 1)).toBeNull();
});

test("what came late is left out of a sum that is published, and does not hide it", () => {
  const january = 2026 * 12;
  expect(hours([sum("p", january, 10)], [month("p", january, { unknown: { MONTH: true, QUARTER: true, YEAR: true } })], BurdenPeriod.MONTH, [january])).toBe(10);
});

test("a period is measured by the latest agreement in force when it begins, or else by the first in it", () => {
  const agreements = [["2026-03-01", 1], ["2026-07-01", 2], ["2026-05-01", 3]].map(([from, version]) => ({ validFrom: `${from}T00:00:00Z`, version: version as number, percents: {} }));
  const by = (month: number, period = BurdenPeriod.MONTH) => new Ledger({ sums: [], months: [], agreements }, period).agreement(2026 * 12 + month)?.version ?? null;
  expect([1, 2, 4, 6].map(at => by(at))).toEqual([null, 1, 3, 3]);
  expect([by(0, BurdenPeriod.QUARTER), by(3, BurdenPeriod.QUARTER), by(0, BurdenPeriod.YEAR)]).toEqual([1, 1, 1]);
});

test("a resource covers the year that follows, and what is not known may be one", () => {
  const january = 2026 * 12;
  const money = (more: Partial<ReadMonth>) => new Ledger({ sums: [], agreements: [], months: [month("p", january, { kind: EffortKind.MONEY_RECEIVED, currency: "EUR", ...more })] }, BurdenPeriod.MONTH);
  const covered = (ledger: Ledger) => [-1, 0, 11, 12].map(months => ledger.covered("p", january + months));
  expect(covered(money({ amount: 50, entries: 1 }))).toEqual([false, true, true, false]);
  expect(covered(money({ unknown: { MONTH: true, QUARTER: true, YEAR: true } }))).toEqual([false, true, true, false]);
  expect(money({ amount: 50, entries: 1 }).covered("other", january)).toBe(false);
});

test("the policy alone: whose it is changes it, stewards judge what is not theirs, and nobody strikes alone", () => {
  const of = (state: Partial<EffortState>) => verbsOf({ status: EffortStatus.STANDING, body: false, mine: false, officer: false, steward: false, disputer: false, ...state });
  expect(of({ mine: true })).toEqual(["CORRECT", "RETRACT"]);
  expect(of({ steward: true })).toEqual(["DISPUTE"]);
  expect(of({ steward: true, mine: true })).toEqual(["CORRECT", "RETRACT"]);
  expect(of({ body: true, officer: true })).toEqual(["CORRECT", "RETRACT"]);
  expect(of({ body: true, officer: true, steward: true, status: EffortStatus.DISPUTED })).toEqual(["CORRECT", "RETRACT"]);
  // Who recorded for the body, and acts for it no more, neither changes nor judges it.
  expect(of({ body: true, mine: true, steward: true })).toEqual([]);
  expect(of({ steward: true, status: EffortStatus.DISPUTED })).toEqual(["DISMISS", "UPHOLD"]);
  expect(of({ steward: true, disputer: true, status: EffortStatus.DISPUTED })).toEqual(["DISMISS"]);
  expect(of({ mine: true, status: EffortStatus.DISPUTED })).toEqual(["CORRECT", "RETRACT"]);
  for (const status of [EffortStatus.STRUCK, EffortStatus.RETRACTED]) expect([of({ mine: true, status }), of({ steward: true, status })]).toEqual([[], []]);
  expect(of({})).toEqual([]);
  expect(Object.values(EffortVerb).some(verb => effortMay(verb, { status: EffortStatus.STANDING, body: false, mine: false, officer: true, steward: false, disputer: false }))).toBe(false);
});
