import { probe } from "../../src/base/probe.js";
import { endFollowers, follow, type Failure, type Following } from "../kit/follower.js";
import { people, plannedEvent, someone, type EventStory, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();
const other = useService({ beside: service });
afterEach(async () => { await endFollowers(); probe.reset(); });

const COUNT = "subscription($id: ID!) { rsvpCounts(eventId: $id) { confirmedCount } }";
const both = async (id: string, as: Someone | null): Promise<Following<unknown>[]> => Promise.all([follow(service, COUNT, { id }, as), follow(other, COUNT, { id }, as)]);
const codeOf = ({ end }: Following<unknown>): unknown => (end as Failure | null)?.extensions.code ?? end;

/** How long each took to end, in milliseconds. */
const took: number[] = [];

/** They end with this code after `act`, and are told nothing more. */
async function endAfter(following: readonly Following<unknown>[], code: string, act: () => Promise<unknown>): Promise<void> {
  expect(following.map(({ end }) => end)).toEqual(following.map(() => null));
  const told = following.map(one => one.told.length);
  await act();
  const began = performance.now();
  await eventually(() => following.every(({ end }) => end !== null));
  took.push(Math.max(...following.map(({ endedAt }) => endedAt)) - began);
  expect(following.map(codeOf)).toEqual(following.map(() => code));
  expect(following.map(one => one.told.length)).toEqual(told);
}

async function withDoorStaff(): Promise<{ event: EventStory; doorStaff: Someone; staffId: string }> {
  const event = await plannedEvent(service, { draft: true });
  const doorStaff = await someone(service);
  const { invitation } = await service.done<{ invitation: { id: string } }>("inviteEventStaff", { eventId: event.id, email: doorStaff.email, role: "DOOR_STAFF" }, "invitation { id }", event.organiser);
  await service.done("acceptEventInvitation", { invitationId: invitation.id }, "staff { id }", doorStaff);
  return { event, doorStaff, staffId: invitation.id };
}

test("a draft is not there for others, whoever it is for follows it", async () => {
  const { event, doorStaff } = await withDoorStaff();
  for (const as of [null, await someone(service)]) expect((await both(event.id, as)).map(codeOf)).toEqual(["NOT_FOUND", "NOT_FOUND"]);
  expect((await both("01900000-0000-7000-8000-00000000dead", null)).map(codeOf)).toEqual(["NOT_FOUND", "NOT_FOUND"]);
  for (const as of [event.organiser, doorStaff]) expect((await both(event.id, as)).map(({ told }) => told.length)).toEqual([1, 1]);
});

test("signing out ends what that sign-in follows, on every instance, and nobody else's", async () => {
  const { id } = await plannedEvent(service);
  const [one, another] = await people(service, 2);
  const [mine, theirs, anyones] = [await both(id, one), await both(id, another), await both(id, null)];
  await endAfter(mine, "UNAUTHENTICATED", () => service.done("signOut", {}, "signedOut", one));
  expect([...theirs, ...anyones].map(({ end }) => end)).toEqual([null, null, null, null]);
});

test("a sign-in that ends without a word to anybody, or has expired, ends it too", async () => {
  const { id } = await plannedEvent(service);
  const [one, another] = await people(service, 2);
  await endAfter(await both(id, one), "UNAUTHENTICATED", () => service.rows("DELETE FROM sign_in WHERE person_id = $1", [one.id]));
  await endAfter(await both(id, another), "UNAUTHENTICATED", () => service.rows("UPDATE sign_in SET last_used_at = now() - interval '31 days' WHERE person_id = $1", [another.id]));
});

test("whoever leaves the staff of a draft follows it no more, nor does anybody what is withdrawn", async () => {
  const { event, doorStaff, staffId } = await withDoorStaff();
  await endAfter(await both(event.id, doorStaff), "NOT_FOUND", () => other.done("removeEventStaff", { staffId }, "staff { id }", event.organiser));
  const open = await plannedEvent(service);
  await endAfter([...await both(open.id, null), ...await both(open.id, doorStaff)], "NOT_FOUND", () => service.rows("UPDATE event SET status = 'DRAFT' WHERE id = $1", [open.id]));
});

/** Somebody signs out while what they are to be told has been read, and is not told yet. */
async function signedOutMeanwhile(): Promise<Following<unknown>> {
  const { id } = await plannedEvent(service);
  const [leaving, coming] = await people(service, 2);
  const following = await follow(service, COUNT, { id }, leaving);
  probe.set(async point => { if (point === "live read") await service.rows("DELETE FROM sign_in WHERE person_id = $1", [leaving.id]); });
  await service.done("rsvp", { eventId: id }, "rsvp { id }", coming);
  await eventually(() => following.told.length > 1 || following.end !== null);
  return following;
}

test("what was read is not told to whoever may not know by then", async () => {
  const { told, ...following } = await signedOutMeanwhile();
  expect([told.length, (following.end as unknown as Failure).extensions.code]).toEqual([1, "UNAUTHENTICATED"]);
});

test("without the look behind the reading it would be", async () => {
  probe.remove("live");
  expect((await signedOutMeanwhile()).told).toHaveLength(2);
});

test("a right that ends takes what was followed by it with it within a second", () => {
  // The middle one: a machine that is busy with other things may hold one up.
  expect(took.sort((a, b) => a - b)[Math.floor(took.length / 2)]).toBeLessThan(1_000);
});
