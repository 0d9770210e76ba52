import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pino } from "pino";
import type { QRCode } from "jsqr";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { realTime } from "../kit/moments.js";
import { useService } from "../kit/service.js";
import { makeServer } from "../../src/server.js";
import { atTheDoor, ticket } from "./story.js";

const require = createRequire(import.meta.url);
const jsQR = require("jsqr") as (data: Uint8ClampedArray, width: number, height: number) => QRCode | null;
// The PNG reader that comes with qrcode; what is read from the pixels is jsqr's.
const { PNG } = createRequire(require.resolve("qrcode"))("pngjs") as { PNG: { sync: { read: (file: Buffer) => { data: Buffer; width: number; height: number } } } };

// Else it fetches it from a content delivery network.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"))).buffer } });

interface Picture { data: Uint8ClampedArray; width: number }

/** What two readers that share nothing see in it. */
async function seenIn({ data, width }: Picture): Promise<(string | undefined)[]> {
  const [zxing] = await readBarcodes({ data: data as never, width, height: width, colorSpace: "srgb" } as never, { formats: ["QRCode"], tryRotate: false, tryInvert: false });
  return [jsQR(data, width, width)?.data, zxing?.text];
}

/** Seen by a camera that stands 30° to the side: what is farther away is smaller (a pinhole, one width away). */
function fromTheSide({ data, width }: Picture): Picture {
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  const seen = new Uint8ClampedArray(data.length).fill(255);
  for (let py = 0; py < width; py++) {
    for (let px = 0; px < width; px++) {
      const [u, v] = [px / width - 0.5, py / width - 0.5];
      // The ray through (u, v) meets the turned picture here, in widths from its middle.
      const depth = 1 / (cos - 0.8 * u * sin);
      const [x, y] = [Math.floor((u * depth + 0.5) * width), Math.floor((v * cos * depth + 0.5) * width)];
      if (x >= 0 && y >= 0 && x < width && y < width) seen.set(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), (py * width + px) * 4);
    }
  }
  return { data: seen, width };
}

/** With a white row of modules through it, as a dead line of a screen or a fold makes one: `at` of its height. */
function torn({ data, width }: Picture, at: number, modules: number): Picture {
  const [top, height] = [Math.floor(width * at), Math.ceil(width / modules)];
  return { data: new Uint8ClampedArray(data).fill(255, top * width * 4, (top + height) * width * 4), width };
}

const service = useService();
afterEach(realTime);

const pathOf = (url: string | null): string => new URL(url!).pathname;
const get = (path: string, headers: Record<string, string> = {}) => service.app.inject({ method: "GET", url: path, headers });

/** Draws an SVG as qrcode writes them: one path of horizontal strokes on a grid. */
function drawn(svg: string): { data: Uint8ClampedArray; width: number } {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)![1]);
  const path = /stroke="#000000" d="([^"]+)"/.exec(svg)![1];
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, move, dx, dy] of path.matchAll(/([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g)) {
    const [a, b] = [Number(dx), Number(dy)];
    if (move === "M") [x, y] = [a, b];
    else if (move === "m") [x, y] = [x + a, y + b];
    else {
      for (let px = x * scale; px < (x + a) * scale; px++) for (let py = Math.floor(y) * scale; py < Math.floor(y + 1) * scale; py++) data.fill(0, (py * width + px) * 4, (py * width + px) * 4 + 3);
      x += a;
    }
  }
  return { data, width };
}

test("the pictures hold the code, as another's reader sees it", async () => {
  const { event, attendees: [person] } = await atTheDoor(service, 1);
  const { checkInSvgUrl, checkInPngUrl } = await ticket(service, event.id, person);
  expect(checkInSvgUrl).toMatch(/^https:\/\/coproduce\.test\/check-in\//);
  const png = await get(pathOf(checkInPngUrl));
  expect([png.statusCode, png.headers["content-type"]]).toEqual([200, "image/png"]);
  const { data, width, height } = PNG.sync.read(png.rawPayload);
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(person.code);
  const svg = await get(pathOf(checkInSvgUrl));
  expect([svg.statusCode, svg.headers["content-type"]]).toEqual([200, "image/svg+xml; charset=utf-8"]);
  const picture = drawn(svg.body);
  expect(jsQR(picture.data, picture.width, picture.width)?.data).toBe(person.code);
});

test("two readers read it from 30° to the side, and with a white row through it; it has what readers go by", async () => {
  const { event, attendees: [person] } = await atTheDoor(service, 1);
  const { checkInSvgUrl, checkInPngUrl } = await ticket(service, event.id, person);
  const { data, width } = PNG.sync.read((await get(pathOf(checkInPngUrl))).rawPayload);
  const whole = { data: new Uint8ClampedArray(data), width };
  const { body: svg } = await get(pathOf(checkInSvgUrl));
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)![1]);
  expect(modules).toBeGreaterThanOrEqual(4 + 25 + 4);
  expect(svg).toMatch(/<path fill="#ffffff" d="M0 0h\d+v\d+H0z"\/><path stroke="#000000" d="M4 4\.5h7/);
  const [read] = await readBarcodes({ ...whole, height: width, colorSpace: "srgb" } as never, { formats: ["QRCode"] });
  expect(read).toMatchObject({ ecLevel: "H", text: person.code });
  const seen: Record<string, Picture> = { whole, "from the side": fromTheSide(whole) };
  for (const at of [0.45, 0.5, 0.55]) seen[`a row at ${at}`] = torn(whole, at, modules);
  for (const [how, picture] of Object.entries(seen)) expect([how, ...await seenIn(picture)]).toEqual([how, person.code, person.code]);
});

test("they are kept by nobody but who asked, and asked for again with their ETag; no cookie", async () => {
  const { event, attendees: [person] } = await atTheDoor(service, 1);
  const path = pathOf((await ticket(service, event.id, person)).checkInSvgUrl);
  const { headers } = await get(path);
  expect(headers).toMatchObject({
    "cache-control": "private, no-cache", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff", "cross-origin-resource-policy": "cross-origin", etag: expect.stringMatching(/^"[\w-]+"$/),
  });
  expect(headers).not.toHaveProperty("set-cookie");
  const again = await get(path, { "if-none-match": String(headers.etag) });
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, "", headers.etag]);
});

test("whatever is wrong, the answer is the same; with the seat the picture is gone", async () => {
  const { event, attendees: [person, other] } = await atTheDoor(service, 2);
  const path = pathOf((await ticket(service, event.id, person)).checkInSvgUrl);
  const others = pathOf((await ticket(service, event.id, other)).checkInSvgUrl);
  const key = /([\w-]+)\.svg$/.exec(path)![1];
  const wrong = [
    path.replace(key, "A".repeat(22)), path.replace(key, key.slice(1)), path.replace(key, `${key}A`), path.replace(person.rsvpId, other.rsvpId), others.replace(other.rsvpId, person.rsvpId),
    path.replace(person.rsvpId, "no-id"), path.replace(".svg", ".gif"), path.replace(".svg", ""), path.replace(person.rsvpId, "00000000-0000-0000-0000-000000000000"),
  ];
  const answers = await Promise.all(wrong.map(one => get(one)));
  for (const { statusCode, body } of answers) expect([statusCode, body]).toEqual([404, "There is no such code\n"]);
  expect((await get(path)).statusCode).toBe(200);
  await service.done("cancelRsvp", { eventId: event.id }, "rsvp { id }", person);
  expect((await get(path)).statusCode).toBe(404);
  await service.done("rsvp", { eventId: event.id }, "rsvp { id }", person);
  expect((await get(path)).statusCode).toBe(404);
});

test("no log line holds an address or a code", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: line => { lines.push(line); } });
  const { service: running, schema } = service.parts;
  const { app } = await makeServer(running, schema, { production: true, trustProxy: [], metrics: true, plans: false, reader: null as never, cache: null, live: null as never, patienceMs: 0, log });
  const { event, attendees: [person] } = await atTheDoor(service, 1);
  const { checkInSvgUrl } = await ticket(service, event.id, person);
  const paths = [pathOf(checkInSvgUrl), `${pathOf(checkInSvgUrl)}x`, "/certificates/SECR-ETSE-CRET", "/certificates/SECRETSECRET/more", `/certificates/${"SECRET".repeat(60)}`, "/certificates/SECRET%zz", "/check-in/SECRET"];
  for (const url of paths) await app.inject({ method: "GET", url });
  await app.inject({ method: "POST", url: "/graphql", payload: { query: "mutation($input: CheckInInput!) { checkIn(input: $input) { errors { __typename } } }", variables: { input: { eventId: event.id, code: person.code, nonce: "SECRETSECRET" } } }, headers: { authorization: `Bearer ${person.token}` } });
  await app.close();
  for (const route of ["/check-in/:rsvpId/:file", "/certificates/:code", "/graphql"]) expect(lines.some(line => line.includes(`"route":"${route}"`))).toBe(true);
  const key = /([\w-]+)\.svg$/.exec(checkInSvgUrl!)![1];
  for (const line of lines) for (const secret of [key, "SECR", person.code, person.token]) expect(line).not.toContain(secret);
});
