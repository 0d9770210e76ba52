import fc from "fast-check";
import { isInputObjectType, getNamedType } from "graphql";
import { plannedEvent, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
const NUL = "\u0000";
const HALF = "\ud800";

test("malformed ids and text are errors of the request, with their path", async () => {
  const person = await someone(service);
  const PITCH = "mutation($input: PitchSessionInput!) { pitchSession(input: $input) { errors { __typename } } }";
  const id = "01900000-0000-7000-8000-000000000001";
  for (const [input, path] of [
    [{ eventId: "7", title: "T" }, ["input", "eventId"]],
    [{ eventId: id, title: `a${NUL}b` }, ["input", "title"]],
    [{ eventId: id, title: "T", tags: ["ok", HALF] }, ["input", "tags", 1]],
    [{ eventId: id, title: 5 }, ["input", "title"]],
    [{ eventId: id }, ["input"]],
    [{ eventId: id, title: "T", needs: ["PIANO"] }, ["input", "needs", 0]],
  ] as const) {
    const { errors } = await service.answer(PITCH, { input }, { as: person });
    expect([JSON.stringify(input), errors?.[0].extensions]).toEqual([JSON.stringify(input), expect.objectContaining({ code: "BAD_USER_INPUT", path })]);
  }
  const literal = await service.answer(`mutation { pitchSession(input: { eventId: "${id}", title: "a\\u0000" }) { errors { __typename } } }`, {}, { as: person });
  expect(literal.errors![0].extensions).toMatchObject({ code: "BAD_USER_INPUT", path: ["input", "title"] });
  expect((await service.answer("{ event(id: \"7\") { id } }")).errors![0].extensions).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED", path: ["id"] });
});

test("a person's input is refused as data, all fields at once, and nothing is written", async () => {
  const person = await someone(service);
  const before = await service.rows("SELECT count(*)::int AS n FROM event");
  expect(await service.refusals("planEvent", {
    title: "x".repeat(201), startsAt: "2020-01-02T10:00:00Z", endsAt: "2020-01-01T10:00:00Z", timeZone: "Mars/Olympus", capacity: -1, languages: ["not a language"],
  }, person)).toEqual(["InvalidInput input.title", "InvalidInput input.languages", "InvalidInput input.timeZone", "InvalidInput input.endsAt", "InvalidInput input.capacity", "InvalidInput input.startsAt"]);
  expect(await service.refusals("planEvent", { title: "   ", startsAt: "2030-01-01T10:00:00Z", endsAt: "2030-01-01T10:00:00Z", timeZone: "+02:00", capacity: 0 }, person))
    .toEqual(["InvalidInput input.title", "InvalidInput input.timeZone", "InvalidInput input.endsAt", "InvalidInput input.capacity"]);
  expect(await service.rows("SELECT count(*)::int AS n FROM event")).toEqual(before);
});

test("an unknown token makes the whole request 401, never anonymous", async () => {
  for (const authorization of ["Bearer nothing-that-was-ever-given-out-0000000", "Basic YTpi", "Bearer", ""]) {
    const { status, errors } = await service.answer("{ events(first: 1) { nodes { id } } }", {}, { headers: { authorization } });
    expect([authorization, status, errors?.[0].extensions.code]).toEqual([authorization, 401, "UNAUTHENTICATED"]);
  }
});

test("an unexpected error is masked", async () => {
  const event = await plannedEvent(service);
  await service.rows("ALTER TABLE event_phase RENAME TO away");
  try {
    const { errors } = await service.answer("query($id: ID!) { event(id: $id) { phases { kind } } }", { id: event.id });
    expect(errors![0].extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", retryable: false });
    expect(JSON.stringify(errors)).not.toMatch(/event_phase|SELECT|relation/);
  } finally {
    await service.rows("ALTER TABLE away RENAME TO event_phase");
  }
});

test("a database that goes away is a retryable error, and comes back by itself", async () => {
  const { default: pg } = await import("pg");
  const other = new pg.Client({ connectionString: service.databaseUrl });
  await other.connect();
  const asking = Array.from({ length: 8 }, () => service.answer("{ events(first: 1) { nodes { id } } }"));
  await other.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coproduce' AND datname = current_database()");
  for (const { errors } of await Promise.all(asking)) if (errors) expect(errors[0].extensions).toMatchObject({ code: "SERVICE_UNAVAILABLE", retryable: true });
  await other.end();
  expect((await service.answer("{ events(first: 1) { nodes { id } } }")).errors).toBeUndefined();
});

test("what waits too long for a lock is told to try again", async () => {
  const event = await plannedEvent(service);
  const { default: pg } = await import("pg");
  const other = new pg.Client({ connectionString: service.databaseUrl });
  await other.connect();
  await other.query("BEGIN");
  await other.query("SELECT 1 FROM event_seats WHERE event_id = $1 FOR UPDATE", [event.id]);
  const { errors } = await service.answer("mutation($id: ID!) { rsvp(input: { eventId: $id }) { rsvp { id } } }", { id: event.id }, { as: await someone(service) });
  await other.query("ROLLBACK");
  await other.end();
  expect(errors![0].extensions).toMatchObject({ code: "SERVICE_UNAVAILABLE", retryable: true, retryAfterMs: expect.any(Number) });
});

test("no input gives an internal error: any JSON at every change, any cursor at every list", async () => {
  const person = await someone(service);
  const mutations = Object.values(service.parts.schema.getMutationType()!.getFields()).filter(({ name }) => !/^sign(Out|In)|requestSignInCode/.test(name));
  const { id } = await plannedEvent(service, { organiser: person });
  await fc.assert(fc.asyncProperty(
    fc.constantFrom(...mutations), fc.infiniteStream(fc.oneof(
      fc.constant(id), fc.constant(undefined), fc.constant(null), fc.string(), fc.string({ unit: "binary", maxLength: 300 }), fc.integer(), fc.double(), fc.boolean(),
      fc.date({ noInvalidDate: true }).map(date => { try { return date.toISOString(); } catch { return "1"; } }), fc.uuid(), fc.array(fc.string(), { maxLength: 3 }), fc.constantFrom("WANT", "ORGANISER", "2030-05-05T10:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
      fc.jsonValue({ maxDepth: 2 }))),
    async ({ name, args }, stream) => {
      const type = getNamedType(args[0].type);
      if (!isInputObjectType(type)) throw new Error(name);
      const values = stream[Symbol.iterator]();
      const input = Object.fromEntries(Object.keys(type.getFields()).map(field => [field, values.next().value]));
      const { errors } = await service.answer(`mutation($input: ${type.name}!) { ${name}(input: $input) { errors { __typename } } }`, { input }, { as: person });
      expect(errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain("INTERNAL_SERVER_ERROR");
    }), { numRuns: 300 });
  await fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.jsonValue().map(value => Buffer.from(JSON.stringify(value)).toString("base64url"))), async after => {
    const { errors } = await service.answer("query($after: String) { events(after: $after) { nodes { id } } }", { after });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
  }), { numRuns: 60 });
});
