import { probe } from "../../src/base/probe.js";
import { Programme } from "../kit/programme.js";
import { plannedEvent } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { realTime } from "../kit/moments.js";

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
