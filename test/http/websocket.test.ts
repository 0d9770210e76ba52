import type { AddressInfo } from "node:net";
import { createClient, type Client } from "graphql-ws";
import { WebSocket } from "ws";
import { someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
let url: string;
beforeAll(async () => {
  await service.app.listen({ port: 0, host: "127.0.0.1" });
  url = `ws://127.0.0.1:${(service.app.server.address() as AddressInfo).port}/graphql`;
});

const clients: Client[] = [];
afterEach(async () => { for (const client of clients.splice(0)) await client.dispose(); });

function connect(authorization?: string): Client {
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, lazy: true, connectionParams: authorization ? { authorization } : {} });
  clients.push(client);
  return client;
}

interface Failure { message: string; extensions: Record<string, unknown> }

async function ask(client: Client, query: string, variables?: Record<string, unknown>): Promise<{ data?: unknown; errors?: Failure[]; closed?: number }> {
  try {
    for await (const result of client.iterate({ query, variables })) return result as { data?: unknown; errors?: Failure[] };
    return {};
  } catch (error) {
    return Array.isArray(error) ? { errors: error as Failure[] } : { closed: (error as { code: number }).code };
  }
}

test("answers operations as HTTP does, for whoever the token stands for", async () => {
  const person = await someone(service);
  expect(await ask(connect(`Bearer ${person.token}`), "{ me { email } }")).toEqual({ data: { me: { email: person.email } } });
  expect(await ask(connect(), "{ me { email } }")).toEqual({ data: { me: null } });
});

test("an unknown token closes the connection", async () => {
  expect(await ask(connect("Bearer nothing-that-was-ever-given-out-0000"), "{ me { email } }")).toEqual({ closed: 4403 });
});

test("the limits are those of HTTP", async () => {
  const client = connect();
  const code = async (query: string, variables?: Record<string, unknown>) => (await ask(client, query, variables)).errors?.[0].extensions;
  expect(await code("{ events(first: 100) { nodes { sessions(first: 100) { nodes { id } } } } }")).toMatchObject({ code: "BAD_USER_INPUT", limit: 10_000 });
  expect(await code("{ titel }")).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED" });
  expect(await code("{")).toMatchObject({ code: "GRAPHQL_PARSE_FAILED" });
  expect(await code(`{ ${"me { id } ".repeat(300)} }`)).toMatchObject({ code: "GRAPHQL_PARSE_FAILED" });
  expect(await code("query($id: ID!) { event(id: $id) { id } }", { id: "7" })).toMatchObject({ code: "BAD_USER_INPUT", path: ["id"] });
  expect(await code("query($id: ID!) { event(id: $id) { id } }", { id: "a\u0000" })).toMatchObject({ code: "BAD_USER_INPUT", path: ["id"] });
  expect(await code("mutation($i: PlanEventInput!) { planEvent(input: $i) { event { id } } }", { i: { title: "T", startsAt: "2030-01-01T10:00:00Z", endsAt: "2030-01-01T11:00:00Z", timeZone: "UTC" } })).toMatchObject({ code: "UNAUTHENTICATED" });
});

test("a message that is too long ends the connection, and no other path is served", async () => {
  // graphql-ws says so on the console.
  vi.spyOn(console, "error").mockImplementation(() => {});
  expect((await ask(connect(), `{ me { id } } # ${"x".repeat(70_000)}`)).closed).toBe(1009);
  const refused = new WebSocket(url.replace("/graphql", "/other"), "graphql-transport-ws");
  await expect(new Promise((_resolve, reject) => { refused.on("error", reject); })).rejects.toThrow();
});
