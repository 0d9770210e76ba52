import { Context } from "../../src/base/context.js";
import { resumePlans } from "../../src/planner/run-plan.js";
import { clock } from "../../src/base/clock.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent, someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();

interface Worth { seats: number; unplaced: number; placed: number }
interface Draft { schedule: { id: string; baseChange: number; placements: { nodes: { session: { title: string }; room: { name: string }; slot: { id: string } | null; pinned: boolean }[] }; warnings: { kind: string; breaksRule: boolean; session: { title: string } }[]; value: Worth } | null; seats: number; otherTime: number; unplaced: { session: { title: string }; reason: string; message: string }[] }
interface Run { id: string; status: string; progress: number; seed: number; failure: string | null; sessions: number; people: number; randomSeats: number; greedySeats: number; draft: Draft | null; drafts: Draft[] }
const DRAFT = "seats otherTime schedule { id baseChange placements(first: 20) { nodes { session { title } room { name } slot { id } pinned } } warnings(first: 50) { kind breaksRule session { title } } value { seats placed unplaced } } unplaced(first: 20) { session { title } reason message }";
const RUN = `id status progress seed failure sessions people randomSeats greedySeats draft { ${DRAFT} } drafts { ${DRAFT} }`;

/** Three rooms, four slots, twelve sessions and what sixty people marked, the same each time. */
async function story(sessions = 12) {
  const event = await plannedEvent(service);
  const programme = new Programme(service, event);
  const rooms = [await programme.room("Aula", { capacity: 30 }), await programme.room("Bar", { capacity: 15 }), await programme.room("Cave", { capacity: 8, features: ["PROJECTOR"] })];
  const slots = [];
  for (let i = 0; i < 4; i++) slots.push(await programme.slot(i));
  const made = [];
  for (let i = 0; i < sessions; i++) made.push(await programme.session(`S${i}`));
  const crowd = await people(service, 60);
  await service.rows(
    `INSERT INTO interest (id, created_at, updated_at, session_id, person_id, level)
     SELECT gen_random_uuid(), now(), now(), s.id, p.id, CASE WHEN (s.n * 5 + p.n) % 4 = 0 THEN 'MAYBE' ELSE 'WANT' END
     FROM unnest($1::uuid[]) WITH ORDINALITY AS s(id, n), unnest($2::uuid[]) WITH ORDINALITY AS p(id, n) WHERE (s.n * 7 + p.n * p.n) % 5 < 2`,
    [made.map(({ id }) => id), crowd.map(({ id }) => id)]);
  const as = event.organiser;
  const read = async (id: string): Promise<Run> => (await service.ask<{ planRun: Run }>(`query($id: ID!) { planRun(id: $id) { ${RUN} } }`, { id }, { as })).planRun;
  const ended = async (id: string): Promise<Run> => {
    await eventually(async () => !["WAITING", "RUNNING"].includes((await read(id)).status));
    return read(id);
  };
  return {
    event, programme, rooms, slots, made, as, ended,
    ask: async (input: Record<string, unknown> = {}) => (await service.done<{ planRun: { id: string; status: string; progress: number; draft: null } }>("planSchedule", { eventId: event.id, effort: "LIGHT", seed: 7, ...input }, "planRun { id status progress draft { seats } }", as)).planRun,
    plan: async (input: Record<string, unknown> = {}) => ended((await service.done<{ planRun: { id: string } }>("planSchedule", { eventId: event.id, effort: "LIGHT", seed: 7, ...input }, "planRun { id }", as)).planRun.id),
    refused: (verb: string, input: Record<string, unknown>) => service.refusals(verb, input, as),
  };
}

const grid = (draft: Draft | null): string[] => draft!.schedule!.placements.nodes.map(({ session, room, slot }) => `${session.title} ${room.name} ${slot?.id}`).sort();

test("from pitches to a published, conflict-free grid in one change each: planned at once, seen by organisers only, better than chance", async () => {
  const { event, ask, ended, as } = await story();
  const asked = await ask();
  expect(asked).toMatchObject({ status: "WAITING", progress: 0, draft: null });
  const run = await ended(asked.id);
  expect(run).toMatchObject({ status: "DONE", progress: 100, failure: null, sessions: 12, people: 60, seed: 7 });
  const { draft } = run;
  expect(draft!.schedule!.placements.nodes).toHaveLength(12);
  expect(draft!.schedule!.warnings.filter(({ breaksRule }) => breaksRule)).toEqual([]);
  expect(draft!.seats).toBeGreaterThan(run.randomSeats);
  expect(draft!.seats).toBeGreaterThanOrEqual(run.greedySeats);
  expect(draft!.schedule!.value).toEqual({ seats: draft!.seats, placed: 12, unplaced: 0 });
  expect(await service.ask(`query($id: ID!) { planRun(id: $id) { status } }`, { id: run.id }, { as: await someone(service) })).toEqual({ planRun: null });
  await service.done("publishSchedule", { draftId: draft!.schedule!.id }, "schedule { id }", as);
  const { event: seen } = await service.ask<{ event: { schedule: { nodes: unknown[] } } }>("query($id: ID!) { event(id: $id) { schedule { nodes { title } } } }", { id: event.id });
  expect(seen.schedule.nodes).toHaveLength(12);
});

test("the same event, seed and effort give the same grid", async () => {
  const { plan } = await story();
  const [one, two] = [await plan({ anew: true }), await plan({ anew: true })];
  expect(grid(one.draft)).toEqual(grid(two.draft));
});

test("what has no place is named with the reason", async () => {
  const { plan, made, as } = await story(14);
  await service.done("editSession", { sessionId: made[0].id, needs: ["HEARING_LOOP"] }, "session { id }", as);
  await service.done("editSession", { sessionId: made[1].id, lengthInSlots: 5 }, "session { id }", as);
  const run = await plan();
  expect(run.draft!.unplaced.map(({ session, reason }) => [session.title, reason])).toEqual(expect.arrayContaining([["S0", "NO_ROOM_WITH_FEATURES"], ["S1", "NO_RUN_OF_SLOTS"]]));
  expect(run.draft!.unplaced.every(({ message }) => message.length > 10)).toBe(true);
  expect(run.draft!.schedule!.placements.nodes.length + run.draft!.unplaced.length).toBe(14);
});

test("pins, kept sessions, closings, absences and pairs apart hold; a session at a time of its own keeps it", async () => {
  const { plan, programme, rooms, slots, made, as } = await story(10);
  for (const [i, room, slot] of [[0, 0, 0], [1, 0, 1], [2, 1, 2]]) expect(await programme.schedule(made[i].id, rooms[room], slots[slot])).toEqual([]);
  await service.done("pinSession", { sessionId: made[0].id, pinned: true }, "session { id }", as);
  await service.done("scheduleSession", { sessionId: made[3].id, roomId: rooms[1], ...programme.hour(6) }, "session { id }", as);
  await service.done("setRoomClosings", { roomId: rooms[2], closings: [{ startsAt: programme.hour(0).startsAt, endsAt: programme.hour(8).endsAt }] }, "room { id }", as);
  await service.done("setAbsences", { eventId: programme.event.id, absences: [programme.hour(0), programme.hour(1), programme.hour(2)] }, "event { id }", made[4].host);
  await service.done("keepSessionsApart", { sessionId: made[5].id, otherId: made[6].id }, "session { id }", as);
  await service.done("editSlot", { slotId: slots[3], closed: false }, "slot { id }", as);
  const run = await plan({ keep: [made[1].id] });
  const places = new Map(run.draft!.schedule!.placements.nodes.map(placement => [placement.session.title, placement]));
  expect([places.get("S0")!.room.name, places.get("S0")!.slot!.id, places.get("S0")!.pinned]).toEqual(["Aula", slots[0], true]);
  expect([places.get("S1")!.room.name, places.get("S1")!.slot!.id]).toEqual(["Aula", slots[1]]);
  expect([places.get("S3")!.room.name, places.get("S3")!.slot]).toEqual(["Bar", null]);
  expect(places.get("S4")?.slot?.id ?? slots[3]).toBe(slots[3]);
  expect(places.get("S5")?.slot?.id).not.toBe(places.get("S6")?.slot?.id);
  expect([...places.values()].some(({ room }) => room.name === "Cave")).toBe(false);
  expect(run.draft!.schedule!.warnings.filter(({ breaksRule }) => breaksRule)).toEqual([]);
});

test("on the day: what has begun stays, and alternatives say how much they move", async () => {
  const { plan, programme, slots, rooms, made, as } = await story();
  const first = await plan();
  await service.done("publishSchedule", { draftId: first.draft!.schedule!.id }, "schedule { id }", as);
  const noon = new Date(programme.hour(1).endsAt.getTime() - 60_000);
  const begun = first.draft!.schedule!.placements.nodes.filter(({ slot }) => slot!.id === slots[0] || slot!.id === slots[1]).map(({ session, room }) => `${session.title} ${room.name}`).sort();
  await service.done("setRoomClosings", { roomId: rooms[1], closings: [{ startsAt: noon, endsAt: programme.hour(8).endsAt }] }, "room { id }", as);
  await service.done("cancelSession", { sessionId: made[0].id }, "session { id }", as);
  // What was cancelled before noon leaves its place.
  const cancelled = begun.filter(line => line.startsWith("S0 "));
  const back = clock.replace(() => noon);
  try {
    const run = await plan({ changePrices: [1, 50] });
    expect(run.status).toBe("DONE");
    for (const { schedule } of run.drafts) {
      const now = schedule!.placements.nodes.filter(({ slot }) => slot!.id === slots[0] || slot!.id === slots[1]).map(({ session, room }) => `${session.title} ${room.name}`).sort();
      expect(now).toEqual(begun.filter(line => !cancelled.includes(line)));
      expect(schedule!.placements.nodes.filter(({ slot, room }) => room.name === "Bar" && slot!.id !== slots[0] && slot!.id !== slots[1])).toEqual([]);
    }
    const moved = run.drafts.map(({ otherTime }) => otherTime);
    expect(moved).toEqual([...moved].sort((a, b) => b - a));
  } finally { back(); }
});

test("what a move would cost is told before it is made, and comes true", async () => {
  const { plan, rooms, slots, as } = await story();
  const { draft } = await plan();
  const [{ session_id: sessionId, room_id: fromRoom, slot_id: fromSlot }] = await service.rows<{ session_id: string; room_id: string; slot_id: string }>("SELECT * FROM placement WHERE schedule_version_id = $1 ORDER BY session_id LIMIT 1", [draft!.schedule!.id]);
  const COST = "query($id: ID!, $s: ID!, $r: ID, $t: ID, $swap: Boolean) { scheduleVersion(id: $id) { value { seats } costOfMove(sessionId: $s, roomId: $r, slotId: $t, swap: $swap) { seats made { kind breaksRule otherSession { title } } mended { kind } } } }";
  interface Cost { scheduleVersion: { value: { seats: number }; costOfMove: { seats: number; made: { kind: string; breaksRule: boolean }[] } } }
  const ask = (variables: Record<string, unknown>) => service.ask<Cost>(COST, { id: draft!.schedule!.id, s: sessionId, ...variables }, { as });
  const off = (await ask({})).scheduleVersion;
  expect(off.costOfMove.seats).toBeLessThan(0);
  expect(off.costOfMove.made.map(({ kind }) => kind)).toContain("UNPLACED");
  await service.done("unscheduleSession", { sessionId, draftId: draft!.schedule!.id }, "session { id }", as);
  const after = (await ask({ r: fromRoom, t: fromSlot })).scheduleVersion;
  expect(after.value.seats).toBeCloseTo(off.value.seats + off.costOfMove.seats, 9);
  expect(after.costOfMove.seats).toBeCloseTo(-off.costOfMove.seats, 9);
  const taken = (await ask({ r: rooms.find(room => room !== fromRoom), t: fromSlot })).scheduleVersion;
  expect(taken.costOfMove.made.filter(({ breaksRule }) => breaksRule).map(({ kind }) => kind)).toEqual(["ROOM_TAKEN"]);
  const wrong = await service.answer(COST, { id: draft!.schedule!.id, s: sessionId, r: rooms[0] }, { as });
  expect(wrong.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", path: ["slotId"] } }]);
  const stranger = await service.ask<{ scheduleVersion: unknown }>(COST, { id: draft!.schedule!.id, s: sessionId, t: slots[0], r: rooms[0] }, { as: await someone(service) });
  expect(stranger).toEqual({ scheduleVersion: null });
});

test("a run can be cancelled, and leaves no draft", async () => {
  const { ask, ended, refused, event } = await story();
  const { id } = await ask({ effort: "THOROUGH", changePrices: [1, 2, 3] });
  expect(await refused("cancelPlanRun", { planRunId: id })).toEqual([]);
  expect(await ended(id)).toMatchObject({ status: "CANCELLED", draft: null });
  expect(await refused("cancelPlanRun", { planRunId: id })).toEqual(["NotPending"]);
  await eventually(async () => (await service.rows("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'plan-schedule'")).length === 0);
  expect(await service.rows("SELECT 1 FROM schedule_version WHERE event_id = $1 AND status = 'DRAFT'", [event.id])).toEqual([]);
});

test("what lost its place while the planner computed is left out and named", async () => {
  const { ask, ended, programme, rooms, as } = await story();
  const { id } = await ask({ effort: "THOROUGH" });
  await eventually(async () => (await service.rows("SELECT 1 FROM plan_run WHERE id = $1 AND status = 'RUNNING'", [id])).length === 1);
  await service.done("setRoomClosings", { roomId: rooms[0], closings: [{ startsAt: programme.hour(0).startsAt, endsAt: programme.hour(8).endsAt }] }, "room { id }", as);
  const { status, draft } = await ended(id);
  expect(status).toBe("DONE");
  expect(draft!.unplaced.map(({ reason }) => reason)).toEqual(["CHANGED_MEANWHILE", "CHANGED_MEANWHILE", "CHANGED_MEANWHILE", "CHANGED_MEANWHILE"]);
  expect(draft!.schedule!.placements.nodes.some(({ room }) => room.name === "Aula")).toBe(false);
});

test("a run whose instance was killed is begun anew, and given up after three times", async () => {
  const { ask, ended } = await story(3);
  const { id } = await ask();
  await ended(id);
  await service.rows("DELETE FROM plan_draft WHERE plan_run_id = $1", [id]);
  const lose = (attempts: number) => service.rows("UPDATE plan_run SET status = 'RUNNING', attempts = $2, updated_at = now() - interval '2 minutes' WHERE id = $1", [id, attempts]);
  const resume = () => resumePlans.run(new Context(service.parts.service, "test", "", null, service.app.log));
  await lose(2);
  await resume();
  expect(await ended(id)).toMatchObject({ status: "DONE" });
  await lose(3);
  await resume();
  expect(await ended(id)).toMatchObject({ status: "FAILED" });
});

test("refused: wrong weights, all at once and each at its place; sessions that have no place to keep; too many at once", async () => {
  const { refused, made, event, ask } = await story(2);
  const eventId = event.id;
  expect(await refused("planSchedule", { eventId, weights: { maybe: 2, fairness: -1 }, changePrices: [] })).toEqual(["InvalidInput input.weights.fairness", "InvalidInput input.weights.maybe", "InvalidInput input.changePrices"]);
  expect(await refused("planSchedule", { eventId, changePrices: [1, 1] })).toEqual(["InvalidInput input.changePrices"]);
  expect(await refused("planSchedule", { eventId, changePrices: [1], weights: { change: 1 } })).toEqual(["InvalidInput input.changePrices"]);
  expect(await refused("planSchedule", { eventId, keep: [made[0].id] })).toEqual(["InvalidInput input.keep.0"]);
  expect(await refused("planSchedule", { eventId, fromId: made[0].id })).toEqual(["NotFound input.fromId"]);
  await service.rows("INSERT INTO plan_run SELECT gen_random_uuid(), created_at, updated_at, event_id, from_id, created_by_id, 'RUNNING', progress, seed, effort, keep, tag_spread, preferred, change_prices, fairness, maybe, started_at, finished_at, failure, attempts, sessions, people, random_seats, greedy_seats, stopped FROM plan_run, generate_series(1, 3) WHERE id = $1", [(await ask()).id]);
  expect(await refused("planSchedule", { eventId })).toEqual(["TooMany input.eventId"]);
});

test("a run that cannot be read in fails and says so: it neither waits for ever nor keeps others from being planned", async () => {
  const { ask, ended } = await story(3);
  await service.rows("ALTER TABLE room_closing RENAME TO room_closing_away");
  try {
    for (let i = 0; i < 4; i++) expect(await ended((await ask()).id)).toMatchObject({ status: "FAILED", failure: expect.stringContaining("operator") });
  } finally { await service.rows("ALTER TABLE room_closing_away RENAME TO room_closing"); }
  expect(await ended((await ask()).id)).toMatchObject({ status: "DONE" });
});

test("a run whose job was lost before it began is begun, once", async () => {
  const { ask, ended } = await story(3);
  const { id } = await ask();
  await ended(id);
  await service.rows("DELETE FROM plan_draft WHERE plan_run_id = $1", [id]);
  await service.rows("UPDATE plan_run SET status = 'WAITING', attempts = 0, updated_at = now() - interval '2 minutes' WHERE id = $1", [id]);
  const resume = () => resumePlans.run(new Context(service.parts.service, "test", "", null, service.app.log));
  await Promise.all([resume(), resume()]);
  expect(await ended(id)).toMatchObject({ status: "DONE" });
  expect(await service.rows("SELECT attempts FROM plan_run WHERE id = $1", [id])).toEqual([{ attempts: 1 }]);
});

test("an event without sessions, rooms or slots is planned to an empty draft", async () => {
  const event = await plannedEvent(service);
  const { planRun } = await service.done<{ planRun: { id: string } }>("planSchedule", { eventId: event.id }, "planRun { id }", event.organiser);
  await eventually(async () => (await service.rows("SELECT 1 FROM plan_run WHERE id = $1 AND status = 'DONE'", [planRun.id])).length === 1);
});
