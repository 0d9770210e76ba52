import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { Client } from "pg";
import { pino } from "pino";
import { Gate } from "../../src/base/gate.js";
import { problemOf } from "../../src/base/database-error.js";
import { probe } from "../../src/base/probe.js";
import { Metrics } from "../../src/http/metrics.js";
import { serveMetrics } from "../../src/http/serve-metrics.js";
import { openService } from "../../src/service.js";
import { makeDatabase } from "../kit/database.js";
import { plannedEvent, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
afterEach(() => probe.reset());

test("health, figures and the request's id", async () => {
  expect((await service.app.inject("/health/live")).json()).toEqual({ live: true });
  expect((await service.app.inject("/health/ready")).json()).toEqual({ ready: true });
  await service.answer("{ me { id } }");
  const metrics = (await service.app.inject("/metrics")).body;
  for (const name of ["graphql_operations_total", "http_request_duration_seconds", "database_pool_waiting", "gate_waiting"]) expect(metrics).toContain(name);
  const idOf = async (given: string) => (await service.app.inject({ url: "/health/live", headers: { "x-request-id": given } })).headers["x-request-id"];
  expect(await idOf("from-the-proxy-1")).toBe("from-the-proxy-1");
  expect(await idOf("x\" injected")).toMatch(/^[0-9a-f-]{36}$/);
});

test("figures with a token are given to whoever brings it", async () => {
  const app = Fastify();
  serveMetrics(app, new Metrics(service.parts.service), "a-token-that-only-prometheus-has");
  const asked = async (authorization?: string) => (await app.inject({ url: "/metrics", headers: authorization ? { authorization } : {} })).statusCode;
  expect([await asked(), await asked("Bearer wrong"), await asked("a-token-that-only-prometheus-has"), await asked("Bearer a-token-that-only-prometheus-has")]).toEqual([401, 401, 401, 200]);
  await app.close();
});

test("headers and bodies that do not come are waited for less than 15 s", () => {
  expect(service.app.server.headersTimeout).toBeLessThanOrEqual(10_000);
});

test("what is logged holds the request's id, and no address, name, code, token or query string", async () => {
  const lines: string[] = [];
  const database = await makeDatabase();
  const log = pino({ level: "debug" }, { write: (line: string) => { lines.push(line); } });
  const running = await openService(database.url, {
    production: true, publicUrl: "https://coproduce.test", trustProxy: [], metrics: true, plans: true, answerCache: true, poolSize: 4, secret: null, smtpUrl: null, mailFrom: "x@localhost", dataDir: ".data",
  }, log, { send: () => Promise.resolve({}) });
  const email = "secret-address@example.org";
  await running.doors.app.inject({ method: "POST", url: "/graphql", headers: { "x-request-id": "request-one" }, payload: { query: "mutation($e: String!) { requestSignInCode(input: { email: $e }) { sentTo } }", variables: { e: email } } });
  await running.doors.app.inject({ url: `/graphql?query=${encodeURIComponent(`{ __typename # ${email}`)}`, headers: { authorization: "Bearer secret-token-that-nobody-may-read" } });
  await new Promise(resolve => { setTimeout(resolve, 500); });
  await running.stop();
  await database.drop();
  const text = lines.join("");
  expect(text).toContain("request-one");
  expect(text).not.toMatch(/secret-address|secret-token|\?query/);
});

test("a stop lets requests end, and says that it is not ready meanwhile", async () => {
  const database = await makeDatabase();
  const running = await openService(database.url, {
    production: true, publicUrl: "https://coproduce.test", trustProxy: [], metrics: true, plans: true, answerCache: true, poolSize: 4, secret: null, smtpUrl: null, mailFrom: "x@localhost", dataDir: ".data",
  }, pino({ level: "silent" }), { send: () => Promise.resolve({}) });
  await running.doors.app.listen({ port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(running.doors.app.server.address() as AddressInfo).port}`;
  running.doors.stopAccepting();
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  const other = new Client({ connectionString: database.url });
  await other.connect();
  await other.query("BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE");
  const asking = fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: "{ events(first: 1) { totalCount } }" }) });
  await new Promise(resolve => { setTimeout(resolve, 200); });
  const stopped = running.stop();
  await new Promise(resolve => { setTimeout(resolve, 100); });
  await other.query("ROLLBACK");
  expect(await (await asking).json()).toEqual({ data: { events: { totalCount: 0 } } });
  await Promise.all([stopped, other.end()]);
  await database.drop();
});

test("a gate lets in a few at a time, in order, and sends away who waits too long", async () => {
  const gate = new Gate(2, 60);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  await Promise.all([1, 2, 3, 4, 5].map(n => gate.through("a", async () => {
    most = Math.max(most, ++inside);
    order.push(n);
    await new Promise(resolve => { setTimeout(resolve, 5); });
    inside--;
  })));
  expect([most, order]).toEqual([2, [1, 2, 3, 4, 5]]);
  const long = () => gate.through("b", () => new Promise(resolve => { setTimeout(resolve, 150); }));
  const [, , third] = await Promise.allSettled([long(), long(), long()]);
  expect(third).toMatchObject({ status: "rejected", reason: { extensions: { code: "SERVICE_UNAVAILABLE", retryable: true, retryAfterMs: expect.any(Number) } } });
  expect(gate.waiting).toBe(0);
});

test("a bystander's change is done while one event's crowd waits", async () => {
  const [hot, quiet] = [await plannedEvent(service), await plannedEvent(service)];
  probe.set(point => point === "seats counted" ? new Promise(resolve => { setTimeout(resolve, 60); }) : undefined);
  let served = 0;
  const crowd = Array.from({ length: 16 }, async () => { await service.done("rsvp", { eventId: hot.id }, "rsvp { id }", await someone(service)); served++; });
  const outsider = await someone(service);
  await service.done("rsvp", { eventId: quiet.id }, "rsvp { id }", outsider);
  expect(served).toBeLessThan(16 / 2);
  await Promise.all(crowd);
});

test.each([
  ["22021", "read", "BAD_USER_INPUT", false], ["54000", "read", "BAD_USER_INPUT", false], ["40001", "change", "CONFLICT_RETRY", true], ["40P01", "change", "CONFLICT_RETRY", true],
  ["57014", "read", "QUERY_TOO_SLOW", false], ["57014", "change", "SERVICE_UNAVAILABLE", true], ["55P03", "change", "SERVICE_UNAVAILABLE", true],
  ["57P01", "read", "SERVICE_UNAVAILABLE", true], ["25P03", "change", "SERVICE_UNAVAILABLE", true], ["08006", "read", "SERVICE_UNAVAILABLE", true], ["53300", "read", "SERVICE_UNAVAILABLE", true],
] as const)("SQLSTATE %s while a %s runs is %s", (code, during, expected, retryable) => {
  expect(problemOf(Object.assign(new Error("x"), { code }), during)?.extensions).toMatchObject({ code: expected, retryable });
});

test("a protocol violation or an unknown fault stays one of ours", () => {
  expect(problemOf(Object.assign(new Error("x"), { code: "08P01" }), "read")).toBeNull();
  expect(problemOf(Object.assign(new Error("x"), { code: "42P01" }), "read")).toBeNull();
});
