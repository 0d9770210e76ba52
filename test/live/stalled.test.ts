import { WebSocket } from "ws";
import { addressOf, endFollowers, follow } from "../kit/follower.js";
import { plannedEvent, type EventStory } from "../kit/seed.js";
import { eventually, useService, type TestService } from "../kit/service.js";

const impatient = useService({ patienceMs: 1_000 });
const patient = useService({ beside: impatient, patienceMs: 1_000_000 });
afterEach(endFollowers);

/** A message of this is some 300,000 bytes. */
const ALIASES = Array.from({ length: 30 }, (_, i) => `d${i}: description`).join(" ");
const LARGE = `subscription($id: ID!) { rsvpCounts(eventId: $id) { title ${ALIASES} } }`;
interface Large { rsvpCounts: { title: string } }

async function connected(service: TestService): Promise<WebSocket> {
  const socket = new WebSocket(await addressOf(service), "graphql-transport-ws");
  await new Promise(resolve => { socket.once("open", resolve); });
  socket.send(JSON.stringify({ type: "connection_init" }));
  await new Promise(resolve => { socket.once("message", resolve); });
  return socket;
}

/** A client that has subscribed, of which nothing is read from the first message on. */
async function stalled(service: TestService, id: string): Promise<WebSocket> {
  const socket = await connected(service);
  socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: LARGE, variables: { id } } }));
  await new Promise(resolve => { socket.once("message", resolve); });
  socket.pause();
  return socket;
}

/** Changes the event's title as an organiser would, many times a second. */
async function renamed(service: TestService, { id }: EventStory, times: number): Promise<void> {
  for (let i = 1; i <= times; i++) {
    await service.rows("UPDATE event SET title = $2, description = repeat('word ', 2000) WHERE id = $1", [id, `Title ${i}`]);
    service.parts.service.changed(["event"], [`rsvps ${id}`]);
    await new Promise(resolve => { setTimeout(resolve, 30); });
  }
}

async function figure(service: TestService, line: string): Promise<number> {
  const text = (await service.app.inject("/metrics")).body;
  return Number(text.split("\n").find(each => each.startsWith(line))?.split(" ").at(-1) ?? 0);
}

test("a client that does not read is cut off; the others are told all the while, and no memory is kept for it", async () => {
  const event = await plannedEvent(impatient);
  const sockets = await Promise.all(Array.from({ length: 20 }, () => stalled(impatient, event.id)));
  const closed: number[] = [];
  for (const socket of sockets) socket.on("close", code => { closed.push(code); });
  const other = await follow<Large>(impatient, LARGE, { id: event.id });
  expect(await figure(impatient, 'live_subscriptions{field="rsvpCounts"}')).toBe(21);
  const before = process.memoryUsage();
  await renamed(impatient, event, 60);
  await eventually(async () => await figure(impatient, "websocket_cut_off_total") === 20);
  // 20 clients that were told some 18 times would be 100 MB.
  const after = process.memoryUsage();
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(60_000_000);
  await eventually(() => other.last!.rsvpCounts.title === "Title 60");
  expect(other.told.length).toBeGreaterThan(8);
  expect(await figure(impatient, 'live_subscriptions{field="rsvpCounts"}')).toBe(1);
  // What the system held for them is read by now, and the reason after it.
  for (const socket of sockets) socket.resume();
  await eventually(() => closed.length === 20);
  expect(closed.every(code => code === 4410 || code === 1006)).toBe(true);
});

test("whoever was only behind is told what holds by then", async () => {
  const event = await plannedEvent(patient);
  const socket = await stalled(patient, event.id);
  await renamed(patient, event, 60);
  const titles: string[] = [];
  socket.on("message", text => { titles.push((JSON.parse(String(text)) as { payload: { data: Large } }).payload.data.rsvpCounts.title); });
  socket.resume();
  await eventually(() => titles.at(-1) === "Title 60");
  // What came while it did not read was left out, and nothing came twice.
  expect(titles.length).toBeLessThan(60);
  expect(new Set(titles).size).toBe(titles.length);
  socket.close();
});

test("whoever sends without reading is not listened to either", async () => {
  const socket = await connected(impatient);
  let closed = 0;
  socket.on("close", code => { closed = code; });
  socket.pause();
  const cutOff = await figure(impatient, "websocket_cut_off_total");
  const ping = JSON.stringify({ type: "ping", payload: { text: "x".repeat(60_000) } });
  for (let i = 0; i < 1_500; i++) socket.send(ping);
  await eventually(async () => await figure(impatient, "websocket_cut_off_total") === cutOff + 1);
  socket.resume();
  await eventually(() => closed !== 0);
});
