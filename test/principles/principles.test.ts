import { probe } from "../../src/base/probe.js";
import { AssessmentVerb } from "../../src/principles/assessment-verb.js";
import { CHARACTERISTICS } from "../../src/principles/characteristic.js";
import { assessmentMay, verbsOf } from "../../src/principles/policy.js";
import { meetAt } from "../kit/barrier.js";
import { joinedMember, startedProject } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { belongs, madeParty } from "../kit/touchpoint-story.js";
import { assess, ASSESSMENT, assessmentsOf, marks, standings, type AssessmentAnswer } from "./story.js";

const service = useService();
afterEach(() => { probe.reset(); });

const refused = (verb: string, input: Record<string, unknown>, as: Someone) => service.refusals(verb, input, as);
const HOUR = 3_600_000;

test("the rule: an author edits what stands while a member, and takes back what they have not", () => {
  const stands = { author: true, member: true, speaks: true, superseded: false, withdrawn: false };
  expect(verbsOf(stands)).toEqual(["EDIT", "WITHDRAW"]);
  expect(verbsOf({ ...stands, superseded: true })).toEqual(["WITHDRAW"]);
  expect(verbsOf({ ...stands, member: false })).toEqual(["WITHDRAW"]);
  expect(verbsOf({ ...stands, speaks: false })).toEqual(["WITHDRAW"]);
  expect(verbsOf({ ...stands, withdrawn: true })).toEqual([]);
  expect(Object.values(AssessmentVerb).filter(verb => assessmentMay(verb, { ...stands, author: false }))).toEqual([]);
});

test("an assessment holds all six with evidence, is public with its author, and what follows it makes it history", async () => {
  const project = await startedProject(service);
  const { person: member } = await joinedMember(service, project);
  const first = await assess(service, project.id, member, { marks: [...marks(0, 1, 2, 3, 4, 5)].reverse(), summary: " Early days ", assessedAt: new Date(Date.now() - 48 * HOUR) });
  expect(first).toMatchObject({ summary: "Early days", version: 1, supersededAt: null, withdrawnAt: null, may: ["EDIT", "WITHDRAW"], author: { id: member.id }, party: null, project: { id: project.id } });
  expect(first.marks).toEqual(marks(0, 1, 2, 3, 4, 5));
  const second = await assess(service, project.id, member, { marks: marks(4) });
  const another = await assess(service, project.id, project.steward);
  const seen = await assessmentsOf(service, project.id, null);
  expect(seen.map(({ id, supersededAt, may }) => [id, supersededAt !== null, may])).toEqual([[another.id, false, []], [second.id, false, []], [first.id, true, []]]);
  expect((await assessmentsOf(service, project.id, member)).map(({ may }) => may)).toEqual([[], ["EDIT", "WITHDRAW"], ["WITHDRAW"]]);
  expect((await assessmentsOf(service, project.id, null, { stands: false })).map(({ id }) => id)).toEqual([first.id]);
  expect(await refused("editPrinciplesAssessment", { assessmentId: first.id, summary: "Better" }, member)).toEqual(["NotAllowed"]);
});

test("what is wrong with it is said all at once and by its place", async () => {
  const project = await startedProject(service);
  const [six, tooFew] = [marks(3), marks(3).slice(0, 5)];
  const now = Date.now();
  expect(await refused("assessPrinciples", { projectId: project.id, marks: tooFew, assessedAt: new Date(now + HOUR), language: "?" }, project.steward))
    .toEqual(["InvalidInput input.language", "InvalidInput input.assessedAt", "InvalidInput input.marks"]);
  expect(await refused("assessPrinciples", { projectId: project.id, marks: [{ ...six[0], score: 6 }, { ...six[1], evidence: null }, { ...six[2], evidence: " " }, ...six.slice(3), six[5]] }, project.steward))
    .toEqual(["InvalidInput input.marks.0.score", "InvalidInput input.marks.1.evidence", "InvalidInput input.marks.2.evidence", "InvalidInput input.marks.6.characteristic"]);
  const { id: assessmentId } = await assess(service, project.id, project.steward, { assessedAt: new Date(now - HOUR) });
  expect(await refused("assessPrinciples", { projectId: project.id, marks: six, assessedAt: new Date(now - 2 * HOUR) }, project.steward)).toEqual(["InvalidInput input.assessedAt"]);
  for (const change of [{ marks: null }, { marks: [] }, { marks: [{ ...six[0], evidence: null }] }]) {
    expect((await refused("editPrinciplesAssessment", { assessmentId, ...change }, project.steward))[0]).toMatch(/^InvalidInput input.marks/);
  }
  expect(await service.rows("SELECT version FROM principles_assessment WHERE project_id = $1", [project.id])).toEqual([{ version: 1 }]);
});

test("an edit changes the marks it names, and notices another's", async () => {
  const project = await startedProject(service);
  const { id: assessmentId } = await assess(service, project.id, project.steward, { marks: marks(2), summary: "So far" });
  const edit = (input: object) => service.done<{ assessment: AssessmentAnswer }>("editPrinciplesAssessment", { assessmentId, ...input }, `assessment { ${ASSESSMENT} }`, project.steward);
  const { assessment } = await edit({ expectedVersion: 1, summary: null, marks: [{ characteristic: "BLURRING_ROLES", score: 5, evidence: "Parents run the desk" }] });
  expect(assessment).toMatchObject({ version: 2, summary: null });
  expect(assessment.marks.map(({ score }) => score)).toEqual([2, 2, 2, 2, 5, 2]);
  expect(assessment.marks[4].evidence).toBe("Parents run the desk");
  expect(await refused("editPrinciplesAssessment", { assessmentId, expectedVersion: 1, summary: "Late" }, project.steward)).toEqual(["Changed input.expectedVersion"]);
});

test("members assess, in a closed project and a draft too; nobody speaks for a party they are not of", async () => {
  const project = await startedProject(service, { draft: true });
  const stranger = await someone(service);
  const input = { projectId: project.id, marks: marks(3) };
  expect(await refused("assessPrinciples", input, stranger)).toEqual(["NotFound input.projectId"]);
  const { id } = await assess(service, project.id, project.steward);
  const query = "query($id: ID!) { principlesAssessment(id: $id) { id } }";
  const sees = async (as: Someone | null) => (await service.ask<{ principlesAssessment: object | null }>(query, { id }, { as })).principlesAssessment !== null;
  expect([await sees(project.steward), await sees(stranger), await sees(null)]).toEqual([true, false, false]);
  await service.done("openProject", { projectId: project.id }, "project { id }", project.steward);
  expect(await sees(null)).toBe(true);
  expect(await refused("assessPrinciples", input, stranger)).toEqual(["NotAllowed"]);
  const [parents, clerks] = [await madeParty(service, project.id, "Parents"), await madeParty(service, project.id, "Clerks", "INSTITUTION")];
  const elsewhere = await madeParty(service, (await startedProject(service)).id, "Elsewhere");
  await belongs(service, parents.id, project.steward);
  expect(await refused("assessPrinciples", { ...input, partyId: clerks.id }, project.steward)).toEqual(["InvalidInput input.partyId"]);
  expect(await refused("assessPrinciples", { ...input, partyId: elsewhere.id }, project.steward)).toEqual(["NotFound input.partyId"]);
  await service.done("closeProject", { projectId: project.id }, "project { id }", project.steward);
  const forParents = await assess(service, project.id, project.steward, { partyId: parents.id });
  // For a party and for oneself are two voices.
  expect((await assessmentsOf(service, project.id, null, { stands: true })).map(assessment => assessment.id)).toEqual([forParents.id, id]);
  expect((await assessmentsOf(service, project.id, null, { partyId: parents.id })).map(({ party }) => party)).toEqual([{ id: parents.id }]);
  // Whoever left the party words nothing in its name any more, and can still take back what they said.
  await service.rows("UPDATE party_membership SET ended_at = now() WHERE party_id = $1", [parents.id]);
  expect(await refused("editPrinciplesAssessment", { assessmentId: forParents.id, summary: "The parents say" }, project.steward)).toEqual(["NotAllowed"]);
  expect((await assessmentsOf(service, project.id, project.steward, { stands: true })).map(({ may }) => may)).toEqual([["WITHDRAW"], ["EDIT", "WITHDRAW"]]);
});

test("taken back, an assessment is its author's alone, counts no more, and the one before it stays history", async () => {
  const project = await startedProject(service);
  const { person: member } = await joinedMember(service, project);
  const before = await assess(service, project.id, member);
  const { id: assessmentId } = await assess(service, project.id, member);
  expect(await refused("withdrawPrinciplesAssessment", { assessmentId }, project.steward)).toEqual(["NotAllowed"]);
  for (let twice = 0; twice < 2; twice++) expect(await refused("withdrawPrinciplesAssessment", { assessmentId }, member)).toEqual([]);
  expect(await refused("editPrinciplesAssessment", { assessmentId, summary: "No" }, member)).toEqual(["NotAllowed"]);
  expect(await refused("withdrawPrinciplesAssessment", { assessmentId }, project.steward)).toEqual(["NotFound input.assessmentId"]);
  expect((await assessmentsOf(service, project.id, project.steward)).map(({ id }) => id)).toEqual([before.id]);
  expect(await standings(service, project.id)).toEqual([]);
  const { me } = await service.ask<{ me: { principlesAssessments: { nodes: { id: string }[] } } }>("{ me { principlesAssessments { nodes { id } } } }", {}, { as: member });
  expect(me.principlesAssessments.nodes.map(({ id }) => id)).toEqual([assessmentId, before.id]);
  // What comes next follows that one, in time too.
  const again = { projectId: project.id, marks: marks(5) };
  expect(await refused("assessPrinciples", { ...again, assessedAt: new Date(new Date(before.assessedAt).getTime() - HOUR) }, member)).toEqual(["InvalidInput input.assessedAt"]);
  await assess(service, project.id, member, again);
  expect((await standings(service, project.id))[0]).toMatchObject({ assessments: 1, compared: 1, change: 2 });
});

test("where the project stands: middle, spread, and how far those moved who said it before", async () => {
  const project = await startedProject(service);
  const [{ person: kept }, { person: rose }, { person: fresh }] = [await joinedMember(service, project), await joinedMember(service, project), await joinedMember(service, project)];
  expect(await standings(service, project.id)).toEqual([]);
  await assess(service, project.id, kept, { marks: marks(2) });
  await assess(service, project.id, rose, { marks: marks(1) });
  expect((await standings(service, project.id))[0]).toEqual({ characteristic: "PEOPLE_AS_ASSETS", assessments: 2, median: 1.5, lowest: 1, highest: 2, compared: 0, change: null });
  await assess(service, project.id, kept, { marks: marks(2) });
  await assess(service, project.id, rose, { marks: marks(4, 5) });
  await assess(service, project.id, fresh, { marks: marks(3) });
  const now = await standings(service, project.id);
  expect(now.map(({ characteristic }) => characteristic)).toEqual(CHARACTERISTICS);
  expect(now[0]).toMatchObject({ assessments: 3, median: 3, lowest: 2, highest: 4, compared: 2, change: 1.5 });
  expect(now[1]).toMatchObject({ assessments: 3, median: 3, lowest: 2, highest: 5, compared: 2, change: 2 });
});

test("what strangers are answered is renewed when a mark changes, and a page takes one statement", async () => {
  const project = await startedProject(service);
  const { id: assessmentId } = await assess(service, project.id, project.steward);
  expect((await standings(service, project.id))[5].median).toBe(3);
  await service.done("editPrinciplesAssessment", { assessmentId, marks: [{ characteristic: "FACILITATING_NOT_DELIVERING", score: 0 }] }, "assessment { id }", project.steward);
  expect((await standings(service, project.id))[5].median).toBe(0);
  for (const person of await people(service, 3)) {
    await joinedMember(service, project, person);
    await assess(service, project.id, person);
  }
  const query = `query($id: ID!) { project(id: $id) { principlesNow { characteristic median change } principlesAssessments { nodes { ${ASSESSMENT} } } } }`;
  const count = async (plan: string) => withoutTokenLookUp(await statementsOf(() => service.ask(query, { id: project.id }, { as: project.steward, headers: { "x-plan": plan } }))).length;
  expect([await count("on"), await count("off")]).toEqual([1, 7]);
});

/** A member assesses twice at once: both look for one that stands before either writes, for a while. */
async function twiceAtOnce(patienceMs: number): Promise<{ statuses: number[]; standing: number }> {
  const project = await startedProject(service);
  await assess(service, project.id, project.steward);
  meetAt("assessment looked for", 2, patienceMs);
  const answers = await Promise.all([4, 5].map(score => service.answer("mutation($input: AssessPrinciplesInput!) { assessPrinciples(input: $input) { assessment { id } errors { ... on Refusal { message } } } }",
    { input: { projectId: project.id, marks: marks(score) } }, { as: project.steward })));
  probe.set(null);
  const standing = await service.rows("SELECT 1 FROM principles_assessment WHERE project_id = $1 AND superseded_at IS NULL", [project.id]);
  return { statuses: answers.map(({ errors }) => errors?.length ?? 0).sort(), standing: standing.length };
}

test("assessing twice at once: the second follows the first, and one stands", async () => expect(await twiceAtOnce(50)).toEqual({ statuses: [0, 0], standing: 1 }));

test("its twin without the lock fails one of the two: the index keeps the rule, the lock makes them take turns", async () => {
  probe.remove("assessment");
  expect(await twiceAtOnce(5_000)).toEqual({ statuses: [0, 1], standing: 1 });
});
