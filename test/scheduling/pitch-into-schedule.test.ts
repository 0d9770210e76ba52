import { probe } from "../../src/base/probe.js";
import { bookingIn } from "../kit/booking.js";
import { itIs, realTime } from "../kit/moments.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
const { rsvp } = bookingIn(service);
afterEach(() => { probe.reset(); realTime(); });

interface Position { room: { name: string }; slot: { startsAt: string } }

/** The morning of a barcamp: two rooms, three hours, and people who came; the first hour has begun. */
async function morning(size: number) {
  realTime();
  const plan = new Programme(service, await plannedEvent(service));
  const { event } = plan;
  const [aula, yard] = [await plan.room("Aula", { features: ["PROJECTOR"] }), await plan.room("Yard")];
  const slots = [await plan.slot(0), await plan.slot(1), await plan.slot(2)];
  const crowd = await people(service, size);
  for (const person of crowd) await rsvp(event.id, person);
  await service.done("setEventPhases", { eventId: event.id, phases: [{ kind: "LIVE", opensAt: event.startsAt, closesAt: event.endsAt }] }, "event { id }", event.organiser);
  itIs(new Date(plan.hour(0).startsAt.getTime() + 600_000));
  const input = (roomId: string, slotId: string, more: object = {}) => ({ eventId: event.id, title: "On the spot", roomId, slotId, ...more });
  return {
    plan, event, aula, yard, slots, crowd, input,
    pitch: (as: Someone, roomId: string, slotId: string, more: object = {}) => service.refusals("pitchIntoSchedule", input(roomId, slotId, more), as),
    free: async (args = "") => (await service.ask<{ event: { freePositions: Position[] } }>(`query($id: ID!) { event(id: $id) { freePositions${args} { room { name } slot { startsAt } } } }`, { id: event.id })).event.freePositions
      .map(({ room, slot }) => `${room.name} ${(new Date(slot.startsAt).getTime() - event.startsAt.getTime()) / 3_600_000}`),
  };
}

test("a pitch takes a free position at once, and is told to everybody as placed", async () => {
  const { event, aula, slots, crowd: [person], input, free } = await morning(1);
  expect(await free()).toEqual(["Aula 1", "Yard 1", "Aula 2", "Yard 2"]);
  const { session } = await service.done("pitchIntoSchedule", input(aula, slots[1], { needs: ["PROJECTOR"] }), "session { status room { name } slot { startsAt } startsAt hosts { id } number }", person);
  const at = new Date(event.startsAt.getTime() + 3_600_000).toISOString();
  expect(session).toEqual({ status: "ACCEPTED", room: { name: "Aula" }, slot: { startsAt: at }, startsAt: at, hosts: [{ id: person.id }], number: 1 });
  expect(await free()).toEqual(["Yard 1", "Aula 2", "Yard 2"]);
  expect(await free("(first: 2)")).toEqual(["Yard 1", "Aula 2"]);
});

test("free is what no session has for any part of the slot; a draft takes nothing", async () => {
  const { plan, event, aula, yard, crowd: [person], free, pitch, slots } = await morning(1);
  expect(await pitch(person, yard, slots[1], { lengthInSlots: 2 })).toEqual([]);
  expect(await free()).toEqual(["Aula 1", "Aula 2"]);
  const session = await plan.session("By hand");
  const startsAt = new Date(event.startsAt.getTime() + 2.5 * 3_600_000);
  await service.done("scheduleSession", { sessionId: session.id, roomId: aula, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }, "session { id }", event.organiser);
  expect(await free()).toEqual(["Aula 1"]);
  const { schedule } = await service.done<{ schedule: { id: string } }>("draftSchedule", { eventId: event.id }, "schedule { id }", event.organiser);
  await service.done("unscheduleSession", { sessionId: session.id, draftId: schedule.id }, "session { id }", event.organiser);
  expect(await free()).toEqual(["Aula 1"]);
  await service.done("publishSchedule", { draftId: schedule.id }, "schedule { id }", event.organiser);
  expect(await free()).toEqual(["Aula 1", "Aula 2"]);
});

test("what organisers keep closed is not free, and nobody pitches into it", async () => {
  const { plan, event, aula, yard, slots, crowd: [person], free, pitch } = await morning(1);
  await service.done("editSlot", { slotId: slots[1], closed: true }, "slot { id }", event.organiser);
  await service.done("setRoomClosings", { roomId: aula, closings: [{ startsAt: new Date(plan.hour(2).startsAt.getTime() + 1_800_000), endsAt: plan.hour(3).endsAt }] }, "room { id }", event.organiser);
  expect(await free()).toEqual(["Yard 2"]);
  expect(await pitch(person, yard, slots[1])).toEqual(["InvalidInput input.slotId"]);
  expect(await pitch(person, aula, slots[2])).toEqual(["InvalidInput input.roomId"]);
  expect(await pitch(person, yard, slots[2])).toEqual([]);
});

test("a slot that begins is free no more", async () => {
  const { plan, free } = await morning(0);
  expect(await free()).toHaveLength(4);
  itIs(plan.hour(1).startsAt);
  expect(await free()).toEqual(["Aula 2", "Yard 2"]);
});

test("what is past, taken, without what is needed or not of the event is refused, and leaves no session behind", async () => {
  const { plan, event, aula, yard, slots, crowd: [person, other], pitch } = await morning(2);
  expect(await pitch(person, aula, slots[0])).toEqual(["InvalidInput input.slotId"]);
  expect(await pitch(person, yard, slots[1], { needs: ["PROJECTOR", "QUIET"] })).toEqual(["RoomLacks input.roomId"]);
  expect(await pitch(person, slots[0], slots[1])).toEqual(["NotFound input.roomId"]);
  expect(await pitch(person, aula, aula)).toEqual(["NotFound input.slotId"]);
  expect(await pitch(person, aula, slots[2], { lengthInSlots: 2 })).toEqual(["InvalidInput input.slotId"]);
  expect(await pitch(person, aula, slots[1], { title: " " })).toEqual(["InvalidInput input.title"]);
  expect(await pitch(person, aula, slots[1])).toEqual([]);
  // One is not in two places.
  expect(await pitch(person, yard, slots[1])).toEqual(["HostTaken input.slotId"]);
  const { data } = await service.answer<{ pitchIntoSchedule: { errors: unknown[] } }>(
    "mutation($input: PitchIntoScheduleInput!) { pitchIntoSchedule(input: $input) { errors { __typename ... on RoomTaken { title path } } } }",
    { input: { eventId: event.id, title: "Too late", roomId: aula, slotId: slots[1] } }, { as: other });
  expect(data!.pitchIntoSchedule.errors).toEqual([{ __typename: "RoomTaken", title: "On the spot", path: ["input", "roomId"] }]);
  expect(await service.rows("SELECT title FROM session WHERE event_id = $1", [plan.event.id])).toEqual([{ title: "On the spot" }]);
});

test("is for who has a seat at the event and for its organisers, while its phase LIVE is open", async () => {
  const { plan, event, aula, yard, slots, crowd: [person], pitch } = await morning(1);
  expect(await pitch(await someone(service), aula, slots[1])).toEqual(["NotAllowed"]);
  expect(await pitch(event.organiser, aula, slots[1])).toEqual([]);
  itIs(new Date(event.startsAt.getTime() - 1));
  expect(await pitch(person, yard, slots[1])).toEqual(["NotOpen"]);
  // Without a word of it an event's grid is its organisers' own.
  await service.done("setEventPhases", { eventId: event.id, phases: [] }, "event { id }", event.organiser);
  itIs(new Date(plan.hour(0).startsAt.getTime() + 600_000));
  expect(await pitch(person, yard, slots[1])).toEqual(["NotOpen"]);
});

test("of many who want one position at once one gets it, and the others are told who is there", async () => {
  const { event, aula, slots, crowd, input } = await morning(8);
  const answers = await Promise.all(crowd.map((person, i) => service.answer<{ pitchIntoSchedule: { session: { title: string } | null; errors: { title?: string }[] } }>(
    "mutation($input: PitchIntoScheduleInput!) { pitchIntoSchedule(input: $input) { session { title } errors { __typename ... on RoomTaken { title } } } }",
    { input: { ...input(aula, slots[1]), title: `Pitch ${i}` } }, { as: person })));
  const placed = answers.flatMap(({ data }) => data!.pitchIntoSchedule.session ?? []);
  expect(placed).toHaveLength(1);
  const refused = answers.flatMap(({ data }) => data!.pitchIntoSchedule.errors);
  expect(refused).toEqual(Array.from({ length: 7 }, () => ({ __typename: "RoomTaken", title: placed[0].title })));
  expect(await service.rows("SELECT count(*)::int AS n FROM session WHERE event_id = $1", [event.id])).toEqual([{ n: 1 }]);
});
