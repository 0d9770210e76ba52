import { v7 } from "uuid";
import { Context } from "../../src/base/context.js";
import { probe } from "../../src/base/probe.js";
import { jobs } from "../../src/modules.js";
import { meetAt } from "../kit/barrier.js";
import { people, someone, type EventStory, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { itIs, realTime } from "../kit/moments.js";
import { after, DAY, eventUnderWay, give, session, SUMMARY, summaryOf, type Summary } from "./story.js";

const service = useService();
afterEach(() => { realTime(); probe.reset(); });

/** Answers one after the other, and what the world sees after each. */
async function seenAfterEach(event: EventStory, givers: readonly Someone[], input: (i: number) => Record<string, unknown>): Promise<(Summary | null)[]> {
  const seen = [];
  for (const [i, giver] of givers.entries()) {
    await give(service, { eventId: event.id, ...input(i) }, giver);
    seen.push(await summaryOf(service, event.id));
  }
  return seen;
}

test("nothing below five; with six to nine it still says five, to the organiser too", async () => {
  const event = await eventUnderWay(service);
  const seen = await seenAfterEach(event, await people(service, 10), i => ({ rating: i < 5 ? 4 : 1 }));
  const five = { count: 5, average: 4, histogram: null, comments: [] };
  expect(seen).toEqual([null, null, null, null, five, five, five, five, five, { ...five, count: 10, average: 2.5 }]);
  for (const giver of await people(service, 4)) await give(service, { eventId: event.id, rating: 5 }, giver);
  const asOrganiser = await service.ask<{ event: { feedbackSummary: Summary } }>(`query($id: ID!) { event(id: $id) { ${SUMMARY} } }`, { id: event.id }, { as: event.organiser });
  expect(asOrganiser.event.feedbackSummary).toEqual({ ...five, count: 10, average: 2.5 });
});

test("four who change their minds are not told, however often; the fifth is", async () => {
  const event = await eventUnderWay(service);
  const givers = await people(service, 5);
  await seenAfterEach(event, givers, () => ({ rating: 5 }));
  const minds = [...givers.slice(0, 4), ...givers.slice(0, 4), givers[0]];
  expect((await seenAfterEach(event, minds, i => ({ rating: 1 + i % 3 }))).map(summary => summary?.average)).toEqual(minds.map(() => 5));
  expect((await seenAfterEach(event, [givers[4]], () => ({ rating: 1 })))[0]!.average).toBeLessThan(3);
});

test("back where it was is no change", async () => {
  const event = await eventUnderWay(service);
  const givers = await people(service, 5);
  await seenAfterEach(event, givers, () => ({ rating: 5 }));
  for (const giver of givers.slice(0, 4)) for (const rating of [1, 5]) await give(service, { eventId: event.id, rating }, giver);
  const seen = await seenAfterEach(event, [givers[4], await someone(service)], () => ({ rating: 1 }));
  expect(seen.map(summary => [summary?.count, summary?.average])).toEqual([[5, 5], [5, 5]]);
});

test("twenty answers have a histogram", async () => {
  const event = await eventUnderWay(service);
  const seen = await seenAfterEach(event, await people(service, 21), i => ({ rating: 1 + i % 5 }));
  expect(seen.map(summary => summary?.histogram ?? null)).toEqual([...Array.from({ length: 19 }, () => null), [4, 4, 4, 4, 4], [4, 4, 4, 4, 4]]);
});

test("texts: none below ten, then in batches of five that tell no order", async () => {
  const event = await eventUnderWay(service);
  const givers = await people(service, 15);
  const seen = await seenAfterEach(event, givers, i => ({ rating: 5, comment: `text ${String(i).padStart(2, "0")}` }));
  expect(seen.map(summary => summary?.comments.length ?? 0)).toEqual([...Array.from({ length: 9 }, () => 0), 10, 10, 10, 10, 10, 15]);
  const written = Array.from({ length: 15 }, (_, i) => `text ${String(i).padStart(2, "0")}`);
  expect([...seen[9]!.comments].sort()).toEqual(written.slice(0, 10));
  expect(seen[9]!.comments).not.toEqual(written.slice(0, 10));
  expect([...seen[14]!.comments.slice(0, 5)].sort()).toEqual(written.slice(10));
  expect(seen[14]!.comments.slice(5)).toEqual(seen[9]!.comments);
});

test("a text that was changed or taken back stays until the next batch, and leaves with it", async () => {
  const event = await eventUnderWay(service);
  const givers = await people(service, 15);
  await seenAfterEach(event, givers.slice(0, 10), i => ({ rating: 5, comment: i < 2 ? "twice" : `text ${i}` }));
  await give(service, { eventId: event.id, rating: 5, comment: null }, givers[0]);
  await give(service, { eventId: event.id, rating: 5, comment: "changed" }, givers[9]);
  const before = (await summaryOf(service, event.id))!.comments;
  expect([before.length, before.filter(text => text === "twice").length, before.includes("text 9")]).toEqual([10, 2, true]);
  const seen = await seenAfterEach(event, givers.slice(10, 14), i => ({ rating: 5, comment: `new ${i}` }));
  expect(seen.slice(0, 3).map(summary => summary!.comments)).toEqual([before, before, before]);
  expect([...seen[3]!.comments].sort()).toEqual(["changed", "new 0", "new 1", "new 2", "new 3", "text 2", "text 3", "text 4", "text 5", "text 6", "text 7", "text 8", "twice"]);
});

test("a new text does not let a rating through, nor a rating a text", async () => {
  const event = await eventUnderWay(service);
  const givers = await people(service, 11);
  await seenAfterEach(event, givers.slice(0, 10), i => ({ rating: 5, comment: `text ${i}` }));
  await seenAfterEach(event, givers.slice(0, 4), i => ({ rating: 5, comment: `another ${i}` }));
  const [seen] = await seenAfterEach(event, [givers[10]], () => ({ rating: 1, comment: "mine" }));
  expect([seen!.count, seen!.average, seen!.comments.length, seen!.comments.includes("mine")]).toEqual([10, 5, 11, true]);
});

test("sessions have summaries of their own", async () => {
  const event = await eventUnderWay(service);
  const [one, other] = [await session(service, event), await session(service, event)];
  const givers = await people(service, 6);
  for (const giver of givers) await give(service, { sessionId: one.id, rating: 2 }, giver);
  await give(service, { sessionId: other.id, rating: 5 }, givers[0]);
  const seen = await service.ask<Record<"one" | "other", unknown>>(
    `query($one: ID!, $other: ID!) { one: session(id: $one) { ...F } other: session(id: $other) { ...F } } fragment F on Session { feedbackSummary { count average } myFeedback { rating } }`,
    { one: one.id, other: other.id }, { as: givers[0] });
  expect(seen).toEqual({
    one: { feedbackSummary: { count: 5, average: 2 }, myFeedback: { rating: 2 } },
    other: { feedbackSummary: null, myFeedback: { rating: 5 } },
  });
  expect(await summaryOf(service, event.id)).toBeNull();
});

/** Four have answered; then these people answer at once: between counting and publishing each waits for the others to count, for a while. */
async function atOnce(size: number, patienceMs = 30) {
  const event = await eventUnderWay(service);
  const [first, crowd] = [await people(service, 4), await people(service, size)];
  for (const giver of first) await give(service, { eventId: event.id, rating: 3 }, giver);
  const tallies = meetAt("feedback tallied", size, patienceMs);
  await Promise.all(crowd.map((giver, i) => give(service, { eventId: event.id, rating: 1 + i % 5 }, giver)));
  probe.set(null);
  expect(tallies()).toBe(size);
  const [inSummary] = await service.rows<{ n: number; points: number }>(
    "SELECT count(published_rating)::int AS n, sum(published_rating)::int AS points FROM feedback WHERE event_id = $1", [event.id]);
  return { summary: (await summaryOf(service, event.id))!, inSummary };
}

test("two fifth answers at once: one is published with the four, the other is the sixth and waits", async () => {
  for (let round = 0; round < 3; round++) {
    const { summary, inSummary } = await atOnce(2);
    expect([summary.count, inSummary.n]).toEqual([5, 5]);
    expect(summary.average).toBe(Math.round(inSummary.points * 2) / 10);
  }
});

test("eighteen at once: published at 5, 10, 15 and 20, and two wait", async () => {
  const { summary, inSummary } = await atOnce(18);
  expect([summary.count, inSummary.n]).toEqual([20, 20]);
  expect(summary.histogram!.reduce((sum, people, i) => sum + people * (i + 1), 0)).toBe(inSummary.points);
});

test("their twin without the lock publishes two different fives: the race is there, and the lock is what holds", async () => {
  probe.remove("feedback");
  const { summary, inSummary } = await atOnce(2, 5_000);
  expect([summary.count, inSummary.n]).toEqual([5, 6]);
});

test("first answers to a thing at once make one summary", async () => {
  const event = await eventUnderWay(service);
  await Promise.all((await people(service, 5)).map(giver => give(service, { eventId: event.id, rating: 3 }, giver)));
  expect(await summaryOf(service, event.id)).toMatchObject({ count: 5 });
  expect(await service.rows("SELECT count(*)::int AS n FROM feedback_summary WHERE event_id = $1", [event.id])).toEqual([{ n: 1 }]);
});

test("a story of a hundred answers: each step that the world sees differs by at least five people", async () => {
  const event = await eventUnderWay(service);
  const givers = await people(service, 12);
  const [now, published] = [new Map<number, number>(), new Map<number, number>()];
  let before: Summary | null = null;
  for (let step = 0; step < 100; step++) {
    const [who, rating] = [Math.floor(Math.random() * givers.length), 1 + Math.floor(Math.random() * 5)];
    await give(service, { eventId: event.id, rating }, givers[who]);
    now.set(who, rating);
    const changed = [...now].filter(([person, theirs]) => published.get(person) !== theirs);
    if (changed.length >= 5) for (const [person, theirs] of changed) published.set(person, theirs);
    const seen: Summary | null = await summaryOf(service, event.id);
    if (changed.length < 5) expect(seen).toEqual(before);
    else expect(seen).toMatchObject({ count: published.size, average: Math.round([...published.values()].reduce((sum, theirs) => sum + theirs, 0) * 10 / published.size) / 10 });
    before = seen;
  }
});

/** Answers that were not given through the service: nothing was published with them. */
async function imported(event: EventStory, count: number): Promise<void> {
  const givers = await people(service, count);
  await service.rows("INSERT INTO feedback_summary (id, created_at, updated_at, event_id, count, average, comments) VALUES ($1, now(), now(), $2, 0, 0, '{}')", [v7(), event.id]);
  await service.rows(
    "INSERT INTO feedback (id, created_at, updated_at, event_id, person_id, rating) SELECT gen_random_uuid(), now(), now(), $1, person, 4 FROM unnest($2::uuid[]) AS person",
    [event.id, givers.map(({ id }) => id)]);
}

test("at closing each summary is looked at once more, by the same rule", async () => {
  const [seven, four] = [await eventUnderWay(service), await eventUnderWay(service)];
  await imported(seven, 7);
  await imported(four, 4);
  const close = () => jobs["close-feedback"].run(new Context(service.parts.service, "job", "", null, service.parts.doors.app.log));
  itIs(after(seven.endsAt, 30 * DAY - 1));
  await close();
  expect(await summaryOf(service, seven.id)).toBeNull();
  itIs(after(seven.endsAt, 30 * DAY));
  await close();
  expect(await summaryOf(service, seven.id)).toMatchObject({ count: 7, average: 4 });
  expect(await summaryOf(service, four.id)).toBeNull();
  const closed = () => service.rows("SELECT id, closed_at, updated_at FROM feedback_summary WHERE closed_at IS NOT NULL ORDER BY id");
  const once = await closed();
  itIs(after(seven.endsAt, 31 * DAY));
  await close();
  expect(await closed()).toEqual(once);
});
