import { request, type IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { Crowd, MOST_OF_ADDRESS } from "../../src/http/crowd.js";
import { addressOf, clientOf, endFollowers, follow, type Failure, type Following } from "../kit/follower.js";
import { plannedEvent, someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
afterEach(endFollowers);

const COUNT = "subscription($id: ID!) { rsvpCounts(eventId: $id) { confirmedCount } }";
const ended = async (query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> => ((await follow(service, query, variables)).end as Failure).extensions;

test("what is wrong with a subscription is told with its path", async () => {
  const { id } = await plannedEvent(service);
  expect(await ended(COUNT, { id: "7" })).toEqual({ code: "BAD_USER_INPUT", retryable: false, path: ["id"] });
  expect(await ended(COUNT)).toMatchObject({ code: "BAD_USER_INPUT", path: ["id"] });
  expect(await ended(`subscription($after: Int) { scheduleChanges(eventId: "${id}", after: $after) { id } }`, { after: -1 })).toMatchObject({ code: "BAD_USER_INPUT", path: ["after"] });
  expect(await ended(`subscription { rsvpCounts(eventId: "${id}") @skip(if: true) { id } }`)).toMatchObject({ code: "BAD_USER_INPUT" });
  expect(await ended("subscription { rsvpCounts { id } }")).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED" });
  expect(await ended(`subscription { a: rsvpCounts(eventId: "${id}") { id } b: rsvpCounts(eventId: "${id}") { id } }`)).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED" });
  expect(await ended(`subscription { interestCounts(eventId: "${id}") { hosts { id } } }`)).toMatchObject({ code: "BAD_USER_INPUT", limit: 10_000 });
  expect(await ended(`subscription { rsvpCounts(eventId: "${id}") { sessions(first: 500) { nodes { id } } } }`)).toMatchObject({ code: "BAD_USER_INPUT", path: ["first"] });
});

test("names of its own, fragments and directives are answered as in a query", async () => {
  const { id } = await plannedEvent(service, { title: "Named" });
  const query = `subscription Two($id: ID!, $with: Boolean!) { own: rsvpCounts(eventId: $id) { ...Of ... on Event @include(if: $with) { title } __typename } } fragment Of on Event { n: confirmedCount }`;
  expect((await follow(service, query, { id, with: true })).told).toEqual([{ own: { n: 0, title: "Named", __typename: "Event" } }]);
  expect((await follow(service, query, { id, with: false })).told).toEqual([{ own: { n: 0, __typename: "Event" } }]);
});

test("over HTTP a subscription is told where to go", async () => {
  const { id } = await plannedEvent(service);
  const { errors } = await service.answer(COUNT, { id });
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining("WebSocket"), extensions: { code: "BAD_USER_INPUT" } });
});

test("20 operations run at once on one connection, and one that ends makes room", async () => {
  const { id } = await plannedEvent(service);
  const client = await clientOf(service);
  const following: Following<unknown>[] = [];
  for (let i = 0; i < 20; i++) following.push(await follow(service, COUNT, { id }, null, client));
  expect((((await follow(service, COUNT, { id }, null, client)).end as Failure).extensions)).toMatchObject({ code: "BAD_USER_INPUT", limit: 20 });
  following[0].stop();
  await eventually(async () => (await follow(service, COUNT, { id }, null, client)).told.length === 1);
});

test("whoever subscribes without end is closed", async () => {
  const { id } = await plannedEvent(service);
  const socket = new WebSocket(await addressOf(service), "graphql-transport-ws");
  const closed = new Promise<number>(resolve => { socket.on("close", resolve); });
  await new Promise(resolve => { socket.once("open", resolve); });
  socket.send(JSON.stringify({ type: "connection_init" }));
  await new Promise(resolve => { socket.once("message", resolve); });
  for (let i = 0; i < 100; i++) socket.send(JSON.stringify({ id: String(i), type: "subscribe", payload: { query: COUNT, variables: { id } } }));
  expect(await closed).toBe(4429);
  await eventually(async () => !(await service.app.inject("/metrics")).body.includes('live_subscriptions{field="rsvpCounts"}'));
});

test("nobody may stay who does not begin", async () => {
  const socket = new WebSocket(await addressOf(service), "graphql-transport-ws");
  expect(await new Promise(resolve => { socket.on("close", resolve); })).toBe(4408);
});

test("an address has room for a venue of people who are not signed in; who signs in stands for themselves", () => {
  const crowd = new Crowd();
  const sockets = Array.from({ length: MOST_OF_ADDRESS }, () => new WebSocket(null as never, undefined, {}));
  for (const socket of sockets) crowd.enter(socket, "192.0.2.1");
  expect([crowd.hasRoom("192.0.2.1"), crowd.hasRoom("192.0.2.2"), crowd.size]).toEqual([false, true, MOST_OF_ADDRESS]);
  crowd.signedIn(sockets[0]);
  expect(crowd.hasRoom("192.0.2.1")).toBe(true);
  crowd.enter(sockets[0], "192.0.2.1");
  sockets[1].emit("close");
  sockets[1].emit("close");
  expect([crowd.hasRoom("192.0.2.1"), crowd.size]).toEqual([true, MOST_OF_ADDRESS]);
});

test("a full instance says so before it opens a WebSocket", async () => {
  const { id } = await plannedEvent(service);
  const url = new URL((await addressOf(service)).replace("ws:", "http:"));
  const crowd = Object.getOwnPropertyDescriptor(Crowd.prototype, "hasRoom")!;
  Crowd.prototype.hasRoom = () => false;
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { headers: { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==" } }, resolve).on("error", reject).end();
    });
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([429, "30"]);
    answer.resume();
  } finally {
    Object.defineProperty(Crowd.prototype, "hasRoom", crowd);
  }
  expect((await follow(service, COUNT, { id }, await someone(service))).told).toHaveLength(1);
});
