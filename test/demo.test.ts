import { readdirSync, readFileSync } from "node:fs";
import { parse, Kind } from "graphql";
import { prepareDemo, type DemoSignIn } from "../src/demo/demo.js";
import { useService } from "./kit/service.js";

const service = useService();
let signIns: DemoSignIn[];
beforeAll(async () => { signIns = await prepareDemo(service.parts.service); });

test("tells of an unconference with a waiting list, and lets two people sign in", async () => {
  expect(signIns.map(({ label }) => label)).toEqual(["Organiser Giulia", "Participant Tom"]);
  const { events } = await service.ask<{ events: { nodes: Record<string, unknown>[] } }>(
    "{ events(filter: { status: PUBLISHED }, first: 1) { nodes { sessionCount confirmedCount waitlistedCount rooms { name } slots { startsAt } schedule { title } } } }");
  expect(events.nodes).toHaveLength(1);
  const [{ rooms, slots, schedule, ...counts }] = events.nodes as { rooms: unknown[]; slots: unknown[]; schedule: unknown[] }[];
  expect(counts).toEqual({ sessionCount: 36, confirmedCount: 60, waitlistedCount: 14 });
  expect([rooms.length, slots.length]).toEqual([6, 8]);
  expect(schedule.length).toBeGreaterThan(20);
});

test("tells of four projects and three organisations, the scope of what they open, and who meets for them", async () => {
  const { projects, organisations } = await service.ask<{ projects: { nodes: { title: string; memberCount: number; scopeStatement: { opens: string } | null; events: { nodes: unknown[] } }[] }; organisations: { totalCount: number } }>(
    "{ projects { nodes { title memberCount scopeStatement { opens } events { nodes { title place { city } } } } } organisations { totalCount } }", {}, { as: signIns[0] });
  expect(organisations.totalCount).toBe(3);
  expect(projects.nodes).toHaveLength(3);
  expect(projects.nodes.find(({ title }) => title === "The library card")).toMatchObject({ memberCount: 8, scopeStatement: { opens: expect.any(String) }, events: { nodes: [{}, { place: { city: "Milano" } }] } });
  expect(await service.rows("SELECT 1 FROM project")).toHaveLength(4);
});

test("tells what people said of a past event, and what the organiser answered", async () => {
  const { events } = await service.ask<{ events: { nodes: { feedbackSummary: { count: number; average: number; comments: string[] }; feedbackResponse: { text: string } }[] } }>(
    "{ events(filter: { status: ENDED }, first: 1) { nodes { feedbackSummary { count average histogram comments } feedbackResponse { text } } } }");
  const [{ feedbackSummary, feedbackResponse }] = events.nodes;
  expect(feedbackSummary.count).toBe(25);
  expect(feedbackSummary.comments.length).toBeGreaterThanOrEqual(10);
  expect(feedbackResponse.text).toContain("who does what by when");
});

test("a second start keeps the data, and ends the sign-ins of the first", async () => {
  const count = async () => (await service.rows<{ n: number }>("SELECT count(*)::int AS n FROM person"))[0].n;
  const before = await count();
  const again = await prepareDemo(service.parts.service);
  expect(await count()).toBe(before);
  expect((await service.answer("{ me { email } }", {}, { as: signIns[0] })).status).toBe(401);
  signIns = again;
});

const FOLDER = "schema/examples";
const examples = readdirSync(FOLDER).filter(file => file.endsWith(".graphql"));

test.each(examples)("the example %s runs", async file => {
  const query = readFileSync(`${FOLDER}/${file}`, "utf8");
  const variablesFile = file.replace(/graphql$/, "json");
  const variables = readdirSync(FOLDER).includes(variablesFile) ? JSON.parse(readFileSync(`${FOLDER}/${variablesFile}`, "utf8")) as object : {};
  for (const operation of parse(query).definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const response = await service.app.inject({
      method: "POST", url: "/graphql", headers: { authorization: `Bearer ${signIns[1].token}` },
      payload: { query, operationName: operation.name?.value, variables },
    });
    expect(response.json()).not.toHaveProperty("errors");
  }
});

test("no non-null field that follows from its parent's visibility is ever null: the demo, seen by everybody", async () => {
  const query = `{ events(first: 5) { nodes { id title status organisers { id displayName } rooms { name } slots { startsAt } sessions(first: 40) { nodes { id event { id } hosts { id } may } } rsvps(first: 100) { nodes { person { id } } } } } }`;
  for (const as of [null, ...signIns]) expect(await service.answer(query, {}, { as })).not.toHaveProperty("errors");
});
