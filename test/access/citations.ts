import { writtenCitation } from "../kit/citation-story.js";
import { writtenResource } from "../kit/library-story.js";
import { joinedMember, startedProject } from "../kit/project-story.js";
import type { ChangeRow, Stage, World } from "./world.js";

const projects = new WeakMap<World, Promise<Record<"open" | "draft", string>>>();

/** The organiser is its steward, the host a member. */
async function projectOf({ draft }: Stage, world: World): Promise<string> {
  const make = async () => {
    const project = await startedProject(world.service, { steward: world.person("organiser") });
    await joinedMember(world.service, project, world.person("host"));
    return project.id;
  };
  const both = async () => {
    const [open, hidden] = [await make(), await make()];
    await world.service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [hidden]);
    return { open, draft: hidden };
  };
  if (!projects.has(world)) projects.set(world, both());
  return (await projects.get(world)!)[draft ? "draft" : "open"];
}

const ends = async (stage: Stage, world: World) =>
  ({ fromProjectId: await projectOf(stage, world), toResourceId: await writtenResource(world.service, null) });

export const citationChanges: Record<string, ChangeRow> = {
  cite: { published: "U A D D A A A", draft: "U F D D F F F", input: ends },
  // Administrators too, where they see it.
  withdrawCitation: { published: "U A D D A A D", draft: "U F D D F F F", input: async (stage, world) => ({ citationId: await writtenCitation(world.service, await ends(stage, world)) }) },
};
