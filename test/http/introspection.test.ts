import { createClient } from "graphql-ws";
import { buildClientSchema, execute, getIntrospectionQuery, parse, printSchema, type IntrospectionQuery } from "graphql";
import { WebSocket } from "ws";
import { makeSchema } from "../../src/schema.js";
import { useService } from "../kit/service.js";

const service = useService({ production: true });
const executed = useService({ plans: false, beside: service });

const ALL = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
const TOOLS: Record<string, string> = {
  "graphql-js": getIntrospectionQuery(),
  "without descriptions": getIntrospectionQuery({ descriptions: false }),
  "all options": getIntrospectionQuery(ALL),
  "another name, no fragments, other order": "query Tool { __schema { directives { locations name args { name } } types { name kind fields(includeDeprecated: true) { name args { type { kind name ofType { name } } } type { name } } } queryType { name } } }",
  "older tools": "{ __schema { queryType { name } types { ...T } } } fragment T on __Type { kind name fields(includeDeprecated: true) { name isDeprecated type { ...R } } possibleTypes { ...R } } fragment R on __Type { kind name ofType { kind name ofType { kind name } } }",
};

async function asked(query: string, of = service): Promise<{ way: string; text: string; etag?: string }> {
  const response = await of.app.inject({ method: "POST", url: "/graphql", payload: { query }, headers: { "x-plan": "tell" } });
  return { way: String(response.headers["x-plan"]), text: response.body, etag: response.headers.etag as string | undefined };
}

const refused = async (query: string, variables = {}) => (await service.answer(query, variables)).errors?.[0].extensions;

test("what tools ask is answered from kept text, to the byte as execution would", async () => {
  const schema = makeSchema();
  for (const query of Object.values(TOOLS)) {
    const { way, text, etag } = await asked(query);
    expect(way).toBe("kept");
    // Compared as a whole, not shown: it is more than a megabyte.
    expect(text === `${JSON.stringify(execute({ schema, document: parse(query) }))}\n`).toBe(true);
    expect((await asked(query)).etag).toBe(etag);
  }
  const { data } = await service.answer<IntrospectionQuery>(TOOLS["all options"]);
  expect(printSchema(buildClientSchema(data!)).length).toBeGreaterThan(100_000);
});

test("the same where nothing is planned, over GET and over the WebSocket", async () => {
  const { text } = await asked(TOOLS["graphql-js"]);
  expect((await asked(TOOLS["graphql-js"], executed)).text === text).toBe(true);
  const got = await service.app.inject({ method: "GET", url: `/graphql?query=${encodeURIComponent(TOOLS["graphql-js"])}`, headers: { accept: "application/graphql-response+json", "apollo-require-preflight": "1" } });
  expect([got.statusCode, got.body === text]).toEqual([200, true]);
  await service.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = service.app.server.address() as { port: number };
  const client = createClient({ url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: WebSocket });
  const results: unknown[] = [];
  for (const query of [TOOLS["graphql-js"], `{ ${doubled("a")} ${doubled("b")} }`]) {
    await new Promise<void>(resolve => { client.subscribe({ query }, { next: result => { results.push(result); }, error: errors => { results.push(errors); resolve(); }, complete: resolve }); });
  }
  await client.dispose();
  expect(`${JSON.stringify(results[0])}\n` === text).toBe(true);
  expect(results[1]).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", limit: 5_000 } }]);
});

const doubled = (alias: string) => `${alias}: __schema { types { name fields { name description } } }`;

test("every other introspection costs what it tells, by the schema's real numbers", async () => {
  const schema = makeSchema();
  const types = Object.keys(schema.getTypeMap()).length;
  expect(await refused("{ __schema { types { name fields { type { fields { name } } } } } }")).toMatchObject({ code: "BAD_USER_INPUT", limit: 5_000 });
  // Long texts under many names.
  expect(await refused(`{ __schema { types { ${Array.from({ length: 10 }, (_, i) => `d${i}: description`).join(" ")} } } }`)).toMatchObject({ cost: 1 + types * 11 });
  expect(await refused("{ a: __schema { types { name } } b: __schema { types { name } } c: __schema { types { name } } d: __schema { types { name } } e: __schema { types { name } } }"))
    .toMatchObject({ cost: 5 * (1 + types), limit: 5_000 });
  expect(await refused(`{ __type(name: "Event") { fields { type { ${"ofType { ".repeat(13)}name${" }".repeat(13)} } } } }`)).toMatchObject({ count: 17, limit: 15 });
  expect(await refused(`{ __type(name: "Event") { ${Array.from({ length: 31 }, (_, i) => `n${i}: name`).join(" ")} } }`)).toMatchObject({ count: 31, limit: 30 });
  expect(await refused(`{ ${Array.from({ length: 21 }, (_, i) => `t${i}: __type(name: "Event") { name }`).join(" ")} }`)).toMatchObject({ count: 21, limit: 20 });
});

test("small introspections by hand are answered", async () => {
  for (const query of [
    "{ __type(name: \"Event\") { fields { name type { name ofType { name } } } } }",
    "{ __type(name: \"Mutation\") { name description fields { name description args { name description type { kind name ofType { name } } } } } }",
    "{ __schema { queryType { name } types { name kind description } } }",
    "{ a: __type(name: \"Event\") { fields { name args { name type { name } } } } b: __type(name: \"EventStatus\") { enumValues { name } } }",
    "query($n: String!) { __type(name: $n) { inputFields { name type { name } } } }",
    "{ all: __schema { types { name } } }", "{ __typename }", "{ a: __typename b: __typename }",
  ]) {
    expect([query, (await service.answer(query, { n: "PlanEventInput" })).errors]).toEqual([query, undefined]);
  }
});

test("fragments spread twice in each of many are counted once each", async () => {
  const spread = (type: string, leaf: string) => Array.from({ length: 60 }, (_, i) => `fragment F${i} on ${type} { ${i === 59 ? leaf : `...F${i + 1} ...F${i + 1}`} }`).join(" ");
  expect(await refused(`{ ...F0 } ${spread("Query", "me { id }")}`)).toMatchObject({ count: 2 ** 59, limit: 20 });
  expect((await service.answer(`{ __schema { ...F0 } } ${spread("__Schema", "queryType { name }")}`)).data).toEqual({ __schema: { queryType: { name: "Query" } } });
});

test("an operation that is not in the document is the request's fault, whatever its name", async () => {
  for (const operationName of ["Other", "O".repeat(50_000)]) {
    const response = await service.app.inject({ method: "POST", url: "/graphql", payload: { query: "query Mine { me { id } }", operationName }, headers: { accept: "application/graphql-response+json" } });
    expect([response.statusCode, response.json<{ errors: unknown[] }>().errors]).toMatchObject([400, [{ extensions: { code: "OPERATION_RESOLUTION_FAILURE" } }]]);
  }
});
