import { probe } from "../../src/base/probe.js";
import { bookingIn } from "../kit/booking.js";
import { itIs, realTime } from "../kit/moments.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
afterEach(() => { probe.reset(); realTime(); });

interface Outside { __typename: string; path: string[]; count: number; sessions: { sessionId: string; title: string; startsAt: string; endsAt: string }[] }

const edit = async (plan: Programme, input: object) => (await service.ask<{ editEvent: { event: { version: number } | null; errors: Outside[] } }>(
  "mutation($input: EditEventInput!) { editEvent(input: $input) { event { version } errors { __typename ... on Refusal { message path } ... on SessionsOutside { count sessions { sessionId title startsAt endsAt } } } } }",
  { input: { eventId: plan.event.id, ...input } }, { as: plan.event.organiser })).editEvent;

async function programme(hours: number): Promise<{ plan: Programme; room: string; sessions: string[] }> {
  const plan = new Programme(service, await plannedEvent(service));
  const room = await plan.room("Aula");
  const sessions: string[] = [];
  for (let hour = 0; hour < hours; hour++) {
    const { id } = await plan.session(`Hour ${hour}`);
    await service.done("scheduleSession", { sessionId: id, roomId: room, ...plan.hour(hour) }, "session { id }", plan.event.organiser);
    sessions.push(id);
  }
  return { plan, room, sessions };
}

describe("new dates", () => {
  test("that leave placed sessions outside are refused, and name them", async () => {
    const { plan, sessions } = await programme(4);
    const endsAt = plan.hour(2).startsAt;
    const { event, errors } = await edit(plan, { endsAt, title: "Shorter" });
    expect([event, errors.length]).toEqual([null, 1]);
    expect(errors[0]).toMatchObject({
      __typename: "SessionsOutside", path: ["input", "endsAt"], count: 2, message: '2 placed sessions would lie outside the event: "Hour 2", "Hour 3"',
      sessions: [2, 3].map(hour => ({ sessionId: sessions[hour], title: `Hour ${hour}`, startsAt: plan.hour(hour).startsAt.toISOString(), endsAt: plan.hour(hour).endsAt.toISOString() })),
    });
    expect(await service.rows("SELECT title, ends_at FROM event WHERE id = $1", [plan.event.id])).toEqual([{ title: "Unconference", ends_at: plan.event.endsAt }]);
    for (const id of sessions.slice(2)) await service.done("unscheduleSession", { sessionId: id }, "session { id }", plan.event.organiser);
    expect((await edit(plan, { endsAt })).errors).toEqual([]);
  });

  test("leave none of a draft outside either; what lay outside before holds nothing up", async () => {
    const { plan, room, sessions } = await programme(1);
    const { schedule } = await service.done<{ schedule: { id: string } }>("draftSchedule", { eventId: plan.event.id }, "schedule { id }", plan.event.organiser);
    await service.done("scheduleSession", { sessionId: sessions[0], roomId: room, draftId: schedule.id, ...plan.hour(5) }, "session { id }", plan.event.organiser);
    expect((await edit(plan, { endsAt: plan.hour(5).startsAt })).errors).toMatchObject([{ count: 1, sessions: [{ sessionId: sessions[0], startsAt: plan.hour(5).startsAt.toISOString() }] }]);
    await service.rows("UPDATE placement SET starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day' WHERE event_id = $1", [plan.event.id]);
    expect((await edit(plan, { endsAt: plan.hour(5).startsAt })).errors).toEqual([]);
  });

  test("and a session that is placed meanwhile come one after the other", async () => {
    const { plan, room } = await programme(0);
    const { id } = await plan.session();
    const [placed, edited] = await Promise.all([
      service.change("scheduleSession", { sessionId: id, roomId: room, ...plan.hour(7) }, "session { id }", plan.event.organiser),
      edit(plan, { endsAt: plan.hour(3).endsAt }),
    ]);
    expect([placed.errors.length > 0, edited.errors.length > 0].filter(Boolean)).toHaveLength(1);
    const outside = await service.rows("SELECT 1 FROM placement p JOIN event e ON e.id = p.event_id WHERE e.id = $1 AND p.ends_at > e.ends_at", [plan.event.id]);
    expect(outside).toEqual([]);
  });

  test("leave slots where they are, and nothing is placed in those outside", async () => {
    const { plan, room } = await programme(0);
    const slot = await plan.slot(6);
    expect((await edit(plan, { endsAt: plan.hour(3).endsAt })).errors).toEqual([]);
    const { id } = await plan.session();
    expect(await plan.schedule(id, room, slot)).toEqual(["InvalidInput input.slotId"]);
    const { event } = await service.ask<{ event: { freePositions: object[] } }>("query($id: ID!) { event(id: $id) { freePositions { slot { id } } } }", { id: plan.event.id });
    expect(event.freePositions).toEqual([]);
  });

  test("fit together with what the event has already", async () => {
    const { plan } = await programme(0);
    expect((await edit(plan, { rsvpClosesAt: plan.hour(2).startsAt })).errors).toEqual([]);
    expect((await edit(plan, { rsvpOpensAt: plan.hour(3).startsAt })).errors).toMatchObject([{ __typename: "InvalidInput", path: ["input", "rsvpClosesAt"] }]);
    expect((await edit(plan, { startsAt: plan.event.endsAt })).errors).toMatchObject([{ __typename: "InvalidInput", path: ["input", "endsAt"] }]);
  });
});

describe("whoever said that they come", () => {
  const { rsvp, letters, rule, cancel } = bookingIn(service);

  test("is told of another date, place or link once for each edit; the link only with a seat", async () => {
    const plan = new Programme(service, await plannedEvent(service, { capacity: 1 }));
    const { event } = plan;
    const [seated, waiting, gone, stranger] = await people(service, 4);
    for (const person of [gone, seated, waiting]) await rsvp(event.id, person);
    await cancel(event.id, gone);
    await rule(event.id, event.organiser, { approval: true });
    const [asks] = await people(service, 1);
    await rsvp(event.id, asks);
    const { place } = await service.done<{ place: { id: string } }>("addPlace", { name: "Casa del Quartiere", city: "Torino" }, "place { id }", event.organiser);
    const everyone = [seated, waiting, asks];
    const told = (words = "Changed") => Promise.all([...everyone, gone, stranger].map(person => letters(person, words)));

    await service.done("editEvent", { eventId: event.id, endsAt: plan.hour(5).startsAt, placeId: place.id, onlineUrl: "https://meet.example.org/secret", key: "all-at-once" }, "event { id }", event.organiser);
    await service.done("editEvent", { eventId: event.id, endsAt: plan.hour(5).startsAt, placeId: place.id, onlineUrl: "https://meet.example.org/secret", key: "all-at-once" }, "event { id }", event.organiser);
    expect(await told()).toEqual([1, 1, 1, 0, 0]);
    const [withSeat, without, request] = everyone.map(person => service.mail.find(({ to, subject }) => to === person.email && subject.startsWith("Changed"))!.text);
    for (const text of [withSeat, without, request]) expect(text).toContain("- Where: Casa del Quartiere, Torino\n");
    expect(withSeat).toMatch(/- When: .* \(Europe\/Rome\) – .*\n- Where: .*\n- Online: https:\/\/meet\.example\.org\/secret\n/);
    for (const text of [without, request]) expect([text.includes("secret"), text.includes("- Online: there is a new address\n")]).toEqual([false, true]);
    expect(await service.rows("SELECT 1 FROM notification WHERE kind = 'event-changed' AND data::text LIKE '%secret%' AND person_id <> $1", [seated.id])).toEqual([]);

    // What was so already, and what nobody plans by, is told to nobody.
    await service.done("editEvent", { eventId: event.id, endsAt: plan.hour(5).startsAt, placeId: place.id, title: "Renamed" }, "event { id }", event.organiser);
    expect(await told()).toEqual([1, 1, 1, 0, 0]);
    await service.done("editEvent", { eventId: event.id, onlineUrl: null }, "event { id }", event.organiser);
    await service.done("changeEventTimeZone", { eventId: event.id, timeZone: "Europe/Lisbon", keep: "CLOCKS" }, "event { id }", event.organiser);
    expect(await told()).toEqual([3, 3, 3, 0, 0]);
    const refused = await service.refusals("editEvent", { eventId: event.id, onlineUrl: "https://meet.example.org/", expectedVersion: 1 }, event.organiser);
    expect([refused, await told()]).toEqual([["Changed input.expectedVersion"], [3, 3, 3, 0, 0]]);
  });

  test("is told in one statement, a crowd like one person; nobody of a draft, and nobody of what is over", async () => {
    const event = await plannedEvent(service);
    await service.rows(
      `WITH crowd AS (INSERT INTO person (id, created_at, updated_at, display_name, email, locale, languages, administrator)
         SELECT gen_random_uuid(), now(), now(), 'Crowd', NULL, 'en', '{}', false FROM generate_series(1, 1500) RETURNING id)
       INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number) SELECT gen_random_uuid(), now(), now(), $1, id, 'WAITLISTED', false, 1 FROM crowd`, [event.id]);
    const edit = (onlineUrl: string) => service.done("editEvent", { eventId: event.id, onlineUrl }, "event { id }", event.organiser);
    await edit("https://meet.example.org/1");
    await eventually(async () => (await service.rows("SELECT 1 FROM outbox LIMIT 1")).length === 0);
    const notified = async () => (await service.rows<{ n: number; people: number }>(
      "SELECT count(*)::int AS n, count(DISTINCT person_id)::int AS people FROM notification WHERE kind = 'event-changed' AND data->>'eventId' = $1", [event.id]))[0];
    expect(await notified()).toEqual({ n: 1_500, people: 1_500 });
    itIs(event.endsAt);
    await edit("https://meet.example.org/2");
    realTime();
    await service.rows("UPDATE event SET status = 'DRAFT' WHERE id = $1", [event.id]);
    await edit("https://meet.example.org/3");
    await eventually(async () => (await service.rows("SELECT 1 FROM outbox LIMIT 1")).length === 0);
    expect((await notified()).n).toBe(1_500);
  });
});
