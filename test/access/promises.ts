import { actsFor, projectWithBody, writtenCommitment, writtenIdea, type PromiseStory } from "../kit/promise-story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

const stories = new WeakMap<World, Promise<Record<"open" | "draft", PromiseStory>>>();

/** The organiser is the project's steward, the host a member, the participant an officer of the public body that takes part. */
async function story({ draft }: Stage, world: World): Promise<PromiseStory> {
  const make = async () => {
    const made = await projectWithBody(world.service, { steward: world.person("organiser"), member: world.person("host") });
    await actsFor(world.service, made.body.id, world.person("participant"), "OFFICER");
    return made;
  };
  const both = async () => {
    const [open, hidden] = [await make(), await make()];
    await world.service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [hidden.project.id]);
    return { open, draft: hidden };
  };
  if (!stories.has(world)) stories.set(world, both());
  return (await stories.get(world)!)[draft ? "draft" : "open"];
}

const promise = async (stage: Stage, world: World) => {
  const { project, body } = await story(stage, world);
  return { projectId: project.id, organisationId: body.id, text: "Fruit every day", dueAt: new Date(Date.now() + 86_400_000) };
};

const commitment = async (stage: Stage, world: World, status = "ACCEPTED") => {
  const { project, body } = await story(stage, world);
  return { commitmentId: await writtenCommitment(world.service, project.id, body.id, { status }) };
};

const idea = async (stage: Stage, world: World, hidden = false) =>
  ({ ideaId: await writtenIdea(world.service, (await story(stage, world)).project.id, world.person("host").id, { hidden }) });

const officers = { published: "U D A A A A A", draft: "U D A A F F F" };
const officersOfOpen = { published: "U D A A A A A", draft: "U A A A F F F" };

export const promiseChanges: Record<string, ChangeRow> = {
  proposeIdea: { published: "U D D D D D D", draft: "U A A A F F F", input: async (stage, world) => ({ projectId: (await story(stage, world)).project.id, statement: "Cook on site" }) },
  editIdea: { published: "U A D A A A A", draft: "U A A A F F F", input: async (stage, world) => ({ ...await idea(stage, world), statement: "Cook nearby" }) },
  withdrawIdea: { published: "U A D A A A A", draft: "U A D A F F F", input: (stage, world) => idea(stage, world) },
  hideIdea: { published: "U A A D A A A", draft: "U A A D F F F", input: async (stage, world) => ({ ...await idea(stage, world), reason: "Unkind" }) },
  restoreIdea: { published: "U F A D F F F", draft: "U F A D F F F", input: (stage, world) => idea(stage, world, true) },
  supportIdea: { published: "U D A D D D D", draft: "U A A A F F F", input: (stage, world) => idea(stage, world) },
  // Supporting it no more, who never did, changes nothing.
  withdrawSupport: { published: "U D D D D D D", draft: "U D D D F F F", input: (stage, world) => idea(stage, world) },
  proposeCommitment: { published: "U A D D A A A", draft: "U A A A F F F", input: promise },
  makeCommitment: { ...officersOfOpen, input: promise },
  acceptCommitment: { ...officersOfOpen, input: (stage, world) => commitment(stage, world, "PROPOSED") },
  declineCommitment: { ...officers, input: async (stage, world) => ({ ...await commitment(stage, world, "PROPOSED"), reason: "No money" }) },
  startCommitment: { ...officers, input: (stage, world) => commitment(stage, world) },
  keepCommitment: { ...officers, input: async (stage, world) => ({ ...await commitment(stage, world), evidence: "The menu" }) },
  breakCommitment: { ...officers, input: async (stage, world) => ({ ...await commitment(stage, world), reason: "No money" }) },
  // A steward could have taken it back before it was promised.
  withdrawCommitment: { published: "U D A X A A A", draft: "U D A X F F F", input: async (stage, world) => ({ ...await commitment(stage, world), reason: "No money" }) },
  changeCommitmentDate: { ...officers, input: async (stage, world) => ({ ...await commitment(stage, world), dueAt: new Date(Date.now() + 86_400_000), reason: "Late" }) },
  assignCommitment: { ...officers, input: async (stage, world) => ({ ...await commitment(stage, world), personId: world.person("participant").id }) },
  answerContributions: {
    ...officers, input: async (stage, world) => {
      const { project, body } = await story(stage, world);
      return { projectId: project.id, organisationId: body.id, reason: "No money", ideaIds: [(await idea(stage, world)).ideaId] };
    },
  },
};

export const promiseQueries: Record<string, QueryRow> = {
  idea: {
    published: "D D D D D D D", draft: "- D D D - - -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { idea(id: $id) { statement } }", variables: { id: (await idea(stage, world)).ideaId } }),
    found: (data: { idea: unknown }) => data.idea,
  },
  commitment: {
    published: "D D D D D D D", draft: "- D D D - - -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { commitment(id: $id) { text } }", variables: { id: (await commitment(stage, world)).commitmentId } }),
    found: (data: { commitment: unknown }) => data.commitment,
  },
};
