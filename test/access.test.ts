import { assessmentChanges, assessmentQueries } from "./access/assessments.js";
import { attendanceChanges } from "./access/attendance.js";
import { caseChanges, caseQueries } from "./access/cases.js";
import { citationChanges } from "./access/citations.js";
import { effortChanges, effortQueries } from "./access/effort.js";
import { eventChanges, eventQueries, eventSubscriptions } from "./access/events.js";
import { exchangeChanges } from "./access/exchange.js";
import { feedbackChanges } from "./access/feedback.js";
import { identityChanges, identityQueries } from "./access/identity.js";
import { noteChanges, noteQueries } from "./access/notes.js";
import { openingChanges, openingQueries } from "./access/openings.js";
import { organisationChanges, organisationQueries } from "./access/organisations.js";
import { placeChanges, placeQueries } from "./access/places.js";
import { plannerChanges, plannerQueries, plannerSubscriptions } from "./access/planner.js";
import { projectChanges, projectQueries } from "./access/projects.js";
import { promiseChanges, promiseQueries } from "./access/promises.js";
import { reflectionChanges, reflectionQueries } from "./access/reflections.js";
import { resourceChanges, resourceQueries } from "./access/resources.js";
import { schedulingChanges, schedulingQueries, schedulingSubscriptions } from "./access/scheduling.js";
import { touchpointChanges, touchpointQueries } from "./access/touchpoints.js";
import { valueChanges } from "./access/value.js";
import { ROLES, World, type ChangeRow, type QueryRow, type Role, type Stage, type SubscriptionRow } from "./access/world.js";
import { newToken, tokenHash } from "../src/identity/token.js";
import { endFollowers, follow } from "./kit/follower.js";
import { useService } from "./kit/service.js";

const service = useService({ poolSize: 10 });
let world: World;
beforeAll(async () => { world = await World.make(service); });
// How often somebody may invite is not looked at here, and each stage invites.
beforeEach(() => service.rows("DELETE FROM rate_budget"));

const changes: Record<string, ChangeRow> = {
  ...identityChanges, ...placeChanges, ...organisationChanges, ...projectChanges, ...eventChanges, ...attendanceChanges, ...schedulingChanges, ...plannerChanges, ...exchangeChanges,
  ...noteChanges, ...feedbackChanges, ...touchpointChanges, ...assessmentChanges, ...reflectionChanges, ...resourceChanges, ...valueChanges, ...promiseChanges, ...openingChanges, ...effortChanges,
  ...caseChanges, ...citationChanges,
};
const queries: Record<string, QueryRow> = {
  ...identityQueries, ...placeQueries, ...organisationQueries, ...projectQueries, ...eventQueries, ...schedulingQueries, ...plannerQueries, ...noteQueries, ...touchpointQueries,
  ...assessmentQueries, ...reflectionQueries, ...resourceQueries, ...promiseQueries, ...openingQueries, ...effortQueries, ...caseQueries,
};
const subscriptions: Record<string, SubscriptionRow> = { ...eventSubscriptions, ...schedulingSubscriptions, ...plannerSubscriptions };

test("the table has a row for every root field, and no other", () => {
  const { schema } = service.parts;
  expect(Object.keys(changes).sort()).toEqual(Object.keys(schema.getMutationType()!.getFields()).sort());
  expect(Object.keys(queries).sort()).toEqual(Object.keys(schema.getQueryType()!.getFields()).sort());
  expect(Object.keys(subscriptions).sort()).toEqual(Object.keys(schema.getSubscriptionType()!.getFields()).sort());
});

const LETTER: Record<string, string> = { NotFound: "F", NotAllowed: "A" };

async function changed(name: string, input: object, as: { token: string } | null): Promise<string> {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await service.answer<Record<string, { errors: { __typename: string; message: string }[] }>>(
    `mutation($input: ${type}!) { ${name}(input: $input) { errors { __typename ... on Refusal { message } } } }`, { input }, { as });
  if (errors) return errors[0].extensions.code === "UNAUTHENTICATED" ? "U" : errors[0].extensions.code;
  const refusals = data![name].errors;
  return refusals.length === 0 ? "D" : LETTER[refusals[0].__typename] ?? "X";
}

const outcomes = async (tryAs: (role: Role) => Promise<string>): Promise<string> => {
  const letters: string[] = [];
  for (const role of ROLES) letters.push(await tryAs(role));
  return letters.join(" ");
};

const stages: ["published" | "draft", () => Stage][] = [["published", () => world.published], ["draft", () => world.draft]];

for (const [name, row] of Object.entries(changes)) {
  for (const [on, stage] of stages) {
    const expected = row[on];
    if (expected === undefined) continue;
    test(`${name} on ${on === "draft" ? "a draft" : "an event in public"}`, async () => {
      // What one role did must not be in the way of the next.
      const own = on === "draft" && expected.includes("D") ? await world.stage(true) : stage();
      // Whoever is refused uses nothing up.
      let unused: Promise<Stage> | null = null;
      expect(await outcomes(async role => {
        const outcome = await changed(name, await row.input(own, world, role, () => unused ??= world.stage(on === "draft")), world.as[role]);
        if (outcome !== "U" && outcome !== "F" && outcome !== "A") unused = null;
        return outcome;
      })).toBe(expected);
    });
  }
}

for (const [name, row] of Object.entries(queries)) {
  for (const [on, stage] of stages) {
    const expected = row[on];
    if (expected === undefined) continue;
    test(`${name} on ${on === "draft" ? "a draft" : "an event in public"}`, async () => {
      expect(await outcomes(async role => {
        const { query, variables } = await row.ask(stage(), world);
        const { data, errors } = await service.answer(query, variables as Record<string, unknown>, { as: world.as[role] });
        if (errors) return errors[0].extensions.code;
        return row.found({ ...data, wanted: stage().eventId } as never) == null ? "-" : "D";
      })).toBe(expected);
    });
  }
}

/** All that a door token is for; X says that it may, and that check-in is not open yet. */
const AT_THE_DOOR = ["checkIn", "undoCheckIn", "checkInBatch", "recordAttendance", "undoAttendance"];

describe("with a door token", () => {
  let token: string;
  beforeAll(async () => {
    const { eventId, event } = world.published;
    ({ token } = await service.done<{ token: string }>("issueDoorToken", { eventId, label: "Door" }, "token", event.organiser));
  });

  test.each(Object.keys(changes))("%s is done at its own event's door, or answered as to nobody", async name => {
    const row = changes[name];
    const stranger = row.published.split(" ")[0];
    const on = (stage: Stage) => row.input(stage, world, "organiser", () => world.stage(false));
    expect(await changed(name, await on(world.published), { token })).toBe(AT_THE_DOOR.includes(name) ? "X" : stranger);
    if (AT_THE_DOOR.includes(name)) expect(await changed(name, await on(await world.stage(false)), { token })).toBe("A");
  });

  test.each(Object.keys(queries))("%s is answered as to nobody", async name => {
    for (const [on, stage] of stages) {
      if (on === "draft" && queries[name].draft === undefined) continue;
      const { query, variables } = await queries[name].ask(stage(), world);
      const ask = async (as: { token: string } | null) => {
        const { data, errors } = await service.answer(query, variables as Record<string, unknown>, { as });
        return { data, codes: errors?.map(({ extensions }) => extensions.code) };
      };
      expect(await ask({ token })).toEqual(await ask(null));
    }
  });
});

describe("with a token that is not made for it", () => {
  const scoped = async (scopes: string): Promise<{ token: string }> => {
    const { organiser } = world.published.event;
    const token = newToken();
    await service.rows(
      `INSERT INTO sign_in (id, created_at, updated_at, person_id, token_hash, scopes, last_used_at) VALUES (gen_random_uuid(), now(), now(), $1, $2, $3, now())`,
      [organiser.id, tokenHash(token), scopes]);
    return { token };
  };
  let reads: { token: string };
  let writes: { token: string };
  beforeAll(async () => { [reads, writes] = [await scoped("{READ}"), await scoped("{WRITE}")]; });

  test.each(Object.keys(changes))("%s needs the scope WRITE", async name => {
    expect(await changed(name, await changes[name].input(world.published, world, "organiser", () => world.stage(false)), reads)).toBe("FORBIDDEN");
  });

  test.each(Object.keys(queries))("%s needs the scope READ", async name => {
    const { query, variables } = await queries[name].ask(world.published, world);
    const codes = async (as: { token: string }) => (await service.answer(query, variables as Record<string, unknown>, { as })).errors?.map(({ extensions }) => extensions.code);
    expect(new Set(await codes(writes))).toEqual(new Set(["FORBIDDEN"]));
    expect(await codes(reads)).toBeUndefined();
  });

  test.each(Object.keys(subscriptions))("%s needs the scope READ", async name => {
    const { query, variables } = await subscriptions[name].ask(world.published, world);
    expect((await follow(service, query, variables, writes)).end).toMatchObject({ extensions: { code: "FORBIDDEN" } });
    expect((await follow(service, query, variables, reads)).told).toHaveLength(1);
    await endFollowers();
  });

  test("files are read with READ and imported with WRITE", async () => {
    const status = async (method: "GET" | "POST", url: string, as: { token: string }) =>
      (await service.app.inject({ method, url, headers: { authorization: `Bearer ${as.token}`, ...(method === "POST" ? { "content-type": "application/json" } : {}) }, ...(method === "POST" ? { payload: "{}" } : {}) })).statusCode;
    const list = `/events/${world.published.eventId}/rsvps.csv`;
    expect([await status("GET", list, reads), await status("GET", list, writes)]).toEqual([200, 403]);
    expect([await status("POST", "/import", reads), await status("POST", "/import", writes)]).toEqual([403, 422]);
  });
});

const ENDS: Record<string, string> = { NOT_FOUND: "F", UNAUTHENTICATED: "U" };

for (const [name, row] of Object.entries(subscriptions)) {
  for (const [on, stage] of stages) {
    const expected = row[on];
    if (expected === undefined) continue;
    test(`${name} on ${on === "draft" ? "a draft" : "an event in public"}`, async () => {
      expect(await outcomes(async role => {
        const { query, variables } = await row.ask(stage(), world);
        const { told, end } = await follow(service, query, variables, world.as[role]);
        if (told.length > 0) return "D";
        const code = (end as { extensions: { code: string } }).extensions.code;
        return ENDS[code] ?? code;
      })).toBe(expected);
      await endFollowers();
    });
  }
}

test("an administrator does not read private data silently", async () => {
  const { event } = await service.ask<{ event: { rsvps: { totalCount: number }; staff: unknown[]; myRoles: unknown[] } }>(
    "query($id: ID!) { event(id: $id) { rsvps { totalCount } staff { id } myRoles } }", { id: world.published.eventId }, { as: world.as.administrator });
  expect([event.rsvps.totalCount <= 1, event.staff, event.myRoles]).toEqual([true, [], []]);
});
