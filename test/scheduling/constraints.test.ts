import { Programme } from "../kit/programme.js";
import { plannedEvent, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();

async function story() {
  const event = await plannedEvent(service);
  const programme = new Programme(service, event);
  return { event, programme, room: await programme.room("Aula"), slot: await programme.slot(0), one: await programme.session("One"), two: await programme.session("Two") };
}

test("what the planner keeps to is set anew each time, and read back by whom it concerns", async () => {
  const { event, programme, room, slot, one, two } = await story();
  await service.done("setRoomClosings", { roomId: room, closings: [programme.hour(1), programme.hour(3)] }, "room { id }", event.organiser);
  const { room: closed } = await service.done<{ room: { closings: { startsAt: string }[] } }>("setRoomClosings", { roomId: room, closings: [programme.hour(2)] }, "room { closings { startsAt } }", event.organiser);
  expect(closed.closings).toEqual([{ startsAt: programme.hour(2).startsAt.toISOString() }]);
  await service.done("setAbsences", { eventId: event.id, absences: [programme.hour(4)] }, "event { id }", one.host);
  await service.done("keepSessionsApart", { sessionId: two.id, otherId: one.id }, "session { id }", event.organiser);
  await service.done("keepSessionsApart", { sessionId: one.id, otherId: two.id }, "session { id }", event.organiser);
  const { session } = await service.done<{ session: { preferredSlots: unknown[] } }>("setPreferredSlots", { sessionId: one.id, slotIds: [slot] }, "session { preferredSlots { id } }", one.host);
  expect(session.preferredSlots).toEqual([{ id: slot }]);
  const READ = "query($id: ID!) { event(id: $id) { myAbsences { startsAt } absences { nodes { person { id } } } sessionsApart { nodes { session { title } other { title } } } } }";
  const read = async (as: { token: string } | null) => (await service.ask<{ event: Record<string, unknown> }>(READ, { id: event.id }, { as })).event;
  expect(await read(event.organiser)).toEqual({ myAbsences: [], absences: { nodes: [{ person: { id: one.host.id } }] }, sessionsApart: { nodes: [{ session: { title: "One" }, other: { title: "Two" } }] } });
  expect(await read(one.host)).toMatchObject({ myAbsences: [{ startsAt: programme.hour(4).startsAt.toISOString() }], absences: { nodes: [{}] }, sessionsApart: { nodes: [] } });
  expect(await read(await someone(service))).toEqual({ myAbsences: [], absences: { nodes: [] }, sessionsApart: { nodes: [] } });
  await service.done("letSessionsOverlap", { sessionId: two.id, otherId: one.id }, "session { id }", event.organiser);
  expect(await read(event.organiser)).toMatchObject({ sessionsApart: { nodes: [] } });
});

test("refused with the place in the input: ranges that end before they start, too many, slots of another event, pairs that make no sense", async () => {
  const { event, programme, room, slot, one, two } = await story();
  const other = await story();
  const [startsAt, endsAt] = [programme.hour(2).endsAt, programme.hour(2).startsAt];
  const by = event.organiser;
  expect(await service.refusals("setRoomClosings", { roomId: room, closings: [programme.hour(1), { startsAt, endsAt }] }, by)).toEqual(["InvalidInput input.closings.1.endsAt"]);
  expect(await service.refusals("setRoomClosings", { roomId: room, closings: Array.from({ length: 21 }, () => programme.hour(1)) }, by)).toEqual(["InvalidInput input.closings"]);
  expect(await service.refusals("setAbsences", { eventId: event.id, absences: [{ startsAt, endsAt }] }, by)).toEqual(["InvalidInput input.absences.0.endsAt"]);
  expect(await service.refusals("setPreferredSlots", { sessionId: one.id, slotIds: [slot, slot] }, by)).toEqual(["InvalidInput input.slotIds"]);
  expect(await service.refusals("setPreferredSlots", { sessionId: one.id, slotIds: [slot, other.slot] }, by)).toEqual(["NotFound input.slotIds.1"]);
  expect(await service.refusals("keepSessionsApart", { sessionId: one.id, otherId: one.id }, by)).toEqual(["InvalidInput input.otherId"]);
  expect(await service.refusals("keepSessionsApart", { sessionId: one.id, otherId: other.one.id }, by)).toEqual(["NotFound input.otherId"]);
  expect(await service.refusals("letSessionsOverlap", { sessionId: one.id, otherId: two.id }, by)).toEqual(["InvalidInput input.otherId"]);
  expect(await service.refusals("pinSession", { sessionId: one.id, pinned: true }, by)).toEqual(["InvalidInput input.sessionId"]);
  expect(await service.rows("SELECT 1 FROM room_closing WHERE room_id = $1", [room])).toEqual([]);
});

test("a pin stays with its draft and goes into what is published; a closed slot says so", async () => {
  const { event, programme, room, slot, one } = await story();
  expect(await programme.schedule(one.id, room, slot)).toEqual([]);
  const { schedule: draft } = await service.done<{ schedule: { id: string } }>("draftSchedule", { eventId: event.id }, "schedule { id }", event.organiser);
  await service.done("pinSession", { sessionId: one.id, pinned: true, draftId: draft.id }, "session { id }", event.organiser);
  const { schedule } = await service.done<{ schedule: { placements: { nodes: unknown[] } } }>("publishSchedule", { draftId: draft.id }, "schedule { placements { nodes { pinned } } }", event.organiser);
  expect(schedule.placements.nodes).toEqual([{ pinned: true }]);
  const edited = await service.done<{ slot: unknown }>("editSlot", { slotId: slot, closed: true }, "slot { closed }", event.organiser);
  expect(edited.slot).toEqual({ closed: true });
  expect(await service.refusals("editSlot", { slotId: slot, closed: null }, event.organiser)).toEqual(["InvalidInput input.closed"]);
});
