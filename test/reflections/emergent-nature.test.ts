import { probe } from "../../src/base/probe.js";
import { STATEMENT_NAMES } from "../../src/reflections/emergent-nature-statement.js";
import { startedProject } from "../kit/project-story.js";
import { itIs, realTime } from "../kit/moments.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";
import { agreeing, anHourPasses, answer, answered, join, toldOfProject, type Bands } from "./story.js";

const service = useService();
afterEach(() => { probe.reset(); realTime(); });

interface Mine { id: string; score: number; answers: { statement: string; agreement: number }[] }
const mine = async (as: Someone): Promise<Mine | null> =>
  (await service.ask<{ me: { emergentNature: Mine | null } }>("{ me { emergentNature { id score answers { statement agreement } } } }", {}, { as })).me.emergentNature;
const told = async (projectId: string, as: Someone | null): Promise<Bands | null> => (await toldOfProject(service, projectId, as)).emergentNatureCounts;

test("one answers all eight, anew in place of what one said, and deletes it for good", async () => {
  const [person, other] = await people(service, 2);
  expect(await mine(person)).toBeNull();
  await answer(service, person, 2);
  const first = (await mine(person))!;
  expect(first).toMatchObject({ score: 2, answers: agreeing(2) });
  const mixed = STATEMENT_NAMES.map((statement, i) => ({ statement, agreement: 1 + i % 7 }));
  await service.done("answerEmergentNature", { answers: [...mixed].reverse() }, "emergentNature { id }", person);
  expect(await mine(person)).toEqual({ id: first.id, score: 29 / 8, answers: mixed });
  expect(await mine(other)).toBeNull();
  const remove = async () => (await service.done<{ deleted: number }>("deleteEmergentNature", {}, "deleted", person)).deleted;
  expect([await remove(), await remove()]).toEqual([1, 0]);
  expect(await mine(person)).toBeNull();
  expect(await service.rows("SELECT 1 FROM emergent_nature WHERE id = $1 UNION ALL SELECT 1 FROM emergent_nature_answer WHERE emergent_nature_id = $1", [first.id])).toEqual([]);
});

test("what is missing, twice there or off the scale is said by its place", async () => {
  const person = await someone(service);
  const refused = (answers: readonly object[]) => service.refusals("answerEmergentNature", { answers }, person);
  const eight = agreeing(4);
  expect(await refused([{ ...eight[0], agreement: 0 }, { ...eight[1], agreement: 8 }, ...eight.slice(2, 7), eight[0]]))
    .toEqual(["InvalidInput input.answers.0.agreement", "InvalidInput input.answers.1.agreement", "InvalidInput input.answers.7.statement", "InvalidInput input.answers"]);
  expect(await mine(person)).toBeNull();
});

test("the statements are there in both languages, in their order, in the same words for everybody", async () => {
  const words = async (language: string | null) => (await service.ask<{ emergentNatureStatements: { statement: string; text: string; language: string }[] }>(
    "query($language: String) { emergentNatureStatements(language: $language) { statement text language } }", { language })).emergentNatureStatements;
  const [none, italian, german] = [await words(null), await words("it-CH"), await words("de")];
  expect(none.map(({ statement }) => statement)).toEqual(STATEMENT_NAMES);
  expect(german).toEqual(none);
  expect(new Set([...none, ...italian].map(({ text }) => text)).size).toBe(16);
  expect([none[0].language, italian[0].language]).toEqual(["en", "it"]);
});

test("stewards are told nothing of nine, bands of ten, the same of up to fourteen, and of fifteen anew; nobody else is told", async () => {
  const project = await startedProject(service);
  const crowd = await people(service, 15);
  const [administrator] = await people(service, 1, { administrator: true });
  await join(service, project.id, crowd);
  // Whoever answers and is no member is not counted, nor is a member who has not answered.
  await answered(service, await people(service, 3), 7);
  const after = async (answering: readonly Someone[], score: number): Promise<Bands | null> => {
    await answered(service, answering, score);
    await anHourPasses(service);
    return told(project.id, project.steward);
  };
  expect(await after(crowd.slice(0, 9), 2)).toBeNull();
  expect(await told(project.id, project.steward)).toBeNull();
  const ten = { people: 10, low: null, middle: null, high: null };
  expect(await after(crowd.slice(9, 10), 6)).toEqual(ten);
  for (let i = 10; i < 14; i++) expect(await after([crowd[i]], 4)).toEqual(ten);
  expect(await after([crowd[14]], 6.5)).toEqual({ people: 15, low: 9, middle: 4, high: 2 });
  for (const [role, as] of Object.entries({ nobody: null, member: crowd[0], administrator, otherSteward: (await startedProject(service)).steward })) expect([role, await told(project.id, as)]).toEqual([role, null]);
});

test("who leaves, deletes or changes is noticed with five, and what too few are left of is told no more", async () => {
  const project = await startedProject(service);
  const crowd = await people(service, 14);
  await join(service, project.id, crowd);
  await answered(service, crowd, 1);
  const hourly = async () => { await anHourPasses(service); return told(project.id, project.steward); };
  expect(await hourly()).toMatchObject({ people: 14 });
  for (const person of crowd.slice(0, 2)) await service.done("deleteEmergentNature", {}, "deleted", person);
  expect(await service.rows("SELECT 1 FROM reflection_told WHERE person_id = ANY($1)", [crowd.slice(0, 2).map(({ id }) => id)])).toEqual([]);
  for (const person of crowd.slice(2, 4)) await service.done("leaveProject", { projectId: project.id }, "membership { id }", person);
  expect(await hourly()).toMatchObject({ people: 14 });
  await answer(service, crowd[13], 6);
  expect(await hourly()).toEqual({ people: 10, low: null, middle: null, high: null });
  for (const person of crowd.slice(4, 8)) await service.done("deleteEmergentNature", {}, "deleted", person);
  expect(await hourly()).toMatchObject({ people: 10 });
  await service.done("leaveProject", { projectId: project.id }, "membership { id }", crowd[8]);
  expect(await hourly()).toBeNull();
});

test("organisers are told of those who have a seat, until thirty days after the event", async () => {
  const event = await plannedEvent(service, { capacity: 100 });
  const crowd = await people(service, 16);
  await answered(service, crowd, 3);
  await answered(service, [event.organiser], 3);
  await service.rows("UPDATE emergent_nature SET score = 6 WHERE person_id = ANY($1)", [crowd.slice(0, 4).map(({ id }) => id)]);
  const seated = (those: readonly Someone[], status: string) => service.rows(
    "INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number) SELECT gen_random_uuid(), now(), now(), $1, person, $3, false, 1 FROM unnest($2::uuid[]) AS person", [event.id, those.map(({ id }) => id), status]);
  const toldOf = async (as: Someone | null) => (await service.ask<{ event: { emergentNatureCounts: Bands | null } }>("query($id: ID!) { event(id: $id) { emergentNatureCounts { people low middle high } } }", { id: event.id }, { as })).event.emergentNatureCounts;
  await seated(crowd.slice(0, 9), "CONFIRMED");
  await seated(crowd.slice(9, 10), "WAITLISTED");
  await anHourPasses(service);
  expect(await toldOf(event.organiser)).toBeNull();
  await seated(crowd.slice(10, 11), "CONFIRMED");
  await anHourPasses(service);
  const ten = { people: 10, low: 0, middle: 6, high: 4 };
  expect([await toldOf(event.organiser), await toldOf(crowd[0]), await toldOf(null)]).toEqual([ten, null, null]);
  await seated(crowd.slice(11), "CONFIRMED");
  const after = async (days: number, ms: number) => {
    itIs(new Date(event.endsAt.getTime() + days * 86_400_000 + ms));
    await anHourPasses(service);
    realTime();
  };
  await after(30, 0);
  expect(await toldOf(event.organiser)).toEqual(ten);
  await after(30, -1);
  const fifteen = { people: 15, low: 0, middle: 11, high: 4 };
  expect(await toldOf(event.organiser)).toEqual(fifteen);
  const endedAgo = (days: number) => service.rows("UPDATE event SET starts_at = now() - $2 * interval '1 day' - interval '1 hour', ends_at = now() - $2 * interval '1 day' WHERE id = $1", [event.id, days]);
  await endedAgo(29.9);
  expect(await toldOf(event.organiser)).toEqual(fifteen);
  await endedAgo(30);
  expect(await toldOf(event.organiser)).toBeNull();
});

test("one's own answers, and what a steward is told, take one statement each", async () => {
  const person = await someone(service);
  await answer(service, person, 3);
  const project = await startedProject(service);
  const count = async (work: () => Promise<unknown>) => withoutTokenLookUp(await statementsOf(work)).length;
  expect(await count(() => mine(person))).toBe(1);
  expect(await count(() => told(project.id, project.steward))).toBe(1);
});
