import { Context } from "../../src/base/context.js";
import { probe } from "../../src/base/probe.js";
import { jobs } from "../../src/modules.js";
import { meetAt } from "../kit/barrier.js";
import { itIs, realTime } from "../kit/moments.js";
import { plannedEvent, someone, type EventStory, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { belongs, madeParty } from "../kit/touchpoint-story.js";
import { madeService, nextIteration, peopleOf, type ServiceStory } from "./story.js";

const service = useService();
afterEach(() => { realTime(); probe.reset(); });

const DAY = 86_400_000;
interface Footing { equalFooting: { side: string; count: number; median: number; lowerQuartile: number; upperQuartile: number; histogram: number[] | null; comments: string[] }[]; equalFootingGap: number | null; myEqualFooting: { rating: number; side: string; comment: string | null } | null }
const FOOTING = "equalFooting { side count median lowerQuartile upperQuartile histogram comments } equalFootingGap myEqualFooting { rating side comment }";

const rate = (input: Record<string, unknown>, as: Someone) => service.done<{ equalFooting: { id: string; rating: number; side: string; comment: string | null } }>("rateEqualFooting", input, "equalFooting { id rating side comment }", as);
const refused = (input: Record<string, unknown>, as: { token: string } | null) => service.refusals("rateEqualFooting", { rating: 4, ...input }, as);
const atEvent = async (id: string, as: Someone | null = null): Promise<Footing> => (await service.ask<{ event: Footing }>(`query($id: ID!) { event(id: $id) { ${FOOTING} } }`, { id }, { as })).event;
const atTouchpoint = async ({ project }: ServiceStory, as: Someone | null = null): Promise<Footing> =>
  (await service.ask<{ project: { valueMap: { touchpoints: [{ touchpoint: Footing }] } } }>(`query($id: ID!) { project(id: $id) { valueMap { touchpoints(first: 1) { touchpoint { ${FOOTING} } } } } }`, { id: project.id }, { as })).project.valueMap.touchpoints[0].touchpoint;

/** A meeting of the project that began an hour ago. */
async function meeting(story: ServiceStory): Promise<EventStory> {
  const event = await plannedEvent(service, { organiser: story.project.steward, projectId: story.project.id });
  itIs(new Date(event.startsAt.getTime() + 3_600_000));
  return event;
}

test("each side is shown from five of its people on, whatever the other does, with the gap when both are", async () => {
  const story = await madeService(service);
  const { id: eventId } = await meeting(story);
  const [residents, staff] = [await peopleOf(service, story.residents, 6), await peopleOf(service, story.staff, 5)];
  for (const [i, person] of residents.entries()) {
    await rate({ eventId, partyId: story.residents.id, rating: 1 + i }, person);
    if (i === 3) expect(await atEvent(eventId, person)).toMatchObject({ equalFooting: [], equalFootingGap: null, myEqualFooting: { rating: 4, side: "COMMUNITY" } });
  }
  const community = { side: "COMMUNITY", count: 5, median: 3, lowerQuartile: 2, upperQuartile: 4, histogram: null, comments: [] };
  for (const person of staff.slice(0, 4)) await rate({ eventId, partyId: story.staff.id, rating: 7 }, person);
  expect(await atEvent(eventId)).toEqual({ equalFooting: [community], equalFootingGap: null, myEqualFooting: null });
  await rate({ eventId, partyId: story.staff.id, rating: 6 }, staff[4]);
  expect(await atEvent(eventId, story.project.steward)).toEqual({
    equalFooting: [community, { side: "INSTITUTION", count: 5, median: 7, lowerQuartile: 7, upperQuartile: 7, histogram: null, comments: [] }], equalFootingGap: 4, myEqualFooting: null,
  });
});

test("at a touchpoint it is said of the current iteration, and comments are published without a name", async () => {
  const story = await madeService(service);
  const input = { touchpointId: story.touchpoint.id, partyId: story.residents.id };
  const crowd = await peopleOf(service, story.residents, 10);
  for (const [i, person] of crowd.entries()) await rate({ ...input, rating: 2, comment: `text ${i}` }, person);
  const { equalFooting: [shown], myEqualFooting } = await atTouchpoint(story, crowd[0]);
  expect([shown.count, shown.median, [...shown.comments].sort()]).toEqual([10, 2, crowd.map((_, i) => `text ${i}`)]);
  expect(myEqualFooting).toEqual({ rating: 2, side: "COMMUNITY", comment: "text 0" });
  await nextIteration(service, story.touchpoint);
  expect(await atTouchpoint(story, crowd[0])).toEqual({ equalFooting: [], equalFootingGap: null, myEqualFooting: null });
  const first = await rate({ ...input, rating: 6 }, crowd[0]);
  expect(await rate({ ...input, rating: 7, comment: "Better" }, crowd[0])).toMatchObject({ equalFooting: { id: first.equalFooting.id, rating: 7, comment: "Better" } });
  await jobs["close-value"].run(new Context(service.parts.service, "job", "", null, service.parts.doors.app.log));
  expect(await service.rows("SELECT iteration_id = $2 AS first, closed_at IS NOT NULL AS closed, count FROM equal_footing_summary WHERE touchpoint_id = $1 AND side = 'COMMUNITY' ORDER BY 1", [story.touchpoint.id, story.touchpoint.iterationId]))
    .toEqual([{ first: false, closed: false, count: 0 }, { first: true, closed: true, count: 10 }]);
});

test("one speaks for a party that one belongs to, and of what is there for it", async () => {
  const story = await madeService(service);
  const without = await plannedEvent(service);
  const event = await meeting(story);
  const eventId = event.id;
  const [touchpointId, partyId] = [story.touchpoint.id, story.residents.id];
  const absent = await madeParty(service, story.project.id, "Families");
  const [resident] = await peopleOf(service, story.residents, 1);
  const [provider] = await peopleOf(service, story.staff, 1);
  for (const person of [provider, story.project.steward, await someone(service)]) {
    expect([await refused({ eventId, partyId }, person), await refused({ touchpointId, partyId }, person)]).toEqual([["NotAllowed"], ["NotAllowed"]]);
  }
  await belongs(service, absent.id, resident);
  expect(await refused({ touchpointId, partyId: absent.id }, resident)).toEqual(["InvalidInput input.partyId"]);
  expect(await refused({ eventId, partyId: absent.id }, resident)).toEqual([]);
  const elsewhere = await madeService(service);
  await belongs(service, elsewhere.residents.id, resident);
  expect(await refused({ eventId, partyId: elsewhere.residents.id }, resident)).toEqual(["InvalidInput input.partyId"]);
  expect(await refused({ eventId: without.id, partyId }, resident)).toEqual(["InvalidInput input.partyId"]);
  // Nobody speaks for both sides.
  await belongs(service, story.staff.id, resident);
  expect(await refused({ eventId, partyId: story.staff.id }, resident)).toEqual(["InvalidInput input.partyId"]);
  expect(await refused({ eventId, partyId }, resident)).toEqual([]);
  expect(await refused({ touchpointId, partyId: story.staff.id }, resident)).toEqual([]);
  expect(await refused({ touchpointId, eventId, partyId, rating: 8, comment: " " }, resident)).toEqual(["InvalidInput input.touchpointId", "InvalidInput input.rating", "InvalidInput input.comment"]);
  expect(await refused({ partyId }, resident)).toEqual(["InvalidInput input.eventId"]);
  expect(await refused({ eventId: touchpointId, partyId }, resident)).toEqual(["NotFound input.eventId"]);
  expect(await refused({ touchpointId: eventId, partyId }, resident)).toEqual(["NotFound input.touchpointId"]);
  expect(await refused({ touchpointId, partyId: eventId }, resident)).toEqual(["NotFound input.partyId"]);
});

test("of a meeting it is said from its start until 30 days after; then each side is looked at once more", async () => {
  const story = await madeService(service);
  const event = await plannedEvent(service, { organiser: story.project.steward, projectId: story.project.id });
  const input = { eventId: event.id, partyId: story.residents.id };
  const [person] = await peopleOf(service, story.residents, 1);
  const closesAt = new Date(event.endsAt.getTime() + 30 * DAY);
  const window = { __typename: "NotOpen", opensAt: event.startsAt.toISOString(), closesAt: closesAt.toISOString() };
  const told = async () => (await service.change<{ errors: unknown[] }>("rateEqualFooting", { ...input, rating: 4 }, "errors { ... on NotOpen { opensAt closesAt } }", person)).errors;
  expect(await told()).toMatchObject([window]);
  itIs(event.startsAt);
  expect(await told()).toEqual([]);
  await service.rows("UPDATE sign_in SET last_used_at = $1 WHERE person_id = $2", [closesAt, person.id]);
  itIs(closesAt);
  expect(await told()).toMatchObject([window]);
  await jobs["close-value"].run(new Context(service.parts.service, "job", "", null, service.parts.doors.app.log));
  expect(await service.rows("SELECT closed_at FROM equal_footing_summary WHERE event_id = $1", [event.id])).toEqual([{ closed_at: closesAt }, { closed_at: closesAt }]);
  await service.rows("UPDATE event SET status = 'CANCELLED' WHERE id = $1", [event.id]);
  expect(await refused(input, person)).toEqual(["NotAllowed"]);
});

test("nobody speaks for both sides at once; without the lock the table still keeps one answer", async () => {
  const story = await madeService(service);
  const { id: eventId } = await meeting(story);
  const both = async (): Promise<string[]> => {
    const [person] = await peopleOf(service, story.residents, 1);
    await belongs(service, story.staff.id, person);
    meetAt("equal footing tallied", 2, 100);
    const outcomes = await Promise.all([story.residents, story.staff].map(async party => {
      const { data, errors } = await service.answer<{ rateEqualFooting: { errors: { __typename: string }[] } }>(
        "mutation($eventId: ID!, $partyId: ID!) { rateEqualFooting(input: { eventId: $eventId, partyId: $partyId, rating: 4 }) { errors { __typename } } }", { eventId, partyId: party.id }, { as: person });
      return errors ? errors[0].extensions.code : data!.rateEqualFooting.errors.map(({ __typename }) => __typename).join() || "done";
    }));
    expect(await service.rows("SELECT count(*)::int AS n FROM equal_footing WHERE person_id = $1", [person.id])).toEqual([{ n: 1 }]);
    return outcomes.sort();
  };
  expect(await both()).toEqual(["InvalidInput", "done"]);
  probe.remove("equal footing");
  expect(await both()).toEqual(["INTERNAL_SERVER_ERROR", "done"]);
});
