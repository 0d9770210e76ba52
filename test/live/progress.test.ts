import { step, type Answer, type Told } from "../../src/base/live/progress.js";

const answer = (...rows: [string, string][]): Answer => ({ rows: rows.map(([key, text]) => ({ key, text })) });

test("a state is told when its text is another", () => {
  const first = step("state", null, answer(["a", "1"]));
  expect(first.values).toEqual(["1"]);
  expect(step("state", first.told, answer(["a", "1"])).values).toEqual([]);
  expect(step("state", first.told, answer(["a", "2"]))).toEqual({ values: ["2"], told: "2" });
});

test("of rows all are told at first, also when there are none, then those whose text is another", () => {
  expect(step("rows", null, answer()).values).toEqual(["[]"]);
  const first = step("rows", null, answer(["a", "1"], ["b", "1"]));
  expect(first.values).toEqual(["[1,1]"]);
  expect(step("rows", first.told, answer(["a", "1"], ["b", "1"]))).toEqual({ values: [], told: first.told });
  const second = step("rows", first.told, answer(["b", "2"], ["c", "3"]));
  expect(second.values).toEqual(["[2,3]"]);
  // It left, and came back as it was.
  expect(step("rows", second.told, answer(["a", "1"], ["b", "2"], ["c", "3"])).values).toEqual(["[1]"]);
  const fewer = step("rows", second.told, answer(["b", "2"]));
  expect([fewer.values, step("rows", fewer.told, answer(["b", "2"], ["c", "3"])).values]).toEqual([[], ["[3]"]]);
});

test("of a log each number is told once and whole, whatever was read again", () => {
  let told: Told = 2;
  const said: string[] = [];
  for (const read of [answer(["1", "a"], ["2", "b"], ["3", "c"], ["3", "d"]), answer(), answer(["3", "c"], ["3", "d"], ["5", "e"])]) {
    const next = step("log", told, read);
    said.push(...next.values);
    told = next.told;
  }
  expect([said, told]).toEqual([["[c,d]", "[e]"], 5]);
});
