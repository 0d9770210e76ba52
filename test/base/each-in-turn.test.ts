import { pino } from "pino";
import { eachInTurn, inBatches } from "../../src/base/each-in-turn.js";

const ids = (count: number) => Array.from({ length: count }, (_, i) => ({ id: String(i + 1) }));

test("what cannot be done is logged by its name, and all others have their turn", async () => {
  const lines: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: line => { lines.push(line); } });
  const done: string[] = [];
  expect(await eachInTurn(ids(3), ({ id }) => id === "2" ? Promise.reject(new Error("broken")) : Promise.resolve(done.push(id)), log, "it could not be done", ({ id }) => ({ eventId: id }))).toEqual([{ id: "2" }]);
  expect(done).toEqual(["1", "3"]);
  expect(lines.map(line => JSON.parse(line) as object)).toEqual([expect.objectContaining({ level: 40, eventId: "2", msg: "it could not be done", err: expect.objectContaining({ message: "broken" }) })]);
});

test.each([[0, 1], [2, 1], [3, 2], [7, 3]])("%i due, three at once: each comes once in %i questions, although all stay due", async (count, questions) => {
  const asked: (string | null)[] = [];
  const all = ids(count);
  const find = (last: string | null) => { asked.push(last); return Promise.resolve(all.filter(({ id }) => last === null || id > last).slice(0, 3)); };
  const found: { id: string }[] = [];
  for await (const one of inBatches(3, find)) found.push(one);
  expect(found).toEqual(all);
  expect(asked).toHaveLength(questions);
});
