import { Client } from "pg";
import { v7 } from "uuid";
import { probe } from "../../src/base/probe.js";
import { startedProject } from "../kit/project-story.js";
import { plannedEvent, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

/** Somebody looks, finds nothing and writes, while another, who did the same, has not committed yet. */
const service = useService();
afterEach(() => { probe.reset(); });

let serial = 0;
const address = () => `twice-${++serial}@example.org`;

/** Where another's row is written and not committed, how the change is asked for, and which id it must yield then. */
interface Meeting { written: string; change: () => Promise<{ id: string | null; errors: string[] }>; expected: string }

async function meet({ written, change }: Meeting): Promise<{ id: string | null; errors: string[] }> {
  const another = new Client({ connectionString: service.databaseUrl });
  await another.connect();
  try {
    await another.query("BEGIN");
    await another.query(written);
    const changing = change();
    await eventually(async () => (await service.rows("SELECT 1 FROM pg_stat_activity WHERE application_name = 'coproduce' AND datname = current_database() AND wait_event_type = 'Lock'")).length === 1);
    await another.query("COMMIT");
    return await changing;
  } finally { await another.end(); }
}

/** A change, whatever becomes of it. */
async function ask(name: string, input: object, select: string, idOf: (payload: never) => string | null, as: Someone): Promise<{ id: string | null; errors: string[] }> {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await service.answer<Record<string, { errors: { __typename: string }[] }>>(
    `mutation($input: ${type}!) { ${name}(input: $input) { ${select} errors { __typename } } }`, { input }, { as });
  const payload = data?.[name];
  return { id: payload && payload.errors.length === 0 ? idOf(payload as never) : null, errors: [...errors ?? []].map(({ extensions }) => extensions.code).concat(payload?.errors.map(({ __typename }) => __typename) ?? []) };
}

const person = (id: string, email: string) =>
  `INSERT INTO person (id, created_at, updated_at, display_name, email, locale, languages, administrator) VALUES ('${id}', now(), now(), 'Both', '${email}', 'en', '{}', false)`;

async function invitedToEvent(): Promise<Meeting> {
  const [event, email, expected] = [await plannedEvent(service), address(), v7()];
  return {
    written: person(expected, email), expected,
    change: async () => {
      const { errors } = await ask("inviteEventStaff", { eventId: event.id, email, role: "DOOR_STAFF" }, "invitation { id }", () => null, event.organiser);
      const [invited] = await service.rows<{ id: string }>("SELECT person_id AS id FROM event_staff WHERE event_id = $1 AND role = 'DOOR_STAFF'", [event.id]);
      return { id: invited?.id ?? null, errors };
    },
  };
}

async function invitedToOrganisation(whom: { email: string } | { personId: string }): Promise<Meeting> {
  const [admin, expected] = [await someone(service), v7()];
  const { organisation } = await service.done<{ organisation: { id: string } }>("addOrganisation", { name: `Twice ${++serial}`, kind: "PUBLIC_BODY" }, "organisation { id }", admin);
  const [column, value] = "email" in whom ? ["email", whom.email] : ["person_id", whom.personId];
  return {
    written: `INSERT INTO affiliation (id, created_at, updated_at, organisation_id, ${column}, role, status)
      VALUES ('${expected}', now(), now(), '${organisation.id}', '${value}', 'OFFICER', 'INVITED')`, expected,
    change: () => ask("inviteToOrganisation", { organisationId: organisation.id, role: "OFFICER", ...whom }, "affiliation { id }", ({ affiliation }: { affiliation: { id: string } }) => affiliation.id, admin),
  };
}

async function invitedToProject(): Promise<Meeting> {
  const [project, email, expected] = [await startedProject(service), address(), v7()];
  return {
    written: `INSERT INTO project_member (id, created_at, updated_at, project_id, email, role, status)
      VALUES ('${expected}', now(), now(), '${project.id}', '${email}', 'MEMBER', 'INVITED')`, expected,
    change: () => ask("inviteToProject", { projectId: project.id, email, role: "MEMBER" }, "membership { id }", ({ membership }: { membership: { id: string } }) => membership.id, project.steward),
  };
}

const MEETINGS: [string, () => Promise<Meeting>, string][] = [
  ["an account for an address", invitedToEvent, "INTERNAL_SERVER_ERROR"],
  ["an invitation of an address to an organisation", () => invitedToOrganisation({ email: address() }), "INTERNAL_SERVER_ERROR"],
  ["an invitation of a person to an organisation", async () => invitedToOrganisation({ personId: (await plannedEvent(service)).organiser.id }), "AffiliatedAlready"],
  ["an invitation of an address to a project", invitedToProject, "INTERNAL_SERVER_ERROR"],
];

test.each(MEETINGS)("%s that two make at once is made once, and both are told of it", async (_what, meeting) => {
  const story = await meeting();
  expect(await meet(story)).toEqual({ id: story.expected, errors: [] });
});

test.each(MEETINGS)("%s fails for the second where nobody looks again", async (_what, meeting, failure) => {
  probe.remove("look again");
  expect(await meet(await meeting())).toEqual({ id: null, errors: [failure] });
});
