import { probe } from "../../src/base/probe.js";
import { Admission } from "../../src/http/admission.js";
import { clientOf, endFollowers } from "../kit/follower.js";
import { someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const BOUNDS = { width: 1, mostWaiting: 1, mostCharacters: 2_000, patienceMs: 600_000 };
const service = useService({ changes: BOUNDS });
afterEach(endFollowers);
afterEach(() => { probe.reset(); });

const RENAME = "mutation($name: String!) { editProfile(input: { displayName: $name }) { errors { __typename } } }";
// Sent at once, not when somebody first waits for it: who is first in line matters here.
const rename = (name: string, as: Someone, query = RENAME, extra: object = {}) => service.app.inject({
  method: "POST", url: "/graphql", payload: { query, variables: { name }, ...extra }, headers: { authorization: `Bearer ${as.token}`, accept: "application/graphql-response+json" },
}).then(answer => answer);
const nameOf = async (person: Someone) => (await service.rows<{ name: string }>("SELECT display_name AS name FROM person WHERE id = $1", [person.id]))[0].name;

const CONSENT = "mutation { giveConsent(input: { purpose: MATCHING, textVersion: \"1\", locale: \"en\" }) { errors { __typename } } }";

/** A change that stands still inside until it is let go. */
async function holding(person: Someone): Promise<() => Promise<number>> {
  let letGo = () => {};
  let inside = false;
  const stand = new Promise<void>(resolve => { letGo = resolve; });
  probe.set(point => {
    if (point !== "consent looked at") return undefined;
    inside = true;
    return stand;
  });
  const running = rename("", person, CONSENT, { variables: {} }).then(({ statusCode }) => statusCode);
  await eventually(() => inside);
  return async () => { letGo(); return running; };
}

test("who waits for too long is told to come later, and leaves the line", async () => {
  const admission = new Admission({ ...BOUNDS, patienceMs: 20 });
  const here = new AbortController().signal;
  let end = () => {};
  const first = admission.through(() => new Promise<string>(resolve => { end = () => { resolve("first"); }; }), here, () => 0);
  let worked = false;
  await expect(admission.through(() => { worked = true; return Promise.resolve(); }, here, () => 0)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  end();
  expect([await first, worked]).toEqual(["first", false]);
  expect(await admission.through(() => Promise.resolve("next"), here, () => 0)).toBe("next");
});

test("a full line is 503 with Retry-After, whatever the change looks like", async () => {
  const person = await someone(service);
  const letGo = await holding(person);
  const waiting = rename("Second", person);
  const disguised: [string, object][] = [
    [RENAME, {}],
    [`\uFEFF # first\n ${RENAME}`, {}],
    [`fragment F on EditProfilePayload { errors { __typename } } ${RENAME.replace("errors { __typename }", "...F")}`, {}],
    [`query Look { me { email } } ${RENAME.replace("mutation(", "mutation Change(")}`, { operationName: "Change" }],
    [RENAME, { extensions: { any: "thing" } }],
  ];
  for (const [query, extra] of disguised) {
    const refused = await rename("Third", person, query, extra);
    expect([query, refused.statusCode, refused.headers["content-type"]]).toEqual([query, 503, "application/graphql-response+json; charset=utf-8"]);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThanOrEqual(2);
    expect(refused.json()).toMatchObject({ errors: [{ extensions: { code: "SERVICE_UNAVAILABLE", retryable: true, retryAfterMs: expect.any(Number) } }] });
  }
  // Reads pass, and one that only speaks of changes is none.
  expect((await service.answer("query Look { me { person { displayName } } } # no mutation", {}, { as: person })).status).toBe(200);
  expect([await letGo(), (await waiting).statusCode]).toEqual([200, 200]);
  expect(await nameOf(person)).toBe("Second");
});

test("what waits is bounded by what it holds too", async () => {
  const person = await someone(service);
  const letGo = await holding(person);
  expect((await rename("x".repeat(3_000), person)).statusCode).toBe(503);
  await letGo();
});

test("changes over the WebSocket wait in the same line", async () => {
  const person = await someone(service);
  const letGo = await holding(person);
  const waiting = rename("Second", person);
  const client = await clientOf(service, person);
  const answers: { errors?: readonly { extensions?: Record<string, unknown> }[] }[] = [];
  for await (const answer of client.iterate({ query: RENAME, variables: { name: "Third" } })) answers.push(answer);
  expect(answers[0].errors?.[0].extensions).toMatchObject({ code: "SERVICE_UNAVAILABLE", retryable: true });
  await letGo();
  await waiting;
  expect(await nameOf(person)).toBe("Second");
});

test("nothing is done for who has gone while waiting, and their place is another's", async () => {
  const admission = new Admission(BOUNDS);
  const [here, client] = [new AbortController().signal, new AbortController()];
  let end = () => {};
  const first = admission.through(() => new Promise<void>(resolve => { end = resolve; }), here, () => 0);
  let worked = false;
  const gone = admission.through(() => { worked = true; return Promise.resolve(); }, client.signal, () => 0);
  await expect(admission.through(() => Promise.resolve(), here, () => 0)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  client.abort(new Error("gone"));
  await expect(gone).rejects.toThrow("gone");
  const next = admission.through(() => Promise.resolve("next"), here, () => 0);
  end();
  await first;
  expect([await next, worked]).toEqual(["next", false]);
});

describe("variables nested many thousands deep", () => {
  const body = (open: string, close: string, levels: number) => `{"query":"query($f: EventFilter) { events(filter: $f) { totalCount } }","variables":{"f":${open.repeat(levels)}1${close.repeat(levels)}}}`;
  // As many as 64 KiB hold.
  const shapes = { objects: body('{"a":', "}", 10_000), lists: body("[", "]", 20_000) };

  test.each(Object.entries(shapes))("are the request's fault: %s", async (_name, payload) => {
    const post = (accept: string, extra: Record<string, string> = {}) => service.app.inject({ method: "POST", url: "/graphql", payload, headers: { "content-type": "application/json", accept, ...extra } });
    for (const extra of [{}, { "x-plan": "off" }]) {
      const answer = await post("application/graphql-response+json", extra as Record<string, string>);
      expect([answer.statusCode, answer.json<{ errors: { extensions: { code: string } }[] }>().errors[0].extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    }
    const change = await service.app.inject({
      method: "POST", url: "/graphql", payload: payload.replace("query($f: EventFilter) { events(filter: $f) { totalCount } }", "mutation($f: EditProfileInput!) { editProfile(input: $f) { errors { __typename } } }"),
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    });
    expect(change.statusCode).toBe(400);
  });

  test("over the WebSocket too", async () => {
    const client = await clientOf(service);
    const { query, variables } = JSON.parse(body('{"a":', "}", 1_000)) as { query: string; variables: Record<string, unknown> };
    const failed = await new Promise<unknown>(resolve => {
      client.subscribe({ query, variables }, { next: () => {}, error: resolve, complete: () => { resolve(null); } });
    });
    expect(failed).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});
