import { actsFor } from "../kit/promise-story.js";
import { belongs } from "../kit/touchpoint-story.js";
import { sharedProject, writtenEffort, type BurdenStory } from "../effort/story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

/** The organiser is the project's steward, the host belongs to the residents, the participant is an officer of the body. */
async function story({ draft }: Stage, world: World): Promise<BurdenStory> {
  const { service } = world;
  const made = await sharedProject(service, { steward: world.person("organiser") });
  await belongs(service, made.residents.id, world.person("host"));
  await actsFor(service, made.body.id, world.person("participant"), "OFFICER");
  if (draft) await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [made.project.id]);
  return made;
}

const entry = async (stage: Stage, world: World, status = "STANDING") =>
  ({ entryId: await writtenEffort(world.service, (await story(stage, world)).residents.id, { personId: world.person("host").id, status }) });

const now = () => new Date(Date.now() - 60_000);
const reason = "Looked at it again";

export const effortChanges: Record<string, ChangeRow> = {
  recordEffort: { published: "U A D A A A A", draft: "U A F A F F F", input: async (stage, world) => ({ partyId: (await story(stage, world)).residents.id, kind: "HOURS", amount: 2, borneAt: now() }) },
  correctEffort: { published: "U F D A F F F", draft: "U F D A F F F", input: async (stage, world) => ({ ...await entry(stage, world), amount: 3, reason }) },
  retractEffort: { published: "U F D A F F F", draft: "U F D A F F F", input: async (stage, world) => ({ ...await entry(stage, world), reason }) },
  disputeEffort: { published: "U F A D F F F", draft: "U F A D F F F", input: async (stage, world) => ({ ...await entry(stage, world), reason }) },
  settleEffortDispute: { published: "U F A D F F F", draft: "U F A D F F F", input: async (stage, world) => ({ ...await entry(stage, world, "DISPUTED"), outcome: "DISMISSED", reason }) },
  setAgreedShares: {
    published: "U A A D A A A", draft: "U A F D F F F", input: async (stage, world) => {
      const { project, residents } = await story(stage, world);
      return { projectId: project.id, shares: [{ partyId: residents.id, percent: 100 }] };
    },
  },
};

export const effortQueries: Record<string, QueryRow> = {
  effortEntry: {
    published: "- - D D - - -", draft: "- - D D - - -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { effortEntry(id: $id) { amount } }", variables: { id: (await entry(stage, world)).entryId } }),
    found: (data: { effortEntry: unknown }) => data.effortEntry,
  },
};
