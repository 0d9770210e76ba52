import { faultIsOurs, judged, type Finding, type LinkState } from "../../src/resources/link-course.js";
import { LinkStatus } from "../../src/resources/resource.js";

const DAY = 86_400_000;
const start = new Date("2026-03-01T08:00:00Z");
const later = (days: number) => new Date(start.getTime() + days * DAY);
const unchecked: LinkState = { status: LinkStatus.NOT_CHECKED, brokenSince: null, movedTo: null, failingSince: null };
const something: Finding = { found: "something", movedTo: null };
const failure: Finding = { found: "failure" };
const nothing: Finding = { found: "nothing" };

test("a link is broken after two failures a day apart, since the first; reached again, it is well at once", () => {
  const once = judged(unchecked, failure, start);
  expect(once).toEqual({ ...unchecked, failingSince: start, checkedAt: start, checkAt: later(1) });
  expect(judged(once, failure, later(0.9)).status).toBe("NOT_CHECKED");
  const twice = judged(once, failure, later(1));
  expect(twice).toEqual({ status: "BROKEN", brokenSince: start, movedTo: null, failingSince: start, checkedAt: later(1), checkAt: later(2) });
  expect(judged(twice, failure, later(2))).toMatchObject({ status: "BROKEN", brokenSince: start });
  expect(judged(twice, something, later(2))).toEqual({ ...unchecked, status: "OK", checkedAt: later(2), checkAt: later(9) });
  expect(judged(judged(once, something, later(0.5)), failure, later(1.5))).toMatchObject({ status: "OK", failingSince: later(1.5), checkAt: later(2.5) });
});

test("what its server calls gone is broken at once; what it refuses to machines is not", () => {
  expect(judged(unchecked, nothing, start)).toMatchObject({ status: "BROKEN", brokenSince: start, checkAt: later(1) });
  expect(judged({ ...unchecked, failingSince: start }, nothing, later(0.5))).toMatchObject({ status: "BROKEN", brokenSince: start });
  expect(judged({ ...unchecked, status: LinkStatus.BROKEN, brokenSince: start, failingSince: start }, { found: "refusal" }, later(1))).toEqual({ ...unchecked, status: "REFUSED", checkedAt: later(1), checkAt: later(8) });
});

test("where it has moved is kept until it is found or broken", () => {
  const moved = judged(unchecked, { found: "something", movedTo: "https://example.org/new" }, start);
  expect(moved).toMatchObject({ status: "MOVED", movedTo: "https://example.org/new", checkAt: later(7) });
  expect(judged(moved, failure, later(7))).toMatchObject({ status: "MOVED", movedTo: "https://example.org/new", checkAt: later(8) });
  expect(judged(moved, nothing, later(7))).toMatchObject({ status: "BROKEN", movedTo: null });
});

test("when none is reached of five that were well, the fault is ours; unless they are all at one host", () => {
  const checks = (sound: Finding[], failing: Finding[] = [], host = (n: number) => `${n}.example.org`) =>
    [...sound.map(finding => ({ failingSince: null, finding })), ...failing.map(finding => ({ failingSince: start, finding }))].map((check, n) => ({ ...check, url: `https://${host(n)}/${n}` }));
  expect(faultIsOurs(checks(Array<Finding>(5).fill(failure)))).toBe(true);
  expect(faultIsOurs(checks(Array<Finding>(4).fill(failure), Array<Finding>(9).fill(failure)))).toBe(false);
  expect(faultIsOurs(checks([...Array<Finding>(9).fill(failure), nothing]))).toBe(false);
  expect(faultIsOurs(checks(Array<Finding>(9).fill(failure), [], () => "example.org"))).toBe(false);
});
