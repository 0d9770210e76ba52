import { chance } from "../../src/demo/chance.js";
import { itIs, realTime } from "../kit/moments.js";
import { RandomOperations, type Stock } from "../kit/random-operation.js";
import { useService } from "../kit/service.js";
import { atTheDoor, doorToken, nonce, scan, type DoorStory } from "./story.js";

const service = useService();
afterEach(realTime);

const HOUR = 3_600_000;
const status = async (token: string) => (await service.answer("{ me { id } }", {}, { as: { token } })).status;
const issue = (story: DoorStory, input: Record<string, unknown>) => service.refusals("issueDoorToken", { eventId: story.event.id, label: "Door", ...input }, story.event.organiser);

test("a token is shown once, kept as a digest, and opens one event's door", async () => {
  const other = await atTheDoor(service, 1);
  realTime();
  const story = await atTheDoor(service, 2);
  const { token } = await doorToken(service, story);
  expect(token).toMatch(/^door\.[\w-]{43}$/);
  const [row] = await service.rows<{ text: string }>("SELECT t::text AS text FROM door_token t WHERE event_id = $1", [story.event.id]);
  expect(row.text).not.toContain(token.slice(5));
  const [{ code, rsvpId, name }, second] = story.attendees;
  expect((await scan(service, "checkIn", { eventId: story.event.id, code }, { token })).rsvp).toEqual({ id: rsvpId, checkedInAt: story.during.toISOString(), person: { displayName: name } });
  expect((await scan(service, "undoCheckIn", { eventId: story.event.id, code }, { token })).errors).toEqual([]);
  const batch = await service.change<{ outcomes: object[] }>("checkInBatch", { eventId: story.event.id, scans: [{ nonce: nonce(), code: second.code, at: story.during }] }, "outcomes { result rsvp { person { displayName } } }", { token });
  expect(batch.outcomes).toEqual([{ result: "CHECKED_IN", rsvp: { person: { displayName: second.name } } }]);
  expect(await service.change("recordAttendance", { sessionId: story.session, nonce: nonce(), code }, "session { attendanceCount }", { token })).toMatchObject({ session: { attendanceCount: 1 } });
  expect((await service.rows("SELECT 1 FROM scan WHERE event_id = $1 AND door_token_id IS NOT NULL AND person_id IS NULL", [story.event.id]))).toHaveLength(4);
  const refused = await scan(service, "checkIn", { eventId: other.event.id, code: other.attendees[0].code }, { token });
  expect(refused.errors.map(({ __typename }) => __typename)).toEqual(["NotAllowed"]);
  expect(await service.refusals("recordAttendance", { sessionId: other.session, nonce: nonce(), code: other.attendees[0].code }, { token })).toEqual(["NotAllowed"]);
});

test("names are looked up with it, in its own event", async () => {
  const other = await atTheDoor(service, 1);
  realTime();
  const story = await atTheDoor(service, 2);
  const { token } = await doorToken(service, story);
  const [person] = story.attendees;
  const seen = async (id: string) => (await service.ask<{ event: object }>(
    "query($id: ID!, $filter: RsvpFilter) { event(id: $id) { checkedInCount rsvps(filter: $filter) { nodes { id checkInCode person { displayName } } } } }", { id, filter: { search: "" } }, { as: { token } })).event;
  expect(await seen(story.event.id)).toEqual({ checkedInCount: 0, rsvps: { nodes: story.attendees.map(({ rsvpId, name }) => ({ id: rsvpId, checkInCode: null, person: { displayName: name } })) } });
  expect(await seen(other.event.id)).toEqual({ checkedInCount: null, rsvps: { nodes: [] } });
  // Nobody's card becomes public by it.
  expect(await service.ask("query($id: ID!) { person(id: $id) { displayName } }", { id: person.id }, { as: { token } })).toEqual({ person: null });
});

test("it ends a day after its event at the latest, when it says, when it is revoked, and with its event", async () => {
  const story = await atTheDoor(service, 1);
  const { event } = story;
  const dayAfter = new Date(event.endsAt.getTime() + 24 * HOUR);
  expect(await issue(story, { expiresAt: new Date(dayAfter.getTime() + 1) })).toEqual(["InvalidInput input.expiresAt"]);
  expect(await issue(story, { expiresAt: new Date(story.during.getTime() - 1) })).toEqual(["InvalidInput input.expiresAt"]);
  expect(await issue(story, { label: " " })).toEqual(["InvalidInput input.label"]);
  const [forDay, forHour, revoked] = [await doorToken(service, story), await doorToken(service, story, { expiresAt: new Date(story.during.getTime() + HOUR) }), await doorToken(service, story)];
  expect(await Promise.all([forDay, forHour, revoked].map(({ token }) => status(token)))).toEqual([200, 200, 200]);
  await service.done("revokeDoorToken", { doorTokenId: revoked.id }, "doorToken { revokedAt }", event.organiser);
  expect(await status(revoked.token)).toBe(401);
  itIs(new Date(story.during.getTime() + HOUR));
  expect([await status(forHour.token), await status(forDay.token)]).toEqual([401, 200]);
  itIs(new Date(dayAfter.getTime() - 1));
  expect(await status(forDay.token)).toBe(200);
  itIs(dayAfter);
  expect(await status(forDay.token)).toBe(401);
  expect(await issue(story, {})).toEqual(["NotOpen"]);
  // An event that ends sooner takes its tokens along.
  itIs(story.during);
  await service.rows("UPDATE event SET ends_at = starts_at + interval '1 minute' WHERE id = $1", [event.id]);
  itIs(new Date(event.startsAt.getTime() + 24 * HOUR + 60_000));
  expect(await status(forDay.token)).toBe(401);
  itIs(story.during);
  expect(await status(forDay.token)).toBe(200);
  await service.rows("UPDATE event SET status = 'CANCELLED' WHERE id = $1", [event.id]);
  expect(await status(forDay.token)).toBe(401);
  expect(await status(`door.${"A".repeat(43)}`)).toBe(401);
  expect(await status(forDay.token.replace("door.", ""))).toBe(401);
});

test("organisers list and revoke them; nobody else sees or ends one", async () => {
  const story = await atTheDoor(service, 1);
  const { event, staff, attendees: [person] } = story;
  const token = await doorToken(service, story);
  const listed = async (as: { token: string } | null) => (await service.ask<{ event: { doorTokens: object[] } }>(
    "query($id: ID!) { event(id: $id) { doorTokens { id label lastUsedAt issuedBy { displayName } } } }", { id: event.id }, { as })).event.doorTokens;
  expect(await listed(event.organiser)).toEqual([{ id: token.id, label: "Main entrance", lastUsedAt: null, issuedBy: { displayName: event.organiser.name } }]);
  await status(token.token);
  expect(await listed(event.organiser)).toMatchObject([{ lastUsedAt: story.during.toISOString() }]);
  for (const as of [staff, person, null, token]) {
    expect(await listed(as)).toEqual([]);
    if (as && as !== token) expect(await service.refusals("revokeDoorToken", { doorTokenId: token.id }, as)).toEqual(["NotFound input.doorTokenId"]);
  }
  await service.done("revokeDoorToken", { doorTokenId: token.id }, "doorToken { id }", event.organiser);
  expect(await listed(event.organiser)).toEqual([]);
  expect(await service.rows("SELECT 1 FROM door_token WHERE id = $1", [token.id])).toHaveLength(1);
});

test("at most fifty work at a time", async () => {
  const story = await atTheDoor(service, 0);
  await service.rows(`INSERT INTO door_token (id, created_at, updated_at, event_id, token_hash, label, expires_at)
    SELECT gen_random_uuid(), now(), now(), $1::uuid, n::text || $1::uuid, 'Door', $2 FROM generate_series(1, 50) n`, [story.event.id, new Date(story.during.getTime() + HOUR)]);
  expect(await issue(story, {})).toEqual(["TooMany input.eventId"]);
  itIs(new Date(story.during.getTime() + HOUR));
  expect(await issue(story, {})).toEqual([]);
});

/** What a door token may see and others may not. */
const OF_THE_DOOR = /\b(rsvps|checkedInCount|checkedInAt|attendanceCount)\b/;

test("whatever else is asked with it is answered as it is to nobody", async () => {
  const story = await atTheDoor(service, 4);
  const { token } = await doorToken(service, story);
  await service.done("pitchSession", { eventId: story.event.id, title: "Another" }, "session { id }", story.attendees[0]);
  const ids = { Event: [story.event.id], Session: [story.session], Person: [...story.attendees.map(({ id }) => id), story.staff.id, story.host.id, story.event.organiser.id] };
  const stock: Stock = { ids, texts: ["person"], instants: [story.during.toISOString()], cursors: {} };
  const operations = new RandomOperations(service.parts.schema, stock, chance(17));
  let [compared, differ] = [0, 0];
  for (let i = 0; i < 400; i++) {
    const { query, variables } = operations.next();
    const [atDoor, nobody] = [await service.answer(query, variables, { as: { token } }), await service.answer(query, variables, { headers: { "x-plan": "off" } })];
    if (OF_THE_DOOR.test(query)) { if (JSON.stringify(atDoor.data) !== JSON.stringify(nobody.data)) differ++; continue; }
    compared++;
    expect({ query, variables, data: atDoor.data, codes: atDoor.errors?.map(({ extensions }) => extensions.code).sort() })
      .toEqual({ query, variables, data: nobody.data, codes: nobody.errors?.map(({ extensions }) => extensions.code).sort() });
  }
  expect(compared).toBeGreaterThan(150);
  expect(differ).toBeGreaterThan(0);
});

test("it imports nothing", async () => {
  const story = await atTheDoor(service, 0);
  const { token } = await doorToken(service, story);
  const response = await service.app.inject({ method: "POST", url: `/import?eventId=${story.event.id}`, payload: "{}", headers: { "content-type": "application/json", authorization: `Bearer ${token}` } });
  expect(response.statusCode).toBe(401);
});
