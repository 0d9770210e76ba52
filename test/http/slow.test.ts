import { once } from "node:events";
import { connect, type AddressInfo, type Socket } from "node:net";
import { someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const SLOW_MS = 2_000;
const service = useService({ slowMs: SLOW_MS });
beforeAll(() => service.app.listen({ port: 0, host: "127.0.0.1" }));
const port = () => (service.app.server.address() as AddressInfo).port;

/** What a client is answered that sends a beginning and then a little from time to time, until it is cut. */
async function dripping(beginning: string, drip: string, everyMs = 100): Promise<string> {
  const socket: Socket = connect(port(), "127.0.0.1");
  socket.on("error", () => {});
  let answer = "";
  socket.on("data", (data: Buffer) => { answer += data.toString(); });
  socket.write(beginning);
  const sending = setInterval(() => socket.write(drip), everyMs);
  await once(socket, "close");
  clearInterval(sending);
  return answer;
}

const head = (path: string, ...headers: string[]) => [`POST ${path} HTTP/1.1`, "Host: localhost", "Content-Type: application/json", ...headers, "", ""].join("\r\n");

test("headers and bodies that do not come are cut, while others are served", async () => {
  const { token } = await someone(service);
  const slow = Promise.all([
    dripping("POST /graphql HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n"),
    dripping(head("/graphql", "Content-Length: 60000"), " "),
    dripping(head("/graphql", "Transfer-Encoding: chunked"), "1\r\n \r\n"),
    dripping(head("/import", "Content-Length: 60000000", `Authorization: Bearer ${token}`), " "),
    // Answered before its body is taken.
    dripping(head("/import", "Content-Length: 6000000"), " "),
  ]);
  const served = await Promise.all(Array.from({ length: 5 }, () => fetch(`http://127.0.0.1:${port()}/graphql`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: "{ __typename }" }),
  }).then(response => response.status)));
  expect(served).toEqual([200, 200, 200, 200, 200]);
  const statuses = (await slow).map(answer => answer.split(" ", 2)[1]);
  expect(statuses).toEqual(["408", "408", "408", "413", "401"]);
});

test("a large body that keeps coming is taken, however long it takes", async () => {
  const { token } = await someone(service);
  const piece = `<!-- ${"x".repeat(128 * 1024)} -->`;
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise(resolve => { setTimeout(resolve, SLOW_MS / 4); });
      if (sent++ < 6) controller.enqueue(Buffer.from(piece));
      else controller.close();
    },
  });
  const response = await fetch(`http://127.0.0.1:${port()}/import`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body, duplex: "half" } as RequestInit);
  expect(response.status).toBe(422);
});
