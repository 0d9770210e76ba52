import { bandOf, bandsTold, due, peopleChanged, themesTold, type Said } from "../../src/reflections/publication.js";

/** People by number, each saying this. */
const said = (from: number, to: number, ...labels: string[]): [string, string[]][] => Array.from({ length: to - from }, (_, i) => [`p${from + i}`, labels]);
const of = (...entries: [string, string[]][][]): Said => new Map(entries.flat());
const published = (told: Said, shown = true, people = told.size) => ({ told, shown, people });
const NOTHING = published(new Map(), false);

test("people whose word is new, other or gone are counted once each", () => {
  const told = of(said(0, 10, "LOW"));
  expect(peopleChanged(published(told), told)).toBe(0);
  expect(peopleChanged(published(told), of(said(0, 8, "LOW"), said(8, 9, "HIGH")))).toBe(2);
  expect(peopleChanged(published(told), of(said(0, 10, "LOW"), said(10, 13, "LOW")))).toBe(3);
});

test("those who deleted their word may be those who are new: of whoever comes back nobody is made two", () => {
  const left = of(said(0, 7, "LOW"));
  expect(peopleChanged(published(left, true, 10), left)).toBe(3);
  expect(peopleChanged(published(left, true, 10), of(said(0, 7, "LOW"), said(7, 10, "LOW")))).toBe(3);
  expect(peopleChanged(published(left, true, 10), of(said(0, 7, "LOW"), said(7, 12, "LOW")))).toBe(5);
});

test("nothing below ten; then only with five that changed; hidden when fewer than ten are left, and shown again as it was", () => {
  const ten = of(said(0, 10, "LOW"));
  expect(due(NOTHING, of(said(0, 9, "LOW")))).toBeNull();
  expect(due(NOTHING, ten)).toBe("REWRITE");
  expect(due(published(ten), of(said(0, 14, "LOW")))).toBeNull();
  expect(due(published(ten), of(said(0, 15, "LOW")))).toBe("REWRITE");
  expect(due(published(ten), of(said(0, 9, "LOW")))).toBeNull();
  expect(due(published(ten), of(said(0, 5, "LOW")))).toBe("HIDE");
  expect(due(published(ten, false), of(said(0, 5, "LOW")))).toBeNull();
  expect(due(published(ten, false), of(said(0, 10, "LOW")))).toBe("SHOW");
  expect(due(published(ten, false), of(said(0, 9, "LOW"), said(9, 10, "HIGH")))).toBe("SHOW");
});

test("bands are thirds of the scale, and told when nobody is alone outside the fullest", () => {
  expect([1, 2.99, 3, 4.99, 5, 7].map(bandOf)).toEqual(["LOW", "LOW", "MIDDLE", "MIDDLE", "HIGH", "HIGH"]);
  expect(bandsTold(of(said(0, 10, "HIGH")))).toBeNull();
  expect(bandsTold(of(said(0, 9, "HIGH"), said(9, 10, "LOW")))).toBeNull();
  expect(bandsTold(of(said(0, 8, "HIGH"), said(8, 9, "LOW"), said(9, 10, "MIDDLE")))).toEqual({ LOW: 1, MIDDLE: 1, HIGH: 8 });
});

test("a theme is told from five people on, and of no more than leave two outside it", () => {
  expect(themesTold(of(said(0, 5, "TIME", "COST"), said(5, 8, "BLAME", "COST"), said(8, 10)))).toEqual([["TIME", 5], ["COST", 8]]);
  for (const sharing of [8, 9, 10]) expect(themesTold(of(said(0, sharing, "COST"), said(sharing, 10)))).toEqual([["COST", 8]]);
});
