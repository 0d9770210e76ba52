import { v7 } from "uuid";
import { Context } from "../../src/base/context.js";
import { probe } from "../../src/base/probe.js";
import { jobs } from "../../src/modules.js";
import { meetAt } from "../kit/barrier.js";
import { addedOrganisation, joinedMember, takesPart } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { belongs, madeParty, madeTouchpoint } from "../kit/touchpoint-story.js";
import { madeService, nextIteration, peopleOf, rate, residentsCell, valueMap, type Cell, type ServiceStory } from "./story.js";

const service = useService();
afterEach(() => { probe.reset(); });

const refused = (input: Record<string, unknown>, as: { token: string } | null) => service.refusals("rateValue", { rating: 4, ...input }, as);

test("what one says is one's own alone, and edited in place: what is absent stays, null takes the reason back", async () => {
  const story = await madeService(service);
  const [rater, other] = await peopleOf(service, story.residents, 2);
  const first = await rate(service, { touchpointPartyId: story.cell, rating: 6, reason: " Quick\r\n" }, rater);
  expect(first).toMatchObject({ rating: 6, reason: "Quick" });
  const mine = async (as: Someone | null) => (await residentsCell(service, story, as)).touchpointParty.myPerceivedValue;
  expect(await mine(rater)).toEqual(first);
  expect([await mine(other), await mine(story.project.steward), await mine(null)]).toEqual([null, null, null]);
  expect(await rate(service, { touchpointPartyId: story.cell, rating: 2 }, rater)).toEqual({ ...first, rating: 2 });
  expect(await rate(service, { touchpointPartyId: story.cell, iterationId: story.touchpoint.iterationId, rating: 2, reason: null }, rater)).toEqual({ ...first, rating: 2, reason: null });
  const once = { touchpointPartyId: story.cell, rating: 7, key: "value-once" };
  expect([await rate(service, once, rater), await rate(service, once, rater)].map(({ id }) => id)).toEqual([first.id, first.id]);
  expect(await refused({ ...once, rating: 1 }, rater)).toEqual(["KeyReused input.key"]);
  expect(await service.rows("SELECT id FROM perceived_value WHERE touchpoint_party_id = $1", [story.cell])).toEqual([{ id: first.id }]);
});

test("only people of the party write the value it gets; whoever provides, stewards, answers for a body or administers does not", async () => {
  const story = await madeService(service);
  const { project, residents, staff, touchpoint, cell, staffCell } = story;
  const { person: member } = await joinedMember(service, project);
  const body = await addedOrganisation(service);
  await takesPart(service, project, body);
  const families = await madeParty(service, project.id, "Families");
  const other = await madeTouchpoint(service, project.id, "Fetches the card", [families, staff]);
  const [administrator] = await people(service, 1, { administrator: true });
  const [provider] = await peopleOf(service, staff, 1);
  const [family] = await peopleOf(service, families, 1);
  const [left, resident] = await peopleOf(service, residents, 2);
  await service.rows("UPDATE party_membership SET ended_at = now() WHERE person_id = $1", [left.id]);
  const not = { provider, steward: project.steward, officer: body.officer, bodysAdmin: body.admin, administrator, member, family, left, anybody: await someone(service) };
  for (const [role, person] of Object.entries(not)) expect([role, await refused({ touchpointPartyId: cell, reason: "For them" }, person)]).toEqual([role, ["NotAllowed"]]);
  const { errors } = await service.answer("mutation($id: ID!) { rateValue(input: { touchpointPartyId: $id, rating: 3 }) { perceivedValue { id } } }", { id: cell });
  expect(errors?.[0].extensions.code).toBe("UNAUTHENTICATED");
  expect(await service.rows("SELECT 1 FROM perceived_value WHERE touchpoint_party_id = ANY($1) UNION ALL SELECT 1 FROM value_summary WHERE touchpoint_party_id = ANY($1)", [[cell, staffCell]])).toEqual([]);
  // Each says what their own party gets, a steward who lives there too.
  expect(await refused({ touchpointPartyId: cell }, resident)).toEqual([]);
  await belongs(service, residents.id, project.steward);
  expect(await refused({ touchpointPartyId: cell }, project.steward)).toEqual([]);
  expect(await refused({ touchpointPartyId: staffCell }, provider)).toEqual([]);
  expect(await refused({ touchpointPartyId: staffCell }, resident)).toEqual(["NotAllowed"]);
  expect(await refused({ touchpointPartyId: other.parties[families.id] }, resident)).toEqual(["NotAllowed"]);
  expect(touchpoint.parties[families.id]).toBeUndefined();
});

test("rated is the current iteration of what stands in a public project; otherwise the dates say when it was", async () => {
  const story = await madeService(service);
  const [rater] = await peopleOf(service, story.residents, 1);
  await rate(service, { touchpointPartyId: story.cell, rating: 1 }, rater);
  await nextIteration(service, story.touchpoint);
  const [{ startedAt, endedAt }] = await service.rows<{ startedAt: Date; endedAt: Date }>(
    'SELECT started_at AS "startedAt", ended_at AS "endedAt" FROM touchpoint_iteration WHERE id = $1', [story.touchpoint.iterationId]);
  const ended = await service.change<{ errors: unknown[] }>("rateValue", { touchpointPartyId: story.cell, iterationId: story.touchpoint.iterationId, rating: 7 }, "errors { ... on NotOpen { opensAt closesAt } }", rater);
  expect(ended.errors).toMatchObject([{ __typename: "NotOpen", opensAt: startedAt.toISOString(), closesAt: endedAt.toISOString() }]);
  await rate(service, { touchpointPartyId: story.cell, rating: 5 }, rater);
  expect(await service.rows("SELECT rating FROM perceived_value WHERE person_id = $1 ORDER BY iteration_id = $2", [rater.id, story.touchpoint.iterationId])).toEqual([{ rating: 5 }, { rating: 1 }]);

  expect(await refused({ touchpointPartyId: v7() }, rater)).toEqual(["NotFound input.touchpointPartyId"]);
  expect(await refused({ touchpointPartyId: story.cell, iterationId: v7() }, rater)).toEqual(["NotFound input.iterationId"]);
  for (const [table, id] of [["touchpoint_party", story.cell], ["party", story.residents.id], ["touchpoint", story.touchpoint.id]]) {
    const reason = table === "touchpoint" ? ", withdraw_reason = 'Closed'" : "";
    await service.rows(`UPDATE ${table} SET withdrawn_at = now()${reason} WHERE id = $1`, [id]);
    expect([table, await refused({ touchpointPartyId: story.cell }, rater)]).toEqual([table, ["NotOpen"]]);
    await service.rows(`UPDATE ${table} SET withdrawn_at = NULL${reason && ", withdraw_reason = NULL"} WHERE id = $1`, [id]);
  }
  await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [story.project.id]);
  expect(await refused({ touchpointPartyId: story.cell }, rater)).toEqual(["NotFound input.touchpointPartyId"]);
  await belongs(service, story.residents.id, story.project.steward);
  expect(await refused({ touchpointPartyId: story.cell }, story.project.steward)).toEqual(["NotAllowed"]);
});

test("bad input is told all at once, and nothing is written", async () => {
  const story = await madeService(service);
  const [rater] = await peopleOf(service, story.residents, 1);
  expect(await refused({ touchpointPartyId: story.cell, rating: 8, reason: "x".repeat(2_001), key: "short" }, rater)).toEqual(["InvalidInput input.key", "InvalidInput input.rating", "InvalidInput input.reason"]);
  expect(await refused({ touchpointPartyId: story.cell, rating: 0, reason: " " }, rater)).toEqual(["InvalidInput input.rating", "InvalidInput input.reason"]);
  expect(await service.rows("SELECT 1 FROM perceived_value WHERE touchpoint_party_id = $1 UNION ALL SELECT 1 FROM value_summary WHERE touchpoint_party_id = $1", [story.cell])).toEqual([]);
});

/** Rates one after the other, and what the world sees after each. */
async function seenAfterEach(story: ServiceStory, crowd: readonly Someone[], input: (i: number) => Record<string, unknown>): Promise<Cell[]> {
  const seen = [];
  for (const [i, person] of crowd.entries()) {
    await rate(service, { touchpointPartyId: story.cell, ...input(i) }, person);
    seen.push(await residentsCell(service, story));
  }
  return seen;
}

test("nothing below five, then steps of five, for stewards and the party itself too; a new iteration begins with nothing", async () => {
  const story = await madeService(service);
  const crowd = await peopleOf(service, story.residents, 21);
  const seen = await seenAfterEach(story, crowd, i => ({ rating: 1 + i % 7 }));
  expect(seen.map(({ count }) => count)).toEqual([null, null, null, null, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 15, 15, 15, 15, 15, 20, 20]);
  expect(seen.map(({ touchpointParty }) => touchpointParty.valueSummary?.count ?? null)).toEqual(seen.map(({ count }) => count));
  expect(seen[3]).toMatchObject({ median: null, lowerQuartile: null, upperQuartile: null, histogram: null, change: null });
  // 1 2 3 4 5, and of twenty the second and third quarter: type 7.
  expect(seen[4]).toMatchObject({ median: 3, lowerQuartile: 2, upperQuartile: 4, histogram: null });
  expect(seen[9]).toMatchObject({ median: 3, lowerQuartile: 2, upperQuartile: 4.75, histogram: null });
  expect(seen[20]).toMatchObject({ median: 4, lowerQuartile: 2, upperQuartile: 5.25, histogram: [3, 3, 3, 3, 3, 3, 2] });
  for (const { touchpointParty: { valueSummary }, ...cell } of seen.filter(({ count }) => count !== null)) {
    expect(valueSummary).toMatchObject({ median: cell.median, lowerQuartile: cell.lowerQuartile, upperQuartile: cell.upperQuartile, histogram: cell.histogram });
  }
  expect([await residentsCell(service, story, story.project.steward), await residentsCell(service, story, crowd[20])].map(({ count }) => count)).toEqual([20, 20]);
  await nextIteration(service, story.touchpoint);
  expect(await residentsCell(service, story)).toMatchObject({ count: null, change: null, touchpointParty: { valueSummary: null } });
  const again = await seenAfterEach(story, crowd.slice(0, 5), () => ({ rating: 7 }));
  expect(again.map(({ change }) => change?.count ?? null)).toEqual([null, null, null, null, 5]);
  expect(again[4].change).toMatchObject({ since: { number: 1 }, countBefore: 20, median: 3 });
  const own = await service.ask<{ me: { perceivedValues: { nodes: unknown[]; totalCount: number } } }>(
    "{ me { perceivedValues(first: 5) { nodes { rating iteration { number valueSummaries { count median touchpointParty { role } } } touchpointParty { role } } totalCount } } }", {}, { as: crowd[0] });
  expect(own.me.perceivedValues).toEqual({
    nodes: [
      { rating: 7, iteration: { number: 2, valueSummaries: [{ count: 5, median: 7, touchpointParty: { role: "BENEFICIARY" } }] }, touchpointParty: { role: "BENEFICIARY" } },
      { rating: 1, iteration: { number: 1, valueSummaries: [{ count: 20, median: 4, touchpointParty: { role: "BENEFICIARY" } }] }, touchpointParty: { role: "BENEFICIARY" } },
    ],
    totalCount: 2,
  });
});

test("reasons: none below ten, then in batches of five; when one was first published stays with it", async () => {
  const story = await madeService(service);
  const crowd = await peopleOf(service, story.residents, 15);
  const seen = await seenAfterEach(story, crowd, i => ({ rating: 4, reason: `reason ${String(i).padStart(2, "0")}` }));
  expect(seen.map(({ touchpointParty }) => touchpointParty.valueSummary?.reasons.length ?? 0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 15]);
  const firsts = () => service.rows<{ at: Date | null; published: string | null }>(
    "SELECT reason_published_at AS at, published_reason AS published FROM perceived_value WHERE touchpoint_party_id = $1 ORDER BY created_at", [story.cell]);
  const before = await firsts();
  expect(new Set(before.map(({ at }) => at?.getTime())).size).toBe(2);
  expect(before.every(({ at, published }) => at !== null && published !== null)).toBe(true);
  await seenAfterEach(story, crowd.slice(0, 6), i => ({ rating: 4, reason: i === 0 ? null : `new ${i}` }));
  const after = await firsts();
  expect(after.map(({ at }) => at)).toEqual(before.map(({ at }) => at));
  expect(after.slice(0, 6).map(({ published }) => published)).toEqual([null, "new 1", "new 2", "new 3", "new 4", "new 5"]);
});

test("when an iteration has ended, each summary is looked at once more, by the same rule", async () => {
  const story = await madeService(service);
  await service.rows(
    `INSERT INTO value_summary (id, created_at, updated_at, touchpoint_party_id, iteration_id, count, histogram, reasons)
     SELECT gen_random_uuid(), now(), now(), cell, $2, 0, '{0,0,0,0,0,0,0}', '{}' FROM unnest($1::uuid[]) cell`, [[story.cell, story.staffCell], story.touchpoint.iterationId]);
  for (const [cell, count] of [[story.cell, 7], [story.staffCell, 4]]) {
    await service.rows("INSERT INTO perceived_value (id, created_at, updated_at, touchpoint_party_id, iteration_id, rating) SELECT gen_random_uuid(), now(), now(), $1, $2, 6 FROM generate_series(1, $3::int)", [cell, story.touchpoint.iterationId, count]);
  }
  const close = () => jobs["close-value"].run(new Context(service.parts.service, "job", "", null, service.parts.doors.app.log));
  const closed = () => service.rows("SELECT touchpoint_party_id AS cell, count, closed_at FROM value_summary WHERE iteration_id = $1 AND closed_at IS NOT NULL ORDER BY count", [story.touchpoint.iterationId]);
  await close();
  expect(await closed()).toEqual([]);
  await nextIteration(service, story.touchpoint);
  await close();
  const once = await closed();
  expect(once).toMatchObject([{ cell: story.staffCell, count: 0 }, { cell: story.cell, count: 7 }]);
  await close();
  expect(await closed()).toEqual(once);
});

/** Four have rated; then two rate at once: between counting and publishing each waits for the other to count, for a while. */
async function twoFifths(patienceMs = 30): Promise<[number | null, number]> {
  const story = await madeService(service);
  const crowd = await peopleOf(service, story.residents, 6);
  for (const person of crowd.slice(0, 4)) await rate(service, { touchpointPartyId: story.cell, rating: 3 }, person);
  meetAt("value tallied", 2, patienceMs);
  await Promise.all(crowd.slice(4).map(person => rate(service, { touchpointPartyId: story.cell, rating: 7 }, person)));
  probe.set(null);
  const [{ n }] = await service.rows<{ n: number }>("SELECT count(published_rating)::int AS n FROM perceived_value WHERE touchpoint_party_id = $1", [story.cell]);
  return [(await residentsCell(service, story)).count, n];
}

test("two fifth ratings at once: one is published with the four, the other is the sixth and waits", async () => {
  for (let round = 0; round < 2; round++) expect(await twoFifths()).toEqual([5, 5]);
});

test("their twin without the lock publishes two different fives", async () => {
  probe.remove("value");
  expect(await twoFifths(5_000)).toEqual([5, 6]);
});

/** While somebody's rating is under way, the iteration is ended: whether that could happen before the rating was kept. */
async function endedMeanwhile(): Promise<boolean> {
  const story = await madeService(service);
  const [rater] = await peopleOf(service, story.residents, 1);
  let ended = false;
  let ending: Promise<unknown> = Promise.resolve();
  let endedBefore = false;
  probe.set(async point => {
    if (point !== "value tallied") return;
    ending = service.rows("UPDATE touchpoint_iteration SET ended_at = now() + interval '1 second' WHERE id = $1", [story.touchpoint.iterationId]).then(() => { ended = true; });
    await new Promise(resolve => { setTimeout(resolve, 150); });
    endedBefore = ended;
  });
  await rate(service, { touchpointPartyId: story.cell, rating: 3 }, rater);
  await ending;
  return endedBefore;
}

test("an iteration does not end under a rating; its twin without the lock does", async () => {
  expect(await endedMeanwhile()).toBe(false);
  probe.remove("iteration");
  expect(await endedMeanwhile()).toBe(true);
});

test("when a person is gone what they said stays, unlinked", async () => {
  const story = await madeService(service);
  const crowd = await peopleOf(service, story.residents, 5);
  for (const person of crowd) await rate(service, { touchpointPartyId: story.cell, rating: 6 }, person);
  await service.rows("DELETE FROM person WHERE id = $1", [crowd[0].id]);
  expect((await valueMap(service, story.project.id)).touchpoints[0].cells[0]).toMatchObject({ count: 5, median: 6, confirmedShare: null });
  expect(await service.rows("SELECT count(*)::int AS n FROM perceived_value WHERE touchpoint_party_id = $1 AND person_id IS NULL", [story.cell])).toEqual([{ n: 1 }]);
});
