import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { allow, found } from "../base/refusal.js";
import { collectionMay, collectionState, visibleCollections, visibleItems, type CollectionState } from "./policy.js";
import { CollectionVerb } from "./resource-verb.js";

const LOOK = `SELECT ${collectionState("c")} AS state FROM collection c WHERE c.id = :collectionId AND ${visibleCollections("c")}`;

/** The collection, locked, if the viewer may do this with it, or has done it already. Its items are arranged behind this lock. */
export async function collectionFor(
  verb: CollectionVerb, collectionId: string, act: Act, done: (state: CollectionState) => boolean = () => false, field = "collectionId",
): Promise<CollectionState> {
  const look = async () => found(await act.first<{ state: CollectionState }>(LOOK, { collectionId }), "collection", field).state;
  await look();
  if (probe.guarded("collection")) await act.sql("SELECT 1 FROM collection WHERE id = :collectionId FOR NO KEY UPDATE", { collectionId });
  const state = await look();
  allow(done(state) || collectionMay(verb, state), `The viewer may not ${verb.toLowerCase()} this: it is for ${FOR[verb]}`);
  return state;
}

const FOR: Record<CollectionVerb, string> = {
  EDIT: "whoever made it, or the members of its project", WITHDRAW: "whoever made it, or the stewards of its project, and administrators",
};

/** An item, with its collection locked, if the viewer may arrange that. */
export async function itemFor(itemId: string, act: Act): Promise<{ collectionId: string }> {
  const look = async () => found(await act.first<{ collectionId: string }>(
    `SELECT i.collection_id AS "collectionId" FROM collection_item i WHERE i.id = :itemId AND ${visibleItems("i")}`, { itemId }), "item of a collection", "itemId");
  await collectionFor(CollectionVerb.EDIT, (await look()).collectionId, act, undefined, "itemId");
  return look();
}
