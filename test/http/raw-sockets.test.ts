import { once } from "node:events";
import { connect, type AddressInfo, type Socket } from "node:net";
import { WebSocket } from "ws";
import { Crowd } from "../../src/http/crowd.js";
import { someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
const unnoticed: unknown[] = [];
const note = (error: unknown): void => { unnoticed.push(error); };
beforeAll(async () => {
  // In service each of these ends the process.
  process.on("uncaughtException", note).on("unhandledRejection", note);
  await service.app.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(() => { process.off("uncaughtException", note).off("unhandledRejection", note); });
afterEach(async () => {
  await turns();
  expect(unnoticed.splice(0)).toEqual([]);
  expect(await (await fetch(`http://127.0.0.1:${port()}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: "{\"query\":\"{ __typename }\"}" })).json()).toEqual({ data: { __typename: "Query" } });
});

const port = () => (service.app.server.address() as AddressInfo).port;
const turns = async (count = 20) => { for (let i = 0; i < count; i++) await new Promise(resolve => { setTimeout(resolve, 2); }); };

async function opened(options: { allowHalfOpen?: boolean } = {}): Promise<Socket> {
  const socket = connect({ port: port(), host: "127.0.0.1", ...options });
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** What comes back for these bytes, until the other side closes or its first answer's head is complete. */
async function answered(bytes: string | Buffer): Promise<string> {
  const socket = await opened();
  let text = "";
  await new Promise<void>(resolve => {
    socket.on("data", (data: Buffer) => { text += data.toString("latin1"); if (text.includes("\r\n\r\n")) resolve(); });
    socket.on("close", () => { resolve(); });
    socket.write(bytes);
  });
  socket.destroy();
  return text;
}

const UPGRADE = ["Host: localhost", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];
const upgrade = (path: string, headers: readonly string[] = [...UPGRADE, "Sec-WebSocket-Protocol: graphql-transport-ws"]) => [`GET ${path} HTTP/1.1`, ...headers, "", ""].join("\r\n");
const post = (body: string, ...headers: string[]) => ["POST /graphql HTTP/1.1", "Host: localhost", "Content-Type: application/json", `Content-Length: ${body.length}`, ...headers, "", body].join("\r\n");
const QUERY = "{\"query\":\"{ events(first: 100) { nodes { id title } } }\"}";

const PATHS = ["//", "///", "http://", "http://[", "/\\", "//graphql", "/%", "/%zz", "*", "/graphql%", "http://a b/graphql", "/graphql?%", "//@:99999/", `/${"x".repeat(200)}`, "/graphql/../graphql", "?", "graphql"];

test.each(PATHS)("an upgrade to %s is refused", async path => {
  expect(await answered(upgrade(path))).toMatch(/^(HTTP\/1\.1 [145]\d\d |$)/);
});

test.each(PATHS)("a request for %s is the client's fault, or found", async path => {
  expect(await answered(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toMatch(/^HTTP\/1\.1 [34]\d\d /);
});

test("odd headers are the client's fault, or nobody's", async () => {
  for (const header of ["Host: a b", "Host: [", "Host: :99999999", "Host:", "Host: \u00ff", "Upgrade: h2c", "Expect: 100-continue", "X-Forwarded-For: ,,,", "X-Forwarded-Proto: :", "If-None-Match: \"", "Accept: ;;;,q=", "Authorization: \u00e4", "Content-Encoding: gzip", "X-Request-Id: \u0080"]) {
    const name = header.split(":")[0];
    const bytes = post(QUERY, header);
    const whole = name === "Host" ? bytes.replace("Host: localhost\r\n", "") : bytes;
    expect([header, await answered(Buffer.from(whole, "latin1"))]).toEqual([header, expect.stringMatching(/^HTTP\/1\.1 (100|200|304|4\d\d) /)]);
  }
  for (const headers of [
    UPGRADE, UPGRADE.slice(0, 3), UPGRADE.slice(1), [...UPGRADE.slice(0, 4), "Sec-WebSocket-Key: no"], [...UPGRADE, "Sec-WebSocket-Protocol: ,"],
    [...UPGRADE, "Sec-WebSocket-Protocol: a, a"], [...UPGRADE, "Sec-WebSocket-Extensions: permessage-deflate; ="], [...UPGRADE, "Host: b"], [...UPGRADE, "X-Forwarded-For: \u00ff,"],
  ]) expect(await answered(Buffer.from(upgrade("/graphql", headers), "latin1"))).toMatch(/^HTTP\/1\.1 (101|4\d\d) /);
});

test("a reset at each byte of a request and of a handshake ends one connection", async () => {
  const { token } = await someone(service);
  for (const bytes of [post(QUERY), post(QUERY, `Authorization: Bearer ${token}`), upgrade("/graphql"), upgrade("//"), upgrade("/other")]) {
    const places = [...new Set([0, 1, 5, bytes.indexOf("\r\n"), bytes.indexOf("\r\n\r\n") + 2, bytes.indexOf("\r\n\r\n") + 4, bytes.length - 1, bytes.length].filter(at => at <= bytes.length))];
    await Promise.all(places.flatMap(at => [0, 1, 3, 10].map(async ms => {
      const socket = await opened();
      socket.write(bytes.slice(0, at));
      if (ms > 0) await new Promise(resolve => { setTimeout(resolve, ms); });
      socket.resetAndDestroy();
    })));
  }
});

test("a reset while it is told 429, or once it was, ends one connection", async () => {
  vi.spyOn(Crowd.prototype, "hasRoom").mockReturnValue(false);
  expect(await answered(upgrade("/graphql"))).toMatch(/^HTTP\/1\.1 429 [^]*Retry-After: 30/);
  for (const ms of [0, 1, 5, 20]) {
    await Promise.all(Array.from({ length: 10 }, async () => {
      const socket = await opened();
      socket.write(upgrade("/graphql"));
      if (ms > 0) await new Promise(resolve => { setTimeout(resolve, ms); });
      socket.resetAndDestroy();
    }));
  }
  // Whoever keeps their half open is not kept.
  const socket = await opened({ allowHalfOpen: true });
  socket.resume().write(upgrade("/graphql"));
  await once(socket, "end");
  const closed = new Promise(resolve => { socket.once("close", resolve); });
  const sending = setInterval(() => socket.write("x"), 20);
  await closed;
  clearInterval(sending);
});

test("an error of a socket that nobody else listens to ends that socket", async () => {
  vi.spyOn(Crowd.prototype, "hasRoom").mockReturnValue(false);
  const accepted: Socket[] = [];
  const take = (socket: Socket): void => { accepted.push(socket); };
  service.app.server.on("connection", take);
  for (const path of ["/graphql", "//", "/other"]) {
    const told = answered(upgrade(path));
    while (accepted.length === 0) await turns(1);
    const socket = accepted.pop()!;
    await told;
    socket.emit("error", Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }));
    expect(socket.destroyed).toBe(true);
  }
  service.app.server.off("connection", take);
});

async function upgraded(): Promise<Socket> {
  const socket = await opened();
  const head = once(socket, "data");
  socket.write(upgrade("/graphql"));
  expect(String(await head)).toMatch(/^HTTP\/1\.1 101 /);
  return socket;
}

/** A client's frame (RFC 6455, 5.2), masked with zeros. */
const frame = (text: string, { opcode = 1, length = Buffer.byteLength(text) } = {}) => {
  const long = length > 125;
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | (long ? 126 : length), ...(long ? [length >> 8, length & 255] : []), 0, 0, 0, 0]), Buffer.from(text)]);
};
const INIT = "{\"type\":\"connection_init\"}";

test("frames that are broken, cut off, out of place or nonsense end one WebSocket", async () => {
  // graphql-ws says so on the console.
  vi.spyOn(console, "error").mockImplementation(() => {});
  const subscribe = JSON.stringify({ id: "1", type: "subscribe", payload: { query: "{ events(first: 100) { nodes { id title } } }" } });
  for (const bytes of [
    Buffer.alloc(0), Buffer.from([0xff, 0xff]), Buffer.from([0x81]), frame(INIT).subarray(0, 9), frame("abc", { length: 1_000 }), Buffer.from([0x81, 0x05, 1, 2, 3, 4, 5]),
    frame("", { opcode: 3 }), frame("\u0001", { opcode: 8 }), frame("x".repeat(126), { opcode: 9 }), frame("no json"), frame("null"), frame("[]"), frame("{\"type\":\"subscribe\"}"), frame("{\"type\":\"connection_init\",\"payload\":5}"),
    Buffer.concat([frame(INIT), frame(subscribe)]), Buffer.concat([frame(INIT), frame(INIT)]), Buffer.concat([frame(INIT), frame(subscribe), frame(subscribe)]), Buffer.concat([frame(INIT), frame("{\"type\":\"complete\",\"id\":\"7\"}"), frame("\u03e8", { opcode: 8 })]),
  ]) {
    for (const end of ["reset", "half", "destroy"] as const) {
      const socket = await upgraded();
      socket.write(bytes);
      await turns(1);
      if (end === "reset") socket.resetAndDestroy();
      else if (end === "half") socket.end();
      else socket.destroy();
    }
  }
  for (const bytes of [Buffer.from([0xff, 0xff]), frame("\u00ff", { opcode: 5 }), frame("no json")]) {
    const socket = await upgraded();
    socket.write(bytes);
    // A close frame (RFC 6455, 5.5.1).
    expect((await once(socket, "data") as [Buffer])[0][0]).toBe(0x88);
    socket.destroy();
  }
});

test("half-open connections, and answers that nobody waits for", async () => {
  for (const bytes of [post(QUERY), post(QUERY).slice(0, -5), "GET / HTT", "", upgrade("/graphql"), upgrade("//")]) {
    const socket = await opened({ allowHalfOpen: true });
    socket.resume().end(bytes);
  }
  // More than a socket takes, asked for at once by somebody who reads none of it.
  const socket = await opened();
  socket.pause();
  socket.write(post(QUERY.replace("{ events(first: 100) { nodes { id title } } }", "{ __schema { types { name description fields { name description } } } }")).repeat(20));
  await turns(5);
  socket.resetAndDestroy();
  const client = new WebSocket(`ws://127.0.0.1:${port()}/graphql`, "graphql-transport-ws");
  await once(client, "open");
  client.terminate();
});
