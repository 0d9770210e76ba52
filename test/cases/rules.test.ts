import "reflect-metadata";
import fc from "fast-check";
import { CaseOutcome, CaseStatus } from "../../src/cases/case-study.js";
import { CaseVerb } from "../../src/cases/case-verb.js";
import { statusAfter, type Concern } from "../../src/cases/course.js";
import { Factor } from "../../src/cases/factor.js";
import { verbsOf } from "../../src/cases/policy.js";
import { quoted } from "../../src/cases/quoted.js";
import { tally } from "../../src/cases/tally.js";

test("the course: where each verb leads from each status", () => {
  const from = (status: CaseStatus) => Object.fromEntries(Object.values(CaseVerb).flatMap(verb => { const to = statusAfter(verb, status); return to ? [[verb, to]] : []; }));
  expect(from(CaseStatus.DRAFT)).toEqual({ EDIT: "DRAFT", SUBMIT: "SUBMITTED", WITHDRAW: "WITHDRAWN" });
  expect(from(CaseStatus.SUBMITTED)).toEqual({ WITHDRAW: "WITHDRAWN", PUBLISH: "PUBLISHED", RETURN: "RETURNED" });
  expect(from(CaseStatus.PUBLISHED)).toEqual({ WITHDRAW: "WITHDRAWN", RETURN: "RETURNED" });
  expect(from(CaseStatus.RETURNED)).toEqual({ EDIT: "RETURNED", SUBMIT: "SUBMITTED", WITHDRAW: "WITHDRAWN" });
  expect(from(CaseStatus.WITHDRAWN)).toEqual({ EDIT: "WITHDRAWN", SUBMIT: "SUBMITTED" });
});

test("the policy: authors write and take back, administrators review, and nobody reviews their own", () => {
  const of = (status: CaseStatus, concern: Partial<Concern>) => verbsOf(status, { author: false, administrator: false, ...concern });
  expect([of(CaseStatus.DRAFT, { author: true }), of(CaseStatus.SUBMITTED, { author: true }), of(CaseStatus.PUBLISHED, { author: true })]).toEqual([["EDIT", "SUBMIT", "WITHDRAW"], ["WITHDRAW"], ["WITHDRAW"]]);
  expect([of(CaseStatus.DRAFT, { administrator: true }), of(CaseStatus.SUBMITTED, { administrator: true }), of(CaseStatus.PUBLISHED, { administrator: true })]).toEqual([[], ["PUBLISH", "RETURN"], ["RETURN"]]);
  for (const status of Object.values(CaseStatus)) {
    expect(of(status, {})).toEqual([]);
    expect(of(status, { author: true, administrator: true })).toEqual(of(status, { author: true }));
  }
});

test("a quote is a block quote of what was said, and at most twice as long", () => {
  expect(quoted("It is cold\n\n\n\nwhen it comes")).toBe("> It is cold\n>\n> when it comes");
  fc.assert(fc.property(fc.array(fc.constantFrom("\n", "\n", "a", "> b"), { maxLength: 200 }), pieces => {
    const text = pieces.join("").trim();
    const quote = quoted(text);
    expect(quote.split("\n").every(line => line.startsWith(">"))).toBe(true);
    expect(quote.replace(/^> ?/gm, "")).toBe(text.replace(/\n{3,}/g, "\n\n"));
    expect(quote.length).toBeLessThanOrEqual(2 * text.length + 2);
  }));
});

test("the table has a row for each factor and outcome; what is told most comes first, and sums hold", () => {
  const { SUCCEEDED, FAILED } = CaseOutcome;
  const table = tally([
    { outcome: SUCCEEDED, factor: null, cases: 3, positive: 4, negative: 1 }, { outcome: FAILED, factor: null, cases: 2, positive: 0, negative: 2 },
    { outcome: SUCCEEDED, factor: Factor.TIME, cases: 1, positive: 1, negative: 0 },
    { outcome: SUCCEEDED, factor: Factor.TRUST, cases: 3, positive: 3, negative: 1 }, { outcome: FAILED, factor: Factor.TRUST, cases: 2, positive: 0, negative: 2 },
  ]);
  expect([table.cases, table.outcomes]).toEqual([5, [{ outcome: "SUCCEEDED", cases: 3 }, { outcome: "MIXED", cases: 0 }, { outcome: "FAILED", cases: 2 }]]);
  expect(table.factors.map(({ factor }) => factor)).toEqual(["TRUST", "TIME", ...Object.values(Factor).filter(factor => factor !== Factor.TRUST && factor !== Factor.TIME)]);
  expect(table.factors[0]).toEqual({
    factor: "TRUST", cases: 5, positive: 3, negative: 3,
    byOutcome: [{ outcome: "SUCCEEDED", cases: 3, positive: 3, negative: 1 }, { outcome: "MIXED", cases: 0, positive: 0, negative: 0 }, { outcome: "FAILED", cases: 2, positive: 0, negative: 2 }],
  });
  expect(table.factors.at(-1)).toMatchObject({ cases: 0, positive: 0, negative: 0, byOutcome: [{}, {}, {}] });
});
