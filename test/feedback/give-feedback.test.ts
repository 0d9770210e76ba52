import { v7 } from "uuid";
import { people, plannedEvent, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { itIs, realTime } from "../kit/moments.js";
import { after, DAY, eventUnderWay, give, session, summaryOf, type Answer, type Summary } from "./story.js";

const service = useService();
afterEach(realTime);

const refusalOf = async (input: Record<string, unknown>, as: { token: string }) => {
  const { errors } = await service.change<{ errors: unknown[] }>("giveFeedback", { rating: 3, ...input }, "errors { ... on NotOpen { opensAt closesAt } }", as);
  return errors[0];
};

test("an answer is its giver's alone", async () => {
  const event = await eventUnderWay(service);
  const [giver, other] = await people(service, 2);
  expect((await give(service, { eventId: event.id, rating: 4, comment: " Good\r\nfood " }, giver)).feedback).toMatchObject({ rating: 4, comment: "Good\nfood" });
  const mine = async (as: { token: string } | null) =>
    (await service.ask<{ event: { myFeedback: Answer | null } }>("query($id: ID!) { event(id: $id) { myFeedback { rating comment } } }", { id: event.id }, { as })).event.myFeedback;
  expect(await mine(giver)).toEqual({ rating: 4, comment: "Good\nfood" });
  expect([await mine(other), await mine(event.organiser), await mine(null)]).toEqual([null, null, null]);
});

test("an answer is edited in place: what is absent stays, null takes the comment back", async () => {
  const event = await eventUnderWay(service);
  const giver = await someone(service);
  const { feedback: { id } } = await give(service, { eventId: event.id, rating: 4, comment: "Good" }, giver);
  expect((await give(service, { eventId: event.id, rating: 2 }, giver)).feedback).toEqual({ id, rating: 2, comment: "Good" });
  expect((await give(service, { eventId: event.id, rating: 2, comment: null }, giver)).feedback).toEqual({ id, rating: 2, comment: null });
  expect(await service.rows("SELECT id FROM feedback WHERE event_id = $1", [event.id])).toEqual([{ id }]);
});

test("the same key gives once, and another answer under it is refused", async () => {
  const event = await eventUnderWay(service);
  const giver = await someone(service);
  const input = { eventId: event.id, rating: 4, key: "feedback-once" };
  const [first] = [await give(service, input, giver), await give(service, { eventId: event.id, rating: 1 }, giver)];
  expect((await give(service, input, giver)).feedback).toEqual({ ...first.feedback, rating: 1 });
  expect(await service.refusals("giveFeedback", { ...input, rating: 5 }, giver)).toEqual(["KeyReused input.key"]);
});

test("bad input is told all at once, and nothing is written", async () => {
  const event = await eventUnderWay(service);
  const giver = await someone(service);
  expect(await service.refusals("giveFeedback", { rating: 6, comment: "x".repeat(4_001), key: "short" }, giver))
    .toEqual(["InvalidInput input.key", "InvalidInput input.eventId", "InvalidInput input.rating", "InvalidInput input.comment"]);
  expect(await service.refusals("giveFeedback", { eventId: event.id, sessionId: v7(), rating: 0, comment: " " }, giver))
    .toEqual(["InvalidInput input.sessionId", "InvalidInput input.rating", "InvalidInput input.comment"]);
  expect(await service.rows("SELECT 1 FROM feedback WHERE event_id = $1 UNION ALL SELECT 1 FROM feedback_summary WHERE event_id = $1", [event.id])).toEqual([]);
  expect((await give(service, { eventId: event.id, rating: 5, comment: "🥐".repeat(4_000) }, giver)).feedback.comment).toHaveLength(8_000);
});

test("open from the start until 30 days after the event, to the millisecond", async () => {
  const event = await plannedEvent(service);
  const giver = await someone(service);
  const closesAt = after(event.endsAt, 30 * DAY);
  const window = { __typename: "NotOpen", opensAt: event.startsAt.toISOString(), closesAt: closesAt.toISOString() };
  itIs(after(event.startsAt, -1));
  expect(await refusalOf({ eventId: event.id }, giver)).toMatchObject(window);
  itIs(event.startsAt);
  await give(service, { eventId: event.id, rating: 3 }, giver);
  await service.rows("UPDATE sign_in SET last_used_at = $1 WHERE person_id = $2", [closesAt, giver.id]);
  itIs(after(closesAt, -1));
  await give(service, { eventId: event.id, rating: 4 }, giver);
  itIs(closesAt);
  expect(await refusalOf({ eventId: event.id }, giver)).toMatchObject(window);
});

test("a session starts when the published schedule says so, or with its event", async () => {
  const event = await eventUnderWay(service);
  const giver = await someone(service);
  const later = after(event.startsAt, 4 * 3_600_000);
  const placed = await session(service, event, { hour: 4 });
  expect(await refusalOf({ sessionId: placed.id }, giver)).toMatchObject({ __typename: "NotOpen", opensAt: later.toISOString() });
  for (const open of [await session(service, event), await session(service, event, { hour: 5, draft: true })]) {
    await give(service, { sessionId: open.id, rating: 5 }, giver);
  }
  itIs(later);
  await give(service, { sessionId: placed.id, rating: 5 }, giver);
});

test("hosts do not rate their own session; organisers and other hosts answer like anybody", async () => {
  const event = await eventUnderWay(service);
  const [one, other] = [await session(service, event), await session(service, event)];
  expect(await service.refusals("giveFeedback", { sessionId: one.id, rating: 5 }, one.host)).toEqual(["NotAllowed"]);
  await give(service, { sessionId: other.id, rating: 5 }, one.host);
  await give(service, { sessionId: one.id, rating: 5 }, event.organiser);
  await give(service, { eventId: event.id, rating: 5 }, one.host);
});

test("what is not seen is not found; what does not take place is not rated", async () => {
  const event = await eventUnderWay(service);
  const giver = await someone(service);
  expect(await service.refusals("giveFeedback", { eventId: v7(), rating: 3 }, giver)).toEqual(["NotFound input.eventId"]);
  expect(await service.refusals("giveFeedback", { sessionId: event.id, rating: 3 }, giver)).toEqual(["NotFound input.sessionId"]);
  const withdrawn = await session(service, event, { status: "WITHDRAWN" });
  const cancelled = await session(service, event, { status: "CANCELLED" });
  expect(await service.refusals("giveFeedback", { sessionId: withdrawn.id, rating: 3 }, giver)).toEqual(["NotFound input.sessionId"]);
  expect(await service.refusals("giveFeedback", { sessionId: withdrawn.id, rating: 3 }, event.organiser)).toEqual(["NotAllowed"]);
  expect(await service.refusals("giveFeedback", { sessionId: cancelled.id, rating: 3 }, giver)).toEqual(["NotAllowed"]);
  await service.rows("UPDATE event SET status = 'CANCELLED' WHERE id = $1", [event.id]);
  expect(await service.refusals("giveFeedback", { eventId: event.id, rating: 3 }, giver)).toEqual(["NotAllowed"]);
  await service.rows("UPDATE event SET status = 'DRAFT' WHERE id = $1", [event.id]);
  expect(await service.refusals("giveFeedback", { eventId: event.id, rating: 3 }, giver)).toEqual(["NotFound input.eventId"]);
  expect(await service.refusals("giveFeedback", { eventId: event.id, rating: 3 }, event.organiser)).toEqual(["NotAllowed"]);
  const { errors } = await service.answer("mutation($id: ID!) { giveFeedback(input: { eventId: $id, rating: 3 }) { feedback { id } } }", { id: event.id });
  expect(errors?.[0].extensions.code).toBe("UNAUTHENTICATED");
});

test("the summary tells nothing of when and who: no id, no times, no person", async () => {
  const { __type } = await service.ask<{ __type: { fields: { name: string }[] } }>('{ __type(name: "FeedbackSummary") { fields { name } } }');
  expect(__type.fields.map(({ name }) => name).sort()).toEqual(["average", "comments", "count", "histogram"]);
  const feedback = await service.ask<{ __type: { fields: { name: string }[] } }>('{ __type(name: "Feedback") { fields { name } } }');
  expect(feedback.__type.fields.map(({ name }) => name).sort()).toEqual(["comment", "createdAt", "event", "id", "rating", "session", "updatedAt"]);
});

test("an answer keeps its own times and its giver's eyes when it is published", async () => {
  const event = await eventUnderWay(service);
  const givers = await people(service, 5);
  for (const giver of givers) await give(service, { eventId: event.id, rating: 5 }, giver);
  expect(await service.rows("SELECT count(DISTINCT updated_at)::int AS n, bool_and(created_at = updated_at) AS same FROM feedback WHERE event_id = $1", [event.id]))
    .toEqual([{ n: 1, same: true }]);
  const { id } = (await service.rows<{ id: string }>("SELECT id FROM feedback WHERE person_id = $1", [givers[0].id]))[0];
  const { feedback } = await service.done<{ feedback: { event: { feedbackSummary: Summary; myFeedback: Answer } } }>(
    "giveFeedback", { eventId: event.id, rating: 5 }, "feedback { event { feedbackSummary { count } myFeedback { rating } } }", givers[0]);
  expect(feedback.event).toEqual({ feedbackSummary: { count: 5 }, myFeedback: { rating: 5 } });
  expect(id).toBeDefined();
});

test("when a person is gone their answer stays, unlinked", async () => {
  const event = await eventUnderWay(service);
  const givers = await people(service, 6);
  for (const giver of givers.slice(0, 5)) await give(service, { eventId: event.id, rating: 5 }, giver);
  await service.rows("DELETE FROM person WHERE id = $1", [givers[0].id]);
  await give(service, { eventId: event.id, rating: 1 }, givers[5]);
  expect(await summaryOf(service, event.id)).toMatchObject({ count: 5, average: 5 });
  expect(await service.rows("SELECT count(*)::int AS n FROM feedback WHERE event_id = $1 AND person_id IS NULL", [event.id])).toEqual([{ n: 1 }]);
});

test("summaries, own answers and responses of an event's sessions are one statement each, however many", async () => {
  const event = await eventUnderWay(service);
  const [giver, ...others] = await people(service, 5);
  const page = () => statementsOf(() => service.ask(
    `query($id: ID!) { event(id: $id) { sessions(first: 50) { nodes { feedbackSummary { count average histogram comments } myFeedback { rating } feedbackResponse { text by { displayName } } } } } }`,
    { id: event.id }, { as: giver, headers: { "x-plan": "off" } }));
  const counts = [];
  for (let size = 1; size <= 2; size++) {
    for (let i = 0; i < 3 * size; i++) {
      const { id: sessionId, host } = await session(service, event);
      for (const person of [giver, ...others]) await give(service, { sessionId, rating: 5 }, person);
      await service.done("respondToFeedback", { sessionId, text: "Thank you" }, "response { version }", host);
    }
    counts.push(withoutTokenLookUp(await page()).filter(text => !text.startsWith("UPDATE sign_in")).length);
  }
  // Event, sessions, then summaries, own answers, responses, and who wrote these.
  expect(counts).toEqual([6, 6]);
});
