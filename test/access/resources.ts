import { someone } from "../kit/seed.js";
import { projectWithBody, type PromiseStory } from "../kit/promise-story.js";
import { writtenCollection, writtenItem, writtenResource } from "../kit/library-story.js";
import type { ChangeRow, QueryRow, Stage, World } from "./world.js";

const resource = async (world: World, options: object = {}) => ({ resourceId: await writtenResource(world.service, world.person("host").id, options) });

const stories = new WeakMap<World, Promise<Record<"open" | "draft", PromiseStory>>>();

/** The organiser is the project's steward, the host a member. */
async function projectOf({ draft }: Stage, world: World): Promise<string> {
  const make = () => projectWithBody(world.service, { steward: world.person("organiser"), member: world.person("host") });
  const both = async () => {
    const [open, hidden] = [await make(), await make()];
    await world.service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [hidden.project.id]);
    return { open, draft: hidden };
  };
  if (!stories.has(world)) stories.set(world, both());
  return (await stories.get(world)!)[draft ? "draft" : "open"].project.id;
}

const collection = async (stage: Stage, world: World) =>
  ({ collectionId: await writtenCollection(world.service, { projectId: await projectOf(stage, world), createdById: (await someone(world.service)).id }) });
const item = async (stage: Stage, world: World) =>
  ({ itemId: await writtenItem(world.service, (await collection(stage, world)).collectionId, (await resource(world)).resourceId) });

const members = { published: "U A D D A A A", draft: "U F D D F F F" };

export const resourceChanges: Record<string, ChangeRow> = {
  addResource: { published: "U D D D D D D", input: (_stage, _world, role) => ({ title: "A handbook", kind: "GUIDE", url: `https://example.org/${role}` }) },
  editResource: { published: "U A D A A A D", input: async (_stage, world) => ({ ...await resource(world), title: "Another" }) },
  withdrawResource: { published: "U A D A A A A", input: (_stage, world) => resource(world) },
  hideResource: { published: "U A A A A A D", input: async (_stage, world) => ({ ...await resource(world), reason: "Advertises" }) },
  restoreResource: { published: "U F A F F F D", input: (_stage, world) => resource(world, { hidden: true }) },
  addCollection: { ...members, input: async (stage, world) => ({ title: "To begin with", projectId: await projectOf(stage, world) }) },
  editCollection: { ...members, input: async (stage, world) => ({ ...await collection(stage, world), title: "To go on" }) },
  // A draft is not seen by administrators.
  withdrawCollection: { published: "U A A D A A D", draft: "U F A D F F F", input: collection },
  putInCollection: { ...members, input: async (stage, world) => ({ ...await collection(stage, world), ...await resource(world) }) },
  takeOutOfCollection: { ...members, input: item },
  moveInCollection: { ...members, input: async (stage, world) => ({ ...await item(stage, world), position: 1 }) },
  editCollectionItem: { ...members, input: async (stage, world) => ({ ...await item(stage, world), note: "Chapter 2" }) },
};

export const resourceQueries: Record<string, QueryRow> = {
  resource: {
    published: "D D D D D D D",
    ask: async (_stage, world) => ({ query: "query($id: ID!) { resource(id: $id) { title link { url } } }", variables: { id: (await resource(world)).resourceId } }), found: (data: { resource: unknown }) => data.resource,
  },
  resources: { published: "D D D D D D D", ask: async (_stage, world) => { await resource(world); return { query: "{ resources(first: 5) { nodes { title } } }" }; }, found: (data: { resources: { nodes: unknown[] } }) => data.resources.nodes[0] },
  collection: {
    published: "D D D D D D D", draft: "- - D D - - -",
    ask: async (stage, world) => ({ query: "query($id: ID!) { collection(id: $id) { title } }", variables: { id: (await collection(stage, world)).collectionId } }), found: (data: { collection: unknown }) => data.collection,
  },
  collections: {
    published: "D D D D D D D", draft: "- - D D - - -",
    ask: async (stage, world) => {
      await collection(stage, world);
      return { query: "query($id: ID!) { collections(filter: { projectId: $id }, first: 5) { nodes { title } } }", variables: { id: await projectOf(stage, world) } };
    },
    found: (data: { collections: { nodes: unknown[] } }) => data.collections.nodes[0],
  },
};
