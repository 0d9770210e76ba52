import { endFollowers, follow, type Following } from "../kit/follower.js";
import { Programme } from "../kit/programme.js";
import { people, plannedEvent, type EventStory } from "../kit/seed.js";
import { eventually, useService, type TestService } from "../kit/service.js";
import { statementsOf } from "../kit/statements.js";

const service = useService();
const other = useService({ beside: service });
const executing = useService({ beside: service, plans: false });
afterEach(endFollowers);

const CHANGES = `subscription($id: ID!, $after: Int) {
  scheduleChanges(eventId: $id, after: $after) { number kind session { title } fromRoom { name } toRoom { name } toStartsAt }
}`;
interface Changes { scheduleChanges: { number: number; kind: string; session: { title: string }; fromRoom: { name: string } | null; toRoom: { name: string } | null; toStartsAt: string | null }[] }

const numbers = ({ told }: Following<Changes>): number[] => told.flatMap(({ scheduleChanges }) => [...new Set(scheduleChanges.map(({ number }) => number))]);

async function grid(): Promise<{ event: EventStory; rooms: string[]; slots: string[]; sessions: string[] }> {
  const event = await plannedEvent(service);
  const programme = new Programme(service, event);
  return {
    event, rooms: [await programme.room("Aula"), await programme.room("Foyer")], slots: [await programme.slot(0), await programme.slot(1)],
    sessions: [(await programme.session("One")).id, (await programme.session("Two")).id],
  };
}

const place = (of: TestService, { organiser }: EventStory, sessionId: string, roomId: string, slotId: string) =>
  of.done("scheduleSession", { sessionId, roomId, slotId }, "session { id }", organiser);

test("each change is told once and in order, on every instance and whichever way it is read", async () => {
  const { event, rooms, slots, sessions } = await grid();
  const following = await Promise.all([
    follow<Changes>(service, CHANGES, { id: event.id }), follow<Changes>(other, CHANGES, { id: event.id }), follow<Changes>(executing, CHANGES, { id: event.id }),
    follow<Changes>(other, CHANGES, { id: event.id }, event.organiser), follow<Changes>(executing, CHANGES, { id: event.id }, event.organiser),
  ]);
  await place(service, event, sessions[0], rooms[0], slots[0]);
  await place(other, event, sessions[0], rooms[1], slots[0]);
  await service.done("unscheduleSession", { sessionId: sessions[0] }, "session { id }", event.organiser);
  await Promise.all(following.map(one => one.count(4)));
  const startsAt = event.startsAt.toISOString();
  const change = (number: number, kind: string, from: string | null, to: string | null) =>
    ({ scheduleChanges: [{ number, kind, session: { title: "One" }, fromRoom: from && { name: from }, toRoom: to && { name: to }, toStartsAt: to && startsAt }] });
  for (const { told } of following) {
    expect(told).toEqual([{ scheduleChanges: [] }, change(1, "ADDED", null, "Aula"), change(2, "MOVED", "Aula", "Foyer"), change(3, "REMOVED", "Foyer", null)]);
  }
});

test("what was changed at once is told together, and whoever comes back is told what they missed", async () => {
  const { event, rooms, slots, sessions } = await grid();
  await place(service, event, sessions[0], rooms[0], slots[0]);
  const before = await follow<Changes>(other, CHANGES, { id: event.id, after: 0 });
  expect(numbers(before)).toEqual([1]);
  before.stop();
  const { schedule } = await service.done<{ schedule: { id: string } }>("draftSchedule", { eventId: event.id }, "schedule { id }", event.organiser);
  await service.done("scheduleSession", { sessionId: sessions[0], roomId: rooms[1], slotId: slots[1], draftId: schedule.id }, "session { id }", event.organiser);
  await service.done("scheduleSession", { sessionId: sessions[1], roomId: rooms[1], slotId: slots[0], draftId: schedule.id }, "session { id }", event.organiser);
  const nothing = await follow<Changes>(service, CHANGES, { id: event.id, after: 1 }, event.organiser);
  // Edits of drafts are nobody's to follow.
  expect(nothing.told).toEqual([{ scheduleChanges: [] }]);
  await service.done("publishSchedule", { draftId: schedule.id }, "schedule { id }", event.organiser);
  await nothing.count(2);
  const back = await follow<Changes>(other, CHANGES, { id: event.id, after: 1 });
  for (const { told } of [nothing, back]) {
    expect(told.at(-1)!.scheduleChanges.map(({ number, kind, session }) => [number, kind, session.title]).sort()).toEqual([[2, "ADDED", "Two"], [2, "MOVED", "One"]]);
  }
  expect(back.told).toHaveLength(1);
});

test("none is lost or doubled while two instances change the schedule at once and tell each other twice", async () => {
  const { event, rooms, slots, sessions } = await grid();
  const following = await Promise.all([service, other, other].map(of => follow<Changes>(of, CHANGES, { id: event.id, after: 0 })));
  const again = setInterval(() => {
    void service.rows("SELECT pg_notify('coproduce', $1)", [JSON.stringify({ from: "elsewhere", tables: [], topics: [`schedule ${event.id}`] })]);
  }, 7);
  const late: Promise<Following<Changes>>[] = [];
  await Promise.all([service, other].map(async (of, i) => {
    for (let n = 0; n < 20; n++) {
      await place(of, event, sessions[i], rooms[i], slots[n % 2]);
      if (n % 5 === 0) late.push(follow<Changes>(of, CHANGES, { id: event.id, after: 3 }));
    }
  }));
  clearInterval(again);
  const all = Array.from({ length: 40 }, (_, i) => i + 1);
  await eventually(() => following.every(one => numbers(one).length >= 40));
  for (const one of following) expect(numbers(one)).toEqual(all);
  for (const one of await Promise.all(late)) {
    await eventually(() => numbers(one).at(-1) === 40);
    expect(numbers(one)).toEqual(all.slice(3));
  }
});

test("whoever is far behind is told all of it", async () => {
  const { event, sessions } = await grid();
  await service.rows(
    `INSERT INTO schedule_change (id, created_at, updated_at, event_id, schedule_version_id, version, number, session_id, kind)
     SELECT gen_random_uuid(), now(), now(), $1, v.id, n, n, $2, 'REMOVED' FROM schedule_version v, generate_series(1, 240) n WHERE v.event_id = $1 AND v.status = 'PUBLISHED'`,
    [event.id, sessions[0]]);
  for (const instance of [service, executing]) {
    const following = await follow<Changes>(instance, CHANGES, { id: event.id, after: 10 });
    await following.count(230);
    expect(numbers(following)).toEqual(Array.from({ length: 230 }, (_, i) => i + 11));
  }
});

/** Whether each of the readings that this caused was one for all, or one statement for each viewer. */
const readings = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await statementsOf(work)).flatMap(text => /^SELECT ('1'|f\.n::text), r\.key, r\.text/.exec(text)?.[1] ?? []);

test("who comes back from wherever they were is read for together with the others once they have caught up", async () => {
  const { event, rooms, slots, sessions } = await grid();
  for (const slot of [0, 1, 0]) await place(service, event, sessions[0], rooms[0], slots[slot]);
  const following = await Promise.all([0, 1, 2, 3, null].map(after => follow<Changes>(service, CHANGES, { id: event.id, after })));
  await Promise.all([0, 1, 2, 3, 3].map((after, i) => eventually(() => numbers(following[i]).length === 3 - after)));
  expect(await readings(async () => {
    await place(service, event, sessions[0], rooms[0], slots[1]);
    await Promise.all(following.map(one => eventually(() => numbers(one).at(-1) === 4)));
  })).toHaveLength(1);
});

test("what everybody may see is read once for all who follow, and what only some may see for each", async () => {
  const event = await plannedEvent(service);
  const programme = new Programme(service, event);
  const [room, slots] = [await programme.room("Aula"), [await programme.slot(0), await programme.slot(1)]];
  const session = await programme.session("Theirs");
  const crowd = await people(service, 10);
  const following = await Promise.all([null, session.host, ...crowd].map(as => follow<Changes>(service, CHANGES, { id: event.id }, as)));
  const move = async (of: () => Promise<unknown>, messages: number) => readings(async () => { await of(); await Promise.all(following.map(one => one.count(messages))); });
  expect(await move(() => place(service, event, session.id, room, slots[0]), 2)).toEqual(["'1'"]);
  expect(await move(() => place(service, event, session.id, room, slots[1]), 3)).toEqual(["'1'"]);
  expect(following.map(({ last }) => last!.scheduleChanges[0].session)).toEqual(following.map(() => ({ title: "Theirs" })));
  // A session that was withdrawn is its hosts' to see.
  expect(await move(() => service.done("withdrawSession", { sessionId: session.id }, "session { id }", session.host), 4)).toEqual(["'1'", "f.n::text"]);
  expect(following.map(({ last }) => last!.scheduleChanges[0].session)).toEqual([null, { title: "Theirs" }, ...crowd.map(() => null)]);
});
