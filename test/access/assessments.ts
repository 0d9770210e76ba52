import { v7 } from "uuid";
import { joinedMember, startedProject, type ProjectStory } from "../kit/project-story.js";
import { items, marks } from "../principles/story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

/** The organiser is its steward, the host a member; a living lab. */
async function project({ draft }: Stage, world: World): Promise<ProjectStory> {
  const story = await startedProject(world.service, { steward: world.person("organiser"), kind: "LIVING_LAB" });
  await joinedMember(world.service, story, world.person("host"));
  if (draft) await world.service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [story.id]);
  return story;
}

/** Of the host. */
async function written(table: "principles_assessment" | "living_lab_checklist", stage: Stage, world: World): Promise<string> {
  const id = v7();
  await world.service.rows(
    `INSERT INTO ${table} (id, created_at, updated_at, project_id, author_id, assessed_at, version) VALUES ($1, now(), now(), $2, $3, now(), 1)`,
    [id, (await project(stage, world)).id, world.person("host").id]);
  return id;
}
const assessment = async (stage: Stage, world: World) => ({ assessmentId: await written("principles_assessment", stage, world) });
const checklist = async (stage: Stage, world: World) => ({ checklistId: await written("living_lab_checklist", stage, world) });

const members = { published: "U A D D A A A", draft: "U F D D F F F" };
const author = { published: "U A D A A A A", draft: "U F D A F F F" };

export const assessmentChanges: Record<string, ChangeRow> = {
  assessPrinciples: { ...members, input: async (stage, world) => ({ projectId: (await project(stage, world)).id, marks: marks(3) }) },
  editPrinciplesAssessment: { ...author, input: async (stage, world) => ({ ...await assessment(stage, world), summary: "Again" }) },
  withdrawPrinciplesAssessment: { ...author, input: assessment },
  fillLivingLabChecklist: { ...members, input: async (stage, world) => ({ projectId: (await project(stage, world)).id, items: items("MET") }) },
  editLivingLabChecklist: { ...author, input: async (stage, world) => ({ ...await checklist(stage, world), summary: "Again" }) },
  withdrawLivingLabChecklist: { ...author, input: checklist },
};

const seenWithProject = { published: "D D D D D D D", draft: "- - D D - - -" };

export const assessmentQueries: Record<string, QueryRow> = {
  principlesAssessment: {
    ...seenWithProject,
    ask: async (stage, world) => ({ query: "query($id: ID!) { principlesAssessment(id: $id) { version } }", variables: { id: (await assessment(stage, world)).assessmentId } }),
    found: (data: { principlesAssessment: unknown }) => data.principlesAssessment,
  },
  livingLabChecklist: {
    ...seenWithProject,
    ask: async (stage, world) => ({ query: "query($id: ID!) { livingLabChecklist(id: $id) { version } }", variables: { id: (await checklist(stage, world)).checklistId } }),
    found: (data: { livingLabChecklist: unknown }) => data.livingLabChecklist,
  },
};
