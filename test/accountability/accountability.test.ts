import { Context } from "../../src/base/context.js";
import { probe } from "../../src/base/probe.js";
import { jobs } from "../../src/modules.js";
import { get, pathOf } from "../exchange/get.js";
import { meetAt } from "../kit/barrier.js";
import { itIs, realTime } from "../kit/moments.js";
import { addedOrganisation, takesPart } from "../kit/project-story.js";
import { projectWithBody, writtenCommitment, writtenIdea, type PromiseStory } from "../kit/promise-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { comments, reasonOf, talk } from "./story.js";

const service = useService();
afterEach(() => { probe.reset(); realTime(); });

const DAY = 86_400_000;
const TEXTS = Array.from({ length: 10 }, (_, i) => `What the ${i}th says`);

interface AnswerRow { id: string; kind: string; reason: string | null; contributionCount: number; commitment: { status: string } | null; contributions: { nodes: { kind: string; quote: string; event: { id: string } | null; session: { id: string } | null; touchpoint: { title: string } | null; idea: { id: string } | null; sessionNote: { id: string } | null }[] } }
const ANSWER = "id kind reason contributionCount commitment { status } contributions { nodes { kind quote event { id } session { id } touchpoint { title } idea { id } sessionNote { id } } }";
const answer = async ({ project, body }: PromiseStory, input: object, as: Someone = body.officer) =>
  (await service.done<{ answer: AnswerRow }>("answerContributions", { projectId: project.id, organisationId: body.id, ...input }, `answer { ${ANSWER} }`, as)).answer;
const refused = ({ project, body }: PromiseStory, input: object, as: Someone = body.officer) => service.refusals("answerContributions", { projectId: project.id, organisationId: body.id, ...input }, as);
const answersOf = async (projectId: string) => (await service.ask<{ project: { answers: { nodes: AnswerRow[] } } }>(`query($id: ID!) { project(id: $id) { answers { nodes { ${ANSWER} } } } }`, { id: projectId })).project.answers.nodes;

interface Mine { kind: string; text: string; publishedAt: string | null; project: { title: string } | null; event: { title: string } | null; session: { title: string } | null; touchpoint: { title: string } | null; answers: { nodes: { createdAt: string; kind: string; reason: string | null; commitment: { status: string } | null }[] } }
const mine = async (as: Someone, args = "") => (await service.ask<{ me: { contributions: { nodes: Mine[]; totalCount: number } } }>(
  `{ me { contributions${args} { totalCount nodes { kind text publishedAt project { title } event { title } session { title } touchpoint { title } answers { nodes { createdAt kind reason commitment { status } } } } } } }`, {}, { as })).me.contributions.nodes;
const tell = () => jobs["tell-contributors"].run(new Context(service.parts.service, "job", "", null, service.app.log));
const mailTo = (person: Someone) => service.mail.filter(({ to }) => to === person.email);

test("a promise answers an idea, a note and a takeaway; each contributor finds what became of theirs, and when", async () => {
  const story = await talk(service);
  const { project, body, host, author } = story;
  const commitmentId = await writtenCommitment(service, project.id, body.id);
  const given = await answer(story, { commitmentId, ideaIds: [story.idea], sessionNoteIds: [story.note, story.takeaway] });
  expect(given).toMatchObject({ kind: "COMMITMENT", reason: null, contributionCount: 3, commitment: { status: "ACCEPTED" } });
  expect(given.contributions.nodes.map(({ kind, quote }) => [kind, quote]).sort()).toEqual([["IDEA", "Cook on site"], ["NOTE", "It is cold when it comes"], ["TAKEAWAY", "Cook where we eat"]]);
  expect(await mine(author)).toEqual([{
    kind: "IDEA", text: "Cook on site", publishedAt: expect.any(String) as string, project: { title: "School meals" }, event: null, session: null, touchpoint: null,
    answers: { nodes: [{ createdAt: expect.any(String) as string, kind: "COMMITMENT", reason: null, commitment: { status: "ACCEPTED" } }] },
  }]);
  expect((await mine(host)).map(({ kind, session, answers }) => [kind, session!.title, answers.nodes.length])).toEqual([["TAKEAWAY", "The kitchen", 1], ["NOTE", "The kitchen", 1]]);
  expect(await mine(await someone(service))).toEqual([]);
  const seen = await service.ask<Record<string, { answers: { nodes: { id: string }[] } }>>("query($idea: ID!, $note: ID!, $commitment: ID!) { idea(id: $idea) { answers { nodes { id } } } sessionNote(id: $note) { answers { nodes { id } } } commitment(id: $commitment) { answers { nodes { id } } } }", { idea: story.idea, note: story.note, commitment: commitmentId });
  expect(Object.values(seen).map(({ answers }) => answers.nodes)).toEqual([[{ id: given.id }], [{ id: given.id }], [{ id: given.id }]]);
});

test("a published text is answered by its words: all see the quote and nobody whose it is, its author excepted; an unpublished one is not there", async () => {
  const story = await talk(service);
  const { project, event } = story;
  const givers = await comments(service, event, TEXTS);
  const [late] = await comments(service, event, ["Not published yet"]);
  const [rater] = await people(service, 1);
  const reason = await reasonOf(service, project.id, rater, "The queue is long", true);
  const hidden = await reasonOf(service, project.id, rater, "Not published either", false);
  const words = (text: string) => ({ eventId: event.id, text });
  const unknown = await refused(story, { reason: "No money", publishedTexts: [words("Nobody said this")] });
  expect(unknown).toEqual(["NotFound input.publishedTexts.0.text"]);
  expect(await refused(story, { reason: "No money", publishedTexts: [words("Not published yet")] })).toEqual(unknown);
  expect(await refused(story, { reason: "No money", publishedTexts: [words(TEXTS[3]), { ...hidden, text: "Not published either" }] })).toEqual(["NotFound input.publishedTexts.1.text"]);
  const given = await answer(story, { reason: "No money", publishedTexts: [words(TEXTS[3]), { ...reason, text: "The queue is long" }] });
  expect(given).toMatchObject({ kind: "NO", reason: "No money", commitment: null });
  expect(given.contributions.nodes.map(({ kind, quote, event: of, touchpoint }) => ({ kind, quote, event: of?.id ?? null, touchpoint: touchpoint?.title ?? null })).sort((a, b) => a.kind < b.kind ? -1 : 1)).toEqual([
    { kind: "FEEDBACK", quote: TEXTS[3], event: event.id, touchpoint: null }, { kind: "VALUE", quote: "The queue is long", event: null, touchpoint: "Lunch" },
  ]);
  expect((await mine(givers[3]))[0]).toMatchObject({ kind: "FEEDBACK", text: TEXTS[3], event: { title: "Unconference" }, answers: { nodes: [{ kind: "NO", reason: "No money" }] } });
  expect((await mine(rater)).map(({ kind, text, answers }) => [kind, text, answers.nodes.length])).toEqual([["VALUE", "Not published either", 0], ["VALUE", "The queue is long", 1]]);
  expect([(await mine(givers[4]))[0].answers.nodes, (await mine(late))[0].publishedAt]).toEqual([[], null]);
  // Neither the person nor the row of the text is anywhere in what is told of the answer, nor in its ids' neighbours.
  const rows = await service.rows<{ id: string }>("SELECT id FROM feedback WHERE person_id = $1", [givers[3].id]);
  const { data } = await service.answer("query($id: ID!) { project(id: $id) { answers { nodes { id createdAt updatedAt by { id } contributions { edges { cursor node { id createdAt updatedAt kind quote event { id } session { id } touchpoint { id } sessionNote { id author { id } } idea { id author { id } } } } } } } } }", { id: project.id }, { as: story.body.officer });
  const cursors = [...JSON.stringify(data).matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => Buffer.from(cursor, "base64url").toString());
  for (const id of [givers[3].id, rater.id, ...rows.map(row => row.id)]) expect(`${JSON.stringify(data)}${cursors.join()}`).not.toContain(id);
});

test("officers answer for their own body only, with a promise of theirs that stands", async () => {
  const story = await talk(service);
  const { project, body } = story;
  const other = await addedOrganisation(service, "PUBLIC_BODY", "Provincia");
  await takesPart(service, project, other);
  const ideaIds = [story.idea];
  for (const as of [other.officer, body.admin, project.steward, story.member, story.author]) expect(await refused(story, { reason: "No", ideaIds }, as)).toEqual(["NotAllowed"]);
  const theirs = await writtenCommitment(service, project.id, other.id);
  expect(await refused(story, { commitmentId: theirs, ideaIds })).toEqual(["NotFound input.commitmentId"]);
  const elsewhere = await projectWithBody(service);
  expect(await refused(story, { commitmentId: await writtenCommitment(service, elsewhere.project.id, elsewhere.body.id), ideaIds })).toEqual(["NotFound input.commitmentId"]);
  for (const status of ["PROPOSED", "BROKEN", "WITHDRAWN"]) expect(await refused(story, { commitmentId: await writtenCommitment(service, project.id, body.id, { status }), ideaIds })).toEqual(["InvalidInput input.commitmentId"]);
  const [outside, unkind] = [await writtenIdea(service, elsewhere.project.id, story.author.id), await writtenIdea(service, project.id, story.author.id, { hidden: true })];
  expect(await refused(story, { reason: "No", ideaIds: [story.idea, outside, unkind], sessionNoteIds: [story.idea] })).toEqual(["NotFound input.ideaIds.1", "NotFound input.ideaIds.2", "NotFound input.sessionNoteIds.0"]);
  expect(await refused(story, {})).toEqual(["InvalidInput input.commitmentId", "InvalidInput input.ideaIds"]);
  expect(await refused(story, { reason: " ", commitmentId: theirs, ideaIds, language: "no language" })).toEqual(["InvalidInput input.reason", "InvalidInput input.reason", "InvalidInput input.language"]);
  expect(await refused(story, { reason: "No", publishedTexts: [{ text: "Which?" }, { touchpointPartyId: story.idea, text: " " }] })).toEqual([
    "InvalidInput input.publishedTexts.0.eventId", "InvalidInput input.publishedTexts.1.iterationId", "InvalidInput input.publishedTexts.1.text",
  ]);
  expect(await service.rows("SELECT 1 FROM answer WHERE project_id = $1", [project.id])).toEqual([]);
});

test("contributors are told once of the answer, and once of what became of the promise; two instances at once tell no more", async () => {
  const story = await talk(service);
  const { project, body, host, author } = story;
  const givers = await comments(service, story.event, TEXTS);
  await service.rows("UPDATE person SET locale = 'it' WHERE id = $1", [author.id]);
  const commitmentId = await writtenCommitment(service, project.id, body.id);
  await answer(story, { commitmentId, ideaIds: [story.idea], sessionNoteIds: [story.note, story.takeaway], publishedTexts: [{ eventId: story.event.id, text: TEXTS[0] }] });
  const all = [host, author, givers[0]];
  await eventually(() => all.every(person => mailTo(person).length === 1));
  expect(mailTo(author)[0].subject).toBe("Una risposta a quello che hai detto: School meals");
  expect(mailTo(givers[0])[0].text).not.toContain(TEXTS[0]);
  await tell();
  expect(await service.rows("SELECT 1 FROM change_log WHERE verb = 'tellContributors'")).toEqual([]);
  await service.done("keepCommitment", { commitmentId, evidence: "On the menu" }, "commitment { id }", body.officer);
  meetAt("outcome to be told", 2, 5_000);
  await Promise.all([tell(), tell()]);
  probe.set(null);
  await tell();
  await eventually(() => all.every(person => mailTo(person).length === 2));
  expect(await service.rows("SELECT count(*)::int AS n FROM change_log WHERE verb = 'tellContributors'")).toEqual([{ n: 1 }]);
  expect(mailTo(host)[1]).toMatchObject({ subject: "The promise was kept: School meals", text: expect.stringContaining("On the menu") as string });
  // What was kept already is told with the answer.
  const [late] = await people(service, 1);
  await answer(story, { commitmentId, ideaIds: [await writtenIdea(service, project.id, late.id)] });
  await tell();
  expect(await service.rows("SELECT count(*)::int AS n FROM change_log WHERE verb = 'tellContributors'")).toEqual([{ n: 1 }]);
  await eventually(() => mailTo(late).length === 1);
  expect(mailTo(late)[0].text).toContain("kept already");
});

test("a quote lasts as long as what it quotes is public", async () => {
  const story = await talk(service);
  const givers = await comments(service, story.event, TEXTS);
  await answer(story, { reason: "No", ideaIds: [story.idea], sessionNoteIds: [story.note], publishedTexts: [{ eventId: story.event.id, text: TEXTS[0] }] });
  const quotes = async () => (await answersOf(story.project.id))[0].contributions.nodes.map(({ kind }) => kind).sort();
  expect(await quotes()).toEqual(["FEEDBACK", "IDEA", "NOTE"]);
  await service.done("hideIdea", { ideaId: story.idea, reason: "Unkind" }, "idea { id }", story.project.steward);
  await service.done("withdrawSessionNote", { noteId: story.note }, "note { id }", story.host);
  expect(await quotes()).toEqual(["FEEDBACK"]);
  for (const [i, giver] of givers.slice(0, 5).entries()) await service.done("giveFeedback", { eventId: story.event.id, rating: 4, comment: `Another ${i}` }, "feedback { id }", giver);
  expect(await quotes()).toEqual([]);
  expect((await answersOf(story.project.id))[0].contributionCount).toBe(3);
});

const FIGURES = "proposed declined promised open overdue kept broken withdrawn medianDaysToAnswer answered";
const FUNNEL = "concerns ideas ideasFromConcerns commitments done daysToIdea daysToCommitment daysToDone";
const figures = async (id: string, plan = "on") => (await service.ask<{ project: { accountability: Record<string, number | null>; funnel: Record<string, number | null> } }>(
  `query($id: ID!) { project(id: $id) { accountability { ${FIGURES} contributions shareAnswered } funnel { ${FUNNEL} } } }`, { id }, { headers: { "x-plan": plan } })).project;

test("the account: promised, kept, broken, overdue; the share answered; no median of days below five", async () => {
  const story = await talk(service);
  const { project, body, event } = story;
  const write = (status: string, dueAt = new Date(Date.now() + 30 * DAY)) => writtenCommitment(service, project.id, body.id, { status, dueAt });
  const [open] = [await write("ACCEPTED"), await write("IN_PROGRESS", new Date(Date.now() - DAY)), await write("PROPOSED"), await write("BROKEN"), await write("WITHDRAWN")];
  const done = await write("DONE");
  await service.rows("UPDATE commitment SET accepted_at = NULL WHERE status = 'WITHDRAWN' AND project_id = $1", [project.id]);
  await write("WITHDRAWN");
  expect((await figures(project.id)).accountability).toEqual({
    proposed: 1, declined: 1, promised: 5, open: 2, overdue: 1, kept: 1, broken: 1, withdrawn: 1, medianDaysToAnswer: null, answered: 0, contributions: 3, shareAnswered: 0,
  });
  await comments(service, event, TEXTS);
  await service.rows("UPDATE feedback SET comment_published_at = $2 WHERE event_id = $1", [event.id, new Date(event.startsAt.getTime() - 10 * DAY)]);
  await service.rows("UPDATE idea SET created_at = $2 WHERE id = $1", [story.idea, new Date(event.startsAt.getTime() - 3 * DAY)]);
  await service.rows("UPDATE session_note SET created_at = $2 WHERE id = $1", [story.takeaway, new Date(event.startsAt.getTime() - 5 * DAY)]);
  itIs(event.startsAt);
  const texts = (count: number) => TEXTS.slice(0, count).map(text => ({ eventId: event.id, text }));
  await answer(story, { commitmentId: done, ideaIds: [story.idea], publishedTexts: texts(3) });
  expect((await figures(project.id)).accountability).toMatchObject({ answered: 4, contributions: 13, shareAnswered: 0.308, medianDaysToAnswer: null });
  await answer(story, { commitmentId: open, publishedTexts: texts(4) });
  const { accountability, funnel } = await figures(project.id);
  expect(accountability).toMatchObject({ answered: 5, shareAnswered: 0.385, medianDaysToAnswer: 10 });
  const accepted = (await service.rows<{ at: Date }>("SELECT accepted_at AS at FROM commitment WHERE id = $1", [done]))[0].at;
  expect(accepted.getTime()).toBeLessThan(event.startsAt.getTime());
  // Eight pairs with one of the two promises, of which the idea's took no time: it was promised before it was said.
  expect(funnel).toMatchObject({ concerns: 12, ideas: 1, ideasFromConcerns: 1, commitments: 2, done: 1, daysToIdea: 2, daysToDone: 3 });
  expect(funnel.daysToCommitment).toBe(Math.max(0, Math.round((accepted.getTime() - (event.startsAt.getTime() - 10 * DAY)) / DAY * 10) / 10));
  expect(await figures(project.id, "off")).toEqual({ accountability, funnel });
  const { organisation } = await service.ask<{ organisation: { accountability: object } }>(`query($id: ID!) { organisation(id: $id) { accountability { ${FIGURES} } } }`, { id: body.id });
  expect(organisation.accountability).toEqual({ proposed: 1, declined: 1, promised: 5, open: 2, overdue: 1, kept: 1, broken: 1, withdrawn: 1, medianDaysToAnswer: 10, answered: 5 });
  const empty = await projectWithBody(service);
  expect(await figures(empty.project.id)).toMatchObject({ accountability: { promised: 0, contributions: 0, shareAnswered: null }, funnel: { concerns: 0, daysToCommitment: null, daysToDone: null } });
});

test("anonymous texts have no days to a promise below five; ideas and notes alone do", async () => {
  const story = await talk(service);
  const { project, body, event } = story;
  await comments(service, event, TEXTS);
  const commitmentId = await writtenCommitment(service, project.id, body.id);
  await answer(story, { commitmentId, ideaIds: [story.idea] });
  expect((await figures(project.id)).funnel.daysToCommitment).toBe(0);
  await answer(story, { commitmentId, publishedTexts: [{ eventId: event.id, text: TEXTS[0] }] });
  expect((await figures(project.id)).funnel.daysToCommitment).toBeNull();
});

test("figures and lists are one statement each planned, and a constant number executed", async () => {
  const story = await talk(service);
  const commitmentId = await writtenCommitment(service, story.project.id, story.body.id);
  for (let i = 0; i < 3; i++) await answer(story, { commitmentId, ideaIds: [story.idea], sessionNoteIds: [story.note, story.takeaway] });
  const count = async (query: string, as: Someone, plan: string) => withoutTokenLookUp(await statementsOf(() => service.ask(query, {}, { as, headers: { "x-plan": plan } }))).length;
  const account = `{ project(id: "${story.project.id}") { accountability { ${FIGURES} contributions shareAnswered } funnel { ${FUNNEL} } answers { nodes { ${ANSWER} by { displayName } organisation { name } } } } }`;
  const own = "{ me { contributions { nodes { kind text project { title } session { title } sessionNote { text } idea { statement } touchpoint { title } answers { nodes { commitment { text status } } } } totalCount } } }";
  expect([await count(account, story.author, "on"), await count(own, story.host, "on")]).toEqual([1, 1]);
  expect(await count(account, story.author, "off")).toBeLessThanOrEqual(32);
  expect(await count(own, story.host, "off")).toBeLessThanOrEqual(9);
});

test("the account is a table for everybody, harmless to spreadsheets, and known again", async () => {
  const { project, body } = await projectWithBody(service);
  await writtenCommitment(service, project.id, body.id, { text: "=HYPERLINK(\"x\")", dueAt: new Date(Date.now() - DAY) });
  await writtenCommitment(service, project.id, body.id, { status: "DONE", text: "Water" });
  await writtenCommitment(service, project.id, body.id, { status: "BROKEN", text: "Fruit" });
  const { project: { accountabilityCsvUrl } } = await service.ask<{ project: { accountabilityCsvUrl: string } }>("query($id: ID!) { project(id: $id) { accountabilityCsvUrl } }", { id: project.id });
  const path = pathOf(accountabilityCsvUrl);
  const { status, headers, body: text } = await get(service, path);
  expect([status, headers["content-type"], headers["set-cookie"]]).toEqual([200, "text/csv; charset=utf-8; header=present", undefined]);
  const [header, ...lines] = text.replace("\ufeff", "").trim().split("\r\n");
  expect(header).toContain("\"Commitment\",\"Organisation\",\"Owner\",\"Touchpoint\",\"Status\",\"Overdue\"");
  expect(lines.map(line => line.split("\",\"").filter((_, i) => [0, 4, 5, 13, 14].includes(i)))).toEqual([
    ["\"'=HYPERLINK(\"\"x\"\")", "ACCEPTED", "yes", "", ""], ["\"Water", "DONE", "no", "", "The menu"], ["\"Fruit", "BROKEN", "no", "No money", ""],
  ]);
  expect((await get(service, path, { headers: { "if-none-match": headers.etag } })).status).toBe(304);
  expect((await get(service, path, { method: "HEAD" })).body).toBe("");
  expect((await get(service, path, { method: "POST" })).status).toBe(405);
  await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [project.id]);
  for (const [at, as] of [[path, null], [path, project.steward], ["/projects/nothing/accountability.csv", null]] as const) expect((await get(service, at, { as })).status).toBe(404);
});
