import { monitorEventLoopDelay } from "node:perf_hooks";
import { getIntrospectionQuery } from "graphql";
import { openHere } from "./service.js";

/**
 * How long one request of 64 KiB can keep the event loop: the worst documents and variables within the limits that we could
 * think of, each over HTTP, for the first time and again. `blocked` is the longest delay of a timer meanwhile, of the median run.
 */
const RUNS = 5;

const times = (n: number, of: (i: number) => string, by = " "): string => Array.from({ length: n }, (_, i) => of(i)).join(by);
const nested = (n: number, open: string, close: string, inner: string): string => open.repeat(n) + inner + close.repeat(n);
const variables = (n: number, type: string): string => times(n, i => `$v${i}: ${type}`);
const chain = (n: number, type: string, spread: (i: number) => string, leaf: string): string => times(n, i => `fragment F${i} on ${type} { ${i === n - 1 ? leaf : spread(i + 1)} }`);
const LONG = "a".repeat(60_000);

const WORST: Record<string, string | object> = {
  "introspection of tools": { query: getIntrospectionQuery() },
  "introspection of tools, another way": { query: getIntrospectionQuery({ descriptions: false, inputValueDeprecation: true }) },
  "introspection by hand, all types": { query: "{ all: __schema { types { name kind description enumValues { name description } interfaces { name } possibleTypes { name } } } }" },
  "introspection, aliases within the cost": { query: "{ all: __schema { types { a: description b: description c: description name kind } } }" },
  "introspection, nested lists": { query: "{ __type(name: \"Event\") { fields { type { fields { type { fields { name } } } } } } }" },
  "same field 450 times": { query: `{ events { nodes { ${"id title ".repeat(450)} } } }` },
  "same field of 100 selections each": { query: `{ ${times(90, () => "events { nodes { id title } }")} }` },
  "fragments spread twice in each of 60": { query: `{ ...F0 } ${chain(60, "Query", i => `...F${i} ...F${i}`, "me { id }")}` },
  "fragments over two fields, 14 levels": { query: `{ events { nodes { ...F0 } } } ${chain(6, "Event", i => `sessions(first: 1) { nodes { event { ...F${i} } } edges { node { event { ...F${i} } } } }`, "id")}` },
  "fragments that overlap by pairs": { query: `{ events { nodes { ${times(100, i => `...F${i}`)} } } } ${times(100, i => `fragment F${i} on Event { title }`)}` },
  "fragments that overlap, nested": { query: `{ events { nodes { ${times(45, i => `...F${i}`)} } } } ${times(45, i => `fragment F${i} on Event { sessions { nodes { event { id } } } }`)}` },
  "inline fragments 300 deep": { query: `{ events { nodes { ${nested(300, "... { ", "} ", "id")} } } }` },
  "selection 300 deep": { query: `{ ${nested(300, "a { ", "} ", "id")} }` },
  "list literal 450 deep": { query: `{ events(filter: ${nested(450, "[", "]", "1")}) { nodes { id } } }` },
  "unknown field of 60,000 characters": { query: `{ ${LONG} }` },
  "330 unknown fields": { query: `{ ${times(330, i => `unknownField${i} { id }`)} }` },
  "unknown type of 60,000 characters": { query: `query($a: ${LONG}) { me { id } }` },
  "300 unknown types": { query: `query(${variables(300, "EventInputt")}) { me { id } }` },
  "200 unused variables": { query: `query(${variables(200, "String")}) { me { id } }` },
  "unknown argument of 60,000 characters": { query: `{ events(${LONG}: 1) { nodes { id } } }` },
  "enum value of 60,000 characters": { query: `{ events(orderBy: ${LONG}) { nodes { id } } }` },
  "unknown directive of 60,000 characters": { query: `{ me @${LONG} { id } }` },
  "unknown variable of 60,000 characters": { query: `{ events(first: $${LONG}) { nodes { id } } }` },
  "operation name of 60,000 characters": { query: "{ me { id } }", operationName: LONG },
  "string of 60,000 escapes": { query: `{ events(after: "${"\\n".repeat(20_000)}") { nodes { id } } }` },
  "block string": { query: `{ events(after: """${"\n a".repeat(15_000)}""") { nodes { id } } }` },
  "comment of 60,000 lines": { query: `{ me { id } }${"#\n".repeat(20_000)}` },
  "commas": { query: `{ me { id } }${",".repeat(60_000)}` },
  "syntax error at the end": { query: `${"\n".repeat(30_000)}{ me { id }` },
  "variables: enum of 60,000 characters": { query: "query($o: EventOrder) { events(orderBy: $o) { nodes { id } } }", variables: { o: LONG } },
  "variables: int as 60,000 characters": { query: "query($n: Int) { events(first: $n) { nodes { id } } }", variables: { n: LONG } },
  "variables: input with 4,000 unknown fields": { query: "mutation($i: PlanEventInput!) { planEvent(input: $i) { errors { __typename } } }", variables: { i: Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`titel${i}`, 1])) } },
  "variables: unknown field of 60,000 characters": { query: "mutation($i: PlanEventInput!) { planEvent(input: $i) { errors { __typename } } }", variables: { i: { [LONG]: 1 } } },
  "variables: list of 25,000 wrong items": { query: "mutation($i: SetEventPhasesInput!) { setEventPhases(input: $i) { errors { __typename } } }", variables: { i: { eventId: "01900000-0000-7000-8000-000000000001", phases: Array.from({ length: 25_000 }, () => 1) } } },
  "variables: list where an id is wanted": { query: "query($id: ID!) { event(id: $id) { id } }", variables: { id: Array.from({ length: 30_000 }, () => 1) } },
  "variables that nobody declared": { query: "{ me { id } }", variables: Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`v${i}`, 1])) },
  "JSON: 20,000 deep": `{"query":"{ me { id } }","variables":{"a":${nested(20_000, "[", "]", "1")}}}`,
  "JSON: 30,000 wide": `{"query":"{ me { id } }","x":[${"1,".repeat(30_000)}1]}`,
  "a change, 20 times under other names": { query: `mutation { ${times(20, i => `c${i}: signOut(input: {}) { errors { __typename message } }`)} }` },
};

const service = await openHere("worst");
const rows: { name: string; status: number; first: number; again: number }[] = [];
try {
  for (const [name, body] of Object.entries(WORST)) {
    const delays: number[] = [];
    let status = 0;
    for (let run = 0; run < RUNS; run++) {
      const histogram = monitorEventLoopDelay({ resolution: 1 });
      histogram.enable();
      await new Promise(resolve => { setTimeout(resolve, 20); });
      histogram.reset();
      ({ status } = await service.post(body));
      await new Promise(resolve => { setTimeout(resolve, 5); });
      histogram.disable();
      delays.push(histogram.max / 1e6);
    }
    const [first, ...again] = delays;
    rows.push({ name, status, first, again: again.sort((a, b) => a - b)[Math.floor(again.length / 2)] });
  }
} finally {
  await service.stop();
}
rows.sort((a, b) => b.again - a.again);
console.log(`${"milliseconds that the event loop was kept".padEnd(52)}${"status".padStart(8)}${"first".padStart(8)}${"again".padStart(8)}`);
for (const { name, status, first, again } of rows) console.log(`${name.padEnd(52)}${String(status).padStart(8)}${first.toFixed(0).padStart(8)}${again.toFixed(0).padStart(8)}`);
