import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Context } from "../../src/base/context.js";
import { probe } from "../../src/base/probe.js";
import { checkLinks } from "../../src/resources/check-links.js";
import { LinkFollower } from "../../src/resources/follow-link.js";
import { writtenResource } from "../kit/library-story.js";
import { itIs, realTime } from "../kit/moments.js";
import { people, someone } from "../kit/seed.js";
import { eventually, TestService, useService } from "../kit/service.js";

const service = useService();
const DAY = 86_400_000;

let server: Server;
let base: string;
let handle: (request: IncomingMessage, response: ServerResponse) => unknown;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => { asked.push(request.url!); handle(request, response); });
  await new Promise<void>(resolve => { server.listen(0, "127.0.0.1", resolve); });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise(resolve => { server.closeAllConnections(); server.close(resolve); }));
beforeEach(async () => {
  await service.rows("UPDATE resource SET check_at = now() + interval '1 year'");
  asked.length = 0;
  service.mail.length = 0;
  handle = (_request, response) => response.end();
});
afterEach(() => { probe.reset(); realTime(); });

const context = () => new Context(service.parts.service, "job", "", null, service.app.log);
/** Lets through the address that the test answers at, and nothing else. */
const check = (stop?: AbortSignal) => checkLinks(context(), stop, new LinkFollower({ allowIPAddressList: ["127.0.0.1"], patienceMs: 300 }));
const answering = (status: number) => (_request: IncomingMessage, response: ServerResponse) => response.writeHead(status).end();
const linkOf = async (id: string) => (await service.ask<{ resource: { link: Record<string, unknown> } }>("query($id: ID!) { resource(id: $id) { link { status checkedAt brokenSince movedTo } } }", { id })).resource.link;

test("each link is checked once a week, as long as it is shown", async () => {
  const [fine] = [await writtenResource(service, null, { url: `${base}/fine` }), await writtenResource(service, null, { url: `${base}/gone`, withdrawn: true }), await writtenResource(service, null, { url: `${base}/hidden`, hidden: true })];
  const start = new Date(Date.now() + 1_000);
  itIs(start);
  expect(await linkOf(fine)).toEqual({ status: "NOT_CHECKED", checkedAt: null, brokenSince: null, movedTo: null });
  await check();
  // An answer that was kept in memory is told anew.
  expect(await linkOf(fine)).toEqual({ status: "OK", checkedAt: start.toISOString(), brokenSince: null, movedTo: null });
  itIs(new Date(start.getTime() + 6.9 * DAY));
  await check();
  expect(asked).toEqual(["/fine"]);
  itIs(new Date(start.getTime() + 7 * DAY));
  await check();
  expect(asked).toEqual(["/fine", "/fine"]);
  expect(await service.rows("SELECT updated_at = created_at AS untouched FROM resource WHERE id = $1", [fine])).toEqual([{ untouched: true }]);
});

test("a link that breaks is shown as broken, and whoever added it is told once, in their language", async () => {
  const [english, italian] = await people(service, 2);
  await service.rows("UPDATE person SET locale = 'it-IT' WHERE id = $1", [italian.id]);
  const ids = [await writtenResource(service, english.id, { title: "Guide", url: `${base}/one` }), await writtenResource(service, italian.id, { title: "Guida", url: `${base}/two` }), await writtenResource(service, null, { url: `${base}/three` })];
  const start = new Date(Date.now() + 1_000);
  const on = async (day: number) => { itIs(new Date(start.getTime() + day * DAY)); await check(); };
  handle = answering(503);
  await on(0);
  expect((await linkOf(ids[0])).status).toBe("NOT_CHECKED");
  await on(1);
  expect(await linkOf(ids[0])).toEqual({ status: "BROKEN", checkedAt: new Date(start.getTime() + DAY).toISOString(), brokenSince: start.toISOString(), movedTo: null });
  await on(2);
  await eventually(() => service.mail.length === 2);
  const letters = Object.fromEntries(service.mail.map(letter => [letter.to, letter]));
  expect(letters[english.email]).toMatchObject({ subject: "Broken link: Guide", text: expect.stringContaining(`${base}/one`) as string });
  expect(letters[italian.email].subject).toBe("Collegamento interrotto: Guida");
  handle = (_request, response) => response.end();
  await on(3);
  expect(await linkOf(ids[0])).toMatchObject({ status: "OK", brokenSince: null });
  // When it breaks anew, that is told anew.
  handle = answering(404);
  await on(10);
  await eventually(() => service.mail.length === 4);
  expect(await service.rows("SELECT count(*)::int AS n FROM change_log WHERE verb = 'findLinkBroken' AND objects->>'resource' = $1", [ids[2]])).toEqual([{ n: 2 }]);
});

test("two instances that check at once ask for each link once", async () => {
  for (let n = 0; n < 12; n++) await writtenResource(service, null, { url: `${base}/both/${n}` });
  itIs(new Date(Date.now() + 1_000));
  await Promise.all([check(), check()]);
  expect(asked.sort()).toEqual(Array.from({ length: 12 }, (_, n) => `/both/${n}`).sort());
});

/** The link is mended while the old one is being checked. */
async function mendedMeanwhile(): Promise<unknown> {
  const adder = await someone(service);
  const resourceId = await writtenResource(service, adder.id, { url: `${base}/old` });
  itIs(new Date(Date.now() + 1_000));
  handle = async (_request, response) => {
    await service.done("editResource", { resourceId, url: `${base}/new/${resourceId}` }, "resource { id }", adder);
    response.writeHead(404).end();
  };
  await check();
  return linkOf(resourceId);
}

test("what was found of a link that was mended meanwhile is not said of the new one", async () => expect(await mendedMeanwhile()).toMatchObject({ status: "NOT_CHECKED", checkedAt: null }));

test("without looking whether it is the same link, it would be", async () => {
  probe.remove("link");
  expect(await mendedMeanwhile()).toMatchObject({ status: "BROKEN" });
});

test("when no host is reached at all, nothing is said of anything", async () => {
  const ids: string[] = [];
  for (let n = 1; n <= 5; n++) ids.push(await writtenResource(service, null, { url: `${base.replace("127.0.0.1", `127.0.0.${n}`)}/down/${n}` }));
  itIs(new Date(Date.now() + 1_000));
  handle = request => request.socket.destroy();
  await check();
  expect(await linkOf(ids[0])).toMatchObject({ checkedAt: null });
  handle = answering(200);
  itIs(new Date(Date.now() + 2 * 3_600_000));
  await check();
  expect(await linkOf(ids[0])).toMatchObject({ status: "OK" });
});

test("a host that is gone with all that the library has of it is found, though nothing else is due", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 6; n++) ids.push(await writtenResource(service, null, { url: `${base}/gone/${n}` }));
  const start = new Date(Date.now() + 1_000);
  handle = request => request.socket.destroy();
  for (const day of [0, 1]) {
    itIs(new Date(start.getTime() + day * DAY));
    await check();
  }
  expect(await linkOf(ids[5])).toMatchObject({ status: "BROKEN", brokenSince: start.toISOString() });
});

test("the filter that is on in service leaves our own network alone", async () => {
  const id = await writtenResource(service, null, { url: `${base}/inside` });
  itIs(new Date(Date.now() + 1_000));
  await checkLinks(context());
  expect(asked).toEqual([]);
  expect(await linkOf(id)).toMatchObject({ status: "NOT_CHECKED", checkedAt: expect.any(String) as string });
});

test("a service that stops leaves the rest for later", async () => {
  await writtenResource(service, null, { url: `${base}/slow` });
  await writtenResource(service, null, { url: `${base}/next` });
  itIs(new Date(Date.now() + 1_000));
  const stop = new AbortController();
  handle = () => { stop.abort(new Error("stops")); };
  await check(stop.signal);
  expect(asked).toEqual(["/slow"]);
});

test("links are followed by the clock only where that is on", async () => {
  const checking = new TestService({ linkCheck: true });
  await checking.start();
  const comeRound = async (of: TestService) => (await of.rows<{ identifier: string }>("SELECT identifier FROM graphile_worker._private_known_crontabs")).map(({ identifier }) => identifier);
  await eventually(async () => (await comeRound(checking)).includes("check-links"));
  expect(await comeRound(service)).toContain("remind-of-commitments");
  expect(await comeRound(service)).not.toContain("check-links");
  await checking.stop();
});
