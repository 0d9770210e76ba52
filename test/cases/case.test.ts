import { probe } from "../../src/base/probe.js";
import { meetAt } from "../kit/barrier.js";
import { writtenCase } from "../kit/case-story.js";
import { itIs, realTime } from "../kit/moments.js";
import { Programme } from "../kit/programme.js";
import { startedProject, type ProjectStory } from "../kit/project-story.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { madeParty } from "../kit/touchpoint-story.js";

const service = useService();
let reviewer: Someone;
beforeAll(async () => { [reviewer] = await people(service, 1, { administrator: true }); });
afterEach(() => { probe.reset(); realTime(); });

interface CaseAnswer {
  id: string; title: string; outcome: string | null; status: string; version: number; may: string[]; returnReason: string | null; publishedAt: string | null; whatHappened: string | null;
  author: { id: string } | null; factors: { factor: string; direction: string }[]; reviews: { nodes: { fromStatus: string; toStatus: string; reason: string | null }[] };
}
const CASE = "id title outcome status version may returnReason publishedAt whatHappened author { id } factors { factor direction } reviews { nodes { fromStatus toStatus reason } }";
const change = async (verb: string, input: Record<string, unknown>, as: Someone) => (await service.done<{ caseStudy: CaseAnswer }>(verb, input, `caseStudy { ${CASE} }`, as)).caseStudy;
const read = async (id: string, as: Someone | null = null) => (await service.ask<{ caseStudy: CaseAnswer | null }>(`query($id: ID!) { caseStudy(id: $id) { ${CASE} } }`, { id }, { as })).caseStudy;
const mailTo = (person: Someone) => service.mail.filter(({ to }) => to === person.email);

const WHOLE = { title: "Meals on site", context: "A school of 300", method: "A meeting a week", whatHappened: "It ended after a term", outcome: "FAILED" };
const FACTORS = [{ factor: "TIME", direction: "NEGATIVE", evidence: "One term", source: "Minutes, 3 May", sourceUrl: "https://example.org/minutes" }, { factor: "TRUST", direction: "POSITIVE", evidence: "All came back" }];

/** A case of this author, all told, and not submitted. */
async function toldCase(author: Someone): Promise<CaseAnswer> {
  const { id } = await change("startCase", WHOLE, author);
  return change("setCaseFactors", { caseId: id, factors: FACTORS }, author);
}

/** Awaiting its review. */
async function submittedCase(author: Someone): Promise<CaseAnswer> {
  return change("submitCase", { caseId: (await toldCase(author)).id }, author);
}

test("a failure is told, returned with a reason, mended and published, and its author is told each time", async () => {
  const author = await someone(service);
  const { id: caseId } = await change("startCase", { title: "Meals" }, author);
  expect(await read(caseId, author)).toMatchObject({ status: "DRAFT", version: 1, may: ["EDIT", "SUBMIT", "WITHDRAW"], factors: [], reviews: { nodes: [] } });
  expect([await read(caseId), await read(caseId, reviewer)]).toEqual([null, null]);
  await change("editCase", { caseId, expectedVersion: 1, ...WHOLE, parties: ["RESIDENT", "MANAGER"], countryCode: "IT", fromYear: 2019, toYear: 2020, language: "en" }, author);
  expect(await change("setCaseFactors", { caseId, expectedVersion: 2, factors: FACTORS }, author)).toMatchObject({ version: 3, factors: [{ factor: "TIME", direction: "NEGATIVE" }, { factor: "TRUST", direction: "POSITIVE" }] });

  expect(await change("submitCase", { caseId, expectedVersion: 3 }, author)).toMatchObject({ status: "SUBMITTED", may: ["WITHDRAW"] });
  expect([await read(caseId), (await read(caseId, reviewer))?.may]).toEqual([null, ["PUBLISH", "RETURN"]]);
  expect(await service.refusals("editCase", { caseId, title: "Late" }, author)).toEqual(["WrongCaseStatus"]);
  expect(await change("returnCase", { caseId, reason: "Say who says so" }, reviewer)).toMatchObject({ status: "RETURNED", returnReason: "Say who says so" });
  await eventually(() => mailTo(author).some(({ subject, text }) => subject === "To be mended: Meals on site" && text.includes("Say who says so")));

  await service.done("editProfile", { locale: "it" }, "me { locale }", author);
  await change("editCase", { caseId, whatHappened: "It ended after a term, says the head" }, author);
  expect(await change("submitCase", { caseId }, author)).toMatchObject({ status: "SUBMITTED", returnReason: null });
  expect(await change("publishCase", { caseId, expectedVersion: 4 }, reviewer)).toMatchObject({ status: "PUBLISHED", may: ["RETURN"] });
  await eventually(() => mailTo(author).some(({ subject }) => subject === "Pubblicato: Meals on site"));

  const way = [["DRAFT", "SUBMITTED", null], ["SUBMITTED", "RETURNED", "Say who says so"], ["RETURNED", "SUBMITTED", null], ["SUBMITTED", "PUBLISHED", null]].map(([fromStatus, toStatus, reason]) => ({ fromStatus, toStatus, reason }));
  expect([(await read(caseId, author))?.reviews.nodes, (await read(caseId, reviewer))?.reviews.nodes]).toEqual([way, way]);
  expect(await read(caseId)).toMatchObject({ status: "PUBLISHED", outcome: "FAILED", may: [], author: { id: author.id }, reviews: { nodes: [] }, publishedAt: expect.any(String) as string });
  expect((await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: author.id })).person).toEqual({ displayName: author.name });
  expect((await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: reviewer.id })).person).toBeNull();
});

test("what is missing is named before a case is submitted, and what is wrong by its field", async () => {
  const author = await someone(service);
  const { id: caseId } = await change("startCase", { title: "Meals", context: "A school" }, author);
  const missing = async () => (await service.ask<{ submitCase: { errors: { missing: string[]; path: string[] }[] } }>(
    "mutation($input: SubmitCaseInput!) { submitCase(input: $input) { errors { ... on CaseIncomplete { missing path } } } }", { input: { caseId } }, { as: author })).submitCase.errors;
  expect(await missing()).toEqual([{ missing: ["METHOD", "WHAT_HAPPENED", "OUTCOME", "FACTORS"], path: ["input", "caseId"] }]);
  await change("editCase", { caseId, ...WHOLE, context: null }, author);
  await change("setCaseFactors", { caseId, factors: FACTORS }, author);
  expect(await missing()).toEqual([{ missing: ["CONTEXT"], path: ["input", "caseId"] }]);
  await change("setCaseFactors", { caseId, factors: [] }, author);
  expect(await missing()).toEqual([{ missing: ["CONTEXT", "FACTORS"], path: ["input", "caseId"] }]);

  const refused = (verb: string, input: object) => service.refusals(verb, { caseId, ...input }, author);
  const nextYear = new Date().getUTCFullYear() + 1;
  expect(await service.refusals("startCase", { title: " ", parties: ["RESIDENT", "RESIDENT"], countryCode: "XX", language: "no language", fromYear: 1799, toYear: nextYear, lessons: "l".repeat(20_001) }, author)).toEqual(
    ["title", "lessons", "parties", "language", "countryCode", "fromYear", "toYear"].map(field => `InvalidInput input.${field}`));
  expect(await service.refusals("startCase", { title: "Meals", fromYear: 2020, toYear: 2019 }, author)).toEqual(["InvalidInput input.toYear"]);
  await change("editCase", { caseId, fromYear: 2015 }, author);
  expect([await refused("editCase", { toYear: 2014 }), await refused("editCase", { title: null, parties: null })]).toEqual([["InvalidInput input.toYear"], ["InvalidInput input.title", "InvalidInput input.parties"]]);
  await change("editCase", { caseId, toYear: 2015 }, author);
  expect(await refused("editCase", { fromYear: 2016 })).toEqual(["InvalidInput input.fromYear"]);
  expect(await refused("editCase", { title: "Late", expectedVersion: 1 })).toEqual(["Changed input.expectedVersion"]);
  expect(await refused("setCaseFactors", { factors: [FACTORS[0], { ...FACTORS[0], evidence: " ", sourceUrl: "ftp://example.org" }] })).toEqual(["evidence", "sourceUrl", "factor"].map(field => `InvalidInput input.factors.1.${field}`));
  expect(await refused("setCaseFactors", { factors: Array.from({ length: 21 }, () => FACTORS[0]) })).toContain("InvalidInput input.factors");
  expect(await refused("setCaseFactors", { factors: FACTORS, expectedVersion: 1 })).toEqual(["Changed input.expectedVersion"]);
});

test("nobody reviews their own: an administrator's case waits for another", async () => {
  const [author, other] = await people(service, 2, { administrator: true });
  const { id: caseId } = await submittedCase(author);
  expect([await service.refusals("publishCase", { caseId, expectedVersion: 2 }, author), await service.refusals("returnCase", { caseId, reason: "Mine" }, author)]).toEqual([["NotAllowed"], ["NotAllowed"]]);
  const queue = async (as: Someone) => (await service.ask<{ caseReviewQueue: { nodes: { id: string }[] } }>("{ caseReviewQueue(first: 100) { nodes { id } } }", {}, { as })).caseReviewQueue.nodes.map(({ id }) => id);
  expect([await queue(author), await queue(other)].map(ids => ids.includes(caseId))).toEqual([false, true]);
  await change("publishCase", { caseId, expectedVersion: 2 }, other);
  expect((await queue(other)).includes(caseId)).toBe(false);
});

test("what was reviewed is what is published, and what is public is corrected by way of a review", async () => {
  const author = await someone(service);
  const { id: caseId, version } = await submittedCase(author);
  // Between reading and publishing, the author puts another text in its place.
  expect(await change("withdrawCase", { caseId }, author)).toMatchObject({ status: "WITHDRAWN", may: ["EDIT", "SUBMIT"] });
  expect([await read(caseId, reviewer), await service.refusals("publishCase", { caseId, expectedVersion: version }, reviewer)]).toEqual([null, ["NotFound input.caseId"]]);
  await change("editCase", { caseId, title: "Buy our ovens" }, author);
  await change("submitCase", { caseId }, author);
  expect(await service.refusals("publishCase", { caseId, expectedVersion: version }, reviewer)).toEqual(["Changed input.expectedVersion"]);
  await change("publishCase", { caseId, expectedVersion: version + 1 }, reviewer);
  expect(await change("returnCase", { caseId, reason: "An advertisement" }, reviewer)).toMatchObject({ status: "RETURNED" });
  expect(await read(caseId)).toBeNull();

  await change("editCase", { caseId, title: "Ovens" }, author);
  const { version: mended } = await change("submitCase", { caseId }, author);
  await change("publishCase", { caseId, expectedVersion: mended }, reviewer);
  expect(await service.refusals("editCase", { caseId, title: "Quietly" }, author)).toEqual(["WrongCaseStatus"]);
  expect(await service.refusals("setCaseFactors", { caseId, factors: [] }, author)).toEqual(["WrongCaseStatus"]);
  expect(await service.refusals("withdrawCase", { caseId }, author)).toEqual(["InvalidInput input.reason"]);
  expect((await change("withdrawCase", { caseId, reason: "A figure is wrong" }, author)).reviews.nodes.at(-1)).toEqual({ fromStatus: "PUBLISHED", toStatus: "WITHDRAWN", reason: "A figure is wrong" });
  expect([await read(caseId), await read(caseId, reviewer)]).toEqual([null, null]);
  expect(await service.refusals("withdrawCase", { caseId }, author)).toEqual(["WrongCaseStatus"]);
});

test("a note becomes a case that quotes it, for its author and the organisers; the link ends with the note", async () => {
  const event = await plannedEvent(service);
  const plan = new Programme(service, event);
  const { id: sessionId, host } = await plan.session();
  itIs(event.startsAt);
  const { note } = await service.done<{ note: { id: string } }>("addSessionNote", { sessionId, text: "It is cold\n\nwhen it comes", language: "en" }, "note { id }", host);
  const link = async (id: string, as: Someone | null = null) => (await service.ask<{ caseStudy: { sessionNote: unknown } }>("query($id: ID!) { caseStudy(id: $id) { sessionNote { id } } }", { id }, { as })).caseStudy.sessionNote;
  const { id: caseId, whatHappened } = await change("promoteNoteToCase", { noteId: note.id, title: "Cold meals" }, event.organiser);
  expect([whatHappened, await link(caseId, event.organiser)]).toEqual(["> It is cold\n>\n> when it comes", { id: note.id }]);
  expect(await change("promoteNoteToCase", { noteId: note.id, title: "Mine" }, host)).toMatchObject({ status: "DRAFT", author: { id: host.id } });
  expect(await service.refusals("promoteNoteToCase", { noteId: note.id, title: "Theirs" }, await someone(service))).toEqual(["NotAllowed"]);
  await service.rows("UPDATE case_study SET status = 'PUBLISHED', context = 'A school', method = 'Meetings', outcome = 'MIXED', submitted_at = now(), published_at = now() WHERE id = $1", [caseId]);
  const { sessionNote } = await service.ask<{ sessionNote: unknown }>("query($id: ID!) { sessionNote(id: $id) { cases { nodes { id } } } }", { id: note.id });
  expect([sessionNote, await link(caseId)]).toEqual([{ cases: { nodes: [{ id: caseId }] } }, { id: note.id }]);
  await service.done("withdrawSessionNote", { noteId: note.id }, "note { id }", host);
  expect([await link(caseId), await service.refusals("promoteNoteToCase", { noteId: note.id, title: "Late" }, host)]).toEqual([null, ["NotFound input.noteId"]]);
});

test("a project becomes a case with what it says of itself; a draft's title is not shown by the link", async () => {
  const { place } = await service.done<{ place: { id: string } }>("addPlace", { name: "Kitchen", city: "Milano", countryCode: "IT" }, "place { id }", await someone(service));
  const project = await startedProject(service, { title: "Secret meals", description: "At noon", placeId: place.id, language: "en" });
  for (const [name, side] of [["Families", "COMMUNITY"], ["Desk", "INSTITUTION"]] as const) await madeParty(service, project.id, name, side);
  const { caseStudy } = await service.done<{ caseStudy: { id: string } }>("promoteProjectToCase", { projectId: project.id },
    "caseStudy { id title summary context stage parties language countryCode fromYear toYear outcome project { id } }", project.steward);
  expect(caseStudy).toEqual({
    id: caseStudy.id, title: "Secret meals", summary: "What children eat at noon", context: "At noon", stage: "CO_COMMISSION", parties: expect.any(Array) as string[], language: "en", countryCode: "IT",
    fromYear: new Date().getUTCFullYear(), toYear: null, outcome: null, project: { id: project.id },
  });
  const [{ kinds }] = await service.rows<{ kinds: string[] }>("SELECT array_agg(DISTINCT kind ORDER BY kind) AS kinds FROM party WHERE project_id = $1", [project.id]);
  expect(caseStudy).toMatchObject({ parties: kinds });
  expect(await service.refusals("promoteProjectToCase", { projectId: project.id }, await someone(service))).toEqual(["NotAllowed"]);

  const links = async ({ id, steward }: ProjectStory, as: Someone | null) => {
    const published = await writtenCase(service, steward.id, { projectId: id });
    const data = await service.ask<{ caseStudy: { project: unknown }; project: { cases: { totalCount: number } } | null }>(
      "query($id: ID!, $project: ID!) { caseStudy(id: $id) { project { title } } project(id: $project) { cases { totalCount } } }", { id: published, project: id }, { as });
    return [data.caseStudy.project, data.project?.cases.totalCount ?? null];
  };
  expect(await links(project, null)).toEqual([{ title: "Secret meals" }, 1]);
  const draft = await startedProject(service, { title: "Secret meals", draft: true });
  expect([await links(draft, null), await links(draft, draft.steward)]).toEqual([[null, null], [{ title: "Secret meals" }, 2]]);
  expect(await service.refusals("promoteProjectToCase", { projectId: draft.id }, draft.steward)).toEqual(["NotAllowed"]);
});

describe("a library of cases", () => {
  let author: Someone;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    await service.rows("DELETE FROM case_study");
    author = await someone(service);
    const written = [
      ["both", { outcome: "SUCCEEDED", factors: ["TRUST+", "TRUST-", "TIME+"], countryCode: "IT", stage: "CO_DESIGN", parties: ["RESIDENT"] }],
      ["trusted", { outcome: "SUCCEEDED", factors: ["TRUST+"], countryCode: "GB", language: "en-GB", title: "100% of the meals" }],
      ["failed", { outcome: "FAILED", factors: ["TIME-", "TRUST-"], countryCode: "IT" }],
      ["mixed", { outcome: "MIXED", factors: ["TIME-"] }],
      ["draft", { status: "DRAFT", outcome: "FAILED", factors: ["TRUST-"], countryCode: "IT" }],
      ["awaited", { status: "SUBMITTED", outcome: "FAILED", factors: ["TRUST-"] }],
      ["waitsLonger", { status: "SUBMITTED", outcome: "FAILED", factors: ["TRUST-"] }],
    ] as const;
    for (const [index, [name, told]] of written.entries()) ids[name] = await writtenCase(service, author.id, { ...told, at: new Date(Date.now() - index * 60_000) });
    await service.rows("UPDATE case_study SET summary = 'The first of its kind' WHERE id = $1", [ids.failed]);
  });
  const named = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => Object.keys(ids).find(name => ids[name] === id));
  const listed = async (filter: object | null, args = "", as: Someone | null = null) => named((await service.ask<{ caseStudies: { nodes: { id: string }[] } }>(
    `query($filter: CaseFilter) { caseStudies(filter: $filter${args}) { nodes { id } } }`, { filter }, { as })).caseStudies.nodes);

  test("lists what is published, the last first, whoever asks; narrowed by what it tells", async () => {
    const all = ["both", "trusted", "failed", "mixed"];
    expect([await listed(null), await listed(null, "", author), await listed(null, "", reviewer), await listed(null, ", orderBy: OLDEST")]).toEqual([all, all, all, [...all].reverse()]);
    expect([await listed({ outcome: "FAILED" }), await listed({ country: "it" }), await listed({ language: "EN-gb" }), await listed({ stage: "CO_DESIGN" }), await listed({ party: "RESIDENT" })])
      .toEqual([["failed"], ["both", "failed"], ["trusted"], ["both"], ["both"]]);
    expect([await listed({ factor: "TRUST" }), await listed({ helpedBy: "TRUST" }), await listed({ hinderedBy: "TRUST" }), await listed({ helpedBy: "TIME", hinderedBy: "TRUST" })])
      .toEqual([["both", "trusted", "failed"], ["both", "trusted"], ["both", "failed"], ["both"]]);
    expect([await listed({ text: "100% OF" }), await listed({ text: "100_" }), await listed({ text: "THE first" })]).toEqual([["trusted"], [], ["failed"]]);
  });

  test("the queue has who waited longest first, one's own cases are with oneself wherever they stand", async () => {
    const { caseReviewQueue } = await service.ask<{ caseReviewQueue: { nodes: { id: string }[]; totalCount: number } }>("{ caseReviewQueue { nodes { id } totalCount } }", {}, { as: reviewer });
    expect([named(caseReviewQueue.nodes), caseReviewQueue.totalCount]).toEqual([["waitsLonger", "awaited"], 2]);
    const { me } = await service.ask<{ me: { cases: { totalCount: number }; drafts: { nodes: { id: string }[] } } }>("{ me { cases { totalCount } drafts: cases(filter: { status: DRAFT }) { nodes { id } } } }", {}, { as: author });
    expect([me.cases.totalCount, named(me.drafts.nodes)]).toEqual([7, ["draft"]]);
  });

  test("the table counts published cases by factor, direction and outcome, and says of how many", async () => {
    const table = async (filter: object | null, as: Someone | null = null) => (await service.ask<{ factorTable: { cases: number; outcomes: { outcome: string; cases: number }[]; factors: { factor: string; cases: number; positive: number; negative: number; byOutcome: { outcome: string; cases: number; positive: number; negative: number }[] }[] } }>(
      "query($filter: FactorTableFilter) { factorTable(filter: $filter) { cases outcomes { outcome cases } factors { factor cases positive negative byOutcome { outcome cases positive negative } } } }", { filter }, { as })).factorTable;
    const all = await table(null);
    expect([all.cases, all.outcomes.map(({ cases }) => cases), all.factors.length]).toEqual([4, [2, 1, 1], 20]);
    expect(all.factors.slice(0, 3)).toEqual([
      { factor: "TRUST", cases: 3, positive: 2, negative: 2, byOutcome: [{ outcome: "SUCCEEDED", cases: 2, positive: 2, negative: 1 }, { outcome: "MIXED", cases: 0, positive: 0, negative: 0 }, { outcome: "FAILED", cases: 1, positive: 0, negative: 1 }] },
      { factor: "TIME", cases: 3, positive: 1, negative: 2, byOutcome: [{ outcome: "SUCCEEDED", cases: 1, positive: 1, negative: 0 }, { outcome: "MIXED", cases: 1, positive: 0, negative: 1 }, { outcome: "FAILED", cases: 1, positive: 0, negative: 1 }] },
      { factor: "ORGANISATIONAL_COMPATIBILITY", cases: 0, positive: 0, negative: 0, byOutcome: [{ outcome: "SUCCEEDED", cases: 0, positive: 0, negative: 0 }, { outcome: "MIXED", cases: 0, positive: 0, negative: 0 }, { outcome: "FAILED", cases: 0, positive: 0, negative: 0 }] },
    ]);
    expect([await table(null, author), await table(null, reviewer)]).toEqual([all, all]);
    const italian = await table({ country: "IT" });
    expect([italian.cases, italian.outcomes.map(({ cases }) => cases), italian.factors[0].cases]).toEqual([2, [1, 0, 1], 2]);
    expect((await table({ country: "FR" })).cases).toBe(0);
    const statements = withoutTokenLookUp(await statementsOf(() => table({ country: "IT" })));
    expect(statements).toHaveLength(1);
  });

  test("a list takes one statement, or few where it is not planned, however many cases there are", async () => {
    const query = "{ caseStudies { nodes { title outcome parties may author { displayName } project { title } sessionNote { text } factors { factor direction evidence source } reviews { nodes { toStatus } } } pageInfo { endCursor } totalCount } }";
    const count = async (plan: string, first: string) => withoutTokenLookUp(await statementsOf(() => service.ask(query.replace("caseStudies", `caseStudies${first}`), {}, { as: author, headers: { "x-plan": plan } }))).length;
    expect(await count("on", "")).toBe(1);
    const [one, four] = [await count("off", "(first: 1)"), await count("off", "(first: 4)")];
    expect([four, four <= 7]).toEqual([one, true]);
  });
});

/** One reviewer publishes while another returns: both look before either writes, for a while. */
async function reviewedTwice(patienceMs: number): Promise<{ done: number; steps: string[]; told: number }> {
  const [author, ...reviewers] = [await someone(service), ...await people(service, 2, { administrator: true })];
  const { id: caseId, version } = await submittedCase(author);
  meetAt("case looked at", 2, patienceMs);
  const payloads = await Promise.all([
    service.change("publishCase", { caseId, expectedVersion: version }, "", reviewers[0]), service.change("returnCase", { caseId, reason: "Say more" }, "", reviewers[1]),
  ]);
  probe.set(null);
  const refused = payloads.flatMap(({ errors }) => errors.map(({ __typename }) => __typename));
  expect(refused.every(name => name === "WrongCaseStatus")).toBe(true);
  const steps = await service.rows<{ step: string }>("SELECT from_status AS step FROM case_review WHERE case_study_id = $1 ORDER BY created_at, id", [caseId]);
  await eventually(() => mailTo(author).length >= 2 - refused.length);
  return { done: 2 - refused.length, steps: steps.map(({ step }) => step), told: mailTo(author).length };
}

test("of two reviews at once one is done first, and the other begins where it led", async () => {
  const { done, steps, told } = await reviewedTwice(50);
  // Returned first, it cannot be published any more; published first, it can be returned.
  expect([[["DRAFT", "SUBMITTED"], 1, 1], [["DRAFT", "SUBMITTED", "PUBLISHED"], 2, 2]]).toContainEqual([steps, done, told]);
});

test("its twin without the lock reviews one submission twice: the race is there, and the lock is what holds", async () => {
  probe.remove("case");
  expect(await reviewedTwice(5_000)).toMatchObject({ done: 2, steps: ["DRAFT", "SUBMITTED", "SUBMITTED"] });
});

/** A case is submitted while its factors are taken out: both look before either writes, for a while. */
async function submittedWhileEmptied(patienceMs: number): Promise<[string, number]> {
  const author = await someone(service);
  const { id: caseId } = await toldCase(author);
  meetAt("case looked at", 2, patienceMs);
  await Promise.all([service.change("submitCase", { caseId }, "", author), service.change("setCaseFactors", { caseId, factors: [] }, "", author)]);
  probe.set(null);
  const { status, factors } = (await read(caseId, author))!;
  return [status, factors.length];
}

test("what is in the queue is complete, whatever happens at once", async () => {
  expect([["SUBMITTED", 2], ["DRAFT", 0]]).toContainEqual(await submittedWhileEmptied(50));
});

test("its twin without the lock submits a case that tells no factor", async () => {
  probe.remove("case");
  expect(await submittedWhileEmptied(5_000)).toEqual(["SUBMITTED", 0]);
});
