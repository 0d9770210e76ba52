import { probe } from "../../src/base/probe.js";
import { plannedEvent, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { inHours } from "../kit/seed.js";

const service = useService();
afterEach(() => probe.reset());

const plan = { startsAt: inHours(48), endsAt: inHours(50), timeZone: "Europe/Rome" };

test("a repeat does nothing, and answers its own selection as it is now", async () => {
  const person = await someone(service);
  const input = { ...plan, title: "Once", key: "key-of-the-plan" };
  const { event } = await service.done<{ event: { id: string } }>("planEvent", input, "event { id }", person);
  await service.done("editEvent", { eventId: event.id, title: "Renamed" }, "event { id }", person);
  expect(await service.done("planEvent", { ...input, title: " Once " }, "event { id title }", person)).toMatchObject({ event: { id: event.id, title: "Renamed" } });
  expect(await service.rows("SELECT 1 FROM event_staff WHERE person_id = $1", [person.id])).toHaveLength(1);
});

test("another input or change under the same key is refused; another person's key is their own", async () => {
  const [person, other] = [await someone(service), await someone(service)];
  const input = { ...plan, title: "Once", key: "one-key-for-all" };
  await service.done("planEvent", input, "event { id }", person);
  expect(await service.refusals("planEvent", { ...input, title: "Twice" }, person)).toEqual(["KeyReused input.key"]);
  expect(await service.refusals("editProfile", { tagLine: "x", key: "one-key-for-all" }, person)).toEqual(["KeyReused input.key"]);
  expect(await service.refusals("planEvent", { ...input, title: "Twice" }, other)).toEqual([]);
  expect(await service.refusals("planEvent", { ...input, key: "short" }, other)).toEqual(["InvalidInput input.key"]);
});

test("a refused change leaves no trace of its key", async () => {
  const event = await plannedEvent(service, { draft: true });
  const stranger = await someone(service);
  const key = "refused-then-done";
  expect(await service.refusals("rsvp", { eventId: event.id, key }, stranger)).toEqual(["NotFound input.eventId"]);
  await service.done("publishEvent", { eventId: event.id }, "event { id }", event.organiser);
  expect(await service.refusals("rsvp", { eventId: event.id, key }, stranger)).toEqual([]);
});

test("ten at once with one key do it once, and all answer the same", async () => {
  const event = await plannedEvent(service, { capacity: 5 });
  const person = await someone(service);
  probe.set(point => point === "seats counted" ? new Promise(resolve => { setTimeout(resolve, 20); }) : undefined);
  const answers = await Promise.all(Array.from({ length: 10 }, () => service.done("rsvp", { eventId: event.id, key: "ten-at-once" }, "rsvp { id status }", person)));
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
  expect(await service.rows("SELECT held FROM event_seats WHERE event_id = $1", [event.id])).toEqual([{ held: 1 }]);
  const log = await service.rows("SELECT 1 FROM change_log WHERE verb = 'rsvp' AND actor_id = $1", [person.id]);
  expect(log).toHaveLength(1);
});

test("each change that was done is on record, a refused one is not", async () => {
  const person = await someone(service);
  const { event } = await service.done<{ event: { id: string } }>("planEvent", { ...plan, title: "Logged" }, "event { id }", person);
  await service.refusals("planEvent", { ...plan, title: "" }, person);
  expect(await service.rows("SELECT verb, objects FROM change_log WHERE actor_id = $1", [person.id])).toEqual([{ verb: "planEvent", objects: { event: event.id } }]);
});
