import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { POLL_MS } from "../../src/base/live/hub.js";
import { addressOf, endFollowers, follow, type Following } from "../kit/follower.js";
import { people, plannedEvent } from "../kit/seed.js";
import { eventually, TestService, useService } from "../kit/service.js";

const service = useService();
const other = useService({ beside: service });
afterEach(endFollowers);

const COUNT = "subscription($id: ID!) { rsvpCounts(eventId: $id) { confirmedCount } }";
interface Count { rsvpCounts: { confirmedCount: number } }
const come = (of: TestService, eventId: string, as: { token: string }) => of.done("rsvp", { eventId }, "rsvp { id }", as);

/** Five changes one after the other, each seen before the next: who only looks every few seconds takes four times that long at least. */
async function toldOfEach(there: Following<Count>, id: string): Promise<void> {
  const began = performance.now();
  for (const as of await people(service, 5)) {
    const { confirmedCount } = there.last!.rsvpCounts;
    await come(service, id, as);
    await eventually(() => there.last!.rsvpCounts.confirmedCount > confirmedCount);
  }
  expect(performance.now() - began).toBeLessThan(3 * POLL_MS);
}

test("another instance is told within moments", async () => {
  const { id } = await plannedEvent(service);
  await toldOfEach(await follow<Count>(other, COUNT, { id }), id);
});

test("what was told while an instance could not listen is read when it can again", async () => {
  const { id } = await plannedEvent(service);
  const crowd = await people(service, 5);
  const there = await follow<Count>(other, COUNT, { id });
  await service.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coproduce listener' AND datname = current_database()");
  for (const as of crowd) await come(service, id, as);
  await eventually(() => there.last!.rsvpCounts.confirmedCount === 5);
  // It listens again.
  await eventually(async () => (await service.rows("SELECT 1 FROM pg_stat_activity WHERE application_name = 'coproduce listener' AND datname = current_database()")).length === 2);
  await toldOfEach(there, id);
});

test("what others say on the channel ends nobody, and is taken for something that was missed", async () => {
  const { id } = await plannedEvent(service);
  const there = await follow<Count>(other, COUNT, { id });
  for (const said of ["", "null", "7", "{", "{\"tables\":{}}", "{\"from\":\"a\",\"tables\":null,\"topics\":7}"]) await service.rows("SELECT pg_notify('coproduce', $1)", [said]);
  await toldOfEach(there, id);
});

test("a message that is lost is made up for by looking every few seconds", async () => {
  const { id } = await plannedEvent(service);
  const [one] = await people(service, 1);
  const following = [await follow<Count>(service, COUNT, { id }), await follow<Count>(other, COUNT, { id })];
  await service.rows("INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number) VALUES (gen_random_uuid(), now(), now(), $1, $2, 'CONFIRMED', false, 1)", [id, one.id]);
  await eventually(() => following.every(({ told }) => told.length === 2));
});

test("a client is told to come again when its instance stops, and loses nothing by it", async () => {
  const { id } = await plannedEvent(service);
  const [one] = await people(service, 1);
  const stopping = new TestService({ beside: service });
  await stopping.start();
  let url = await addressOf(stopping);
  const next = await addressOf(other);
  const told: Count[] = [];
  const closed: number[] = [];
  const client = createClient({ url: () => url, webSocketImpl: WebSocket, retryAttempts: 5, retryWait: () => Promise.resolve(), on: { closed: event => { closed.push((event as { code: number }).code); } } });
  client.subscribe<Count>({ query: COUNT, variables: { id } }, { next: ({ data }) => { told.push(data!); }, error: () => {}, complete: () => {} });
  await eventually(() => told.length === 1);
  url = next;
  await stopping.stop();
  await come(service, id, one);
  await eventually(() => told.at(-1)!.rsvpCounts.confirmedCount === 1);
  expect(closed).toEqual([1001]);
  await client.dispose();
});
