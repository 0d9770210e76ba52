import { probe } from "../../src/base/probe.js";
import { collectionMay, verbsOfCollection, type CollectionState } from "../../src/resources/policy.js";
import { CollectionVerb } from "../../src/resources/resource-verb.js";
import { meetAt } from "../kit/barrier.js";
import { writtenCollection, writtenItem, writtenResource } from "../kit/library-story.js";
import { joinedMember, startedProject } from "../kit/project-story.js";
import { people, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
afterEach(() => probe.reset());

interface ItemAnswer { id: string; position: number; note: string | null; version: number; resource: { title: string } }
interface CollectionAnswer { id: string; title: string; version: number; may: string[]; items: { nodes: ItemAnswer[] }; project: { id: string } | null; createdBy: { id: string } | null }
const COLLECTION = "id title description version may withdrawnAt project { id } createdBy { id } items { nodes { id position note version resource { title } } }";
const change = async (verb: string, input: Record<string, unknown>, as: Someone) => (await service.done<{ collection: CollectionAnswer }>(verb, input, `collection { ${COLLECTION} }`, as)).collection;
const read = async (id: string, as: Someone | null = null) => (await service.ask<{ collection: CollectionAnswer | null }>(`query($id: ID!) { collection(id: $id) { ${COLLECTION} } }`, { id }, { as })).collection;
const order = ({ items }: CollectionAnswer) => items.nodes.map(({ position, resource }) => `${position} ${resource.title}`);

/** A collection of one's own with resources of these titles. */
async function filled(as: Someone, titles: readonly string[]): Promise<{ collectionId: string; items: Record<string, string> }> {
  const collectionId = await writtenCollection(service, { createdById: as.id });
  const items: Record<string, string> = {};
  for (const title of titles) items[title] = await writtenItem(service, collectionId, await writtenResource(service, as.id, { title }));
  return { collectionId, items };
}

test("the rule alone: keepers edit, their chiefs and administrators take back", () => {
  const of = (state: Partial<CollectionState>) => verbsOfCollection({ keeper: false, chief: false, administrator: false, withdrawn: false, ...state });
  expect([of({}), of({ keeper: true }), of({ keeper: true, chief: true }), of({ administrator: true })]).toEqual([[], ["EDIT"], ["EDIT", "WITHDRAW"], ["WITHDRAW"]]);
  expect(Object.values(CollectionVerb).some(verb => collectionMay(verb, { keeper: true, chief: true, administrator: true, withdrawn: true }))).toBe(false);
});

test("one's own collection is public with one's name; what is wrong is told by field", async () => {
  const [maker, other] = await people(service, 2);
  const collection = await change("addCollection", { title: "To begin with", description: "For officers", language: "en" }, maker);
  expect(collection).toMatchObject({ title: "To begin with", version: 1, may: ["EDIT", "WITHDRAW"], project: null, createdBy: { id: maker.id }, items: { nodes: [] } });
  expect(await read(collection.id)).toMatchObject({ createdBy: { id: maker.id }, may: [] });
  expect(await service.refusals("addCollection", { title: "", description: "d".repeat(5_001), language: "no language" }, maker)).toEqual(["title", "description", "language"].map(field => `InvalidInput input.${field}`));
  expect(await change("editCollection", { collectionId: collection.id, title: "Begin", description: null, expectedVersion: 1 }, maker)).toMatchObject({ title: "Begin", description: null, version: 2 });
  expect(await service.refusals("editCollection", { collectionId: collection.id, title: "Late", expectedVersion: 1 }, maker)).toEqual(["Changed input.expectedVersion"]);
  expect(await service.refusals("editCollection", { collectionId: collection.id, title: null }, maker)).toEqual(["InvalidInput input.title"]);
  expect(await service.refusals("editCollection", { collectionId: collection.id, title: "Mine" }, other)).toEqual(["NotAllowed"]);
});

test("a project's collection is kept by its members, taken back by its stewards, and seen with it", async () => {
  const project = await startedProject(service);
  const [{ person: member }, other] = [await joinedMember(service, project), await someone(service)];
  const [administrator] = await people(service, 1, { administrator: true });
  expect(await service.refusals("addCollection", { title: "Ours", projectId: project.id }, other)).toEqual(["NotAllowed"]);
  const { id: collectionId } = await change("addCollection", { title: "Ours", projectId: project.id }, member);
  expect(await change("editCollection", { collectionId, title: "All of ours" }, project.steward)).toMatchObject({ may: ["EDIT", "WITHDRAW"] });
  const listed = async (as: Someone | null) => (await service.ask<{ project: { collections: { nodes: { title: string; may: string[] }[] } } | null }>(
    "query($id: ID!) { project(id: $id) { collections { nodes { title may } } } }", { id: project.id }, { as })).project?.collections.nodes;
  expect([await listed(null), await listed(member), await listed(administrator)]).toEqual([[], ["EDIT"], ["WITHDRAW"]].map(may => [{ title: "All of ours", may }]));
  await service.rows("UPDATE project SET status = 'DRAFT' WHERE id = $1", [project.id]);
  expect([await read(collectionId), await read(collectionId, other), await read(collectionId, administrator)]).toEqual([null, null, null]);
  expect((await read(collectionId, member))?.title).toBe("All of ours");
  expect(await service.refusals("addCollection", { title: "Ours", projectId: project.id }, other)).toEqual(["NotFound input.projectId"]);
  await service.rows("UPDATE project SET status = 'OPEN' WHERE id = $1", [project.id]);
  expect(await service.refusals("withdrawCollection", { collectionId }, member)).toEqual(["NotAllowed"]);
  for (let twice = 0; twice < 2; twice++) expect(await change("withdrawCollection", { collectionId }, project.steward)).toMatchObject({ may: [] });
  expect([await read(collectionId), await read(collectionId, other)]).toEqual([null, null]);
  expect([(await read(collectionId, member))?.id, (await read(collectionId, administrator))?.id]).toEqual([collectionId, collectionId]);
});

test("resources stand in the order they are put in, moved to and left at, without gaps", async () => {
  const maker = await someone(service);
  const { collectionId, items } = await filled(maker, ["a", "b", "c"]);
  const d = await writtenResource(service, maker.id, { title: "d" });
  expect(order(await change("putInCollection", { collectionId, resourceId: d, position: 2, note: "Chapter 2" }, maker))).toEqual(["1 a", "2 d", "3 b", "4 c"]);
  const e = await writtenResource(service, maker.id, { title: "e" });
  expect(order(await change("putInCollection", { collectionId, resourceId: e }, maker))).toEqual(["1 a", "2 d", "3 b", "4 c", "5 e"]);
  expect(order(await change("moveInCollection", { itemId: items.a, position: 4 }, maker))).toEqual(["1 d", "2 b", "3 c", "4 a", "5 e"]);
  expect(order(await change("moveInCollection", { itemId: items.a, position: 1 }, maker))).toEqual(["1 a", "2 d", "3 b", "4 c", "5 e"]);
  expect(order(await change("moveInCollection", { itemId: items.a, position: 1 }, maker))).toEqual(["1 a", "2 d", "3 b", "4 c", "5 e"]);
  expect(order(await change("takeOutOfCollection", { itemId: items.b }, maker))).toEqual(["1 a", "2 d", "3 c", "4 e"]);
  const refused = (verb: string, input: object) => service.refusals(verb, { ...input }, maker);
  expect(await refused("takeOutOfCollection", { itemId: items.b })).toEqual(["NotFound input.itemId"]);
  expect(await refused("putInCollection", { collectionId, resourceId: d })).toEqual(["InCollectionAlready input.resourceId"]);
  expect(await refused("moveInCollection", { itemId: items.a, position: 5 })).toEqual(["InvalidInput input.position"]);
  expect(await refused("putInCollection", { collectionId, resourceId: await writtenResource(service, maker.id), position: 6 })).toEqual(["InvalidInput input.position"]);
  expect(await refused("putInCollection", { collectionId, resourceId: await writtenResource(service, maker.id, { withdrawn: true }) })).toEqual(["NotFound input.resourceId"]);
  expect(await refused("putInCollection", { collectionId, resourceId: d, note: "n".repeat(2_001) })).toEqual(["InvalidInput input.note"]);
  expect(await service.refusals("moveInCollection", { itemId: items.a, position: 1 }, await someone(service))).toEqual(["NotAllowed"]);
});

test("a note says why it is here, and is edited by version", async () => {
  const maker = await someone(service);
  const { items } = await filled(maker, ["a"]);
  const edit = async (input: object) => (await service.done<{ item: ItemAnswer }>("editCollectionItem", { itemId: items.a, ...input }, "item { note version collection { title } }", maker)).item;
  expect(await edit({ note: "Chapter 2", expectedVersion: 1 })).toEqual({ note: "Chapter 2", version: 2, collection: { title: "To begin with" } });
  expect(await service.refusals("editCollectionItem", { itemId: items.a, note: "Late", expectedVersion: 1 }, maker)).toEqual(["Changed input.expectedVersion"]);
  expect(await edit({ note: null })).toMatchObject({ note: null, version: 3 });
});

test("what of it the viewer may not see is not listed, and a resource names the collections that hold it", async () => {
  const [maker, other] = await people(service, 2);
  const { collectionId } = await filled(maker, ["a"]);
  const hidden = await writtenResource(service, other.id, { title: "hidden", hidden: true });
  const seen = await writtenResource(service, other.id, { title: "seen" });
  for (const resource of [hidden, seen]) await writtenItem(service, collectionId, resource);
  expect([order((await read(collectionId))!), order((await read(collectionId, other))!)]).toEqual([["1 a", "3 seen"], ["1 a", "2 hidden", "3 seen"]]);
  await writtenItem(service, await writtenCollection(service, { createdById: maker.id, title: "Gone", withdrawn: true }), seen);
  const collections = async (as: Someone | null) => (await service.ask<{ resource: { collections: { nodes: { title: string }[]; totalCount: number } } }>(
    "query($id: ID!) { resource(id: $id) { collections { nodes { title } totalCount } } }", { id: seen }, { as })).resource.collections;
  expect(await collections(null)).toEqual({ nodes: [{ title: "To begin with" }], totalCount: 1 });
  expect(await collections(maker)).toEqual({ nodes: [{ title: "Gone" }, { title: "To begin with" }], totalCount: 2 });
});

test("a collection holds at most 500", async () => {
  const maker = await someone(service);
  const collectionId = await writtenCollection(service, { createdById: maker.id });
  await service.rows(
    `WITH made AS (INSERT INTO resource (id, created_at, updated_at, title, authors, kind, version, url, address, link_status, check_at)
       SELECT gen_random_uuid(), now(), now(), n::text, '{}', 'LINK', 1, 'https://example.net/' || n, 'example.net/' || n, 'OK', now() FROM generate_series(1, 500) n RETURNING id, title)
     INSERT INTO collection_item (id, created_at, updated_at, collection_id, resource_id, position, version) SELECT gen_random_uuid(), now(), now(), $1, id, title::int, 1 FROM made`, [collectionId]);
  expect(await service.refusals("putInCollection", { collectionId, resourceId: await writtenResource(service, maker.id) }, maker)).toEqual(["NotAllowed"]);
});

/** Two things are put in a collection at once: both count before either writes, for a while. */
async function putAtOnce(): Promise<{ refused: number; positions: number[] }> {
  const maker = await someone(service);
  const { collectionId } = await filled(maker, ["a"]);
  const resources = [await writtenResource(service, maker.id), await writtenResource(service, maker.id)];
  meetAt("collection counted", 2, 100);
  const answers = await Promise.all(resources.map(resourceId => service.answer(
    "mutation($input: PutInCollectionInput!) { putInCollection(input: $input) { errors { __typename } } }", { input: { collectionId, resourceId } }, { as: maker })));
  probe.set(null);
  const positions = await service.rows<{ position: number }>("SELECT position FROM collection_item WHERE collection_id = $1 ORDER BY 1", [collectionId]);
  return { refused: answers.filter(({ errors }) => errors).length, positions: positions.map(({ position }) => position) };
}

test("two that are put in at once stand one after the other", async () => expect(await putAtOnce()).toEqual({ refused: 0, positions: [1, 2, 3] }));

test("without the lock both want the same place, and one is lost", async () => {
  probe.remove("collection");
  expect(await putAtOnce()).toEqual({ refused: 1, positions: [1, 2] });
});
