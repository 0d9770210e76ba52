import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { OperationPlans } from "../../src/base/plan/plans.js";
import { Documents } from "../../src/http/documents.js";
import { Shelf } from "../../src/http/shelf.js";
import { makeSchema } from "../../src/schema.js";
import { useService } from "../kit/service.js";

const service = useService();

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heapMegabytes(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

test("a shelf keeps what comes a second time, whatever comes once meanwhile", () => {
  const shelf = new Shelf<number>(1_000, 10);
  shelf.offer("known", 1, 100);
  expect([shelf.get("known"), shelf.size]).toEqual([undefined, 0]);
  shelf.offer("known", 2, 100);
  for (let i = 0; i < 5_000; i++) shelf.offer(`once ${i}`, i, 100);
  expect([shelf.get("known"), shelf.size, shelf.bytes]).toEqual([2, 1, 100]);
});

test("a shelf holds no more than its weight and its number, and lets go of what was used least recently", () => {
  const shelf = new Shelf<string>(1_000, 4);
  const keep = (key: string, bytes: number) => { for (let i = 0; i < 2; i++) shelf.offer(key, key, bytes); };
  for (const key of ["a", "b", "c", "d", "e"]) keep(key, 100);
  expect([shelf.size, shelf.bytes, shelf.get("a")]).toEqual([4, 400, undefined]);
  shelf.get("b");
  keep("heavy", 800);
  expect([shelf.get("b"), shelf.get("e"), shelf.get("heavy"), shelf.bytes]).toEqual(["b", "e", "heavy", 1_000]);
  shelf.grew("b", "another b", 500);
  expect(shelf.bytes).toBe(1_000);
  shelf.grew("heavy", "heavy", 150);
  expect([shelf.get("b"), shelf.get("heavy"), shelf.bytes]).toEqual([undefined, "heavy", 950]);
  shelf.grew("heavy", "heavy", 500);
  expect([shelf.size, shelf.bytes]).toEqual([0, 0]);
});

test("200 different operations of 3 KB that all come again, with their plans, hold a few megabytes", () => {
  const documents = new Documents(service.parts.service.source, makeSchema());
  const one = (i: number, n = 0) => {
    const operation = documents.find(`query($n: Int) { events(first: $n) { nodes { ${"id title ".repeat(450)} x${i}: id } } }`, null);
    if (!(operation instanceof OperationPlans)) throw operation;
    operation.planFor(operation.coerced({ n: 1 + n }), false);
    return operation;
  };
  one(1_000);
  const before = heapMegabytes();
  for (let i = 0; i < 200; i++) for (let time = 0; time < 2; time++) one(i);
  expect(one(199)).toBe(one(199));
  const grown = heapMegabytes() - before;
  expect(grown).toBeLessThan(40);
  // What is kept weighs what it was estimated to, or less.
  expect(grown).toBeLessThan(documents.bytes / 2 ** 20 + 8);
  // The forms of one operation count as well.
  const known = documents.bytes;
  for (let n = 1; n < 20; n++) one(199, n);
  expect(documents.bytes).not.toBe(known);
  expect(documents.bytes).toBeLessThan(24 * 2 ** 20);
});
