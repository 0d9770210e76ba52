import { probe } from "../../src/base/probe.js";
import { itIs, realTime } from "../kit/moments.js";
import { Programme } from "../kit/programme.js";
import { plannedEvent, someone, type EventStory } from "../kit/seed.js";
import { eventually, useService, type TestService } from "../kit/service.js";

const service = useService();
const other = useService({ beside: service });
afterEach(() => { probe.reset(); realTime(); });

const PAGE = "query($id: ID!) { event(id: $id) { title status sessions(first: 5) { nodes { title interestCount } } } }";

interface Read { body: { data: { event: { title: string; status: string; sessions: { nodes: { interestCount: number | null }[] } } } }; way: string; etag: string | undefined; text: string }

interface Reading { of?: TestService; as?: { token: string } | null; headers?: Record<string, string>; query?: string }

async function read(id: string, { of = service, as = null, headers = {}, query = PAGE }: Reading = {}): Promise<Read> {
  const response = await of.app.inject({
    method: "POST", url: "/graphql", payload: { query, variables: { id } },
    headers: { "x-plan": "tell", ...(as ? { authorization: `Bearer ${as.token}` } : {}), ...headers },
  });
  return { body: response.json(), text: response.body, way: String(response.headers["x-plan"]), etag: response.headers.etag as string | undefined };
}

const rename = (event: EventStory, title: string, of = service) => of.done("editEvent", { eventId: event.id, title }, "event { title }", event.organiser);

async function kept(id: string, of = service): Promise<void> {
  await eventually(async () => (await read(id, { of })).way === "kept");
}

test("an unsigned query is answered again from memory, with the same validator; a signed one never", async () => {
  const event = await plannedEvent(service);
  const first = await read(event.id);
  expect(first.way).toBe("planned");
  await kept(event.id);
  const again = await read(event.id);
  expect([again.text, again.etag]).toEqual([first.text, first.etag]);
  const signed = await read(event.id, { as: event.organiser });
  expect([signed.way, signed.etag]).toEqual(["planned", undefined]);
  expect((await read(event.id, { as: event.organiser })).way).toBe("planned");
});

test("a client that has the answer is told so, over GET", async () => {
  const event = await plannedEvent(service);
  const url = `/graphql?query=${encodeURIComponent(PAGE)}&variables=${encodeURIComponent(JSON.stringify({ id: event.id }))}`;
  for (const plan of ["tell", "off"]) {
    const ask = (headers: Record<string, string> = {}) => service.app.inject({ url, headers: { "apollo-require-preflight": "true", "x-plan": plan, ...headers } });
    const first = await ask();
    expect(first.headers).toMatchObject({ etag: expect.stringMatching(/^".+"$/), "cache-control": "no-cache", vary: "origin, accept, authorization" });
    const again = await ask({ "if-none-match": `"other", ${String(first.headers.etag)}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, "", first.headers.etag]);
    expect((await ask({ "if-none-match": '"other"' })).statusCode).toBe(200);
  }
  expect((await read(event.id, { headers: { "if-none-match": String((await read(event.id)).etag) } })).body.data.event.title).toBe("Unconference");
  const signed = await service.app.inject({ url, headers: { "apollo-require-preflight": "true", authorization: `Bearer ${event.organiser.token}` } });
  expect([signed.headers.etag, signed.headers["cache-control"]]).toEqual([undefined, "no-store"]);
});

test("what a change wrote is seen at once here, and soon at every other instance", async () => {
  const event = await plannedEvent(service);
  for (const instance of [service, other]) await kept(event.id, instance);
  await rename(event, "Renamed");
  expect((await read(event.id)).body.data.event.title).toBe("Renamed");
  await eventually(async () => (await read(event.id, { of: other })).body.data.event.title === "Renamed");
});

test("a change of something else leaves the answer kept", async () => {
  const event = await plannedEvent(service, { capacity: 5 });
  await kept(event.id);
  await service.done("rsvp", { eventId: event.id }, "rsvp { id }", await someone(service));
  expect((await read(event.id)).way).toBe("kept");
});

test("what is deleted goes from kept answers", async () => {
  const event = await plannedEvent(service);
  const plan = new Programme(service, event);
  const room = await plan.room("Aula");
  const ask = async () => (await service.ask<{ event: { rooms: unknown[] } }>("query($id: ID!) { event(id: $id) { rooms { name } } }", { id: event.id })).event.rooms.length;
  expect([await ask(), await ask()]).toEqual([1, 1]);
  await service.done("removeRoom", { roomId: room }, "event { id }", event.organiser);
  expect(await ask()).toBe(0);
});

test("an answer ends with the instant at which it changes by itself", async () => {
  const event = await plannedEvent(service, { interestHidden: true });
  const plan = new Programme(service, event);
  await plan.session();
  const closesAt = new Date(event.startsAt.getTime() - 3_600_000);
  await service.done("setEventPhases", { eventId: event.id, phases: [{ kind: "VOTE", opensAt: new Date(Date.now() - 3_600_000), closesAt }] }, "event { id }", event.organiser);
  const countAndStatus = async (): Promise<[unknown, string]> => {
    const { event: { status, sessions } } = (await read(event.id)).body.data;
    return [sessions.nodes[0].interestCount, status];
  };
  for (const [at, expected] of [
    [new Date(closesAt.getTime() - 1), [null, "PUBLISHED"]], [closesAt, [0, "PUBLISHED"]],
    [new Date(event.endsAt.getTime() - 1), [0, "PUBLISHED"]], [event.endsAt, [0, "ENDED"]],
  ] as const) {
    itIs(at);
    expect(await countAndStatus()).toEqual(expected);
    await kept(event.id);
  }
});

test("while an instance cannot hear the others, it keeps nothing", async () => {
  const event = await plannedEvent(service);
  await kept(event.id, other);
  const terminated = await service.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coproduce listener' AND datname = current_database()");
  expect(terminated.length).toBe(2);
  await eventually(async () => (await read(event.id, { of: other })).way === "planned");
  await rename(event, "Unheard");
  expect((await read(event.id, { of: other })).body.data.event.title).toBe("Unheard");
  await kept(event.id, other);
});

/** A read that has its answer, and is held up until a change of it is done. */
async function readAcrossChange(event: EventStory): Promise<string> {
  let [reached, release] = [() => {}, () => {}];
  const isRead = new Promise<void>(resolve => { reached = resolve; });
  const mayGoOn = new Promise<void>(resolve => { release = resolve; });
  probe.set(async point => {
    if (point !== "answer read") return;
    probe.set(null);
    reached();
    await mayGoOn;
  });
  // Nothing in it depends on the time, so that it is kept with its answer and not a moment later.
  const query = "query($id: ID!) { event(id: $id) { title } }";
  const reading = read(event.id, { query });
  await isRead;
  await rename(event, "Meanwhile");
  release();
  await reading;
  return (await read(event.id, { query })).body.data.event.title;
}

test("what was read before a change, and is answered after it, is not kept", async () => {
  expect(await readAcrossChange(await plannedEvent(service))).toBe("Meanwhile");
});

test("its twin: without the look at what was written meanwhile, the old answer would stay", async () => {
  probe.remove("freshness");
  const event = await plannedEvent(service);
  expect(await readAcrossChange(event)).toBe("Unconference");
  probe.reset();
  await rename(event, "Later");
  expect((await read(event.id)).body.data.event.title).toBe("Later");
});

test("under changes one after the other nobody reads what was replaced before they asked", async () => {
  const event = await plannedEvent(service, { title: "0" });
  let done = 0;
  let over = false;
  const seen = { kept: 0, behind: 0, staleMs: 0 };
  const doneAt: number[] = [performance.now()];
  const readers = [service, other].flatMap(of => Array.from({ length: 4 }, async () => {
    while (!over) {
      const [known, asked] = [done, performance.now()];
      const { body, way } = await read(event.id, { of });
      const got = Number(body.data.event.title);
      if (way === "kept") seen.kept++;
      if (of === service) { if (got < known) seen.behind++; } else if (got < known) seen.staleMs = Math.max(seen.staleMs, asked - doneAt[got + 1]);
      await new Promise(resolve => { setTimeout(resolve, 1); });
    }
  }));
  for (let n = 1; n <= 60; n++) {
    await rename(event, String(n));
    doneAt[n] = performance.now();
    done = n;
    await new Promise(resolve => { setTimeout(resolve, n % 3 === 0 ? 40 : 5); });
  }
  over = true;
  await Promise.all(readers);
  expect(seen.behind).toBe(0);
  expect(seen.kept).toBeGreaterThan(0);
  // The other instance hears of a change a moment later; longer than answers are kept it may never take.
  expect(seen.staleMs).toBeLessThan(5_000);
  if (process.env.TEST_TELL) process.stdout.write(`At the other instance an answer was at most ${Math.round(seen.staleMs)} ms old\n`);
});
