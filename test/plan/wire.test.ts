import { createServer, type Server, type Socket } from "node:net";
import { Wire } from "../../src/base/plan/wire.js";
import { makeDatabase } from "../kit/database.js";
import { eventually } from "../kit/service.js";

/** AuthenticationOk and ReadyForQuery. */
const ready = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

/** A message of the server that ends the session (PostgreSQL, "Message Formats": ErrorResponse). */
function farewell(): Buffer {
  const fields = Buffer.from("SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0");
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** What takes connections as PostgreSQL would, and says this to each by its number. */
async function greeter(greeting: (connection: number) => Buffer): Promise<{ server: Server; port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on("error", () => {}).once("data", () => { socket.write(greeting(++connections)); });
  });
  await new Promise<void>(resolve => { server.listen(0, "127.0.0.1", resolve); });
  return {
    server, port: (server.address() as { port: number }).port,
    stop: () => new Promise(resolve => { sockets.forEach(socket => socket.destroy()); server.close(() => { resolve(); }); }),
  };
}

test("a connection that is told to go in the breath in which it opens is never asked, and another takes its place", async () => {
  const { port, stop } = await greeter(connection => connection === 1 ? Buffer.concat([ready, farewell()]) : ready);
  const lost: string[] = [];
  const wire = new Wire({ host: "127.0.0.1", port, user: "u", password: "p", database: "d" }, 1, error => lost.push(error.message));
  try {
    await wire.start();
    expect(wire.ask({ name: "s", text: "SELECT 1", values: [] })).toBeNull();
    expect(lost).toEqual(["terminating connection"]);
    let asked: Promise<unknown> | null = null;
    await eventually(() => { asked ??= wire.ask({ name: "s", text: "SELECT 1", values: [] })?.catch(() => "ended") ?? null; return asked !== null; });
    await stop();
    expect(await (asked as unknown as Promise<unknown>)).toBe("ended");
  } finally {
    await wire.stop();
  }
  expect(wire.ask({ name: "s", text: "SELECT 1", values: [] })).toBeNull();
});

test("more names than a connection keeps: all that is asked is answered, while another takes its place", async () => {
  const database = await makeDatabase(null);
  const lost: string[] = [];
  const wire = new Wire({ connectionString: database.url }, 1, error => lost.push(error.message));
  await wire.start();
  const processes = new Set<number>();
  for (let n = 0; n < 1_020; n++) {
    let answer: ReturnType<typeof wire.ask<{ n: number; pid: number }>> = null;
    await eventually(() => { answer = wire.ask({ name: `s${n}`, text: `SELECT ${n} AS n, pg_backend_pid() AS pid`, values: [] }); return answer !== null; });
    const { rows: [row] } = await answer!;
    expect(row.n).toBe(n);
    processes.add(row.pid);
  }
  await wire.stop();
  await database.drop();
  expect([processes.size, lost]).toEqual([3, []]);
});
