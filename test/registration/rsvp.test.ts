import { clock } from "../../src/base/clock.js";
import { probe } from "../../src/base/probe.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
afterEach(() => probe.reset());

interface RsvpAnswer { rsvp: { id: string; status: string; placeInLine: number | null } }
const rsvp = (eventId: string, as: Someone, input = {}) => service.done<RsvpAnswer>("rsvp", { eventId, ...input }, "rsvp { id status placeInLine }", as);
const cancel = (eventId: string, as: Someone) => service.done<RsvpAnswer>("cancelRsvp", { eventId }, "rsvp { id status placeInLine }", as);

test("seats first, then a line in order of arrival", async () => {
  const event = await plannedEvent(service, { capacity: 2 });
  const crowd = await people(service, 4);
  const answers = [];
  for (const person of crowd) answers.push((await rsvp(event.id, person)).rsvp);
  expect(answers.map(({ status, placeInLine }) => [status, placeInLine])).toEqual([["CONFIRMED", null], ["CONFIRMED", null], ["WAITLISTED", 1], ["WAITLISTED", 2]]);
});

test("doing it twice changes nothing", async () => {
  const event = await plannedEvent(service, { capacity: 5 });
  const person = await someone(service);
  const [first, second] = [await rsvp(event.id, person), await rsvp(event.id, person)];
  expect(second).toEqual(first);
  const key = "a-key-of-mine";
  expect(await rsvp(event.id, person, { key })).toEqual(await rsvp(event.id, person, { key }));
  expect(await service.rows("SELECT held FROM event_seats WHERE event_id = $1", [event.id])).toEqual([{ held: 1 }]);
});

test("a cancelled seat goes to the next in line, who is told once", async () => {
  const event = await plannedEvent(service, { capacity: 1 });
  const [seated, next, last] = await people(service, 3);
  for (const person of [seated, next, last]) await rsvp(event.id, person);
  expect((await cancel(event.id, seated)).rsvp.status).toBe("CANCELLED");
  expect((await rsvp(event.id, next)).rsvp).toMatchObject({ status: "CONFIRMED" });
  expect((await rsvp(event.id, last)).rsvp).toMatchObject({ status: "WAITLISTED", placeInLine: 1 });
  await eventually(() => service.mail.some(({ to }) => to === next.email));
  expect(service.mail.filter(({ to }) => to === next.email)).toHaveLength(1);
});

test("whoever cancels and comes back stands at the end of the line", async () => {
  const event = await plannedEvent(service, { capacity: 1 });
  const [seated, waiting, other] = await people(service, 3);
  for (const person of [seated, waiting, other]) await rsvp(event.id, person);
  await cancel(event.id, waiting);
  expect((await rsvp(event.id, waiting)).rsvp.placeInLine).toBe(2);
});

test("raising the capacity promotes, lowering it bumps nobody", async () => {
  const event = await plannedEvent(service, { capacity: 1 });
  const crowd = await people(service, 4);
  for (const person of crowd) await rsvp(event.id, person);
  const capacity = (seats: number | null) => service.done<{ event: { confirmedCount: number; waitlistedCount: number } }>(
    "changeEventCapacity", { eventId: event.id, capacity: seats }, "event { confirmedCount waitlistedCount }", event.organiser);
  expect((await capacity(3)).event).toEqual({ confirmedCount: 3, waitlistedCount: 1 });
  expect((await capacity(1)).event).toEqual({ confirmedCount: 3, waitlistedCount: 1 });
  expect((await capacity(null)).event).toEqual({ confirmedCount: 4, waitlistedCount: 0 });
});

test("drafts, cancelled and past events take no RSVPs", async () => {
  const stranger = await someone(service);
  const draft = await plannedEvent(service, { draft: true });
  expect(await service.refusals("rsvp", { eventId: draft.id }, stranger)).toEqual(["NotFound input.eventId"]);
  const cancelled = await plannedEvent(service);
  await service.done("cancelEvent", { eventId: cancelled.id }, "event { status }", cancelled.organiser);
  expect(await service.refusals("rsvp", { eventId: cancelled.id }, stranger)).toEqual(["NotAllowed"]);
  const past = await plannedEvent(service);
  const back = clock.replace(() => past.endsAt);
  try { expect(await service.refusals("rsvp", { eventId: past.id }, stranger)).toEqual(["NotOpen"]); } finally { back(); }
  const later = await plannedEvent(service, { rsvpOpensAt: new Date(Date.now() + 3_600_000) });
  expect(await service.refusals("rsvp", { eventId: later.id }, stranger)).toEqual(["NotOpen"]);
});

/** Everybody at one barrier: no change writes before all that may count have counted. */
async function storm(size: number, capacity: number) {
  const event = await plannedEvent(service, { capacity });
  const crowd = await people(service, size);
  probe.set(point => point === "seats counted" ? new Promise(resolve => { setTimeout(resolve, 4); }) : undefined);
  const twice = crowd.slice(0, Math.floor(size / 10));
  const answers = await Promise.all([...crowd, ...twice].map(person => rsvp(event.id, person)));
  probe.set(null);
  return { event, crowd, answers };
}

const tally = async (eventId: string) => {
  const rows = await service.rows<{ status: string; n: number }>("SELECT status, count(*)::int AS n FROM rsvp WHERE event_id = $1 GROUP BY 1", [eventId]);
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
};

test("a storm confirms exactly as many as there are seats, and loses nobody", async () => {
  const { event, crowd } = await storm(200, 20);
  expect(await tally(event.id)).toEqual({ CONFIRMED: 20, WAITLISTED: 180 });
  const places = await Promise.all(crowd.map(async person => (await service.ask<{ event: { myRsvp: { placeInLine: number | null } } }>(
    "query($id: ID!) { event(id: $id) { myRsvp { placeInLine } } }", { id: event.id }, { as: person })).event.myRsvp.placeInLine));
  expect(places.filter(place => place !== null).sort((a, b) => a - b)).toEqual(Array.from({ length: 180 }, (_, i) => i + 1));

  const leaving = crowd.filter(() => Math.random() < 0.25);
  await Promise.all(leaving.map(person => cancel(event.id, person)));
  const counts = await tally(event.id);
  expect(counts.CONFIRMED).toBe(20);
  expect(counts.CANCELLED).toBe(leaving.length);
  await eventually(async () => (await service.rows("SELECT 1 FROM outbox")).length === 0);
  const promoted = await service.rows<{ n: number; people: number }>(
    "SELECT count(*)::int AS n, count(DISTINCT person_id)::int AS people FROM notification WHERE kind = 'rsvp-promoted' AND data->>'eventId' = $1", [event.id]);
  const { promotions } = (await service.rows<{ promotions: number }>("SELECT count(*)::int AS promotions FROM rsvp WHERE event_id = $1 AND status = 'CONFIRMED' AND number > 20", [event.id]))[0];
  expect(promoted[0].n).toBe(promoted[0].people);
  expect(promoted[0].n).toBeGreaterThanOrEqual(promotions);
});

test("its twin without the lock overbooks: the race is there, and the lock is what holds", async () => {
  probe.remove("seats");
  const { event } = await storm(60, 10);
  expect((await tally(event.id)).CONFIRMED).toBeGreaterThan(10);
});
