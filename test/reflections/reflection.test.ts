import { getNamedType, isInterfaceType, isObjectType, isUnionType } from "graphql";
import { startedProject } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { anHourPasses, answer, join, note, noted, toldOfProject } from "./story.js";

const service = useService();

interface Note { id: string; kind: string; text: string; themes: string[]; version: number; project: { id: string } | null }
const NOTE = "id kind text themes version project { id }";
const notes = async (as: Someone, filter: object | null = null): Promise<Note[]> => (await service.ask<{ me: { reflections: { nodes: Note[] } } }>(
  `query($filter: ReflectionFilter) { me { reflections(filter: $filter) { nodes { ${NOTE} } } } }`, { filter }, { as })).me.reflections.nodes;

test("one notes, edits and deletes for oneself; absent leaves, null takes it from its project", async () => {
  const project = await startedProject(service);
  const writer = project.steward;
  const driver = await note(service, writer, { kind: "DRIVER", text: " For my daughter\r\n", themes: ["FAIRNESS", "BELONGING"], projectId: project.id });
  const concern = await note(service, writer, { text: "Too many evenings", themes: ["TIME"] });
  expect(await notes(writer)).toEqual([
    { id: concern, kind: "CONCERN", text: "Too many evenings", themes: ["TIME"], version: 1, project: null },
    { id: driver, kind: "DRIVER", text: "For my daughter", themes: ["FAIRNESS", "BELONGING"], version: 1, project: { id: project.id } },
  ]);
  for (const filter of [{ kind: "DRIVER" }, { projectId: project.id }, { theme: "FAIRNESS" }]) expect((await notes(writer, filter)).map(({ id }) => id)).toEqual([driver]);
  const edit = async (input: object) => (await service.done<{ reflection: Note }>("editReflection", { reflectionId: driver, ...input }, `reflection { ${NOTE} }`, writer)).reflection;
  expect(await edit({ expectedVersion: 1, themes: [] })).toMatchObject({ text: "For my daughter", themes: [], version: 2, project: { id: project.id } });
  expect(await edit({ projectId: null })).toMatchObject({ version: 3, project: null });
  expect(await service.refusals("editReflection", { reflectionId: driver, expectedVersion: 1, text: "Late" }, writer)).toEqual(["Changed input.expectedVersion"]);
  expect(await service.done("deleteReflection", { reflectionId: driver }, "deleted", writer)).toMatchObject({ deleted: 1 });
  expect(await service.refusals("deleteReflection", { reflectionId: driver }, writer)).toEqual(["NotFound input.reflectionId"]);
  expect(await service.rows("SELECT id FROM reflection WHERE person_id = $1", [writer.id])).toEqual([{ id: concern }]);
});

test("themes are of the note's kind, and projects one's own", async () => {
  const [hidden, open] = [await startedProject(service, { draft: true }), await startedProject(service)];
  const person = await someone(service);
  const refused = (input: object) => service.refusals("writeReflection", { kind: "CONCERN", text: "Between us", ...input }, person);
  expect(await refused({ themes: ["TIME", "LEARNING"] })).toEqual(["InvalidInput input.themes"]);
  expect(await refused({ themes: ["TIME", "TIME"], text: " " })).toEqual(["InvalidInput input.text", "InvalidInput input.themes"]);
  expect(await refused({ projectId: hidden.id })).toEqual(["NotFound input.projectId"]);
  expect(await refused({ projectId: open.id })).toEqual(["NotAllowed"]);
  const reflectionId = await note(service, person, {});
  for (const [change, path] of [[{ themes: ["PAY"] }, "themes"], [{ themes: null }, "themes"], [{ text: null }, "text"]] as const) {
    expect(await service.refusals("editReflection", { reflectionId, ...change }, person)).toEqual([`InvalidInput input.${path}`]);
  }
  expect(await service.refusals("editReflection", { reflectionId, projectId: open.id }, person)).toEqual(["NotAllowed"]);
});

test("no path of the schema leads to another's answers or words", () => {
  const { schema } = service.parts;
  const types = Object.values(schema.getTypeMap()).filter(type => isObjectType(type) || isInterfaceType(type));
  const leadingTo = (name: string): string[] => types.flatMap(type => Object.values(type.getFields()).flatMap(field => getNamedType(field.type).name === name ? [`${type.name}.${field.name}`] : [])).sort();
  expect(leadingTo("EmergentNatureAnswer")).toEqual(["EmergentNature.answers"]);
  expect(leadingTo("EmergentNature")).toEqual(["AnswerEmergentNaturePayload.emergentNature", "Me.emergentNature"]);
  expect(leadingTo("Reflection")).toEqual(["EditReflectionPayload.reflection", "ReflectionConnection.nodes", "ReflectionEdge.node", "WriteReflectionPayload.reflection"]);
  expect(leadingTo("ReflectionConnection")).toEqual(["Me.reflections"]);
  expect(leadingTo("Me").filter(field => !field.includes("Payload."))).toEqual(["Query.me"]);
  expect(types.filter(type => isObjectType(type) && type.getInterfaces().length > 0 && /^(Reflection|EmergentNature|Me$)/.test(type.name))).toEqual([]);
  const unions = Object.values(schema.getTypeMap()).filter(isUnionType).flatMap(union => union.getTypes().map(({ name }) => name));
  expect(unions.filter(name => /^(Reflection|EmergentNature|Me$)/.test(name))).toEqual([]);
  // What counts lead to is numbers and themes.
  for (const [type, fields] of [["EmergentNatureCounts", ["people", "low", "middle", "high"]], ["ThemeCounts", ["people", "themes"]], ["ThemeCount", ["theme", "people"]]] as const) {
    const counts = schema.getType(type);
    expect(isObjectType(counts) && Object.keys(counts.getFields()).sort()).toEqual([...fields].sort());
  }
});

test("whoever else asks, in whichever role, is told that there is no such note", async () => {
  const project = await startedProject(service);
  const [writer, member] = await people(service, 2);
  const [administrator] = await people(service, 1, { administrator: true });
  await join(service, project.id, [writer, member]);
  const reflectionId = await note(service, writer, { text: "Not for the office", projectId: project.id, themes: ["BLAME"] });
  await answer(service, writer, 7);
  for (const as of [project.steward, member, administrator]) {
    expect(await service.refusals("editReflection", { reflectionId, text: "Mine" }, as)).toEqual(["NotFound input.reflectionId"]);
    expect(await service.refusals("deleteReflection", { reflectionId }, as)).toEqual(["NotFound input.reflectionId"]);
    expect(await service.done("deleteEmergentNature", {}, "deleted", as)).toMatchObject({ deleted: 0 });
    expect(await service.ask("{ me { emergentNature { score } reflections { totalCount } } }", {}, { as })).toEqual({ me: { emergentNature: null, reflections: { totalCount: 0 } } });
  }
  expect((await notes(writer)).map(({ text }) => text)).toEqual(["Not for the office"]);
});

test("stewards are told themes that five share, from ten members on; a sixth is told with four others", async () => {
  const project = await startedProject(service);
  const crowd = await people(service, 15);
  await join(service, project.id, crowd);
  const hourly = async (as = project.steward) => { await anHourPasses(service); return (await toldOfProject(service, project.id, as)); };
  await noted(service, crowd.slice(0, 5), project.id, "CONCERN", ["TOKENISM", "TIME"]);
  await noted(service, crowd.slice(5, 9), project.id, "CONCERN", ["TIME", "BLAME"]);
  // One more note of the same people adds nobody; notes of people who are no members count nowhere.
  await noted(service, crowd.slice(0, 2), project.id, "CONCERN", ["TIME", "COST"]);
  await noted(service, await people(service, 5), project.id, "CONCERN", ["BLAME"]);
  expect(await hourly()).toEqual({ emergentNatureCounts: null, driverThemes: null, concernThemes: null });
  await noted(service, crowd.slice(9, 10), project.id, "CONCERN", []);
  const ten = { people: 10, themes: [{ theme: "TIME", people: 8 }, { theme: "TOKENISM", people: 5 }] };
  expect((await hourly()).concernThemes).toEqual(ten);
  await noted(service, crowd.slice(10, 14), project.id, "CONCERN", ["TOKENISM"]);
  expect((await hourly()).concernThemes).toEqual(ten);
  expect((await hourly(crowd[0])).concernThemes).toBeNull();
  await noted(service, crowd.slice(14), project.id, "CONCERN", ["BLAME"]);
  await noted(service, crowd.slice(0, 10), project.id, "DRIVER", ["PAY"]);
  expect(await hourly()).toEqual({
    emergentNatureCounts: null, driverThemes: { people: 10, themes: [{ theme: "PAY", people: 8 }] },
    concernThemes: { people: 15, themes: [{ theme: "TIME", people: 9 }, { theme: "TOKENISM", people: 9 }, { theme: "BLAME", people: 5 }] },
  });
  const [{ id: reflectionId }] = await service.rows<{ id: string }>("SELECT id FROM reflection WHERE person_id = $1", [crowd[14].id]);
  await service.done("deleteReflection", { reflectionId }, "deleted", crowd[14]);
  expect(await service.rows("SELECT 1 FROM reflection_told WHERE person_id = $1", [crowd[14].id])).toEqual([]);
  expect((await hourly()).concernThemes).toMatchObject({ people: 15 });
});

test("whoever deletes another note, and says the same in a project as before, counts there as nobody new", async () => {
  const project = await startedProject(service);
  const crowd = await people(service, 11);
  await join(service, project.id, crowd);
  await noted(service, crowd.slice(0, 8), project.id, "CONCERN", ["TIME", "COST"]);
  await noted(service, crowd.slice(8, 10), project.id, "CONCERN", []);
  const told = async () => { await anHourPasses(service); return (await toldOfProject(service, project.id, project.steward)).concernThemes?.people; };
  expect(await told()).toBe(10);
  const toldOf = async (person: Someone) => (await service.rows("SELECT 1 FROM reflection_told WHERE person_id = $1", [person.id])).length;
  for (const person of crowd.slice(5, 10)) await service.done("deleteReflection", { reflectionId: await note(service, person, { themes: ["BLAME"] }) }, "deleted", person);
  await noted(service, crowd.slice(10), project.id, "CONCERN", ["BLAME"]);
  // Only one is new: that many and no more would be told of them.
  expect(await told()).toBe(10);
  expect([await toldOf(crowd[5]), await toldOf(crowd[9])]).toEqual([1, 1]);
  // Whose notes that are left say less, or of whom there is none left there, leaves nothing behind.
  await noted(service, crowd.slice(0, 1), project.id, "CONCERN", ["TIME"]);
  for (const person of [crowd[0], crowd[9]]) {
    const [{ id: reflectionId }] = await service.rows<{ id: string }>("SELECT id FROM reflection WHERE person_id = $1 AND project_id = $2 AND themes <> '{TIME}'", [person.id, project.id]);
    await service.done("deleteReflection", { reflectionId }, "deleted", person);
    expect(await toldOf(person)).toBe(0);
  }
});
