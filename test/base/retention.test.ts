import { v7 } from "uuid";
import { jobs } from "../../src/modules.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();

/** As the worker does it when the clock says so. */
const runJob = (name: string) => service.rows("SELECT graphile_worker.add_job($1)", [name]);

test("idempotency keys are forgotten after 48 hours, however many", async () => {
  await service.rows("INSERT INTO change_key (person_id, key, verb, digest, at) SELECT $1, 'old ' || n, 'rsvp', '', now() - interval '48 hours 1 minute' FROM generate_series(1, 2500) AS n", [v7()]);
  await service.rows("INSERT INTO change_key (person_id, key, verb, digest, at) VALUES ($1, 'young', 'rsvp', '', now() - interval '47 hours 59 minutes')", [v7()]);
  await runJob("forget-change-keys");
  await eventually(async () => (await service.rows("SELECT 1 FROM change_key")).length === 1);
  expect(await service.rows("SELECT key FROM change_key")).toEqual([{ key: "young" }]);
});

test("spent budgets are forgotten when they have run out", async () => {
  const now = Date.now();
  await service.rows("INSERT INTO rate_budget (key, points, expire) VALUES ('over', 1, $1), ('running', 1, $2), ('for ever', 1, NULL)", [now - 1, now + 60_000]);
  await runJob("forget-rate-budgets");
  await eventually(async () => (await service.rows("SELECT 1 FROM rate_budget WHERE key = 'over'")).length === 0);
  expect(await service.rows("SELECT key FROM rate_budget ORDER BY key")).toEqual([{ key: "for ever" }, { key: "running" }]);
});

test("every job of every module comes round by the clock, but those that ask others only where that is on", async () => {
  const known = async () => (await service.rows<{ identifier: string }>("SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY 1")).map(({ identifier }) => identifier);
  await eventually(async () => (await known()).length > 0);
  expect(await known()).toEqual(Object.keys(jobs).filter(name => !jobs[name].asksOthers).sort());
});
