import { Context } from "../../src/base/context.js";
import { jobs } from "../../src/modules.js";
import { STATEMENT_NAMES } from "../../src/reflections/emergent-nature-statement.js";
import type { Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";

/** The same agreement with each of the eight. */
export const agreeing = (agreement: number) => STATEMENT_NAMES.map(statement => ({ statement, agreement }));

export const answer = (service: TestService, as: Someone, agreement: number) =>
  service.done("answerEmergentNature", { answers: agreeing(agreement) }, "emergentNature { id }", as);

export const note = async (service: TestService, as: Someone, input: object): Promise<string> =>
  (await service.done<{ reflection: { id: string } }>("writeReflection", { kind: "CONCERN", text: "Between us", ...input }, "reflection { id }", as)).reflection.id;

export async function join(service: TestService, projectId: string, people: readonly Someone[]): Promise<void> {
  await service.rows(
    `INSERT INTO project_member (id, created_at, updated_at, project_id, person_id, role, status, joined_at)
     SELECT gen_random_uuid(), now(), now(), $1, person, 'MEMBER', 'ACTIVE', now() FROM unnest($2::uuid[]) AS person`, [projectId, people.map(({ id }) => id)]);
}

/** Answers that came another way. */
export async function answered(service: TestService, people: readonly Someone[], score: number): Promise<void> {
  await service.rows("INSERT INTO emergent_nature (id, created_at, updated_at, person_id, score) SELECT gen_random_uuid(), now(), now(), person, $2 FROM unnest($1::uuid[]) AS person", [people.map(({ id }) => id), score]);
}

export async function noted(service: TestService, people: readonly Someone[], projectId: string, kind: string, themes: readonly string[]): Promise<void> {
  await service.rows(
    `INSERT INTO reflection (id, created_at, updated_at, person_id, project_id, kind, text, themes, version)
     SELECT gen_random_uuid(), now(), now(), person, $2, $3, 'Between us', $4, 1 FROM unnest($1::uuid[]) AS person`, [people.map(({ id }) => id), projectId, kind, themes]);
}

export const anHourPasses = (service: TestService): Promise<void> => jobs["publish-reflections"].run(new Context(service.parts.service, "job", "", null, service.parts.doors.app.log));

export interface Bands { people: number; low: number | null; middle: number | null; high: number | null }
export interface Themes { people: number; themes: { theme: string; people: number }[] }
interface Told { emergentNatureCounts: Bands | null; driverThemes: Themes | null; concernThemes: Themes | null }

export const toldOfProject = async (service: TestService, projectId: string, as: Someone | null): Promise<Told> => (await service.ask<{ project: Told }>(
  "query($id: ID!) { project(id: $id) { emergentNatureCounts { people low middle high } driverThemes { people themes { theme people } } concernThemes { people themes { theme people } } } }", { id: projectId }, { as })).project;
