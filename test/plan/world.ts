import { isObjectType, type GraphQLSchema } from "graphql";
import { v7 } from "uuid";
import { newToken, tokenHash } from "../../src/identity/token.js";
import { prepareDemo } from "../../src/demo/demo.js";
import type { Stock } from "../kit/random-operation.js";
import { plannedEvent, someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";

type As = { token: string } | null;

/** Text that breaks what escapes badly. */
const TEXTS = ["\"quoted\" \\ back\\slash", "line\nbreak\ttab \u0001 \u001f \u007f", "Zürich – Łódź – 東京 – 🎉", "\u2028 and \u2029 </script>", "it''s ' $1 :viewer :now %s", "libraries"];

const signInOf = async (service: TestService, personId: string): Promise<{ token: string }> => {
  const token = newToken();
  await service.rows("INSERT INTO sign_in (id, created_at, updated_at, person_id, token_hash, scopes, last_used_at) VALUES ($1, now(), now(), $2, $3, '{READ,WRITE}', now())", [v7(), personId, tokenHash(token)]);
  return { token };
};

/** The demo with more of what is hidden from some, and texts that are hard to escape; with somebody of every role. */
export async function worldOfPlans(service: TestService): Promise<{ roles: Record<string, As>; stock: Stock }> {
  const [organiser, participant] = await prepareDemo(service.parts.service);
  const [steward] = await service.rows<{ id: string }>("SELECT person_id AS id FROM project_member WHERE role = 'STEWARD' AND status = 'ACTIVE' ORDER BY id LIMIT 1");
  const [officer] = await service.rows<{ id: string }>("SELECT person_id AS id FROM affiliation WHERE role = 'OFFICER' AND status = 'ACTIVE' ORDER BY id LIMIT 1");
  const invited = await someone(service);
  const administrator = await someone(service);
  await service.rows("UPDATE person SET administrator = TRUE WHERE id = $1", [administrator.id]);
  await hideThings(service, invited.email);
  await service.rows("UPDATE event SET description = ($1::text[])[1 + (random() * 4)::int]", [TEXTS]);
  await service.rows("UPDATE session SET abstract = ($1::text[])[1 + number % 5], tags = tags || $1::text[]", [TEXTS]);
  await service.rows("UPDATE person SET tag_line = ($1::text[])[1 + length(display_name) % 5], bio = CASE WHEN length(display_name) % 3 = 0 THEN display_name END", [TEXTS]);
  const roles = {
    nobody: null, participant, organiser, invited, administrator,
    steward: await signInOf(service, steward.id), officer: await signInOf(service, officer.id),
  };
  return { roles, stock: await stockOf(service, Object.values(roles)) };
}

/** A draft, a cancelled event, counts that are hidden, invitations that await an answer, a place without anything. */
async function hideThings(service: TestService, email: string): Promise<void> {
  const draft = await plannedEvent(service, { draft: true, title: TEXTS[0], capacity: 3, interestHidden: true });
  await service.done("inviteEventStaff", { eventId: draft.id, email, role: "ORGANISER" }, "invitation { id }", draft.organiser);
  const cancelled = await plannedEvent(service, { title: TEXTS[2], interestHidden: true });
  await service.done("rsvp", { eventId: cancelled.id }, "rsvp { id }", await someone(service));
  const { session } = await service.done<{ session: { id: string } }>("pitchSession", { eventId: cancelled.id, title: TEXTS[4] }, "session { id }", cancelled.organiser);
  await service.done("inviteCoHost", { sessionId: session.id, email }, "invitation { id }", cancelled.organiser);
  await service.done("cancelEvent", { eventId: cancelled.id, reason: TEXTS[1].replace(/[\u0001\u001f]/g, "") }, "event { id }", cancelled.organiser);
}

async function stockOf(service: TestService, roles: readonly As[]): Promise<Stock> {
  const ids: Record<string, string[]> = {};
  for (const [kind, table, most] of [["Event", "event", 4], ["Session", "session", 12], ["Project", "project", 4], ["Organisation", "organisation", 3], ["Place", "place", 3], ["Person", "person", 20]] as const) {
    ids[kind] = [...(await service.rows<{ id: string }>(`SELECT id FROM ${table} ORDER BY updated_at DESC, id LIMIT ${most}`)).map(({ id }) => id), v7()];
  }
  ids.projectId = ids.Project;
  const instants = (await service.rows<{ at: Date }>("SELECT unnest(ARRAY[starts_at, ends_at]) AS at FROM event UNION SELECT starts_at FROM slot")).map(({ at }) => at.toISOString());
  return { ids, instants, texts: TEXTS, cursors: await cursorsOf(service, ids, roles) };
}

/** Cursors of every connection under a root field, as they are given out. */
async function cursorsOf(service: TestService, ids: Readonly<Record<string, readonly string[]>>, roles: readonly As[]): Promise<Record<string, string[]>> {
  const cursors: Record<string, Set<string>> = {};
  const note = (field: string, connection: { pageInfo: { endCursor: string | null } } | null | undefined): void => {
    if (connection?.pageInfo.endCursor) (cursors[field] ??= new Set()).add(connection.pageInfo.endCursor);
  };
  for (const { root, holder, field } of connectionsOf(service.parts.schema)) {
    const page = `${field}(first: 2) { pageInfo { endCursor } }`;
    for (const as of [roles[0], roles[2]]) {
      if (holder === null) { note(field, (await service.ask<Record<string, never>>(`{ ${page} }`, {}, { as }))[field]); continue; }
      for (const id of ids[holder]?.slice(0, 4) ?? [""]) {
        const data = await service.ask<Record<string, Record<string, never> | null>>(`{ ${root}${id ? `(id: "${id}")` : ""} { ${page} } }`, {}, { as });
        note(field, data[root]?.[field]);
      }
    }
  }
  return Object.fromEntries(Object.entries(cursors).map(([field, known]) => [field, [...known]]));
}

function connectionsOf(schema: GraphQLSchema): { root: string; holder: string | null; field: string }[] {
  const isConnection = (type: { toString(): string }): boolean => type.toString().endsWith("Connection!");
  return Object.values(schema.getQueryType()!.getFields()).flatMap((root): { root: string; holder: string | null; field: string }[] => {
    if (isConnection(root.type)) return [{ root: root.name, holder: null, field: root.name }];
    if (!isObjectType(root.type)) return [];
    const { name } = root.type;
    return Object.values(root.type.getFields()).filter(({ type }) => isConnection(type)).map(field => ({ root: root.name, holder: name, field: field.name }));
  });
}
