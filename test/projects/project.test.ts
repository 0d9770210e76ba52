import { addedOrganisation, startedProject, takesPart } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();

interface ProjectAnswer { project: { id: string; status: string; version: number; may: string[]; [field: string]: unknown } }
const FIELDS = "id title summary description kind status stage form language tags closedAt closeReason version memberCount stewards { id } place { name } may";
const ALL = `project { ${FIELDS} }`;
const read = async (id: string, as: Someone | null = null) => (await service.ask<{ project: ProjectAnswer["project"] | null }>(`query($id: ID!) { project(id: $id) { ${FIELDS} } }`, { id }, { as })).project;
const change = async (verb: string, input: Record<string, unknown>, as: Someone) => (await service.done<ProjectAnswer>(verb, input, ALL, as)).project;

test("title and summary start a draft that its steward sees", async () => {
  const steward = await someone(service);
  const start = () => change("startProject", { title: "School meals", summary: "What children eat", key: "school-meals" }, steward);
  const [project, again] = [await start(), await start()];
  expect(again).toEqual(project);
  expect(project).toEqual({
    id: project.id, title: "School meals", summary: "What children eat", description: null, kind: "SERVICE", status: "DRAFT", stage: "CO_COMMISSION", form: null,
    language: null, tags: [], closedAt: null, closeReason: null, version: 1, memberCount: 1, stewards: [{ id: steward.id }], place: null,
    may: ["EDIT", "OPEN", "INVITE", "MANAGE_MEMBERS", "MANAGE_ORGANISATIONS", "DRAFT_SCOPE", "LEAVE"],
  });
  expect(await read(project.id)).toBeNull();
  expect(await read(project.id, await someone(service))).toBeNull();
  expect(await service.refusals("editProject", { projectId: project.id, title: "Mine" }, await someone(service))).toEqual(["NotFound input.projectId"]);
});

test("everything that is wrong is told at once, and nothing is written", async () => {
  const wrong = { title: " ", summary: "s".repeat(501), description: "d".repeat(20_001), language: "no language", tags: ["a", "A"] };
  const before = await service.rows("SELECT count(*) FROM project");
  expect(await service.refusals("startProject", wrong, await someone(service))).toEqual(["title", "summary", "description", "language", "tags"].map(field => `InvalidInput input.${field}`));
  expect(await service.refusals("startProject", { title: "Nowhere", summary: "None", placeId: "01234567-0123-7123-8123-0123456789ab" }, await someone(service))).toEqual(["NotFound input.placeId"]);
  expect(await service.rows("SELECT count(*) FROM project")).toEqual(before);
});

test("a steward edits: absent leaves, null clears, another's edit is noticed", async () => {
  const { id: projectId, steward } = await startedProject(service, { description: "Long", tags: ["food"], form: "CITIZEN_DRIVEN" });
  const { place } = await service.done<{ place: { id: string } }>("addPlace", { name: "Canteen" }, "place { id }", steward);
  const edited = await change("editProject", { projectId, expectedVersion: 2, title: "Lunch", description: null, placeId: place.id }, steward);
  expect(edited).toMatchObject({ title: "Lunch", summary: "What children eat at noon", description: null, form: "CITIZEN_DRIVEN", tags: ["food"], place: { name: "Canteen" }, version: 3 });
  const refused = (input: object, as = steward) => service.refusals("editProject", { projectId, ...input }, as);
  expect(await refused({ expectedVersion: 2, title: "Late" })).toEqual(["Changed input.expectedVersion"]);
  expect(await refused({ title: "Mine" }, await someone(service))).toEqual(["NotAllowed"]);
  expect(await refused({ title: null, summary: null, kind: null, tags: null, language: "x x" })).toEqual(["title", "summary", "kind", "tags", "language"].map(field => `InvalidInput input.${field}`));
  expect(await refused({ placeId: steward.id })).toEqual(["NotFound input.placeId"]);
  const two = await Promise.all(["One", "Two"].map(title => refused({ title, expectedVersion: 3 })));
  expect(two.flat()).toEqual(["Changed input.expectedVersion"]);
});

test("a project is opened, moves round the four Co's, is closed with a reason, and goes on", async () => {
  const { id: projectId, steward } = await startedProject(service, { draft: true });
  const stranger = await someone(service);
  expect(await service.refusals("closeProject", { projectId }, steward)).toEqual(["NotAllowed"]);
  expect(await change("openProject", { projectId }, steward)).toMatchObject({ status: "OPEN", version: 2 });
  for (const verb of ["openProject", "reopenProject"]) expect(await service.refusals(verb, { projectId }, steward)).toEqual(["NotAllowed"]);
  for (const verb of ["openProject", "closeProject", "reopenProject"]) expect(await service.refusals(verb, { projectId }, stranger)).toEqual(["NotAllowed"]);
  expect((await read(projectId, stranger))!.may).toEqual(["JOIN"]);

  expect(await change("moveProjectToStage", { projectId, stage: "CO_ASSESS" }, steward)).toMatchObject({ stage: "CO_ASSESS", version: 3 });
  expect(await change("moveProjectToStage", { projectId, stage: "CO_ASSESS" }, steward)).toMatchObject({ version: 3 });
  expect(await change("moveProjectToStage", { projectId, stage: "CO_COMMISSION" }, steward)).toMatchObject({ stage: "CO_COMMISSION", version: 4 });
  expect(await service.refusals("moveProjectToStage", { projectId, stage: "CO_DESIGN" }, stranger)).toEqual(["NotAllowed"]);

  expect(await service.refusals("closeProject", { projectId, reason: "r".repeat(2_001) }, steward)).toEqual(["InvalidInput input.reason"]);
  const key = "close-it-once";
  const closed = await change("closeProject", { projectId, reason: "Done for now", key }, steward);
  expect(closed).toMatchObject({ status: "CLOSED", closeReason: "Done for now", closedAt: expect.any(String) as string, may: ["REOPEN", "MANAGE_MEMBERS", "LEAVE"] });
  expect(await change("closeProject", { projectId, reason: "Done for now", key }, steward)).toEqual(closed);
  expect((await read(projectId))!.status).toBe("CLOSED");
  expect(await service.refusals("editProject", { projectId, title: "Closed" }, steward)).toEqual(["NotAllowed"]);
  expect(await service.refusals("moveProjectToStage", { projectId, stage: "CO_DESIGN" }, steward)).toEqual(["NotAllowed"]);
  expect(await change("reopenProject", { projectId }, steward)).toMatchObject({ status: "OPEN", closeReason: null, closedAt: null });
});

test("projects are found by status, stage, kind, organisation and tag; drafts by their own only", async () => {
  const [steward] = await people(service, 1);
  const body = await addedOrganisation(service);
  const tags = ["Findable"];
  const meals = await startedProject(service, { steward, tags, title: "Meals" });
  await startedProject(service, { steward, tags: ["findable", "green"], title: "Garden", kind: "COMMUNITY_INITIATIVE", stage: "CO_DESIGN" });
  await startedProject(service, { steward, tags, title: "Unripe", draft: true });
  const closed = await startedProject(service, { steward, tags, title: "Ended" });
  await service.done("closeProject", { projectId: closed.id }, "project { id }", steward);
  await takesPart(service, meals, body);
  const titled = async (filter: object, as: Someone | null = null, orderBy?: string) => (await service.ask<{ projects: { nodes: { title: string }[]; totalCount: number } }>(
    "query($filter: ProjectFilter, $orderBy: ProjectOrder) { projects(filter: $filter, orderBy: $orderBy) { totalCount nodes { title } } }",
    { filter: { tag: "FINDABLE", ...filter }, orderBy }, { as })).projects.nodes.map(({ title }) => title);
  expect(await titled({})).toEqual(["Ended", "Garden", "Meals"]);
  expect(await titled({}, steward, "TITLE")).toEqual(["Ended", "Garden", "Meals", "Unripe"]);
  expect(await titled({ status: "OPEN" })).toEqual(["Garden", "Meals"]);
  expect(await titled({ status: "DRAFT" })).toEqual([]);
  expect(await titled({ stage: "CO_DESIGN" })).toEqual(["Garden"]);
  expect(await titled({ kind: "SERVICE" })).toEqual(["Ended", "Meals"]);
  expect(await titled({ tag: "Green" })).toEqual(["Garden"]);
  expect(await titled({ organisationId: body.id })).toEqual(["Meals"]);
  const mine = await service.ask<{ me: { projects: { nodes: { title: string }[] } } }>("{ me { projects(orderBy: TITLE) { nodes { title } } } }", {}, { as: steward });
  expect(mine.me.projects.nodes.map(({ title }) => title)).toEqual(["Ended", "Garden", "Meals", "Unripe"]);
  const ofBody = await service.ask<{ organisation: { projects: { nodes: object[] } } }>("query($id: ID!) { organisation(id: $id) { projects { nodes { title } } } }", { id: body.id });
  expect(ofBody.organisation.projects.nodes).toEqual([{ title: "Meals" }]);
});
