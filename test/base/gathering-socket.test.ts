import { useService } from "../kit/service.js";

const service = useService();

interface Inside { connection: { stream: { _write: (...args: unknown[]) => void; _writev: (...args: unknown[]) => void } } }

test("a transaction's statements that follow one another go out in one write", async () => {
  const client = await service.pool.connect();
  const { stream } = (client as unknown as Inside).connection;
  let writes = 0;
  for (const name of ["_write", "_writev"] as const) {
    const original = stream[name].bind(stream);
    stream[name] = (...args) => { writes++; original(...args); };
  }
  const answers = await Promise.all([client.query("BEGIN"), client.query("SELECT $1::int AS n", [1]), client.query("SELECT $1::int AS n", [2]), client.query("COMMIT")]);
  client.release();
  expect(answers.map(({ rows }) => rows as unknown[])).toEqual([[], [{ n: 1 }], [{ n: 2 }], []]);
  expect(writes).toBe(1);
});
