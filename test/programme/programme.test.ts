import { clock } from "../../src/base/clock.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";

const service = useService();
const programme = async (options = {}) => new Programme(service, await plannedEvent(service, options));
const sessionOf = (id: string, select: string, as: Someone | null = null) =>
  service.ask<{ session: Record<string, unknown> | null }>(`query($id: ID!) { session(id: $id) { ${select} } }`, { id }, { as }).then(({ session }) => session);

describe("rooms and slots", () => {
  test("are added, edited and removed; a second room of the name is refused", async () => {
    const plan = await programme();
    const { organiser } = plan.event;
    const room = await plan.room("Aula");
    expect(await service.refusals("addRoom", { eventId: plan.event.id, name: "Aula" }, organiser)).toEqual(["RoomNameTaken input.name"]);
    expect(await service.done("editRoom", { roomId: room, name: "Sala", expectedVersion: 1 }, "room { name version capacity }", organiser)).toMatchObject({ room: { name: "Sala", version: 2, capacity: 30 } });
    expect(await service.refusals("editRoom", { roomId: room, name: "Other", expectedVersion: 1 }, organiser)).toEqual(["Changed input.expectedVersion"]);
    await service.done("removeRoom", { roomId: room }, "event { id }", organiser);
    expect(await service.refusals("removeRoom", { roomId: room }, organiser)).toEqual(["NotFound input.roomId"]);
  });

  test("stand in the organisers' order", async () => {
    const plan = await programme();
    const { id: eventId, organiser } = plan.event;
    const [hall, aula, cellar] = [await plan.room("Hall"), await plan.room("Aula"), await plan.room("Cellar")];
    const order = async () => (await service.ask<{ event: { rooms: { name: string }[] } }>("query($id: ID!) { event(id: $id) { rooms { name position } } }", { id: eventId }))
      .event.rooms.map(({ name }) => name);
    expect(await order()).toEqual(["Hall", "Aula", "Cellar"]);
    await service.done("reorderRooms", { eventId, roomIds: [cellar, hall, aula] }, "event { id }", organiser);
    expect(await order()).toEqual(["Cellar", "Hall", "Aula"]);
    await plan.room("Attic");
    expect(await order()).toEqual(["Cellar", "Hall", "Aula", "Attic"]);
    const elsewhere = await (await programme()).room("Elsewhere");
    for (const roomIds of [[cellar, hall, aula], [cellar, cellar, hall, aula], [cellar, hall, aula, elsewhere]]) {
      expect(await service.refusals("reorderRooms", { eventId, roomIds }, organiser)).toEqual(["InvalidInput input.roomIds"]);
    }
    const missing = await service.answer<{ reorderRooms: { errors: { message: string }[] } }>(
      "mutation($input: ReorderRoomsInput!) { reorderRooms(input: $input) { errors { ... on Refusal { message } } } }", { input: { eventId, roomIds: [cellar, hall, aula] } }, { as: organiser });
    expect(missing.data?.reorderRooms.errors[0].message).toContain("Attic");
    expect(await order()).toEqual(["Cellar", "Hall", "Aula", "Attic"]);
    const { event: copy } = await service.done<{ event: { rooms: { name: string }[]; dayChange: string } }>(
      "copyEvent", { eventId, startsAt: new Date(plan.event.startsAt.getTime() + 86_400_000) }, "event { dayChange rooms { name } }", organiser);
    expect(copy.rooms.map(({ name }) => name)).toEqual(["Cellar", "Hall", "Aula", "Attic"]);
  });

  test("an event has a day change, 04:00 where nobody says otherwise", async () => {
    const { id: eventId, organiser } = (await programme()).event;
    const dayChange = () => service.ask<{ event: { dayChange: string } }>("query($id: ID!) { event(id: $id) { dayChange } }", { id: eventId }).then(({ event }) => event.dayChange);
    expect(await dayChange()).toBe("04:00");
    await service.done("editEvent", { eventId, dayChange: "06:30" }, "event { id }", organiser);
    for (const wrong of ["24:00", "6:30", "04:60", "", "04:00:00", null]) {
      expect(await service.refusals("editEvent", { eventId, dayChange: wrong }, organiser)).toEqual(["InvalidInput input.dayChange"]);
    }
    expect(await dayChange()).toBe("06:30");
  });

  test("with a session placed in them they cannot be removed", async () => {
    const plan = await programme();
    const [room, slot, session] = [await plan.room("Aula"), await plan.slot(0), await plan.session()];
    expect(await plan.schedule(session.id, room, slot)).toEqual([]);
    expect(await service.refusals("removeRoom", { roomId: room }, plan.event.organiser)).toEqual(["InUse"]);
    expect(await service.refusals("removeSlot", { slotId: slot }, plan.event.organiser)).toEqual(["InUse"]);
  });

  test("slots follow one another within the event", async () => {
    const plan = await programme();
    await plan.slot(1);
    const add = (input: object) => service.refusals("addSlot", { eventId: plan.event.id, ...input }, plan.event.organiser);
    expect(await add(plan.hour(1))).toEqual(["SlotOverlaps input.startsAt"]);
    expect(await add({ startsAt: plan.hour(1).startsAt, endsAt: plan.hour(2).endsAt })).toEqual(["SlotOverlaps input.startsAt"]);
    expect(await add(plan.hour(20))).toEqual(["InvalidInput input.startsAt", "InvalidInput input.endsAt"]);
    expect(await add({ startsAt: plan.hour(3).endsAt, endsAt: plan.hour(3).startsAt })).toEqual(["InvalidInput input.endsAt"]);
  });
});

describe("pitching", () => {
  test("numbers sessions in order, also when all pitch at once", async () => {
    const plan = await programme();
    const hosts = await people(service, 12);
    await Promise.all(hosts.map((host, i) => plan.session(`Pitch ${i}`, host)));
    const { event } = await service.ask<{ event: { sessionCount: number; sessions: { nodes: { number: number; hosts: { id: string }[] }[] } } }>(
      "query($id: ID!) { event(id: $id) { sessionCount sessions(first: 50) { nodes { number hosts { id } } } } }", { id: plan.event.id });
    expect(event.sessions.nodes.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(event.sessionCount).toBe(12);
  });

  test("is closed outside its phases, with the dates", async () => {
    const plan = await programme();
    const { session: { id } } = await service.done<{ session: { id: string } }>("pitchSession", { eventId: plan.event.id, title: "Early" }, "session { id }", await someone(service));
    const hour = 3_600_000;
    const [opensAt, closesAt] = [new Date(Date.now() + hour), new Date(Date.now() + 2 * hour)];
    await service.done("setEventPhases", { eventId: plan.event.id, phases: [{ kind: "VOTE", opensAt, closesAt }] }, "event { phases { kind } }", plan.event.organiser);
    const late = await service.answer<{ pitchSession: { errors: { opensAt: string | null; closesAt: string | null }[] } }>(
      "mutation($input: PitchSessionInput!) { pitchSession(input: $input) { errors { ... on NotOpen { opensAt closesAt } } } }", { input: { eventId: plan.event.id, title: "Late" } }, { as: await someone(service) });
    expect(late.data!.pitchSession.errors).toEqual([{ opensAt: null, closesAt: null }]);
    const early = await service.answer<{ markInterest: { errors: { opensAt: string; closesAt: string }[] } }>(
      "mutation($id: ID!) { markInterest(input: {sessionId: $id, level: WANT}) { errors { ... on NotOpen { opensAt closesAt } } } }", { id }, { as: await someone(service) });
    expect(early.data!.markInterest.errors).toEqual([{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() }]);
  });

  test("of what is over, the dates are told", async () => {
    const plan = await programme();
    const { id } = await plan.session();
    const person = await someone(service);
    const back = clock.replace(() => plan.event.endsAt);
    try {
      expect(await service.refusals("pitchSession", { eventId: plan.event.id, title: "Late" }, person)).toEqual(["NotOpen"]);
      expect(await service.refusals("markInterest", { sessionId: id, level: "WANT" }, person)).toEqual(["NotOpen"]);
    } finally { back(); }
  });

  test("a withdrawn session is seen by its hosts and the organisers only, and leaves the schedule", async () => {
    const plan = await programme();
    const [room, slot, session] = [await plan.room("Aula"), await plan.slot(0), await plan.session()];
    await plan.schedule(session.id, room, slot);
    expect(await service.refusals("withdrawSession", { sessionId: session.id }, plan.event.organiser)).toEqual(["NotAllowed"]);
    await service.done("withdrawSession", { sessionId: session.id }, "session { status startsAt }", session.host);
    expect(await sessionOf(session.id, "status")).toBeNull();
    expect(await sessionOf(session.id, "status startsAt room { name }", session.host)).toEqual({ status: "WITHDRAWN", startsAt: null, room: null });
    expect(await sessionOf(session.id, "status", plan.event.organiser)).toEqual({ status: "WITHDRAWN" });
  });
});

/** Each of several at once, many times over: what is decided behind no lock shows within a few. */
const timesOver = async (round: () => Promise<void>): Promise<void> => { for (let i = 0; i < 10; i++) await round(); };

describe("two who decide at once", () => {
  test("what its host withdrew is neither accepted nor placed", async () => {
    const plan = await programme();
    const [room, slot] = [await plan.room("Aula"), await plan.slot(0)];
    await timesOver(async () => {
      const { id, host } = await plan.session();
      const [withdrawn] = await Promise.all([
        service.refusals("withdrawSession", { sessionId: id }, host),
        service.refusals("acceptSession", { sessionId: id }, plan.event.organiser),
        plan.schedule(id, room, slot),
      ]);
      expect(withdrawn).toEqual([]);
      expect(await sessionOf(id, "status startsAt", host)).toEqual({ status: "WITHDRAWN", startsAt: null });
    });
  });

  test("what was called off is not published", async () => {
    await timesOver(async () => {
      const { id, organiser } = await plannedEvent(service, { draft: true });
      const [cancelled] = await Promise.all([service.refusals("cancelEvent", { eventId: id }, organiser), service.refusals("publishEvent", { eventId: id }, organiser)]);
      expect(cancelled).toEqual([]);
      expect((await service.rows("SELECT status FROM event WHERE id = $1", [id]))[0]).toEqual({ status: "CANCELLED" });
    });
  });

  test("an invitation that was taken back is not accepted", async () => {
    const { id: eventId, organiser } = await plannedEvent(service);
    await timesOver(async () => {
      const person = await someone(service);
      const { invitation } = await service.done<{ invitation: { id: string } }>("inviteEventStaff", { eventId, email: person.email, role: "DOOR_STAFF" }, "invitation { id }", organiser);
      const [removed] = await Promise.all([
        service.refusals("removeEventStaff", { staffId: invitation.id }, organiser),
        // It arrives while the other is under way.
        new Promise(resolve => { setTimeout(resolve, Math.random() * 8); }).then(() => service.refusals("acceptEventInvitation", { invitationId: invitation.id }, person)),
      ]);
      expect(removed).toEqual([]);
      expect((await service.rows("SELECT status FROM event_staff WHERE id = $1", [invitation.id]))[0]).toEqual({ status: "LEFT" });
    });
  });
});

describe("hosting together", () => {
  test("by invitation: accepted, it makes a host; declined, it does not", async () => {
    const plan = await programme();
    const session = await plan.session();
    const [second, third] = await people(service, 2);
    await plan.session("Makes them public", second);
    const invite = (input: object) => service.done<{ invitation: { id: string; status: string; person: { id: string } | null } }>("inviteCoHost", { sessionId: session.id, ...input }, "invitation { id status person { id } }", session.host);
    const byId = (await invite({ personId: second.id })).invitation;
    const byMail = (await invite({ email: third.email.toUpperCase() })).invitation;
    const unknown = (await invite({ email: "nobody-yet@example.org" })).invitation;
    expect([byId.person?.id, byMail.person, unknown.person]).toEqual([second.id, null, null]);
    await service.done("acceptCoHosting", { invitationId: byId.id }, "hosting { status }", second);
    await service.done("declineCoHosting", { invitationId: byMail.id }, "hosting { status }", third);
    expect(await service.refusals("acceptCoHosting", { invitationId: byMail.id }, second)).toEqual(["NotFound input.invitationId"]);
    expect(await sessionOf(session.id, "hosts { id }")).toEqual({ hosts: [{ id: session.host.id }, { id: second.id }] });
    await eventually(() => service.mail.some(({ to }) => to === "nobody-yet@example.org"));
    expect(await service.refusals("inviteCoHost", { sessionId: session.id, personId: third.id }, session.host)).toEqual(["NotFound input.personId"]);
    expect(await service.refusals("inviteCoHost", { sessionId: session.id }, session.host)).toEqual(["InvalidInput input.personId"]);
  });

  test("the last host cannot leave", async () => {
    const plan = await programme();
    const session = await plan.session();
    const hostings = await sessionOf(session.id, "hostings { id }", session.host) as { hostings: { id: string }[] };
    expect(await service.refusals("removeCoHost", { hostingId: hostings.hostings[0].id }, session.host)).toEqual(["LastOne input.hostingId"]);
  });
});

describe("interest", () => {
  test("is counted, and stays private; hidden counts appear when voting closes", async () => {
    const plan = await programme({ interestHidden: true });
    const session = await plan.session();
    const hour = 3_600_000;
    await service.done("setEventPhases", { eventId: plan.event.id, phases: [{ kind: "CALL", opensAt: new Date(Date.now() - hour), closesAt: new Date(Date.now() + hour) }] }, "event { id }", plan.event.organiser);
    const [wants, maybe, clears] = await people(service, 3);
    const mark = (as: Someone, level: string | null) => service.done<{ session: { myInterest: string; interestCount: number | null } }>("markInterest", { sessionId: session.id, level }, "session { myInterest interestCount }", as);
    expect((await mark(wants, "WANT")).session).toEqual({ myInterest: "WANT", interestCount: null });
    await mark(maybe, "MAYBE");
    await mark(clears, "WANT");
    expect((await mark(clears, null)).session.myInterest).toBeNull();
    const back = clock.replace(() => new Date(Date.now() + 2 * hour));
    try {
      expect(await sessionOf(session.id, "interestCount wantCount")).toEqual({ interestCount: 2, wantCount: 1 });
    } finally { back(); }
  });
});

describe("scheduling by hand", () => {
  test("keeps rooms and hosts free, and says who is in the way", async () => {
    const plan = await programme();
    const [aula, sala, slot] = [await plan.room("Aula"), await plan.room("Sala"), await plan.slot(0)];
    const first = await plan.session("First");
    const sameHost = await plan.session("Second", first.host);
    const other = await plan.session("Third");
    expect(await plan.schedule(first.id, aula, slot)).toEqual([]);
    expect(await plan.schedule(other.id, aula, slot)).toEqual(["RoomTaken input.roomId"]);
    expect(await plan.schedule(sameHost.id, sala, slot)).toEqual(["HostTaken input.sessionId"]);
    expect(await plan.schedule(other.id, sala, slot)).toEqual([]);
    expect(await sessionOf(first.id, "status startsAt endsAt room { name } slot { id }")).toEqual({
      status: "ACCEPTED", ...Object.fromEntries(Object.entries(plan.hour(0)).map(([key, at]) => [key, at.toISOString()])), room: { name: "Aula" }, slot: { id: slot },
    });
    const { event } = await service.ask<{ event: { schedule: { nodes: { title: string }[] } } }>("query($id: ID!) { event(id: $id) { schedule { nodes { title } } } }", { id: plan.event.id });
    expect(event.schedule.nodes.map(({ title }) => title)).toEqual(["First", "Third"]);
  });

  test("two organisers who take one room at once: one is refused, nothing is doubled", async () => {
    const plan = await programme();
    const [room, slot] = [await plan.room("Aula"), await plan.slot(0)];
    const sessions = await Promise.all(Array.from({ length: 6 }, (_, i) => plan.session(`Rival ${i}`)));
    const outcomes = await Promise.all(sessions.map(({ id }) => plan.schedule(id, room, slot)));
    expect(outcomes.filter(refusals => refusals.length === 0)).toHaveLength(1);
    expect(new Set(outcomes.flat())).toEqual(new Set(["RoomTaken input.roomId"]));
  });

  test("the database itself keeps a room free of a second session", async () => {
    const plan = await programme();
    const [room, slot] = [await plan.room("Aula"), await plan.slot(0)];
    const [first, second] = [await plan.session(), await plan.session()];
    await plan.schedule(first.id, room, slot);
    const twice = service.rows(
      `INSERT INTO placement SELECT gen_random_uuid(), created_at, updated_at, event_id, schedule_version_id, $1, room_id, slot_id, starts_at, ends_at, false, false
       FROM placement WHERE session_id = $2`, [second.id, first.id]);
    await expect(twice).rejects.toMatchObject({ constraint: "placement_room_free" });
  });

  test("by times instead of a slot, and of several slots", async () => {
    const plan = await programme();
    const [room, first] = [await plan.room("Aula"), await plan.slot(0)];
    await plan.slot(1);
    const long = await plan.session("Long", undefined, { lengthInSlots: 2 });
    expect(await plan.schedule(long.id, room, first)).toEqual([]);
    expect(await sessionOf(long.id, "endsAt")).toEqual({ endsAt: plan.hour(1).endsAt.toISOString() });
    const longer = await plan.session("Longer", undefined, { lengthInSlots: 3 });
    expect(await plan.schedule(longer.id, room, first)).toEqual(["InvalidInput input.slotId"]);
    const free = await plan.session("Free");
    const at = (input: object) => service.refusals("scheduleSession", { sessionId: free.id, roomId: room, ...input }, plan.event.organiser);
    expect(await at({ ...plan.hour(4) })).toEqual([]);
    expect(await at({})).toEqual(["InvalidInput input.slotId"]);
    expect(await at({ startsAt: plan.hour(4).startsAt })).toEqual(["InvalidInput input.endsAt"]);
    expect(await at({ startsAt: plan.hour(30).startsAt, endsAt: plan.hour(30).endsAt })).toEqual(["InvalidInput input.startsAt", "InvalidInput input.endsAt"]);
    await service.done("unscheduleSession", { sessionId: free.id }, "session { startsAt }", plan.event.organiser);
    expect(await sessionOf(free.id, "startsAt")).toEqual({ startsAt: null });
  });

  test("my agenda holds what I marked and what I host, by time", async () => {
    const plan = await programme();
    const [room, slots] = [await plan.room("Aula"), [await plan.slot(0), await plan.slot(1), await plan.slot(2)]];
    const me = await someone(service);
    const [late, hosted, other] = [await plan.session("Late"), await plan.session("Hosted", me), await plan.session("Other")];
    for (const [i, { id }] of [other, hosted, late].entries()) await plan.schedule(id, room, slots[i]);
    await service.done("markInterest", { sessionId: late.id, level: "WANT" }, "session { id }", me);
    const { event } = await service.ask<{ event: { myAgenda: { nodes: { title: string }[] } } }>("query($id: ID!) { event(id: $id) { myAgenda { nodes { title } } } }", { id: plan.event.id }, { as: me });
    expect(event.myAgenda.nodes.map(({ title }) => title)).toEqual(["Hosted", "Late"]);
  });
});

describe("what an event page costs", () => {
  const PAGE = `query($id: ID!) { event(id: $id) { title sessions(first: 40) { nodes {
    title startsAt room { name } slot { startsAt } hosts { displayName } interestCount feedbackSummary { count average } } } } }`;

  const eventWith = async (count: number) => {
    const plan = await programme();
    const rooms = await Promise.all(Array.from({ length: 8 }, (_, i) => plan.room(`Room ${i}`)));
    const slots = await Promise.all(Array.from({ length: 5 }, (_, i) => plan.slot(i)));
    for (let i = 0; i < count; i++) {
      const { id } = await plan.session(`Session ${i}`);
      await plan.schedule(id, rooms[i % 8], slots[Math.floor(i / 8)]);
    }
    return plan.event;
  };

  test("the same number of statements for 4 sessions and for 40: one planned, at most 8 executed", async () => {
    const [small, large] = [await eventWith(4), await eventWith(40)];
    const reader = await someone(service);
    const count = async (id: string, plan: "on" | "off") =>
      withoutTokenLookUp(await statementsOf(() => service.ask(PAGE, { id }, { as: reader, headers: { "x-plan": plan } }))).length;
    const [few, many] = [await count(small.id, "off"), await count(large.id, "off")];
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(8);
    expect([await count(small.id, "on"), await count(large.id, "on")]).toEqual([1, 1]);
  });
});

test("an event is copied with its rooms, slots and phases, and without people", async () => {
  const plan = await programme({ capacity: 9 });
  await plan.room("Aula");
  await plan.slot(0);
  await plan.session();
  const startsAt = new Date(plan.event.startsAt.getTime() + 7 * 24 * 3_600_000);
  const { event } = await service.done<{ event: Record<string, unknown> }>("copyEvent", { eventId: plan.event.id, startsAt }, "event { title status capacity startsAt rooms { name } slots { nodes { startsAt } } sessionCount }", plan.event.organiser);
  expect(event).toEqual({ title: "Unconference", status: "DRAFT", capacity: 9, startsAt: startsAt.toISOString(), rooms: [{ name: "Aula" }], slots: { nodes: [{ startsAt: startsAt.toISOString() }] }, sessionCount: 0 });
  expect(await service.refusals("copyEvent", { eventId: plan.event.id, startsAt }, await someone(service))).toEqual(["NotAllowed"]);
});

test("organisers and door staff come by invitation; the last organiser stays", async () => {
  const event = await plannedEvent(service);
  const [second, stranger] = await people(service, 2);
  const { invitation } = await service.done<{ invitation: { id: string } }>("inviteEventStaff", { eventId: event.id, email: second.email, role: "ORGANISER" }, "invitation { id person { id } }", event.organiser);
  expect(await service.refusals("inviteEventStaff", { eventId: event.id, email: second.email, role: "ORGANISER" }, stranger)).toEqual(["NotAllowed"]);
  expect(await service.refusals("editEvent", { eventId: event.id, title: "Mine" }, second)).toEqual(["NotAllowed"]);
  await service.done("acceptEventInvitation", { invitationId: invitation.id }, "staff { status }", second);
  await service.done("editEvent", { eventId: event.id, title: "Ours" }, "event { title }", second);
  const { event: { staff } } = await service.ask<{ event: { staff: { id: string; person: { id: string } }[] } }>("query($id: ID!) { event(id: $id) { staff { id person { id } } } }", { id: event.id }, { as: event.organiser });
  const leave = (person: Someone) => service.refusals("removeEventStaff", { staffId: staff.find(member => member.person.id === person.id)!.id }, person);
  const outcomes = await Promise.all([leave(event.organiser), leave(second)]);
  expect(outcomes.flat()).toEqual(["LastOne input.staffId"]);
});

test("an event belongs to a project of somebody who takes part in it, and is held at a place", async () => {
  const steward = await someone(service);
  const { project } = await service.done<{ project: { id: string } }>("startProject", { title: "Together", summary: "A service", kind: "COMMUNITY_INITIATIVE" }, "project { id }", steward);
  await service.done("openProject", { projectId: project.id }, "project { id }", steward);
  const { place } = await service.done<{ place: { id: string } }>("addPlace", { name: "Library" }, "place { id }", steward);
  const event = await plannedEvent(service, { organiser: steward, projectId: project.id, placeId: place.id });
  const { events, event: page } = await service.ask<{ events: { nodes: { id: string }[] }; event: Record<string, unknown> }>(
    "query($id: ID!, $project: ID!) { events(filter: { projectId: $project }) { nodes { id } } event(id: $id) { project { title events { totalCount } } place { name } } }", { id: event.id, project: project.id });
  expect(events.nodes).toEqual([{ id: event.id }]);
  expect(page).toEqual({ project: { title: "Together", events: { totalCount: 1 } }, place: { name: "Library" } });
  const other = await plannedEvent(service);
  expect(await service.refusals("editEvent", { eventId: other.id, projectId: project.id }, other.organiser)).toEqual(["NotAllowed input.projectId"]);
  const nowhere = "01900000-0000-7000-8000-00000000dead";
  expect(await service.refusals("editEvent", { eventId: other.id, placeId: nowhere }, other.organiser)).toEqual(["NotFound input.placeId"]);
});
