import { clocksKept } from "../../src/events/clock-shift.js";
import { Programme } from "../kit/programme.js";
import { plannedEvent, someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
const DAY = 24 * 3_600_000;

const kept = (zones: { fromZone: string; toZone: string; by?: number }, ...times: string[]) => {
  const found = clocksKept(times.map(at => new Date(at)), zones);
  return found && times.map(at => found.get(Date.parse(at))!.toISOString());
};

test("clocks are kept over their change, and refused where times would turn", () => {
  const rome = { fromZone: "Europe/Rome", toZone: "Europe/Rome" };
  expect(kept({ ...rome, by: 7 * DAY }, "2027-03-23T08:00:00.000Z", "2027-03-23T16:30:00.123Z")).toEqual(["2027-03-30T07:00:00.000Z", "2027-03-30T15:30:00.123Z"]);
  expect(kept({ fromZone: "UTC", toZone: "America/New_York" }, "2027-03-14T06:59:00.000Z", "2027-03-14T07:00:00.000Z")).toEqual(["2027-03-14T10:59:00.000Z", "2027-03-14T11:00:00.000Z"]);
  // 02:30 is skipped and shows as 03:30, behind 03:00.
  expect(kept({ ...rome, by: 7 * DAY }, "2027-03-21T01:30:00.000Z", "2027-03-21T02:00:00.000Z")).toBeNull();
  expect(kept({ ...rome, by: 7 * DAY }, "2027-03-21T01:30:00.000Z")).toEqual(["2027-03-28T01:30:00.000Z"]);
});

test("a copy keeps what the clock shows, slots, phases and RSVP dates too", async () => {
  const startsAt = new Date("2027-03-20T08:00:00Z");
  const event = await plannedEvent(service, {});
  await service.done("editEvent", { eventId: event.id, startsAt, endsAt: new Date("2027-03-21T16:00:00Z"), rsvpClosesAt: new Date("2027-03-19T11:00:00Z") }, "event { id }", event.organiser);
  await service.done("addSlot", { eventId: event.id, startsAt: new Date("2027-03-21T09:00:00Z"), endsAt: new Date("2027-03-21T10:00:00Z") }, "slot { id }", event.organiser);
  await service.done("setEventPhases", { eventId: event.id, phases: [{ kind: "CALL", opensAt: new Date("2027-03-01T09:00:00Z"), closesAt: new Date("2027-03-18T09:00:00Z") }] }, "event { id }", event.organiser);
  const SELECT = "event { startsAt endsAt rsvpClosesAt slots { nodes { startsAt endsAt } } phases { opensAt closesAt } }";
  const copy = await service.done<{ event: unknown }>("copyEvent", { eventId: event.id, startsAt: new Date("2027-03-27T08:00:00Z") }, SELECT, event.organiser);
  expect(copy.event).toEqual({
    startsAt: "2027-03-27T08:00:00.000Z", endsAt: "2027-03-28T15:00:00.000Z", rsvpClosesAt: "2027-03-26T11:00:00.000Z",
    slots: { nodes: [{ startsAt: "2027-03-28T08:00:00.000Z", endsAt: "2027-03-28T09:00:00.000Z" }] }, phases: [{ opensAt: "2027-03-08T09:00:00.000Z", closesAt: "2027-03-25T09:00:00.000Z" }],
  });
  await service.done("addSlot", { eventId: event.id, startsAt: new Date("2027-03-21T01:30:00Z"), endsAt: new Date("2027-03-21T02:00:00Z") }, "slot { id }", event.organiser);
  expect(await service.refusals("copyEvent", { eventId: event.id, startsAt: new Date("2027-03-27T08:00:00Z") }, event.organiser)).toEqual(["InvalidInput input.startsAt"]);
});

describe("a time zone that is put right", () => {
  const stage = async () => {
    const plan = new Programme(service, await plannedEvent(service, {}));
    const [room, slot, session, fan] = [await plan.room("Aula"), await plan.slot(0), await plan.session(), await someone(service)];
    await service.done("markInterest", { sessionId: session.id, level: "WANT" }, "session { id }", fan);
    expect(await plan.schedule(session.id, room, slot)).toEqual([]);
    const { schedule } = await service.done<{ schedule: { id: string } }>("draftSchedule", { eventId: plan.event.id }, "schedule { id }", plan.event.organiser);
    return { plan, session, fan, room, draftId: schedule.id };
  };
  const TIMES = `event { version timeZone startsAt endsAt slots { nodes { startsAt version } } schedule { nodes { startsAt endsAt } } rooms(first: 5) { closings { startsAt } } }`;
  interface Told { event: { version: number; timeZone: string; startsAt: string; endsAt: string; slots: { nodes: { startsAt: string; version: number }[] }; rooms: { closings: { startsAt: string }[] }[] } }
  const hoursLater = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000).toISOString();

  test("keeps instants", async () => {
    const { plan: { event } } = await stage();
    const { event: after } = await service.done<Told>("changeEventTimeZone", { eventId: event.id, timeZone: "Europe/Helsinki", keep: "INSTANTS" }, TIMES, event.organiser);
    expect(after).toMatchObject({ timeZone: "Europe/Helsinki", startsAt: event.startsAt.toISOString(), slots: { nodes: [{ startsAt: event.startsAt.toISOString(), version: 1 }] } });
  });

  test("or clocks: everything moves as one, on record in public and drafts, and people are told once", async () => {
    const { plan: { event }, session, fan, room, draftId } = await stage();
    await service.done("setRoomClosings", { roomId: room, closings: [{ startsAt: hoursLater(event.startsAt, 6), endsAt: hoursLater(event.startsAt, 7) }] }, "room { id }", event.organiser);
    const { event: { version } } = await service.ask<{ event: { version: number } }>("query($id: ID!) { event(id: $id) { version } }", { id: event.id });
    const { event: after } = await service.done<Told>("changeEventTimeZone", { eventId: event.id, timeZone: "Europe/Helsinki", keep: "CLOCKS", expectedVersion: version }, TIMES, event.organiser);
    // Helsinki's clocks are an hour ahead of Rome's.
    expect(after).toMatchObject({
      version: version + 1, timeZone: "Europe/Helsinki", startsAt: hoursLater(event.startsAt, -1), endsAt: hoursLater(event.endsAt, -1),
      slots: { nodes: [{ startsAt: hoursLater(event.startsAt, -1), version: 2 }] }, rooms: [{ closings: [{ startsAt: hoursLater(event.startsAt, 5) }] }],
    });
    const placed = await service.rows<{ startsAt: Date; hosts: string }>(
      `SELECT p.starts_at AS "startsAt", (SELECT count(*) FROM placement_host h WHERE h.placement_id = p.id AND h.starts_at = p.starts_at AND h.ends_at = p.ends_at) AS hosts
       FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id WHERE p.session_id = $1 AND (v.id = $2 OR v.status = 'PUBLISHED')`, [session.id, draftId]);
    expect(placed).toEqual(Array.from({ length: 2 }, () => ({ startsAt: new Date(hoursLater(event.startsAt, -1)), hosts: "1" })));
    const { event: { scheduleChanges } } = await service.ask<{ event: { scheduleChanges: { nodes: { kind: string; toStartsAt: string }[] } } }>(
      "query($id: ID!) { event(id: $id) { scheduleChanges { nodes { kind toStartsAt } } } }", { id: event.id });
    expect(scheduleChanges.nodes.at(-1)).toEqual({ kind: "MOVED", toStartsAt: hoursLater(event.startsAt, -1) });
    await eventually(() => service.mail.some(({ to }) => to === fan.email));
    expect(service.mail.filter(({ to, text }) => to === fan.email && text.includes("A session"))).toHaveLength(1);
    expect(await service.refusals("changeEventTimeZone", { eventId: event.id, timeZone: "Europe/Rome", keep: "CLOCKS", expectedVersion: version }, event.organiser)).toEqual(["Changed input.expectedVersion"]);
    expect(await service.refusals("changeEventTimeZone", { eventId: event.id, timeZone: "Europe/Atlantis", keep: "CLOCKS" }, event.organiser)).toEqual(["InvalidInput input.timeZone"]);
  });
});
