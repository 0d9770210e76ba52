import { plannedEvent, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf } from "../kit/statements.js";

const service = useService({ production: true });
const first = async (query: string, variables = {}, as: Someone | null = null) => {
  const { errors, status } = await service.answer(query, variables, { as });
  return { status, ...errors?.[0] } as { status: number; message: string; path?: (string | number)[]; extensions: Record<string, unknown> };
};

const nested = (levels: number, inner = "id") => {
  let query = inner;
  for (let i = 0; i < levels; i++) query = i % 2 === 0 ? `event { ${query} }` : `sessions(first: 1) { nodes { ${query} } }`;
  return query;
};

test("depth, aliases and root fields", async () => {
  const deep = `{ event(id: "01900000-0000-7000-8000-000000000001") { sessions(first: 1) { nodes { ${nested(9)} } } } }`;
  expect((await first(deep)).extensions).toMatchObject({ code: "BAD_USER_INPUT", limit: 15 });
  const aliases = Array.from({ length: 31 }, (_, i) => `a${i}: title`).join(" ");
  expect((await first(`{ events(first: 1) { nodes { ${aliases} } } }`)).extensions).toMatchObject({ count: 31, limit: 30 });
  const roots = Array.from({ length: 21 }, (_, i) => `r${i}: me { id }`).join(" ");
  expect((await first(`{ ${roots} }`)).extensions).toMatchObject({ limit: 20 });
});

test("the cost is the rows an answer could hold, told before any SQL", async () => {
  const query = "query($n: Int) { events(first: $n) { nodes { sessions(first: 100) { nodes { hosts { id } } } } } }";
  const statements = await statementsOf(async () => {
    expect((await first(query, { n: 100 })).extensions).toMatchObject({ code: "BAD_USER_INPUT", cost: 100 * (1 + 100 * (1 + 20)), limit: 10_000 });
  });
  expect(statements).toEqual([]);
  expect((await service.answer(query, { n: 4 })).errors).toBeUndefined();
  expect((await first(query, {})).extensions).toMatchObject({ cost: 20 * (1 + 100 * (1 + 20)) });
});

test("a fragment counts wherever it is spread", async () => {
  const query = "{ a: events(first: 3) { ...F } b: events(first: 3) { ...F } } fragment F on EventConnection { nodes { sessions(first: 100) { nodes { hosts { id } } } } }";
  expect((await first(query)).extensions).toMatchObject({ cost: 2 * 3 * 2_101 });
  expect((await first("{ events { ...F } } fragment F on EventConnection { nodes { id } ...F }")).extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
});

test("page sizes are refused, never clamped", async () => {
  for (const size of [0, -1, 101]) expect((await first(`{ events(first: ${size}) { nodes { id } } }`)).extensions).toMatchObject({ code: "BAD_USER_INPUT", path: ["first"] });
  expect((await first("{ events(first: 99999999999) { nodes { id } } }")).extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
});

test("tokens and bytes", async () => {
  expect((await first(`{ ${"me { id } ".repeat(300)} }`)).extensions.code).toBe("GRAPHQL_PARSE_FAILED");
  const response = await service.app.inject({ method: "POST", url: "/graphql", payload: { query: `{ me { id } } # ${"x".repeat(66_000)}` } });
  expect(response.statusCode).toBe(413);
  expect(response.json<{ errors: unknown[] }>().errors).toHaveLength(1);
});

test("introspection is open, alone in its operation and however deep", async () => {
  expect((await service.answer("{ __schema { types { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } }")).errors).toBeUndefined();
  expect((await first("{ __schema { queryType { name } } me { id } }")).message).toMatch(/alone/);
});

test("few errors of variables, whichever way it is asked", async () => {
  const input = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`titel${i}`, 1]));
  const { errors } = await service.answer("mutation($input: PlanEventInput!) { planEvent(input: $input) { errors { __typename } } }", { input });
  expect(errors).toHaveLength(5);
  expect(errors![0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
});

test("no batches, few validation errors, no suggestions in production", async () => {
  const batch = await service.app.inject({ method: "POST", url: "/graphql", payload: [{ query: "{ me { id } }" }, { query: "{ me { id } }" }] });
  expect(batch.statusCode).toBe(400);
  const { errors } = await service.answer(`{ ${Array.from({ length: 12 }, (_, i) => `titel${i}`).join(" ")} }`);
  expect(errors).toHaveLength(5);
  expect(JSON.stringify(await service.answer("{ evens { nodes { id } } }"))).not.toMatch(/Did you mean/);
});

test("cursors belong to their list, filter and order", async () => {
  const organiser = await someone(service);
  for (let i = 0; i < 3; i++) await plannedEvent(service, { organiser, title: `Event ${i}` });
  const list = (args: string) => service.answer<{ events: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasPreviousPage: boolean } } }>(`{ events(first: 2${args}) { nodes { id } pageInfo { endCursor hasPreviousPage } } }`);
  const { endCursor } = (await list("")).data!.events.pageInfo;
  const next = (await list(`, after: "${endCursor}"`)).data!.events;
  expect([next.nodes.length, next.pageInfo.hasPreviousPage]).toEqual([1, true]);
  for (const args of [`, after: "${endCursor}", orderBy: STARTS_AT_DESC`, `, after: "${endCursor}", filter: { status: PUBLISHED }`, ", after: \"garbage\"", ", after: \"\"", `, after: "${Buffer.from("[1,2,3]").toString("base64url")}"`]) {
    expect((await list(args)).errors?.[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", path: ["after"] });
  }
});

test("a plain list's size is refused the same way", async () => {
  const plain = (list: string, size: number) => `{ events(first: 1) { nodes { ${list}(first: ${size}) { id } } } }`;
  const event = await plannedEvent(service);
  for (const size of [0, -1, 501]) {
    expect(await first(plain("rooms", size), {}, event.organiser)).toMatchObject({ path: ["events", "nodes", 0, "rooms"], extensions: { code: "BAD_USER_INPUT", path: ["first"] } });
  }
  expect((await first(plain("rooms", 500), {}, event.organiser)).message).toBeUndefined();
});
