import { joinedMember, startedProject } from "../kit/project-story.js";
import { writtenOffer, writtenOpening } from "../openings/story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

const stories = new WeakMap<World, Promise<Record<"open" | "draft", string>>>();

/** The organiser is the project's steward, the host a member. */
async function project({ draft }: Stage, world: World): Promise<string> {
  const make = async () => {
    const made = await startedProject(world.service, { steward: world.person("organiser") });
    await joinedMember(world.service, made, world.person("host"));
    return made.id;
  };
  const both = async () => {
    const [open, hidden] = [await make(), await make()];
    await world.service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [hidden]);
    return { open, draft: hidden };
  };
  if (!stories.has(world)) stories.set(world, both());
  return (await stories.get(world)!)[draft ? "draft" : "open"];
}

const opening = async (stage: Stage, world: World, status = "OPEN") =>
  ({ openingId: await writtenOpening(world.service, await project(stage, world), world.person("organiser").id, { status }) });

/** The host's. */
const offer = async (stage: Stage, world: World) => {
  const { openingId } = await opening(stage, world);
  return { openingId, helpOfferId: await writtenOffer(world.service, openingId, world.person("host").id) };
};

const stewards = { published: "U A A D A A A", draft: "U F A D F F F" };

export const openingChanges: Record<string, ChangeRow> = {
  addOpening: { ...stewards, input: async (stage, world) => ({ projectId: await project(stage, world), title: "Cook", benefit: "A meal", hoursPerWeek: 2, weeks: 1 }) },
  editOpening: { ...stewards, input: async (stage, world) => ({ ...await opening(stage, world), title: "Bake" }) },
  closeOpening: { ...stewards, input: async (stage, world) => ({ ...await opening(stage, world), reason: "Done" }) },
  reopenOpening: { ...stewards, input: (stage, world) => opening(stage, world, "CLOSED") },
  offerHelp: { published: "U D D A D D D", draft: "U F A A F F F", input: async (stage, world) => ({ ...await opening(stage, world), hoursPerWeek: 2 }) },
  withdrawHelpOffer: { published: "U A D A A A A", draft: "U F D A F F F", input: async (stage, world) => ({ openingId: (await offer(stage, world)).openingId }) },
  // Somebody else's offer is not there for anybody but the stewards.
  answerHelpOffer: { published: "U F A D F F F", draft: "U F A D F F F", input: async (stage, world) => ({ helpOfferId: (await offer(stage, world)).helpOfferId, accept: true }) },
};

export const openingQueries: Record<string, QueryRow> = {
  opening: {
    published: "D D D D D D D", draft: "- - D D - - -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { opening(id: $id) { title } }", variables: { id: (await opening(stage, world)).openingId } }),
    found: (data: { opening: unknown }) => data.opening,
  },
  openings: {
    published: "D D D D D D D",
    ask: async (stage, world) => {
      await opening(stage, world);
      return { query: "{ openings(first: 1) { nodes { title } } }" };
    },
    found: (data: { openings: { nodes: unknown[] } }) => data.openings.nodes[0],
  },
};
