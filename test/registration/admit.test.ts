import { probe } from "../../src/base/probe.js";
import { bookingIn } from "../kit/booking.js";
import { itIs, realTime } from "../kit/moments.js";
import { people, plannedEvent, someone, type EventStory, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService({ poolSize: 20 });
const { rsvp, cancel, mine, rule, letters, counted } = bookingIn(service);
afterEach(() => { probe.reset(); realTime(); });

const admit = (event: EventStory, whom: Someone, reason = "Brings the projector") =>
  service.done<{ rsvp: { id: string; status: string } }>("admitToEvent", { eventId: event.id, personId: whom.id, reason }, "rsvp { id status }", event.organiser);

async function full(waiting: number): Promise<{ event: EventStory; seated: Someone; line: Someone[] }> {
  const event = await plannedEvent(service, { capacity: 1 });
  const [seated, ...line] = await people(service, waiting + 1);
  for (const person of [seated, ...line]) await rsvp(event.id, person);
  return { event, seated, line };
}

test("one person is let in past line and capacity, and is told; nobody else loses or gains anything by it", async () => {
  const { event, seated, line: [first, second, third] } = await full(3);
  expect((await admit(event, second)).rsvp.status).toBe("CONFIRMED");
  expect(await counted(event.id)).toEqual({ held: 2, waiting: 2 });
  expect([(await mine(event.id, first)).placeInLine, (await mine(event.id, third)).placeInLine]).toEqual([1, 2]);
  await admit(event, second, "Once more");
  // One more place than there was is taken by who was let in; one seat less is nobody's gain either.
  await service.done("changeEventCapacity", { eventId: event.id, capacity: 2 }, "event { id }", event.organiser);
  expect(await counted(event.id)).toEqual({ held: 2, waiting: 2 });
  await service.done("changeEventCapacity", { eventId: event.id, capacity: 1 }, "event { id }", event.organiser);
  await cancel(event.id, seated);
  expect(await counted(event.id)).toEqual({ held: 1, waiting: 2 });
  await cancel(event.id, second);
  expect([(await mine(event.id, first)).status, (await mine(event.id, third)).placeInLine]).toEqual(["CONFIRMED", 1]);
  expect([await letters(second, "You have a seat"), await letters(third, "You have a seat")]).toEqual([1, 0]);
});

test("who did it, when and why is read by the organisers, and by nobody else", async () => {
  const { event, line: [person, other] } = await full(2);
  const { rsvp: { id } } = await admit(event, person);
  await admit(event, other, "Speaks");
  type Entry = { reason: string; createdAt: string; admittedBy: { displayName: string }; rsvp: { person: { displayName: string } } };
  const read = async (as: Someone) => (await service.ask<{ event: { admissions: { totalCount: number; nodes: Entry[] }; rsvps: { nodes: { id: string; admissions: { nodes: { reason: string }[] } }[] } } }>(
    "query($id: ID!) { event(id: $id) { admissions { totalCount nodes { reason createdAt admittedBy { displayName } rsvp { person { displayName } } } } rsvps { nodes { id admissions { nodes { reason } } } } } }",
    { id: event.id }, { as })).event;
  const told = await read(event.organiser);
  expect(told.admissions).toMatchObject({ totalCount: 2, nodes: [
    { reason: "Speaks", admittedBy: { displayName: event.organiser.name }, rsvp: { person: { displayName: other.name } } },
    { reason: "Brings the projector", admittedBy: { displayName: event.organiser.name }, rsvp: { person: { displayName: person.name } } },
  ] });
  expect(told.rsvps.nodes.find(one => one.id === id)!.admissions.nodes).toEqual([{ reason: "Brings the projector" }]);
  expect(JSON.stringify(await read(person))).not.toContain("projector");
  expect(await service.rows("SELECT actor_id FROM change_log WHERE verb = 'admitToEvent' AND objects->>'rsvp' = $1", [id])).toEqual([{ actor_id: event.organiser.id }]);
});

test("whatever their RSVP was, and with none; the counters follow", async () => {
  const event = await plannedEvent(service, { capacity: 1 });
  await rule(event.id, event.organiser, { freedPlaces: "OFFERED", offerMinutes: 60 });
  const [seated, next, gone] = await people(service, 3);
  for (const person of [seated, next, gone]) await rsvp(event.id, person);
  await cancel(event.id, gone);
  await cancel(event.id, seated);
  expect((await mine(event.id, next)).status).toBe("OFFERED");
  await admit(event, next);
  expect(await counted(event.id)).toEqual({ held: 1, waiting: 0 });
  await admit(event, gone);
  await rule(event.id, event.organiser, { approval: true });
  const [asks] = await people(service, 1);
  await rsvp(event.id, asks);
  await admit(event, asks);
  // Somebody public who has no RSVP, once RSVPs have closed.
  const guest = (await plannedEvent(service)).organiser;
  await service.done("editEvent", { eventId: event.id, rsvpClosesAt: new Date(event.startsAt.getTime() - 3_600_000) }, "event { id }", event.organiser);
  itIs(event.startsAt);
  await admit(event, guest);
  expect((await mine(event.id, guest)).status).toBe("CONFIRMED");
  expect(await counted(event.id)).toEqual({ held: 4, waiting: 0 });
});

test("not without a reason, not by others, and nobody whom the organiser does not see", async () => {
  const { event, line: [person] } = await full(1);
  const refused = (input: object, as: Someone) => service.refusals("admitToEvent", { eventId: event.id, personId: person.id, reason: "Please", ...input }, as);
  expect(await refused({ reason: " " }, event.organiser)).toEqual(["InvalidInput input.reason"]);
  expect(await refused({}, person)).toEqual(["NotAllowed"]);
  expect(await refused({ personId: (await someone(service)).id }, event.organiser)).toEqual(["NotFound input.personId"]);
  itIs(event.endsAt);
  expect(await refused({}, event.organiser)).toEqual(["NotAllowed"]);
  expect(await service.rows("SELECT 1 FROM admission WHERE event_id = $1", [event.id])).toEqual([]);
});

/** Everybody in line is let in while others cancel and come. */
async function rush(): Promise<{ held: number; waiting: number; truly: { held: number; waiting: number } }> {
  const { event, line } = await full(8);
  const others = await people(service, 8);
  await Promise.all([
    ...line.map((person, i) => i % 4 === 0 ? cancel(event.id, person) : admit(event, person)),
    ...others.map(person => rsvp(event.id, person)),
    service.done("changeEventCapacity", { eventId: event.id, capacity: 3 }, "event { id }", event.organiser),
  ]);
  const [{ held, waiting }] = await service.rows<{ held: number; waiting: number }>("SELECT held, waiting FROM event_seats WHERE event_id = $1", [event.id]);
  const [truly] = await service.rows<{ held: number; waiting: number }>(
    "SELECT count(*) FILTER (WHERE status = 'CONFIRMED')::int AS held, count(*) FILTER (WHERE status = 'WAITLISTED')::int AS waiting FROM rsvp WHERE event_id = $1", [event.id]);
  return { held, waiting, truly };
}

test("let in all at once, with others who come and go: the counters are what the RSVPs say", async () => {
  const { truly, ...stored } = await rush();
  expect(stored).toEqual(truly);
  expect(truly.held).toBeGreaterThanOrEqual(7);
  expect(truly.held + truly.waiting).toBe(15);
});

test("its twin without the lock counts wrong: the race is there, and the lock is what holds", async () => {
  probe.remove("seats");
  probe.set(point => point === "seats counted" ? new Promise(resolve => { setTimeout(resolve, 100); }) : undefined);
  const { truly, ...stored } = await rush();
  expect(stored).not.toEqual(truly);
});
