import type { Letter } from "../../src/notifications/post-office.js";
import { people, plannedEvent } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

/** A mail server that takes its time for ever, until it is let go. */
const stuck: (() => void)[] = [];
const sent: Letter[] = [];
let stalls = true;
const service = useService({
  office: { send: async letter => {
    if (stalls) await new Promise<void>(resolve => { stuck.push(resolve); });
    sent.push(letter);
    return {};
  } },
});

test("mail that hangs holds up neither what comes round by the clock nor plans", async () => {
  const crowd = await people(service, 12);
  await service.rows(
    `INSERT INTO outbox (id, at, kind, person_id, cause_id, data) SELECT gen_random_uuid(), now(), 'event-cancelled', id, gen_random_uuid(), '{"title":"T","startsAt":"2030-01-01T10:00:00Z","timeZone":"UTC"}' FROM unnest($1::uuid[]) AS p(id)`,
    [crowd.map(({ id }) => id)]);
  await eventually(() => stuck.length === 3);
  await service.rows("INSERT INTO rate_budget (key, points, expire) VALUES ('old', 1, 1)");
  await service.rows("SELECT graphile_worker.add_job('forget-rate-budgets')");
  const event = await plannedEvent(service);
  const { planRun } = await service.done<{ planRun: { id: string } }>("planSchedule", { eventId: event.id }, "planRun { id }", event.organiser);
  await eventually(async () => (await service.rows("SELECT 1 FROM plan_run WHERE id = $1 AND status = 'DONE'", [planRun.id])).length === 1);
  await eventually(async () => (await service.rows("SELECT 1 FROM rate_budget WHERE key = 'old'")).length === 0);
  expect(sent).toEqual([]);
  stalls = false;
  for (const letGo of stuck) letGo();
  await eventually(() => sent.length === crowd.length);
});
