import { v7 } from "uuid";
import { writtenCase } from "../kit/case-story.js";
import { startedProject } from "../kit/project-story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

/** The host writes it. */
const caseOf = async (world: World, status: string) => ({ caseId: await writtenCase(world.service, world.person("host").id, { status }) });

/** What the host wrote down of the stage's session. */
async function note({ session }: Stage, world: World): Promise<{ noteId: string }> {
  const noteId = v7();
  await world.service.rows("INSERT INTO session_note (id, created_at, updated_at, session_id, author_id, kind, text, version) VALUES ($1, now(), now(), $2, $3, 'NOTE', 'Said', 1)", [noteId, session, world.person("host").id]);
  return { noteId };
}

/** The organiser is its steward. */
const project = async (stage: Stage, world: World) => ({ projectId: (await startedProject(world.service, { steward: world.person("organiser"), draft: stage.draft })).id });

const authors = "U F D F F F F";

export const caseChanges: Record<string, ChangeRow> = {
  startCase: { published: "U D D D D D D", input: () => ({ title: "Meals" }) },
  editCase: { published: authors, input: async (_stage, world) => ({ ...await caseOf(world, "DRAFT"), title: "School meals" }) },
  setCaseFactors: { published: authors, input: async (_stage, world) => ({ ...await caseOf(world, "DRAFT"), factors: [{ factor: "TIME", direction: "NEGATIVE", evidence: "One term" }] }) },
  submitCase: { published: authors, input: (_stage, world) => caseOf(world, "DRAFT") },
  // On a draft: one that is public already. What was taken back was never seen by others.
  withdrawCase: { published: authors, draft: "U A D A A A A", input: async (stage, world) => ({ ...await caseOf(world, stage.draft ? "PUBLISHED" : "DRAFT"), reason: "A figure is wrong" }) },
  publishCase: { published: "U F A F F F D", input: async (_stage, world) => ({ ...await caseOf(world, "SUBMITTED"), expectedVersion: 1 }) },
  returnCase: { published: "U A A A A A D", draft: "U F A F F F D", input: async (stage, world) => ({ ...await caseOf(world, stage.draft ? "SUBMITTED" : "PUBLISHED"), reason: "Say who says so" }) },
  promoteNoteToCase: { published: "U A D D A A A", draft: "U F F D F A F", input: async (stage, world) => ({ ...await note(stage, world), title: "Meals" }) },
  promoteProjectToCase: { published: "U A A D A A A", draft: "U F F A F F F", input: project },
};

const one = (statusOf: (stage: Stage) => string): QueryRow["ask"] => async (stage, world) =>
  ({ query: "query($id: ID!) { caseStudy(id: $id) { title } }", variables: { id: (await caseOf(world, statusOf(stage))).caseId } });

export const caseQueries: Record<string, QueryRow> = {
  caseStudy: { published: "D D D D D D D", draft: "- - D - - - -", ask: one(({ draft }) => draft ? "DRAFT" : "PUBLISHED"), found: (data: { caseStudy: unknown }) => data.caseStudy },
  caseStudies: {
    published: "D D D D D D D",
    ask: async (_stage, world) => { await caseOf(world, "PUBLISHED"); return { query: "{ caseStudies(first: 1) { nodes { title } } }" }; },
    found: (data: { caseStudies: { nodes: unknown[] } }) => data.caseStudies.nodes[0],
  },
  caseReviewQueue: {
    published: "UNAUTHENTICATED - - - - - D",
    ask: async (_stage, world) => { await caseOf(world, "SUBMITTED"); return { query: "{ caseReviewQueue(first: 1) { nodes { title } } }" }; },
    found: (data: { caseReviewQueue: { nodes: unknown[] } }) => data.caseReviewQueue.nodes[0],
  },
  factorTable: { published: "D D D D D D D", ask: () => ({ query: "{ factorTable { cases } }" }), found: (data: { factorTable: unknown }) => data.factorTable },
};
