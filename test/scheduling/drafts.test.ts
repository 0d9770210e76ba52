import { Programme } from "../kit/programme.js";
import { plannedEvent, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();

interface Placed { session: { title: string }; room: { name: string }; startsAt: string }
interface Version { id: string; number: number | null; status: string; version: number; placements: { nodes: Placed[] } }
const VERSION = "id number status version placements(first: 100) { nodes { session { title } room { name } startsAt } }";

/** An event with two rooms, three slots and a session in the first room and slot, and what an organiser does to its schedule. */
async function story() {
  const event = await plannedEvent(service);
  const programme = new Programme(service, event);
  const [aula, bar] = [await programme.room("Aula"), await programme.room("Bar")];
  const slots = [await programme.slot(0), await programme.slot(1), await programme.slot(2)];
  const [one, two] = [await programme.session("One"), await programme.session("Two")];
  expect(await programme.schedule(one.id, aula, slots[0])).toEqual([]);
  const as = event.organiser;
  const done = async (verb: string, input: Record<string, unknown>) => (await service.done<{ schedule: Version }>(verb, input, `schedule { ${VERSION} }`, as)).schedule;
  return {
    event, programme, aula, bar, slots, one, two,
    draft: (input: Record<string, unknown> = {}) => done("draftSchedule", { eventId: event.id, ...input }),
    place: (sessionId: string, roomId: string, slotId: string, more: Record<string, unknown> = {}) => done("scheduleSession", { sessionId, roomId, slotId, ...more }),
    done,
    refused: (verb: string, input: Record<string, unknown>, as: Someone = event.organiser) => service.refusals(verb, input, as),
    grid: async (as: Someone | null = null) => (await service.ask<{ event: { schedule: { nodes: { title: string; room: { name: string }; startsAt: string }[] } } }>(
      "query($id: ID!) { event(id: $id) { schedule { nodes { title room { name } startsAt } } } }", { id: event.id }, { as })).event.schedule.nodes.map(({ title, room, startsAt }) => `${title} ${room.name} ${programme.hourOf(startsAt)}`),
    log: async () => (await service.ask<{ event: { scheduleChanges: { nodes: Logged[] } } }>(
      "query($id: ID!) { event(id: $id) { scheduleChanges { nodes { number kind session { title } fromRoom { name } fromStartsAt toRoom { name } toStartsAt } } } }", { id: event.id })).event.scheduleChanges.nodes,
  };
}
interface Logged { number: number; kind: string; session: { title: string }; fromRoom: { name: string } | null; toRoom: { name: string } | null }
const line = ({ number, kind, session, fromRoom, toRoom }: Logged) => `${number} ${kind} ${session.title} ${fromRoom?.name ?? "-"} ${toRoom?.name ?? "-"}`;

const toldOf = (kind: string, personId: string) => service.rows<{ data: { changes: { session: string; kind: string }[]; session?: string } }>("SELECT data FROM notification WHERE kind = $1 AND person_id = $2", [kind, personId]);
/** All that is in the outbox has been passed on. */
const passedOn = () => eventually(async () => (await service.rows("SELECT 1 FROM outbox")).length === 0);

describe("drafts", () => {
  test("what is drafted is the organisers' own until it is published; then it is everybody's, with a number and a change log", async () => {
    const { draft, place, grid, log, done, event, bar, slots, one, two } = await story();
    const made = await draft({ title: "Afternoon" });
    expect(made).toMatchObject({ number: null, status: "DRAFT", version: 1, placements: { nodes: [{ session: { title: "One" } }] } });
    await place(two.id, bar, slots[0], { draftId: made.id });
    await place(one.id, bar, slots[1], { draftId: made.id });
    expect(await grid()).toEqual(["One Aula 0"]);
    const READ = "query($id: ID!) { event(id: $id) { scheduleVersions { nodes { id status } } session: sessions { nodes { title status } } } }";
    const seen = await service.ask<{ event: { scheduleVersions: { nodes: { id: string; status: string }[] }; session: { nodes: { title: string; status: string }[] } } }>(READ, { id: event.id });
    expect(seen.event.scheduleVersions.nodes.map(({ status }) => status)).toEqual(["PUBLISHED"]);
    expect(seen.event.session.nodes).toContainEqual({ title: "Two", status: "PITCHED" });

    expect(await done("publishSchedule", { draftId: made.id, note: "After the vote" })).toMatchObject({ number: 2, status: "PUBLISHED" });
    expect(await grid()).toEqual(["Two Bar 0", "One Bar 1"]);
    expect((await log()).map(line).sort()).toEqual(["1 ADDED One - Aula", "2 ADDED Two - Bar", "2 MOVED One Aula Bar"]);
    const after = await service.ask<typeof seen>(READ, { id: event.id });
    expect(after.event.scheduleVersions.nodes.map(({ status }) => status).sort()).toEqual(["PUBLISHED", "SUPERSEDED"]);
    expect(after.event.session.nodes).toContainEqual({ title: "Two", status: "ACCEPTED" });
  });

  test("who reads an older version than there is, is told what the other did, and nothing is written", async () => {
    const { draft, place, event, aula, bar, slots, one, two } = await story();
    const { id: draftId, version } = await draft();
    await place(two.id, bar, slots[0], { draftId, expectedVersion: version });
    const { errors } = await service.change<{ errors: { changes: unknown[]; currentVersion: number }[] }>(
      "scheduleSession", { sessionId: one.id, roomId: aula, slotId: slots[2], draftId, expectedVersion: version },
      "", event.organiser);
    expect(errors).toMatchObject([{ __typename: "ScheduleChanged", path: ["input", "expectedVersion"] }]);
    const told = await service.ask<{ scheduleSession: { errors: unknown[] } }>(
      "mutation($input: ScheduleSessionInput!) { scheduleSession(input: $input) { errors { ... on ScheduleChanged { currentVersion changes { title kind room by } } } } }",
      { input: { sessionId: one.id, roomId: aula, slotId: slots[2], draftId, expectedVersion: version } }, { as: event.organiser });
    expect(told.scheduleSession.errors).toEqual([{ currentVersion: version + 1, changes: [{ title: "Two", kind: "ADDED", room: "Bar", by: event.organiser.name }] }]);
    expect((await service.rows("SELECT 1 FROM placement WHERE schedule_version_id = $1", [draftId])).length).toBe(2);
  });

  test("two who edit at once from the same version: one is done, the other refused, each time", async () => {
    const { draft, event, programme, aula, bar, one, two } = await story();
    const { id: draftId } = await draft();
    for (let round = 1; round <= 8; round++) {
      const [{ version: expectedVersion }] = await service.rows<{ version: number }>("SELECT version FROM schedule_version WHERE id = $1", [draftId]);
      const later = (at: Date) => new Date(at.getTime() + round * 60_000);
      const refusals = await Promise.all([{ sessionId: one.id, roomId: bar, hour: 2 }, { sessionId: two.id, roomId: aula, hour: 4 }].map(({ hour, ...input }) => {
        const { startsAt, endsAt } = programme.hour(hour);
        return service.refusals("scheduleSession", { ...input, startsAt: later(startsAt), endsAt: later(endsAt), draftId, expectedVersion }, event.organiser);
      }));
      expect(refusals.map(([refusal]) => refusal ?? "done").sort()).toEqual(["ScheduleChanged input.expectedVersion", "done"]);
    }
  });

  test("what was changed in public meanwhile must be taken over before a draft is published", async () => {
    const { draft, place, refused, done, grid, aula, bar, slots, one, two } = await story();
    const { id: draftId } = await draft();
    await place(one.id, bar, slots[2], { draftId });
    await place(two.id, aula, slots[1]);
    expect(await refused("publishSchedule", { draftId })).toEqual(["ScheduleChanged input.draftId"]);
    const fresh = await done("refreshDraft", { draftId });
    expect(fresh.placements.nodes.map(({ session }) => session.title)).toEqual(["Two", "One"]);
    await done("publishSchedule", { draftId, expectedVersion: fresh.version });
    expect(await grid()).toEqual(["Two Aula 1", "One Bar 2"]);
  });

  test("two publish different drafts at once: one becomes public, the other is told", async () => {
    const { draft, place, refused, bar, slots, two } = await story();
    const [first, second] = [await draft(), await draft()];
    await place(two.id, bar, slots[1], { draftId: first.id });
    await place(two.id, bar, slots[2], { draftId: second.id });
    const outcomes = await Promise.all([first, second].map(({ id }) => refused("publishSchedule", { draftId: id })));
    expect(outcomes.map(refusals => refusals[0] ?? "done").sort()).toEqual(["ScheduleChanged input.draftId", "done"]);
  });

  test("an earlier version comes back as a version of its own, without what was called off since", async () => {
    const { draft, place, refused, done, grid, log, event, aula, bar, slots, one, two } = await story();
    await place(two.id, bar, slots[0]);
    const [{ id: firstId }] = await service.rows<{ id: string }>("SELECT id FROM schedule_version WHERE event_id = $1 AND number = 1", [event.id]);
    const { id: draftId } = await draft({ empty: true });
    await place(one.id, aula, slots[2], { draftId });
    await done("publishSchedule", { draftId });
    expect(await grid()).toEqual(["One Aula 2"]);
    await service.done("cancelSession", { sessionId: two.id }, "session { id }", event.organiser);
    expect(await refused("revertSchedule", { scheduleId: draftId })).toEqual(["InvalidInput input.scheduleId"]);
    expect(await done("revertSchedule", { scheduleId: firstId })).toMatchObject({ number: 3, status: "PUBLISHED" });
    expect(await grid()).toEqual(["One Aula 0"]);
    expect((await log()).map(line).slice(-1)).toEqual(["4 MOVED One Aula Aula"]);
  });

  test("a draft in which a host came to be in two places is not published", async () => {
    const { draft, place, refused, event, bar, slots, one, two } = await story();
    const { id: draftId } = await draft();
    await place(two.id, bar, slots[0], { draftId });
    const { invitation } = await service.done<{ invitation: { id: string } }>("inviteCoHost", { sessionId: two.id, email: one.host.email }, "invitation { id }", event.organiser);
    await service.done("acceptCoHosting", { invitationId: invitation.id }, "hosting { id }", one.host);
    expect(await refused("publishSchedule", { draftId })).toEqual(["HostTaken input.draftId"]);
    await place(two.id, bar, slots[1], { draftId });
    expect(await refused("publishSchedule", { draftId })).toEqual([]);
  });

  test("two sessions change places in one edit; not when they take differently long", async () => {
    const { place, grid, log, done, refused, programme, aula, bar, slots, one, two } = await story();
    await place(two.id, bar, slots[1]);
    await done("swapSessions", { sessionId: one.id, otherId: two.id });
    expect(await grid()).toEqual(["Two Aula 0", "One Bar 1"]);
    expect((await log()).slice(-2).map(({ number, kind }) => `${number} ${kind}`)).toEqual(["3 MOVED", "3 MOVED"]);
    const { startsAt } = programme.hour(4);
    await done("scheduleSession", { sessionId: one.id, roomId: aula, startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) });
    expect(await refused("swapSessions", { sessionId: one.id, otherId: two.id })).toEqual(["InvalidInput input.otherId"]);
    await done("unscheduleSession", { sessionId: two.id });
    expect(await refused("swapSessions", { sessionId: one.id, otherId: two.id })).toEqual(["NotFound input.otherId"]);
  });

  test("refused: what is no draft any more, another event's, a future version, blank and long texts", async () => {
    const { draft, place, refused, done, one, bar, slots } = await story();
    const other = await story();
    const { id: draftId } = await draft();
    expect(await refused("scheduleSession", { sessionId: other.one.id, roomId: other.bar, slotId: other.slots[1], draftId }, other.event.organiser)).toEqual(["NotFound input.draftId"]);
    expect(await refused("scheduleSession", { sessionId: one.id, roomId: bar, slotId: slots[1], draftId, expectedVersion: 99 })).toEqual(["Changed input.expectedVersion"]);
    expect(await refused("publishSchedule", { draftId, note: "x".repeat(2_001) })).toEqual(["InvalidInput input.note"]);
    await done("discardDraft", { draftId });
    for (const verb of ["publishSchedule", "discardDraft", "refreshDraft"]) expect(await refused(verb, { draftId })).toEqual(["InvalidInput input.draftId"]);
    expect(await refused("scheduleSession", { sessionId: one.id, roomId: bar, slotId: slots[1], draftId })).toEqual(["InvalidInput input.draftId"]);
    for (let i = 0; i < 20; i++) await draft();
    expect(await refused("draftSchedule", { eventId: other.event.id }, other.event.organiser)).toEqual([]);
    expect(await refused("draftSchedule", { eventId: (await service.rows<{ event_id: string }>("SELECT event_id FROM schedule_version WHERE id = $1", [draftId]))[0].event_id })).toEqual(["TooMany input.eventId"]);
    await place(one.id, bar, slots[1]);
  });
});

describe("who is told", () => {
  test("who marked a session, and its hosts, are told once that it moved; the others are not", async () => {
    const { draft, place, done, event, aula, bar, slots, one, two } = await story();
    const [marked, unmarked] = [await someone(service), await someone(service)];
    for (const { id } of [one, two]) await service.done("markInterest", { sessionId: id, level: "WANT" }, "session { id }", marked);
    await passedOn();
    expect((await toldOf("schedule-changed", one.host.id)).map(({ data }) => data.changes)).toMatchObject([[{ session: "One", kind: "ADDED" }]]);
    const { id: draftId } = await draft();
    await place(one.id, bar, slots[1], { draftId });
    await place(two.id, aula, slots[2], { draftId });
    await passedOn();
    expect(await toldOf("schedule-changed", marked.id)).toEqual([]);
    await done("publishSchedule", { draftId });
    await passedOn();
    expect((await toldOf("schedule-changed", marked.id)).map(({ data }) => data.changes)).toMatchObject([[{ session: "One", kind: "MOVED" }]]);
    expect(await toldOf("schedule-changed", one.host.id)).toHaveLength(2);
    expect(await toldOf("schedule-changed", two.host.id)).toHaveLength(1);
    expect(await toldOf("schedule-changed", unmarked.id)).toEqual([]);
    expect(await toldOf("schedule-changed", event.organiser.id)).toEqual([]);
    await eventually(() => service.mail.some(({ to, subject }) => to === marked.email && subject === "Schedule changed: Unconference"));
  });

  test("a session that is called off is told once, not also as taken off; placing it again where it is tells nothing", async () => {
    const { place, event, aula, slots, one } = await story();
    const marked = await someone(service);
    await service.done("markInterest", { sessionId: one.id, level: "MAYBE" }, "session { id }", marked);
    await place(one.id, aula, slots[0]);
    await service.done("cancelSession", { sessionId: one.id }, "session { id }", event.organiser);
    await passedOn();
    expect([await toldOf("schedule-changed", marked.id), (await toldOf("session-cancelled", marked.id)).map(({ data }) => data.session)]).toEqual([[], ["One"]]);
  });

  test("sessions of a slot that is moved move with it, in public and in drafts, and their people are told", async () => {
    const { draft, grid, event, programme, slots, one } = await story();
    const { id: draftId } = await draft();
    const marked = await someone(service);
    await service.done("markInterest", { sessionId: one.id, level: "WANT" }, "session { id }", marked);
    const late = programme.hour(5);
    await service.done("editSlot", { slotId: slots[0], ...late }, "slot { id }", event.organiser);
    expect(await grid()).toEqual(["One Aula 5"]);
    const { scheduleVersion } = await service.ask<{ scheduleVersion: Version }>(`query($id: ID!) { scheduleVersion(id: $id) { ${VERSION} } }`, { id: draftId }, { as: event.organiser });
    expect(scheduleVersion).toMatchObject({ version: 2, placements: { nodes: [{ startsAt: late.startsAt.toISOString() }] } });
    await passedOn();
    expect(await toldOf("schedule-changed", marked.id)).toHaveLength(1);
  });
});
