import { v7 } from "uuid";
import { joinedMember, startedProject } from "../kit/project-story.js";
import { agreeing } from "../reflections/story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

/** Of the host; attached to no project. */
async function written(_stage: Stage, world: World): Promise<{ reflectionId: string }> {
  const reflectionId = v7();
  await world.service.rows("INSERT INTO reflection (id, created_at, updated_at, person_id, kind, text, themes, version) VALUES ($1, now(), now(), $2, 'CONCERN', 'Between us', '{}', 1)", [reflectionId, world.person("host").id]);
  return { reflectionId };
}

/** The organiser is its steward, the host a member. */
async function project({ draft }: Stage, world: World): Promise<string> {
  const story = await startedProject(world.service, { steward: world.person("organiser") });
  await joinedMember(world.service, story, world.person("host"));
  if (draft) await world.service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [story.id]);
  return story.id;
}

const oneself = "U D D D D D D";
const writer = "U F D F F F F";

export const reflectionChanges: Record<string, ChangeRow> = {
  answerEmergentNature: { published: oneself, input: () => ({ answers: agreeing(4) }) },
  deleteEmergentNature: { published: oneself, input: () => ({}) },
  // Attached to a project: its members only.
  writeReflection: { published: "U A D D A A A", draft: "U F D D F F F", input: async (stage, world) => ({ kind: "DRIVER", text: "Between us", projectId: await project(stage, world) }) },
  editReflection: { published: writer, input: async (stage, world) => ({ ...await written(stage, world), text: "Again" }) },
  deleteReflection: { published: writer, input: written },
};

export const reflectionQueries: Record<string, QueryRow> = {
  emergentNatureStatements: {
    published: "D D D D D D D", ask: () => ({ query: "{ emergentNatureStatements { text } }" }),
    found: (data: { emergentNatureStatements: unknown[] }) => data.emergentNatureStatements[0],
  },
};
