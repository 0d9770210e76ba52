import { probe } from "../../src/base/probe.js";
import { IdeaVerb } from "../../src/ideas/idea-verb.js";
import { ideaMay, verbsOf, type IdeaState } from "../../src/ideas/policy.js";
import { meetAt } from "../kit/barrier.js";
import { Programme } from "../kit/programme.js";
import { startedProject } from "../kit/project-story.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { itIs, realTime } from "../kit/moments.js";
import { madeParty, madeTouchpoint } from "../kit/touchpoint-story.js";

const service = useService();
afterEach(() => { probe.reset(); realTime(); });

interface IdeaAnswer { id: string; statement: string; details: string | null; version: number; supportCount: number; iSupport: boolean; hideReason: string | null; may: string[]; author: { id: string } | null }
const IDEA = "id statement details version supportCount iSupport hideReason may author { id }";
const propose = async (projectId: string, as: Someone, input: object = {}) => (await service.done<{ idea: IdeaAnswer }>("proposeIdea", { projectId, statement: "Cook on site", ...input }, `idea { ${IDEA} }`, as)).idea;
const change = async (verb: string, input: Record<string, unknown>, as: Someone) => (await service.done<{ idea: IdeaAnswer }>(verb, input, `idea { ${IDEA} }`, as)).idea;
const listed = async (id: string, as: Someone | null = null, args = "") => (await service.ask<{ project: { ideas: { nodes: IdeaAnswer[] } } }>(
  `query($id: ID!) { project(id: $id) { ideas${args} { nodes { ${IDEA} } } } }`, { id }, { as })).project.ideas.nodes;

test("the rule alone: authors edit what nobody supports, others support, stewards hide", () => {
  const of = (state: Partial<IdeaState>) => verbsOf({ author: false, steward: false, supports: false, supported: false, withdrawn: false, hidden: false, open: true, ...state });
  expect(of({ author: true })).toEqual(["EDIT", "EDIT_STATEMENT", "WITHDRAW"]);
  expect(of({ author: true, supported: true })).toEqual(["EDIT", "WITHDRAW"]);
  expect(of({ author: true, open: false })).toEqual(["WITHDRAW"]);
  expect(of({})).toEqual(["SUPPORT"]);
  expect(of({ supports: true, supported: true, open: false })).toEqual(["WITHDRAW_SUPPORT"]);
  expect(of({ steward: true })).toEqual(["HIDE", "SUPPORT"]);
  expect(of({ steward: true, hidden: true })).toEqual(["RESTORE"]);
  expect(of({ author: true, steward: true, withdrawn: true })).toEqual([]);
  expect(Object.values(IdeaVerb).some(verb => ideaMay(verb, { author: false, steward: false, supports: false, supported: false, withdrawn: false, hidden: false, open: false }))).toBe(false);
});

test("whoever is signed in proposes to an open project, in public with their name; what is wrong is told by field", async () => {
  const project = await startedProject(service);
  const author = await someone(service);
  const idea = await propose(project.id, author, { details: "The kitchen is there", language: "en" });
  expect(idea).toEqual({ id: idea.id, statement: "Cook on site", details: "The kitchen is there", version: 1, supportCount: 0, iSupport: false, hideReason: null, may: ["EDIT", "EDIT_STATEMENT", "WITHDRAW"], author: { id: author.id } });
  expect((await listed(project.id)).map(({ id, may }) => [id, may])).toEqual([[idea.id, []]]);
  expect((await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: author.id })).person).toEqual({ displayName: author.name });
  const refused = (input: object) => service.refusals("proposeIdea", { projectId: project.id, statement: "Cook", ...input }, author);
  expect(await refused({ statement: " ", details: "d".repeat(10_001), language: "no language" })).toEqual(["InvalidInput input.statement", "InvalidInput input.details", "InvalidInput input.language"]);
  expect(await refused({ touchpointId: author.id })).toEqual(["NotFound input.touchpointId"]);
  await service.done("closeProject", { projectId: project.id }, "project { id }", project.steward);
  expect(await refused({})).toEqual(["NotAllowed"]);
  expect(await refused({ projectId: author.id })).toEqual(["NotFound input.projectId"]);
});

test("an idea says which note of the project's events it came from, and which touchpoint it is about", async () => {
  const project = await startedProject(service);
  const parties = [await madeParty(service, project.id, "Families"), await madeParty(service, project.id, "Desk", "INSTITUTION")];
  const touchpoint = await madeTouchpoint(service, project.id, "Lunch", parties);
  const plan = new Programme(service, await plannedEvent(service, { organiser: project.steward, projectId: project.id }));
  const { id: sessionId, host } = await plan.session();
  itIs(plan.event.startsAt);
  const { note } = await service.done<{ note: { id: string } }>("addSessionNote", { sessionId, text: "It is cold when it comes", kind: "TAKEAWAY" }, "note { id }", host);
  const author = await someone(service);
  const idea = await propose(project.id, author, { sessionNoteId: note.id, touchpointId: touchpoint.id });
  const { sessionNote } = await service.ask<{ sessionNote: unknown }>("query($id: ID!) { sessionNote(id: $id) { ideas { nodes { id touchpoint { title ideas { totalCount } } sessionNote { text } } } } }", { id: note.id });
  expect(sessionNote).toEqual({ ideas: { nodes: [{ id: idea.id, touchpoint: { title: "Lunch", ideas: { totalCount: 1 } }, sessionNote: { text: "It is cold when it comes" } }] } });
  const other = await startedProject(service);
  expect(await service.refusals("proposeIdea", { projectId: other.id, statement: "Cook", sessionNoteId: note.id }, author)).toEqual(["NotFound input.sessionNoteId"]);
  expect(await service.refusals("proposeIdea", { projectId: other.id, statement: "Cook", touchpointId: touchpoint.id }, author)).toEqual(["NotFound input.touchpointId"]);
  await service.done("withdrawSessionNote", { noteId: note.id }, "note { id }", host);
  expect(await service.refusals("proposeIdea", { projectId: project.id, statement: "Cook", sessionNoteId: note.id }, author)).toEqual(["NotFound input.sessionNoteId"]);
});

test("a statement that somebody supports keeps its meaning; details do not have to", async () => {
  const project = await startedProject(service);
  const [author, supporter] = await people(service, 2);
  const { id: ideaId } = await propose(project.id, author);
  expect(await change("editIdea", { ideaId, statement: "Cook nearby", expectedVersion: 1 }, author)).toMatchObject({ statement: "Cook nearby", version: 2 });
  expect(await service.refusals("editIdea", { ideaId, statement: "Late", expectedVersion: 1 }, author)).toEqual(["Changed input.expectedVersion"]);
  for (let twice = 0; twice < 2; twice++) expect(await change("supportIdea", { ideaId }, supporter)).toMatchObject({ supportCount: 1, iSupport: true, may: ["WITHDRAW_SUPPORT"] });
  expect(await service.refusals("supportIdea", { ideaId }, author)).toEqual(["NotAllowed"]);
  expect(await service.refusals("editIdea", { ideaId, statement: "Buy it" }, author)).toEqual(["SupportedAlready input.statement"]);
  expect(await change("editIdea", { ideaId, details: "With the parents" }, author)).toMatchObject({ details: "With the parents", iSupport: false });
  for (let twice = 0; twice < 2; twice++) expect(await change("withdrawSupport", { ideaId }, supporter)).toMatchObject({ supportCount: 0, iSupport: false });
  expect(await change("supportIdea", { ideaId }, supporter)).toMatchObject({ supportCount: 1 });
  expect(await service.rows("SELECT count(*)::int AS n FROM idea_support WHERE idea_id = $1", [ideaId])).toEqual([{ n: 1 }]);
});

test("taken back, only its author sees it; hidden, its author and the stewards with the reason", async () => {
  const project = await startedProject(service);
  const [author, other] = await people(service, 2);
  const [kept, gone, unkind] = [await propose(project.id, author), await propose(project.id, author, { statement: "Gone" }), await propose(project.id, author, { statement: "Unkind" })];
  for (let twice = 0; twice < 2; twice++) await change("withdrawIdea", { ideaId: gone.id }, author);
  for (let twice = 0; twice < 2; twice++) expect(await change("hideIdea", { ideaId: unkind.id, reason: "Names a child" }, project.steward)).toMatchObject({ hideReason: "Names a child", may: ["RESTORE"] });
  const seen = async (as: Someone | null) => (await listed(project.id, as)).map(({ id }) => id);
  expect([await seen(null), await seen(other)]).toEqual([[kept.id], [kept.id]]);
  expect([await seen(author), await seen(project.steward)]).toEqual([[unkind.id, gone.id, kept.id], [unkind.id, kept.id]]);
  expect(await service.refusals("supportIdea", { ideaId: unkind.id }, other)).toEqual(["NotFound input.ideaId"]);
  await change("restoreIdea", { ideaId: unkind.id }, project.steward);
  expect(await seen(null)).toEqual([unkind.id, kept.id]);
  const { me } = await service.ask<{ me: { ideas: { totalCount: number } } }>("{ me { ideas { totalCount } } }", {}, { as: author });
  expect(me.ideas.totalCount).toBe(3);
});

test("the most supported come first, page by page, and a list takes a constant number of statements", async () => {
  const project = await startedProject(service);
  const crowd = await people(service, 4);
  const ids: string[] = [];
  for (let supporters = 0; supporters < 4; supporters++) {
    const { id } = await propose(project.id, crowd[3], { statement: `Idea ${supporters}` });
    for (const supporter of crowd.slice(0, supporters)) await change("supportIdea", { ideaId: id }, supporter);
    ids.unshift(id);
  }
  const query = "query($id: ID!, $after: String) { project(id: $id) { ideas(orderBy: MOST_SUPPORTED, first: 3, after: $after) { nodes { id supportCount iSupport may author { displayName } touchpoint { title } sessionNote { text } project { title } } pageInfo { endCursor } totalCount } } }";
  const page = async (after: string | null) => (await service.ask<{ project: { ideas: { nodes: IdeaAnswer[]; pageInfo: { endCursor: string } } } }>(query, { id: project.id, after }, { as: crowd[0] })).project.ideas;
  const first = await page(null);
  expect([...first.nodes, ...(await page(first.pageInfo.endCursor)).nodes].map(({ id }) => id)).toEqual(ids);
  const count = async (plan: string) => withoutTokenLookUp(await statementsOf(() => service.ask(query, { id: project.id }, { as: crowd[0], headers: { "x-plan": plan } }))).length;
  expect([await count("on"), await count("off")]).toEqual([1, expect.any(Number) as number]);
  expect(await count("off")).toBeLessThanOrEqual(8);
});

/** One person supports an idea twice at once: both look before either writes, for a while. */
async function twiceAtOnce(patienceMs: number): Promise<{ counted: number; rows: number }> {
  const project = await startedProject(service);
  const [author, supporter] = await people(service, 2);
  const { id: ideaId } = await propose(project.id, author);
  meetAt("support looked for", 2, patienceMs);
  await Promise.all([1, 2].map(() => service.change("supportIdea", { ideaId }, "", supporter)));
  probe.set(null);
  const [{ counted, rows }] = await service.rows<{ counted: number; rows: number }>("SELECT support_count AS counted, (SELECT count(*)::int FROM idea_support WHERE idea_id = i.id) AS rows FROM idea i WHERE id = $1", [ideaId]);
  return { counted, rows };
}

test("supporting twice at once counts once", async () => expect(await twiceAtOnce(50)).toEqual({ counted: 1, rows: 1 }));

test("its twin without the lock counts one person twice: the race is there, and the lock is what holds", async () => {
  probe.remove("idea");
  expect(await twiceAtOnce(5_000)).toEqual({ counted: 2, rows: 1 });
});
