import { Writable } from "node:stream";
import Fastify from "fastify";
import { pino } from "pino";
import { clock } from "../../src/base/clock.js";

import { ROLES, World, type Role, type Stage } from "../access/world.js";
import { someone } from "../kit/seed.js";
import { TestService, useService } from "../kit/service.js";
import { get, pathOf } from "./get.js";

const service = useService();
let world: World;
beforeAll(async () => {
  world = await World.make(service);
  for (const stage of [world.published, world.draft]) {
    await service.rows("UPDATE event SET status = 'PUBLISHED' WHERE id = $1", [stage.eventId]);
    await stage.programme.schedule(stage.session, stage.room, stage.slot);
  }
  await service.rows("UPDATE event SET status = 'DRAFT' WHERE id = $1", [world.draft.eventId]);
});

const PUBLIC: Record<string, (stage: Stage) => string> = {
  page: ({ eventId }) => `/events/${eventId}`,
  wall: ({ eventId }) => `/events/${eventId}/wall`,
  "calendar of an event": ({ eventId }) => `/events/${eventId}/calendar.ics`,
  "schedule.json": ({ eventId }) => `/events/${eventId}/schedule.json`,
  "schedule-2.json": ({ eventId }) => `/events/${eventId}/schedule-2.json`,
  "schedule.xml": ({ eventId }) => `/events/${eventId}/schedule.xml`,
  "schedule.csv": ({ eventId }) => `/events/${eventId}/schedule.csv`,
  "calendar of a session": ({ session }) => `/sessions/${session}/calendar.ics`,
};

const statuses = async (url: string): Promise<number[]> => {
  const found: number[] = [];
  for (const role of ROLES) found.push((await get(service, url, { as: world.as[role as Role] })).status);
  return found;
};

for (const [name, of] of Object.entries(PUBLIC)) {
  test(`${name}: for everybody when public, for nobody while a draft`, async () => {
    expect(await statuses(of(world.published))).toEqual(ROLES.map(() => 200));
    expect(await statuses(of(world.draft))).toEqual(ROLES.map(() => 404));
    // A draft, an event that is not there, and an id that is none are not told apart.
    const { body, headers } = await get(service, of(world.draft), { as: world.as.organiser });
    for (const id of ["0190c000-0000-7000-8000-00000000dead", "x", "%2e%2e", "0190C000", "' OR 1=1"]) {
      const other = await get(service, of({ eventId: encodeURIComponent(id), session: encodeURIComponent(id) } as Stage));
      expect({ id, status: other.status, body: other.body }).toEqual({ id, status: 404, body });
    }
    expect(headers["cache-control"]).toBe("no-store");
  });

  test(`${name}: GET and HEAD, no cookies, guarded headers`, async () => {
    const url = of(world.published);
    const present = new Date();
    const back = clock.replace(() => present);
    const { headers } = await get(service, url);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cache-control": "public, no-cache", etag: expect.stringMatching(/^"[\w-]+"$/) as string });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none';/);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|https?:/);
    expect(headers["set-cookie"]).toBeUndefined();
    expect(await get(service, url, { method: "HEAD" })).toMatchObject({ status: 200, body: "", headers: { "content-type": headers["content-type"] } });
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(await get(service, url, { method })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
    expect((await get(service, url, { headers: { "if-none-match": headers.etag } })).status).toBe(304);
    back();
  });
}

test("who comes: for the event's organisers, with a token", async () => {
  expect(await statuses(`/events/${world.published.eventId}/rsvps.csv`)).toEqual([401, 403, 403, 200, 403, 403, 403]);
  expect(await statuses(`/events/${world.draft.eventId}/rsvps.csv`)).toEqual([401, 404, 404, 200, 404, 403, 404]);
  expect((await get(service, `/events/${world.published.eventId}/rsvps.csv`, { headers: { authorization: "Bearer nobodys-token-at-all-0000" } })).status).toBe(401);
  expect((await get(service, "/events/x/rsvps.csv", { as: world.as.organiser })).status).toBe(404);
  expect((await get(service, `/events/${world.published.eventId}/rsvps.csv`, { as: world.as.organiser, method: "HEAD" }))).toMatchObject({ status: 200, body: "" });
  expect((await get(service, `/events/${world.published.eventId}/rsvps.csv`, { method: "POST" })).status).toBe(405);
});

test("a door token of the event does not list who comes", async () => {
  const { eventId, event } = world.published;
  const { token } = await service.done<{ token: string }>("issueDoorToken", { eventId, label: "Front door", expiresAt: event.endsAt }, "token", event.organiser);
  expect((await get(service, `/events/${eventId}/rsvps.csv`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
});

test("the schema names the addresses, with and without a plan", async () => {
  const FIELDS = "pageUrl wallUrl calendarUrl scheduleJsonUrl scheduleXmlUrl scheduleCsvUrl rsvpsCsvUrl";
  const query = `query($id: ID!) { event(id: $id) { ${FIELDS} } }`;
  const id = world.published.eventId;
  for (const headers of <Record<string, string>[]>[{}, { "x-plan": "off" }]) {
    const { event } = await service.ask<{ event: Record<string, string> }>(query, { id }, { headers });
    for (const [name, address] of Object.entries(event)) {
      expect(address.startsWith("https://coproduce.test/")).toBe(true);
      expect([name, (await get(service, pathOf(address), { as: world.as.organiser })).status]).toEqual([name, 200]);
    }
  }
});

test("secret addresses do not get into the log", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, new Writable({ write(chunk, _encoding, done) { lines.push(String(chunk)); done(); } }));
  const other = new TestService({ beside: service, log });
  await other.start();
  try {
    const person = await someone(service);
    const { address } = await service.done<{ address: string }>("issueCalendarAddress", {}, "address", person);
    const secret = /calendars\/([\w-]+)\.ics/.exec(address)![1];
    expect((await get(other, pathOf(address))).status).toBe(200);
    expect((await get(other, `/calendars/${secret}.ics/x`)).status).toBe(404);
    expect((await get(other, `/calendars/${secret}x.ics`)).status).toBe(404);
    expect((await get(other, pathOf(address), { method: "POST" })).status).toBe(405);
    expect(lines.filter(line => line.includes("answered")).length).toBeGreaterThanOrEqual(4);
    expect(lines.join("")).toContain("/calendars/:secret.ics");
    expect(lines.join("")).not.toContain(secret);
  } finally { await other.stop(); }
});

test("without the database the answer is that it is busy", async () => {
  const { serveExchange } = await import("../../src/exchange/routes.js");
  const app = Fastify();
  const down = { query: () => Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" })) };
  serveExchange(app, { service: { ...service.parts.service, reads: down }, contextOf: () => Promise.reject(new Error("not asked")) });
  const response = await app.inject(`/events/${world.published.eventId}`);
  expect({ status: response.statusCode, body: response.body, again: response.headers["retry-after"] }).toEqual({ status: 503, body: "The service is busy; try again\n", again: "1" });
  await app.close();
});
