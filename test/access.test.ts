import { eventChanges, eventQueries } from "./access/events.js";
import { feedbackChanges } from "./access/feedback.js";
import { identityChanges, identityQueries } from "./access/identity.js";
import { organisationChanges, organisationQueries } from "./access/organisations.js";
import { placeChanges, placeQueries } from "./access/places.js";
import { projectChanges, projectQueries } from "./access/projects.js";
import { ROLES, World, type ChangeRow, type QueryRow, type Role, type Stage } from "./access/world.js";
import { useService } from "./kit/service.js";

const service = useService({ poolSize: 10 });
let world: World;
beforeAll(async () => { world = await World.make(service); }, 60_000);

const changes: Record<string, ChangeRow> = {
  ...identityChanges, ...placeChanges, ...organisationChanges, ...projectChanges, ...eventChanges, ...feedbackChanges,
};
const queries: Record<string, QueryRow> = {
  ...identityQueries, ...placeQueries, ...organisationQueries, ...projectQueries, ...eventQueries,
};

test("the table has a row for every root field, and no other", () => {
  const { schema } = service.parts;
  expect(Object.keys(changes).sort()).toEqual(Object.keys(schema.getMutationType()!.getFields()).sort());
  expect(Object.keys(queries).sort()).toEqual(Object.keys(schema.getQueryType()!.getFields()).sort());
});

const LETTER: Record<string, string> = { NotFound: "F", NotAllowed: "A" };

async function changed(name: string, input: object, role: Role): Promise<string> {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await service.answer<Record<string, { errors: { __typename: string; message: string }[] }>>(
    `mutation($input: ${type}!) { ${name}(input: $input) { errors { __typename ... on Refusal { message } } } }`, { input }, { as: world.as[role] });
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
      expect(await outcomes(async role => changed(name, await row.input(own, world, role, () => world.stage(on === "draft")), role))).toBe(expected);
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

test("an administrator does not read private data silently", async () => {
  const { event } = await service.ask<{ event: { rsvps: { totalCount: number }; staff: unknown[]; myRoles: unknown[] } }>(
    "query($id: ID!) { event(id: $id) { rsvps { totalCount } staff { id } myRoles } }", { id: world.published.eventId }, { as: world.as.administrator });
  expect([event.rsvps.totalCount <= 1, event.staff, event.myRoles]).toEqual([true, [], []]);
});
