import { joinedMember, startedProject } from "../kit/project-story.js";
import { useService } from "../kit/service.js";
import { items } from "./story.js";

const service = useService();

const FIELDS = "id version summary supersededAt may items { element fulfilment evidence }";
interface Checklist { id: string; version: number; summary: string | null; supersededAt: string | null; may: string[]; items: { element: string; fulfilment: string; evidence: string | null }[] }

test("a living lab is held against the five elements, over time", async () => {
  const project = await startedProject(service, { kind: "LIVING_LAB" });
  const { person: member } = await joinedMember(service, project);
  const fill = async (...fulfilments: string[]) => (await service.done<{ checklist: Checklist }>("fillLivingLabChecklist", { projectId: project.id, items: items(...fulfilments) }, `checklist { ${FIELDS} }`, member)).checklist;
  const first = await fill("NOT_MET", "PARTLY_MET");
  expect(first).toMatchObject({ version: 1, may: ["EDIT", "WITHDRAW"], items: items("NOT_MET", "PARTLY_MET") });
  const second = await fill("MET");
  const { checklist } = await service.done<{ checklist: Checklist }>("editLivingLabChecklist",
    { checklistId: second.id, expectedVersion: 1, summary: "Nearly", items: [{ element: "MULTI_METHOD", fulfilment: "NOT_MET" }] }, `checklist { ${FIELDS} }`, member);
  expect(checklist).toMatchObject({ version: 2, summary: "Nearly" });
  expect(checklist.items.map(({ fulfilment }) => fulfilment)).toEqual(["MET", "MET", "MET", "NOT_MET", "MET"]);
  const seen = async () => (await service.ask<{ project: { livingLabChecklists: { nodes: Checklist[] } } }>(
    `query($id: ID!) { project(id: $id) { livingLabChecklists { nodes { ${FIELDS} } } } }`, { id: project.id })).project.livingLabChecklists.nodes;
  expect((await seen()).map(({ id, supersededAt }) => [id, supersededAt !== null])).toEqual([[second.id, false], [first.id, true]]);
  expect(await service.refusals("withdrawLivingLabChecklist", { checklistId: second.id }, project.steward)).toEqual(["NotAllowed"]);
  await service.done("withdrawLivingLabChecklist", { checklistId: second.id }, "checklist { id }", member);
  expect((await seen()).map(({ id }) => id)).toEqual([first.id]);
});

test("other projects are not: refused by the project, with its kind", async () => {
  for (const kind of ["SERVICE", "COMMUNITY_INITIATIVE"]) {
    const project = await startedProject(service, { kind });
    const { errors } = await service.change<{ errors: { kind: string }[] }>("fillLivingLabChecklist", { projectId: project.id, items: items("MET") }, "errors { ... on NotLivingLab { kind } }", project.steward);
    expect(errors).toMatchObject([{ __typename: "NotLivingLab", path: ["input", "projectId"], kind }]);
  }
});

test("each element is there once, with what shows it", async () => {
  const project = await startedProject(service, { kind: "LIVING_LAB" });
  const five = items("MET");
  const refused = (given: readonly object[]) => service.refusals("fillLivingLabChecklist", { projectId: project.id, items: given }, project.steward);
  expect(await refused(five.slice(1))).toEqual(["InvalidInput input.items"]);
  expect(await refused([...five, five[0]])).toEqual(["InvalidInput input.items.5.element"]);
  expect(await refused([{ ...five[0], evidence: null }, ...five.slice(1)])).toEqual(["InvalidInput input.items.0.evidence"]);
  expect(await service.rows("SELECT 1 FROM living_lab_checklist WHERE project_id = $1", [project.id])).toEqual([]);
});
