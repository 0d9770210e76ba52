import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { LinkFollower } from "../../src/resources/follow-link.js";

let server: Server;
let handle: RequestListener;
let base: string;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => { asked.push(`${request.method} ${request.url}`); handle(request, response); });
  await new Promise<void>(resolve => { server.listen(0, "127.0.0.1", resolve); });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise(resolve => { server.closeAllConnections(); server.close(resolve); }));
beforeEach(() => { asked.length = 0; });

const never = new AbortController().signal;
const follow = (path: string, options = {}) => new LinkFollower({ allowIPAddressList: ["127.0.0.1"], patienceMs: 200, ...options }).follow(path.startsWith("http") ? path : base + path, never);
const status = (code: number, headers: Record<string, string> = {}): RequestListener => (_request, response) => { response.writeHead(code, headers).end("body"); };

test("the head is enough, and says who asks", async () => {
  let agent: string | undefined;
  handle = (request, response) => { agent = request.headers["user-agent"]; response.end(); };
  expect(await follow("/guide")).toEqual({ found: "something", movedTo: null });
  expect([asked, agent]).toEqual([["HEAD /guide"], expect.stringMatching(/^Coproduce link check \(\+http/)]);
});

test("what is not found by HEAD is asked for again by GET, whose body is not read", async () => {
  let torn = false;
  handle = (request, response) => {
    if (request.method === "HEAD") return void response.writeHead(405).end();
    response.on("close", () => { torn = !response.writableEnded; });
    response.writeHead(200).write("the beginning of something without end");
  };
  expect(await follow("/film")).toEqual({ found: "something", movedTo: null });
  expect(asked).toEqual(["HEAD /film", "GET /film"]);
  await new Promise(resolve => { setTimeout(resolve, 50); });
  expect(torn).toBe(true);
});

test.each([[404, "nothing"], [410, "nothing"], [401, "refusal"], [403, "refusal"], [429, "refusal"], [500, "failure"], [503, "failure"], [400, "failure"], [451, "failure"]])("a %i is %s", async (code, found) => {
  handle = status(code);
  expect(await follow("/thing")).toEqual({ found });
});

test("who does not answer in time, hangs up or speaks no HTTP is not reached", async () => {
  handle = () => {};
  expect(await follow("/slow")).toEqual({ found: "failure" });
  handle = request => { request.socket.destroy(); };
  expect(await follow("/rude")).toEqual({ found: "failure" });
  handle = request => { request.socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"); };
  expect(await follow("/odd")).toEqual({ found: "failure" });
});

test("who does not answer is waited for no longer when memory was tidied meanwhile", async () => {
  setFlagsFromString("--expose-gc");
  const tidy = runInNewContext("gc") as () => void;
  // Once the question is out, nothing holds what was made to ask it but what waits for the answer.
  handle = () => { setImmediate(tidy); };
  expect(await follow("/slow")).toEqual({ found: "failure" });
  expect(asked).toEqual(["HEAD /slow", "GET /slow"]);
});

test("redirects are followed, five at most; those for good say where it has moved", async () => {
  const redirect = (code: number, to: (n: number) => string): RequestListener => (request, response) => {
    const n = Number(/\d+$/.exec(request.url!)?.[0] ?? 0);
    if (n === 0) response.end();
    else response.writeHead(code, { location: to(n) }).end();
  };
  handle = redirect(301, n => `/${n - 1}`);
  expect(await follow("/5")).toEqual({ found: "something", movedTo: `${base}/0` });
  expect(await follow("/6")).toEqual({ found: "failure" });
  handle = redirect(302, n => `/${n - 1}`);
  expect(await follow("/2")).toEqual({ found: "something", movedTo: null });
  handle = redirect(308, n => n === 2 ? "/1" : "/0?utm_source=x");
  expect(await follow("/2")).toEqual({ found: "something", movedTo: `${base}/0?utm_source=x` });
  // The same place by another spelling is no move.
  handle = (request, response) => { if (request.url === "/a/") response.end(); else response.writeHead(301, { location: "/a/" }).end(); };
  expect(await follow("/a")).toEqual({ found: "something", movedTo: null });
});

test.each(["file:///etc/passwd", "ftp://example.org/", "gopher://x/", "http://[", "javascript:1"])("a redirect to %s leads nowhere", async location => {
  handle = status(302, { location });
  expect(await follow("/out")).toEqual({ found: "failure" });
});

test("nothing of our own network is asked, whatever it is called", async () => {
  handle = status(200);
  const { port } = new URL(base);
  for (const host of ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fd00::1]", "[64:ff9b::7f00:1]"]) {
    expect([host, await follow(`http://${host}:${port}/secret`, { allowIPAddressList: [] })]).toEqual([host, { found: "failure" }]);
  }
  expect(asked).toEqual([]);
});

test("a redirect into our own network is not followed", async () => {
  // Only the first address is let through: what it redirects to is another of this machine.
  const inner = createServer((_request, response) => { asked.push("inside"); response.end(); });
  await new Promise<void>(resolve => { inner.listen(0, "127.0.0.2", resolve); });
  const { port } = inner.address() as AddressInfo;
  handle = status(302, { location: `http://127.0.0.2:${port}/secret` });
  expect(await follow("/out")).toEqual({ found: "failure" });
  expect(asked).not.toContain("inside");
  expect(await follow("/out", { allowIPAddressList: ["127.0.0.1", "127.0.0.2"] })).toEqual({ found: "something", movedTo: null });
  await new Promise(resolve => { inner.close(resolve); });
});

test("one host is asked for one thing at a time", async () => {
  let [now, most] = [0, 0];
  handle = (_request, response) => {
    most = Math.max(most, ++now);
    setTimeout(() => { now--; response.end(); }, 10);
  };
  const follower = new LinkFollower({ allowIPAddressList: ["127.0.0.1"] });
  expect(await Promise.all([1, 2, 3, 4].map(n => follower.follow(`${base}/${n}`, never)))).toEqual(Array(4).fill({ found: "something", movedTo: null }));
  expect([most, asked.length]).toEqual([1, 4]);
});

test("a service that stops waits for nobody", async () => {
  handle = () => {};
  const stop = new AbortController();
  const following = new LinkFollower({ allowIPAddressList: ["127.0.0.1"] }).follow(`${base}/slow`, stop.signal);
  setTimeout(() => { stop.abort(new Error("stops")); }, 20);
  await expect(following).rejects.toThrow("stops");
});
