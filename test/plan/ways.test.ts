import { Client } from "pg";
import { plannedEvent, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService({ answerCache: false });
const QUERY = "query($id: ID!) { event(id: $id) { title organisers { displayName } } }";

async function way(query: string, { variables = {}, headers = {}, operationName }: { variables?: object; headers?: Record<string, string>; operationName?: string } = {}): Promise<string> {
  const response = await service.app.inject({ method: "POST", url: "/graphql", payload: { query, variables, operationName }, headers: { "x-plan": "tell", ...headers } });
  return String(response.headers["x-plan"]);
}

test("a client is told which way its operation took, and why", async () => {
  const id = "01900000-0000-7000-8000-00000000beef";
  expect(await way(QUERY, { variables: { id } })).toBe("planned");
  expect(await way(QUERY, { variables: { id }, headers: { "x-plan": "off" } })).toBe("executed: off");
  expect(await way(QUERY, { variables: { id: "no id" } })).toBe("executed: variables");
  expect(await way(QUERY, { variables: { id, other: "\0" } })).toBe("executed: variables");
  expect(await way("{ __schema { queryType { name } } }")).toBe("kept");
  expect(await way("{ __type(name: \"Event\") { name } }")).toBe("executed: introspection: __type");
  expect(await way("{ nonsense }")).toBe("executed: invalid");
  expect(await way("{ events(first: 100) { nodes { sessions(first: 100) { nodes { hosts { id } } } } } }")).toBe("executed: limits");
  expect(await way("mutation { signOut(input: {}) { signedOut } }")).toBe("executed: no query");
  expect(await way("query A { me { id } } mutation B { signOut(input: {}) { signedOut } }", { operationName: "B" })).toBe("executed: no query");
  expect(await way("query($after: String) { events(after: $after) { totalCount } }", { variables: { after: "no cursor" } })).toMatch(/^executed: arguments/);
  expect(await way("{ me { id } }", { headers: { authorization: "Bearer unknown-token-0000000000000" } })).toBe("executed: access");
  expect(await way("{ me { id } }", { headers: { accept: "text/html" } })).toBe("executed: request");
  const metrics = (await service.app.inject("/metrics")).body;
  for (const line of ['graphql_ways_total{way="planned",because=""}', 'graphql_ways_total{way="executed",because="limits"}']) expect(metrics).toContain(line);
});

/** Statements run alone once; from then on they share connections. */
async function warmed(id: string): Promise<void> {
  for (let i = 0; i < 5; i++) await service.ask(QUERY, { id });
}

test("when the shared connections are lost, what was under way is answered all the same", async () => {
  const { id } = await plannedEvent(service);
  await warmed(id);
  const asking = Array.from({ length: 60 }, () => service.answer(QUERY, { id }));
  const killing = service.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coproduce plans' AND datname = current_database()");
  expect((await killing).length).toBeGreaterThan(0);
  for (const { data, errors } of await Promise.all(asking)) expect([errors, data]).toEqual([undefined, { event: { title: "Unconference", organisers: [expect.anything()] } }]);
  expect((await service.answer(QUERY, { id })).errors).toBeUndefined();
});

test("who has to wait for a lock is asked again on a connection of their own", async () => {
  const { id } = await plannedEvent(service);
  await warmed(id);
  const other = new Client({ connectionString: service.databaseUrl });
  await other.connect();
  await other.query("BEGIN; LOCK TABLE event_staff IN ACCESS EXCLUSIVE MODE");
  const asking = service.answer(QUERY, { id });
  await new Promise(resolve => { setTimeout(resolve, 1_300); });
  await other.query("ROLLBACK");
  await other.end();
  expect((await asking).errors).toBeUndefined();
});

test("a database that does not answer in time is told as it is on the other way", async () => {
  const { id } = await plannedEvent(service);
  const reader = await someone(service);
  await warmed(id);
  const other = new Client({ connectionString: service.databaseUrl });
  await other.connect();
  await other.query("BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE");
  const answers = await Promise.all([
    service.answer(QUERY, { id }, { as: reader }), service.answer(QUERY, { id }, { as: reader, headers: { "x-plan": "off" } }),
    service.answer("{ events { totalCount } }"), service.answer("{ events { totalCount } }", {}, { headers: { "x-plan": "off" } }),
  ]);
  await other.query("ROLLBACK");
  await other.end();
  const told = answers.map(({ data, errors }) => [data, errors?.map(({ path, extensions }) => [path, extensions.code, extensions.retryable])]);
  const busy = (path: string) => [[[path], "SERVICE_UNAVAILABLE", true]];
  expect(told).toEqual([[{ event: null }, busy("event")], [{ event: null }, busy("event")], [null, busy("events")], [null, busy("events")]]);
});
