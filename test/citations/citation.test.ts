import { visibleCitations } from "../../src/citations/policy.js";
import { writtenCase } from "../kit/case-story.js";
import { writtenCitation } from "../kit/citation-story.js";
import { writtenResource } from "../kit/library-story.js";
import { manyResources, planOf } from "../kit/plan-of.js";
import { joinedMember, startedProject } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";

const service = useService();

interface CitationAnswer { id: string; note: string | null; withdrawnAt: string | null; mayWithdraw: boolean; [end: string]: unknown }
const CITATION = "id note withdrawnAt mayWithdraw addedBy { id } fromProject { id } fromCase { id } fromResource { id } toProject { id } toCase { id } toResource { id }";
const NO_ENDS = { fromProject: null, fromCase: null, fromResource: null, toProject: null, toCase: null, toResource: null };
const cite = async (input: Record<string, unknown>, as: Someone) => (await service.done<{ citation: CitationAnswer }>("cite", input, `citation { ${CITATION} }`, as)).citation;

const KINDS = ["project", "case", "resource"] as const;
type Kind = typeof KINDS[number];
const ROOTS: Record<Kind, string> = { project: "project", case: "caseStudy", resource: "resource" };
const capital = (kind: string) => kind[0].toUpperCase() + kind.slice(1);
const idField = (side: "from" | "to", kind: Kind) => `${side}${capital(kind)}Id`;

/** Ids of the citations in a list of this thing. */
async function listed(kind: Kind, id: string, field: "citations" | "citedBy", as: Someone | null = null): Promise<string[]> {
  const data = await service.ask<Record<string, Record<string, { nodes: CitationAnswer[] }>>>(`query($id: ID!) { ${ROOTS[kind]}(id: $id) { ${field} { nodes { ${CITATION} } totalCount } } }`, { id }, { as });
  return data[ROOTS[kind]][field].nodes.map(citation => citation.id);
}

/** One of each kind that this person may cite from, in public. */
async function oneOfEach(as: Someone): Promise<Record<Kind, string>> {
  const project = await startedProject(service);
  await joinedMember(service, project, as);
  return { project: project.id, case: await writtenCase(service, as.id), resource: await writtenResource(service, as.id) };
}

test.each(KINDS.flatMap(from => KINDS.map(to => [from, to] as const)))("a %s cites a %s, and both say so", async (from, to) => {
  const [citing, cited] = await people(service, 2);
  const [fromId, toId] = [(await oneOfEach(citing))[from], (await oneOfEach(cited))[to]];
  const input = { [idField("from", from)]: fromId, [idField("to", to)]: toId, note: "Chapter 2" };
  const citation = await cite(input, citing);
  expect(citation).toEqual({ ...NO_ENDS, id: citation.id, note: "Chapter 2", withdrawnAt: null, mayWithdraw: true, addedBy: { id: citing.id }, [`from${capital(from)}`]: { id: fromId }, [`to${capital(to)}`]: { id: toId } });
  expect([await listed(from, fromId, "citations"), await listed(to, toId, "citedBy"), await listed(from, fromId, "citedBy")]).toEqual([[citation.id], [citation.id], []]);
  expect(await service.refusals("cite", input, citing)).toEqual(["CitedAlready"]);
  expect(await service.refusals("cite", input, cited)).toEqual(["NotAllowed"]);
  expect(await service.refusals("withdrawCitation", { citationId: citation.id }, cited)).toEqual(["NotAllowed"]);
});

test("one end each, and no thing cites itself; what is wrong is told by field", async () => {
  const as = await someone(service);
  const mine = await oneOfEach(as);
  const refused = (input: object) => service.refusals("cite", { ...input }, as);
  expect(await refused({})).toEqual(["InvalidInput input.fromProjectId", "InvalidInput input.toResourceId"]);
  expect(await refused({ fromProjectId: mine.project, fromCaseId: mine.case, toProjectId: mine.project, toResourceId: mine.resource, note: "n".repeat(2_001) })).toEqual(
    ["InvalidInput input.fromCaseId", "InvalidInput input.toResourceId", "InvalidInput input.note"]);
  expect(await refused({ fromResourceId: mine.resource, toResourceId: mine.resource })).toEqual(["InvalidInput input.toResourceId"]);
  expect(await refused({ fromResourceId: mine.project, toResourceId: mine.resource })).toEqual(["NotFound input.fromResourceId"]);
  expect(await refused({ fromResourceId: mine.resource, toCaseId: mine.project })).toEqual(["NotFound input.toCaseId"]);
  const insert = (ends: readonly (string | null)[]) => service.rows(
    "INSERT INTO citation (id, created_at, updated_at, from_resource_id, from_id, to_resource_id, to_project_id, to_id) VALUES (gen_random_uuid(), now(), now(), $1, $2, $3, $4, $5)", [...ends]);
  const { resource, project, case: other } = mine;
  await expect(insert([resource, resource, resource, null, resource])).rejects.toThrow("citation_of_another");
  await expect(insert([resource, resource, null, project, other])).rejects.toThrow("citation_to");
  await expect(insert([resource, other, null, project, project])).rejects.toThrow("citation_from");
});

test("three at once cite once", async () => {
  const as = await someone(service);
  const mine = await oneOfEach(as);
  const answers = await Promise.all([1, 2, 3].map(() => service.change("cite", { fromCaseId: mine.case, toResourceId: mine.resource }, "", as)));
  expect(answers.flatMap(({ errors }) => errors.map(({ __typename }) => __typename))).toEqual(["CitedAlready", "CitedAlready"]);
  expect(await listed("resource", mine.resource, "citedBy")).toHaveLength(1);
});

test("a citation is seen with both its ends only", async () => {
  const [citing, other] = await people(service, 2);
  const [administrator] = await people(service, 1, { administrator: true });
  const mine = await oneOfEach(citing);
  const resource = await writtenResource(service, other.id);
  const [draft, hidden] = [await writtenCase(service, citing.id, { status: "DRAFT" }), await writtenResource(service, other.id, { hidden: true })];
  const fromDraft = await writtenCitation(service, { fromCaseId: draft, toResourceId: resource });
  const fromProject = await writtenCitation(service, { fromProjectId: mine.project, toResourceId: resource }, { addedById: other.id });
  const toHidden = await writtenCitation(service, { fromProjectId: mine.project, toResourceId: hidden });
  const seen = async (as: Someone | null) => [(await listed("resource", resource, "citedBy", as)).sort(), (await listed("project", mine.project, "citations", as)).sort()];
  expect(await seen(null)).toEqual([[fromProject], [fromProject]]);
  expect(await seen(citing)).toEqual([[fromDraft, fromProject].sort(), [fromProject]]);
  expect(await seen(other)).toEqual([[fromProject], [toHidden, fromProject].sort()]);
  expect(await seen(administrator)).toEqual([[fromProject], [toHidden, fromProject].sort()]);
  expect(await service.refusals("cite", { fromProjectId: mine.project, toResourceId: hidden }, citing)).toEqual(["NotFound input.toResourceId"]);
  expect(await service.refusals("withdrawCitation", { citationId: fromDraft }, other)).toEqual(["NotFound input.citationId"]);
  await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [mine.project]);
  expect((await listed("resource", resource, "citedBy", citing)).sort()).toEqual([fromDraft, fromProject].sort());
  expect(await listed("resource", resource, "citedBy", other)).toEqual([]);
});

test("whoever cites in public is shown by it, as long as it is", async () => {
  const [citing, viewer] = await people(service, 2);
  const { project } = await oneOfEach(viewer);
  const citation = await writtenCitation(service, { fromProjectId: project, toResourceId: await writtenResource(service, null) }, { addedById: citing.id });
  const shown = async () => (await service.ask<{ person: unknown }>("query($id: ID!) { person(id: $id) { displayName } }", { id: citing.id }, { as: viewer })).person;
  expect(await shown()).toEqual({ displayName: citing.name });
  await service.rows("UPDATE citation SET withdrawn_at = now() WHERE id = $1", [citation]);
  expect(await shown()).toBeNull();
});

test("taken back, no list shows it, and it can be made anew", async () => {
  const as = await someone(service);
  const mine = await oneOfEach(as);
  const ends = { fromCaseId: mine.case, toResourceId: mine.resource };
  const { id: citationId } = await cite(ends, as);
  for (let twice = 0; twice < 2; twice++) {
    const { citation } = await service.done<{ citation: CitationAnswer }>("withdrawCitation", { citationId }, "citation { withdrawnAt }", as);
    expect(citation.withdrawnAt).toEqual(expect.any(String));
  }
  expect([await listed("case", mine.case, "citations", as), await listed("resource", mine.resource, "citedBy", as)]).toEqual([[], []]);
  expect((await cite(ends, as)).id).not.toBe(citationId);
});

test("what a project rests on is one statement when planned, and a constant number otherwise", async () => {
  const as = await someone(service);
  const { project } = await oneOfEach(as);
  for (let n = 0; n < 6; n++) {
    const cited = await oneOfEach(as);
    for (const kind of KINDS) await writtenCitation(service, { fromProjectId: project, [idField("to", kind)]: cited[kind] }, { addedById: as.id });
  }
  const ask = (plan: string) => service.ask<{ project: { citations: { totalCount: number } } }>(
    "query($id: ID!) { project(id: $id) { citations { totalCount nodes { note mayWithdraw addedBy { displayName } toProject { title } toCase { title } toResource { title link { url status } } fromProject { title } } } } }",
    { id: project }, { as, headers: { "x-plan": plan } });
  expect((await ask("off")).project.citations.totalCount).toBe(18);
  expect(withoutTokenLookUp(await statementsOf(() => ask("on")))).toHaveLength(1);
  expect(withoutTokenLookUp(await statementsOf(() => ask("off"))).length).toBeLessThanOrEqual(10);
});

test("whether the ends are seen is looked up by their ids, however large the library is", async () => {
  await manyResources(service);
  const { id: cited } = (await service.rows<{ id: string }>("SELECT id FROM resource WHERE title = '1'"))[0];
  await service.rows(
    `INSERT INTO citation (id, created_at, updated_at, from_resource_id, from_id, to_resource_id, to_id)
     SELECT gen_random_uuid(), now(), now(), r.id, r.id, $1, $1 FROM resource r WHERE r.id <> $1 AND r.address LIKE 'many.example/%'`, [cited]);
  await service.rows("ANALYZE");
  const plan = await planOf(service, `SELECT t.id FROM citation t WHERE t.to_resource_id = '${cited}' AND ${visibleCitations("t")} ORDER BY t.created_at DESC, t.id DESC LIMIT 21`);
  expect(plan).toMatch(/Index Scan Backward using citation_to_resource/);
  expect(plan).not.toMatch(/Seq Scan on (resource|citation)/);
});
