import { probe } from "../../src/base/probe.js";
import { bookingIn } from "../kit/booking.js";
import { itIs, realTime } from "../kit/moments.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";

const service = useService({ poolSize: 20 });
const { rsvp, cancel, rule, letters } = bookingIn(service);
afterEach(() => { probe.reset(); realTime(); });

interface Seat { id: string; status: string; placeInLine: number | null }
const SEAT = "seat { id status placeInLine }";
const take = async (sessionId: string, as: Someone) => (await service.done<{ seat: Seat }>("takeSeat", { sessionId }, SEAT, as)).seat;
const leave = async (sessionId: string, as: Someone) => (await service.done<{ seat: Seat }>("leaveSeat", { sessionId }, SEAT, as)).seat;
const mySeat = async (id: string, as: Someone) => (await service.ask<{ session: { mySeat: Seat | null } }>("query($id: ID!) { session(id: $id) { mySeat { id status placeInLine } } }", { id }, { as })).session.mySeat;

interface Counts { seats: number | null; seatsTaken: number; waiting: number }
/** What everybody reads, which must be what the rows say. */
async function counts(id: string): Promise<Counts> {
  const { session } = await service.ask<{ session: Counts }>("query($id: ID!) { session(id: $id) { seats seatsTaken waiting } }", { id });
  const [truly] = await service.rows("SELECT count(*) FILTER (WHERE status = 'TAKEN')::int AS taken, count(*) FILTER (WHERE status = 'WAITING')::int AS waiting FROM session_seat WHERE session_id = $1", [id]);
  expect({ taken: session.seatsTaken, waiting: session.waiting }).toEqual(truly);
  return session;
}

/** An event that gives seats in sessions, with people who come, and one session placed in a room of this many seats. */
async function day(size: number, seats: number | null) {
  const plan = new Programme(service, await plannedEvent(service, { capacity: 500 }));
  await rule(plan.event.id, plan.event.organiser, { sessionSeats: true });
  const [room, slot, session] = [await plan.room("Small", { capacity: seats }), await plan.slot(0), await plan.session("Crowded")];
  expect(await plan.schedule(session.id, room, slot)).toEqual([]);
  const crowd = await people(service, size);
  await Promise.all(crowd.map(person => rsvp(plan.event.id, person)));
  return { plan, room, slot, id: session.id, host: session.host, crowd };
}

test("seats first, then a line in order of arrival; doing it twice changes nothing", async () => {
  const { id, crowd: [first, second, third, fourth] } = await day(4, 2);
  expect((await take(id, first)).status).toBe("TAKEN");
  expect(await take(id, first)).toEqual(await take(id, first));
  expect((await take(id, second)).status).toBe("TAKEN");
  expect(await take(id, third)).toMatchObject({ status: "WAITING", placeInLine: 1 });
  expect(await take(id, fourth)).toMatchObject({ status: "WAITING", placeInLine: 2 });
  expect(await counts(id)).toEqual({ seats: 2, seatsTaken: 2, waiting: 2 });
});

test("a seat that is left is given to the next in line at once, who is told once; whoever comes back stands at the end", async () => {
  const { id, crowd: [seated, next, last] } = await day(3, 1);
  for (const person of [seated, next, last]) await take(id, person);
  expect((await leave(id, seated)).status).toBe("LEFT");
  expect((await leave(id, seated)).status).toBe("LEFT");
  expect((await mySeat(id, next))?.status).toBe("TAKEN");
  expect(await mySeat(id, last)).toMatchObject({ status: "WAITING", placeInLine: 1 });
  expect(await mySeat(id, seated)).toBeNull();
  expect(await letters(next, "You have a seat: Crowded")).toBe(1);
  expect(await take(id, seated)).toMatchObject({ status: "WAITING", placeInLine: 2 });
  await leave(id, last);
  expect(await counts(id)).toEqual({ seats: 1, seatsTaken: 1, waiting: 1 });
});

test("only who has a seat at the event takes one in its sessions", async () => {
  const { plan, id, crowd: [person] } = await day(1, 5);
  const refused = (as: Someone) => service.refusals("takeSeat", { sessionId: id }, as);
  expect(await refused(await someone(service))).toEqual(["NotAllowed"]);
  expect(await refused(plan.event.organiser)).toEqual(["NotAllowed"]);
  expect(await service.refusals("leaveSeat", { sessionId: id }, person)).toEqual(["NotFound input.sessionId"]);
  await cancel(plan.event.id, person);
  expect(await refused(person)).toEqual(["NotAllowed"]);
  const may = async (as: Someone) => (await service.ask<{ session: { may: string[] } }>("query($id: ID!) { session(id: $id) { may } }", { id }, { as })).session.may;
  expect(await may(person)).not.toContain("TAKE_SEAT");
  await rsvp(plan.event.id, person);
  expect(await may(person)).toContain("TAKE_SEAT");
});

test("no seats are taken where the event gives none, the session has no place, or is over", async () => {
  const { plan, id, crowd: [person] } = await day(1, 5);
  const unplaced = await plan.session("Nowhere");
  const refused = (sessionId: string) => service.refusals("takeSeat", { sessionId }, person);
  expect(await refused(unplaced.id)).toEqual(["NoSeats input.sessionId"]);
  itIs(plan.hour(0).endsAt);
  expect(await refused(id)).toEqual(["NotOpen"]);
  realTime();
  await rule(plan.event.id, plan.event.organiser, { sessionSeats: false });
  expect(await refused(id)).toEqual(["NoSeats input.sessionId"]);
});

test("nobody has seats in two sessions at one time, or waits for one; the other session is named", async () => {
  const { plan, id, crowd: [person, other] } = await day(2, 1);
  const big = await plan.room("Large");
  const [rival, later] = [await plan.session("Rival"), await plan.session("Later")];
  expect([await plan.schedule(rival.id, big, await plan.slot(1)), await plan.schedule(later.id, big, await plan.slot(2))]).toEqual([[], []]);
  await service.done("scheduleSession", { sessionId: rival.id, roomId: big, startsAt: new Date(plan.hour(0).startsAt.getTime() + 30 * 60_000), endsAt: plan.hour(1).startsAt }, "session { id }", plan.event.organiser);
  await take(id, other);
  await take(id, person);
  const { data } = await service.answer<{ takeSeat: { errors: unknown[] } }>(
    "mutation($input: TakeSeatInput!) { takeSeat(input: $input) { errors { __typename ... on SeatElsewhere { sessionId title path } } } }", { input: { sessionId: rival.id } }, { as: person });
  expect(data!.takeSeat.errors).toEqual([{ __typename: "SeatElsewhere", sessionId: id, title: "Crowded", path: ["input", "sessionId"] }]);
  expect((await take(later.id, person)).status).toBe("TAKEN");
  await leave(id, person);
  expect((await take(rival.id, person)).status).toBe("TAKEN");
  const { me } = await service.ask<{ me: { sessionSeats: { nodes: { session: { title: string } }[] } } }>("{ me { sessionSeats { nodes { session { title } } } } }", {}, { as: person });
  expect(me.sessionSeats.nodes.map(({ session }) => session.title).sort()).toEqual(["Later", "Rival"]);
  // The agenda has each once, also what one marked and hosts besides, and nothing that one waits for.
  await service.done("markInterest", { sessionId: later.id, level: "WANT" }, "session { id }", person);
  const agenda = async (as: Someone) => (await service.ask<{ event: { myAgenda: { nodes: { title: string }[] } } }>(
    "query($id: ID!) { event(id: $id) { myAgenda { nodes { title } } } }", { id: plan.event.id }, { as })).event.myAgenda.nodes.map(({ title }) => title);
  expect(await agenda(person)).toEqual(["Rival", "Later"]);
  await leave(rival.id, person);
  await take(id, person);
  expect(await agenda(person)).toEqual(["Later"]);
  expect(await agenda(other)).toEqual(["Crowded"]);
});

test("two seats at one time are not had by asking for both at once", async () => {
  const { plan, id, crowd } = await day(10, 50);
  const rival = await plan.session("Rival");
  expect(await plan.schedule(rival.id, await plan.room("Large"), (await service.rows<{ id: string }>("SELECT id FROM slot WHERE event_id = $1", [plan.event.id]))[0].id)).toEqual([]);
  for (const person of crowd) {
    const answers = await Promise.all([id, rival.id].map(sessionId => service.refusals("takeSeat", { sessionId }, person)));
    expect(answers.flat()).toEqual(["SeatElsewhere input.sessionId"]);
  }
});

test("who holds them is seen by the event's staff, by others only their own", async () => {
  const { plan, id, host, crowd: [person, other] } = await day(2, 5);
  for (const one of [person, other]) await take(id, one);
  const seen = async (as: Someone | null) => (await service.ask<{ session: { seatHolders: { nodes: { person: { id: string } }[]; totalCount: number } } }>(
    "query($id: ID!) { session(id: $id) { seatHolders { nodes { person { id } } totalCount } } }", { id }, { as })).session.seatHolders.nodes.map(({ person: { id: who } }) => who);
  expect(await seen(plan.event.organiser)).toEqual([person.id, other.id]);
  expect(await seen(other)).toEqual([other.id]);
  expect([await seen(host), await seen(null)]).toEqual([[], []]);
});

describe("a schedule that changes", () => {
  test("a larger room seats the next in line, a smaller one bumps nobody", async () => {
    const { plan, room, slot, id, crowd } = await day(5, 2);
    for (const person of crowd) await take(id, person);
    expect(await plan.schedule(id, await plan.room("Middle", { capacity: 4 }), slot)).toEqual([]);
    expect(await counts(id)).toEqual({ seats: 4, seatsTaken: 4, waiting: 1 });
    expect(await letters(crowd[2], "You have a seat")).toBe(1);
    expect(await plan.schedule(id, room, slot)).toEqual([]);
    expect(await counts(id)).toEqual({ seats: 2, seatsTaken: 4, waiting: 1 });
    await leave(id, crowd[0]);
    expect(await counts(id)).toEqual({ seats: 2, seatsTaken: 3, waiting: 1 });
    await service.done("editRoom", { roomId: room, capacity: null }, "room { id }", plan.event.organiser);
    expect(await counts(id)).toEqual({ seats: null, seatsTaken: 4, waiting: 0 });
  });

  test.each([
    ["taken off the schedule", "unscheduleSession"],
    ["called off", "cancelSession"],
  ])("a session that is %s gives all its seats back, and tells whoever had or awaited one", async (_what, verb) => {
    const { plan, room, slot, id, crowd } = await day(3, 2);
    for (const person of crowd) await take(id, person);
    await service.done("markInterest", { sessionId: id, level: "WANT" }, "session { id }", crowd[0]);
    await service.done(verb, { sessionId: id }, "session { id }", plan.event.organiser);
    expect(await counts(id)).toEqual({ seats: null, seatsTaken: 0, waiting: 0 });
    expect(await Promise.all(crowd.map(person => mySeat(id, person)))).toEqual([null, null, null]);
    // Once, though some of them marked it too.
    const words = verb === "cancelSession" ? "Cancelled" : "Schedule changed";
    expect([await letters(crowd[0], words), await letters(crowd[2], words)]).toEqual([1, 1]);
    if (verb === "cancelSession") return;
    expect(await plan.schedule(id, room, slot)).toEqual([]);
    expect((await take(id, crowd[2])).status).toBe("TAKEN");
  });

  test("what is published from a draft counts: a room that is larger there seats the next, what is left out there gives its seats back", async () => {
    const { plan, slot, id, crowd } = await day(3, 1);
    const other = await plan.session("Other");
    await plan.schedule(other.id, await plan.room("Elsewhere"), await plan.slot(3));
    for (const person of crowd) await take(id, person);
    await take(other.id, crowd[0]);
    const large = await plan.room("Large", { capacity: 3 });
    const { schedule } = await service.done<{ schedule: { id: string } }>("draftSchedule", { eventId: plan.event.id }, "schedule { id }", plan.event.organiser);
    await service.done("scheduleSession", { sessionId: id, roomId: large, slotId: slot, draftId: schedule.id }, "session { id }", plan.event.organiser);
    await service.done("unscheduleSession", { sessionId: other.id, draftId: schedule.id }, "session { id }", plan.event.organiser);
    expect(await counts(id)).toEqual({ seats: 1, seatsTaken: 1, waiting: 2 });
    expect(await counts(other.id)).toEqual({ seats: 30, seatsTaken: 1, waiting: 0 });
    await service.done("publishSchedule", { draftId: schedule.id }, "schedule { id }", plan.event.organiser);
    expect(await counts(id)).toEqual({ seats: 3, seatsTaken: 3, waiting: 0 });
    expect(await counts(other.id)).toEqual({ seats: null, seatsTaken: 0, waiting: 0 });
  });

  test("withdrawn by its host too", async () => {
    const { id, host, crowd: [person] } = await day(1, 2);
    await take(id, person);
    await service.done("withdrawSession", { sessionId: id }, "session { id }", host);
    expect(await service.rows("SELECT held FROM session_seats WHERE session_id = $1", [id])).toEqual([{ held: 0 }]);
  });

  test("what is switched on applies to what is placed already; switched off, seats are given back", async () => {
    const plan = new Programme(service, await plannedEvent(service));
    const session = await plan.session();
    await plan.schedule(session.id, await plan.room("Aula", { capacity: 1 }), await plan.slot(0));
    const person = await someone(service);
    await rsvp(plan.event.id, person);
    expect(await counts(session.id)).toEqual({ seats: null, seatsTaken: 0, waiting: 0 });
    await rule(plan.event.id, plan.event.organiser, { sessionSeats: true });
    expect((await take(session.id, person)).status).toBe("TAKEN");
    expect(await counts(session.id)).toEqual({ seats: 1, seatsTaken: 1, waiting: 0 });
    await rule(plan.event.id, plan.event.organiser, { sessionSeats: false });
    expect(await counts(session.id)).toEqual({ seats: null, seatsTaken: 0, waiting: 0 });
    expect(await mySeat(session.id, person)).toBeNull();
  });
});

test("who gives the RSVP back gives all seats in its sessions back, and the next in line have them", async () => {
  const { plan, id, crowd: [person, next] } = await day(2, 1);
  const later = await plan.session("Later");
  await plan.schedule(later.id, await plan.room("Other", { capacity: 1 }), await plan.slot(1));
  for (const sessionId of [id, later.id]) for (const who of [person, next]) await take(sessionId, who);
  await cancel(plan.event.id, person);
  expect(await Promise.all([id, later.id].map(async sessionId => (await mySeat(sessionId, next))?.status))).toEqual(["TAKEN", "TAKEN"]);
  for (const sessionId of [id, later.id]) expect(await counts(sessionId)).toEqual({ seats: 1, seatsTaken: 1, waiting: 0 });
});

/** All at one barrier: nobody writes before all that may count have counted. */
async function storm(size: number, seats: number, pause: number) {
  const story = await day(size, seats);
  probe.set(point => point === "session seats counted" ? new Promise(resolve => { setTimeout(resolve, pause); }) : undefined);
  const twice = story.crowd.slice(0, Math.floor(size / 10));
  await Promise.all([...story.crowd, ...twice].map(person => take(story.id, person)));
  probe.set(null);
  return story;
}

describe("at once", () => {
  test("a storm seats exactly as many as the room does, and loses nobody", async () => {
    const { plan, id, crowd } = await storm(80, 12, 4);
    expect(await counts(id)).toEqual({ seats: 12, seatsTaken: 12, waiting: 68 });
    const places = (await Promise.all(crowd.map(async person => (await mySeat(id, person))!.placeInLine))).filter(place => place !== null);
    expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 68 }, (_, i) => i + 1));
    // Seats are left, RSVPs given back and the room changed, all at once.
    const [leaving, cancelling] = [crowd.slice(0, 20), crowd.slice(20, 40)];
    const large = await plan.room("Large", { capacity: 15 });
    await Promise.all([
      ...leaving.map(person => leave(id, person)), ...cancelling.map(person => cancel(plan.event.id, person)),
      service.done("scheduleSession", { sessionId: id, roomId: large, ...plan.hour(2) }, "session { id }", plan.event.organiser),
    ]);
    expect(await counts(id)).toEqual({ seats: 15, seatsTaken: 15, waiting: 25 });
    const [first] = await service.rows<{ seated: number; waits: number }>("SELECT max(number) FILTER (WHERE status = 'TAKEN') AS seated, min(number) FILTER (WHERE status = 'WAITING') AS waits FROM session_seat WHERE session_id = $1", [id]);
    expect(first.seated).toBeLessThan(first.waits);
    await eventually(async () => (await service.rows("SELECT 1 FROM outbox")).length === 0);
    const [told] = await service.rows("SELECT count(*)::int - count(DISTINCT person_id)::int AS twice FROM notification WHERE kind = 'session-seat-given' AND data->>'sessionId' = $1", [id]);
    expect(told).toEqual({ twice: 0 });
  });

  test("its twin without the lock seats more: the race is there, and the lock is what holds", async () => {
    probe.remove("session seats");
    const { id } = await storm(40, 5, 20);
    const [{ n }] = await service.rows<{ n: number }>("SELECT count(*)::int AS n FROM session_seat WHERE session_id = $1 AND status = 'TAKEN'", [id]);
    expect(n).toBeGreaterThan(5);
  });

  test("a seat that is being taken while the RSVP is given back is given back with it", async () => {
    const { plan, id, crowd: [person] } = await day(1, 5);
    for (let i = 0; i < 5; i++) {
      await rsvp(plan.event.id, person);
      probe.set(point => point === "session seats counted" ? new Promise(resolve => { setTimeout(resolve, 20); }) : undefined);
      await Promise.all([
        service.refusals("takeSeat", { sessionId: id }, person),
        new Promise(resolve => { setTimeout(resolve, 3 + i); }).then(() => cancel(plan.event.id, person)),
      ]);
      probe.set(null);
      expect(await counts(id)).toEqual({ seats: 5, seatsTaken: 0, waiting: 0 });
    }
  });

  test("a seat that is being taken while the session leaves the schedule does not stay", async () => {
    const { plan, room, slot, id, crowd: [person] } = await day(1, 5);
    for (let i = 0; i < 5; i++) {
      await plan.schedule(id, room, slot);
      probe.set(point => point === "session seats counted" ? new Promise(resolve => { setTimeout(resolve, 20); }) : undefined);
      await Promise.all([
        service.refusals("takeSeat", { sessionId: id }, person),
        new Promise(resolve => { setTimeout(resolve, 2 * i); }).then(() => service.refusals("unscheduleSession", { sessionId: id }, plan.event.organiser)),
      ]);
      probe.set(null);
      expect(await counts(id)).toEqual({ seats: null, seatsTaken: 0, waiting: 0 });
    }
  });
});

test("an event that gives no seats in sessions pays one statement when a session is placed, and none when somebody cancels", async () => {
  const plan = new Programme(service, await plannedEvent(service));
  const [room, slot, session] = [await plan.room("Aula"), await plan.slot(0), await plan.session()];
  const person = await someone(service);
  await rsvp(plan.event.id, person);
  const placing = withoutTokenLookUp(await statementsOf(() => plan.schedule(session.id, room, slot)));
  expect(placing.filter(text => /(INTO|FROM|UPDATE) session_seat/.test(text))).toHaveLength(1);
  const cancelling = withoutTokenLookUp(await statementsOf(() => cancel(plan.event.id, person)));
  expect(cancelling.filter(text => /(INTO|FROM|UPDATE) session_seat/.test(text))).toHaveLength(0);
});
