import { v7 } from "uuid";
import { someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { realTime } from "../kit/moments.js";
import { eventUnderWay, give, session } from "./story.js";

const service = useService();
afterEach(realTime);

interface Response { text: string; version: number; by: { displayName: string } | null }
const RESPONSE = "text version by { displayName }";
const respond = async (input: Record<string, unknown>, as: { token: string }) =>
  (await service.done<{ response: Response }>("respondToFeedback", input, `response { ${RESPONSE} }`, as)).response;
const shown = async (eventId: string) =>
  (await service.ask<{ event: { feedbackResponse: Response | null } }>(`query($id: ID!) { event(id: $id) { feedbackResponse { ${RESPONSE} } } }`, { id: eventId })).event.feedbackResponse;

test("everybody sees what the organiser answers, without a summary too; earlier versions are kept", async () => {
  const event = await eventUnderWay(service);
  expect(await shown(event.id)).toBeNull();
  const by = { displayName: event.organiser.name };
  expect(await respond({ eventId: event.id, text: "We will bring more chairs" }, event.organiser)).toEqual({ text: "We will bring more chairs", version: 1, by });
  await respond({ eventId: event.id, text: "We brought more chairs" }, event.organiser);
  expect(await shown(event.id)).toEqual({ text: "We brought more chairs", version: 2, by });
  expect(await service.rows("SELECT text, superseded_at IS NULL AS current FROM feedback_response WHERE event_id = $1 ORDER BY version", [event.id]))
    .toEqual([{ text: "We will bring more chairs", current: false }, { text: "We brought more chairs", current: true }]);
});

test("the hosts of a session respond to what was said of it", async () => {
  const event = await eventUnderWay(service);
  const { id: sessionId, host } = await session(service, event);
  await respond({ sessionId, text: "Thank you" }, host);
  await respond({ sessionId, text: "Thank you all" }, event.organiser);
  const giver = await someone(service);
  await give(service, { sessionId, rating: 4 }, giver);
  const { feedback } = await service.done<{ feedback: { session: { feedbackResponse: Response } } }>("giveFeedback", { sessionId, rating: 4 }, `feedback { session { feedbackResponse { ${RESPONSE} } } }`, giver);
  expect(feedback.session.feedbackResponse).toMatchObject({ text: "Thank you all", version: 2 });
  expect(await service.refusals("respondToFeedback", { eventId: event.id, text: "Not mine" }, host)).toEqual(["NotAllowed"]);
});

test("refused: strangers, what is not seen, a version that is not the current one", async () => {
  const event = await eventUnderWay(service);
  const stranger = await someone(service);
  expect(await service.refusals("respondToFeedback", { eventId: event.id, text: "Hello" }, stranger)).toEqual(["NotAllowed"]);
  expect(await service.refusals("respondToFeedback", { sessionId: v7(), text: "Hello" }, stranger)).toEqual(["NotFound input.sessionId"]);
  await respond({ eventId: event.id, text: "First", expectedVersion: 0 }, event.organiser);
  expect(await service.refusals("respondToFeedback", { eventId: event.id, text: "Second", expectedVersion: 0 }, event.organiser)).toEqual(["Changed input.expectedVersion"]);
  await service.rows("UPDATE event SET status = 'DRAFT' WHERE id = $1", [event.id]);
  expect(await service.refusals("respondToFeedback", { eventId: event.id, text: "Hello" }, event.organiser)).toEqual(["NotAllowed"]);
  expect(await service.refusals("respondToFeedback", { eventId: event.id, text: "Hello" }, stranger)).toEqual(["NotFound input.eventId"]);
});

test("bad input is told all at once; a key responds once; two at once make two versions", async () => {
  const event = await eventUnderWay(service);
  expect(await service.refusals("respondToFeedback", { text: " ", key: "short" }, event.organiser)).toEqual(["InvalidInput input.key", "InvalidInput input.eventId", "InvalidInput input.text"]);
  const once = { eventId: event.id, text: "Once", key: "respond-once" };
  expect([await respond(once, event.organiser), await respond(once, event.organiser)].map(({ version }) => version)).toEqual([1, 1]);
  const both = await Promise.all(["this", "that"].map(text => respond({ eventId: event.id, text }, event.organiser)));
  expect(both.map(({ version }) => version).sort()).toEqual([2, 3]);
});
