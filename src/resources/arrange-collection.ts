import { Field, InputType, Int, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { probe } from "../base/probe.js";
import { Changed, found, InvalidInput, NotAllowed, Refusal, refuse } from "../base/refusal.js";
import { collectionFor, itemFor } from "./collection-at-hand.js";
import { CollectionItem } from "./collection-item.js";
import { visibleResources } from "./policy.js";
import { theCollection, theItem } from "./reads.js";
import { CollectionVerb } from "./resource-verb.js";

export const MOST_ITEMS = 500;
const MOST_NOTE = 2_000;

@InputType({ description: "What is put in a collection, and where" })
export class PutInCollectionInput extends KeyedInput {
  @Field(() => Id, { description: "Collection" }) collectionId!: string;
  @Field(() => Id, { description: "Resource of the library" }) resourceId!: string;
  @Field(() => String, { nullable: true, description: "Why it is here, or what to look at in it (CommonMark); at most 2,000 characters" }) note?: string | null;
  @Field(() => Int, { nullable: true, description: "Where it is to stand, from 1; those from there on make room. At the end when absent" }) position?: number | null;
}

@InputType({ description: "What is taken out of its collection" })
export class TakeOutOfCollectionInput extends KeyedInput {
  @Field(() => Id, { description: "Item of a collection" }) itemId!: string;
}

@InputType({ description: "Where an item is to stand in its collection" })
export class MoveInCollectionInput extends KeyedInput {
  @Field(() => Id, { description: "Item of a collection" }) itemId!: string;
  @Field(() => Int, { description: "Where it is to stand, from 1 to the number of items; those between make room" }) position!: number;
}

@InputType({ description: "What to say of an item of a collection" })
export class EditCollectionItemInput extends KeyedInput {
  @Field(() => Id, { description: "Item of a collection" }) itemId!: string;
  @Field(() => Int, { nullable: true, description: "Version of the item that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Why it is here, or what to look at in it (CommonMark); at most 2,000 characters. Absent leaves, null clears" }) note?: string | null;
}

@ObjectType({ implements: Refusal, description: "A collection holds each resource once, and this one it holds" })
export class InCollectionAlready extends Refusal {
  static readonly constraint = "collection_item_once";

  constructor() { super("The collection holds this resource already; move it with `moveInCollection`", ["input", "resourceId"]); }
}

/** How many items there are; the collection is locked. */
const sizeOf = async (collectionId: string, act: Act): Promise<number> =>
  (await act.first<{ n: number }>("SELECT count(*)::int AS n FROM collection_item WHERE collection_id = :collectionId", { collectionId }))!.n;

function within(position: number, last: number): void {
  if (position < 1 || position > last) refuse(new InvalidInput(`\`position\` must be 1 to ${last}, not ${position}`, ["input", "position"]));
}

export class ArrangeCollection {
  @Change({
    input: () => PutInCollectionInput, yields: { item: theItem, collection: theCollection }, refuses: [InCollectionAlready], access: "signedIn", gate: ({ collectionId }) => `collection ${collectionId}`,
    description: "Puts a resource in a collection, which holds at most 500. For whoever made it, or the members of its project",
    check: (input, checks) => checks.text("note", input.note, MOST_NOTE),
  })
  async putInCollection({ collectionId, resourceId, note = null, position }: PutInCollectionInput, act: Act): Promise<{ item: string; collection: string }> {
    await collectionFor(CollectionVerb.EDIT, collectionId, act);
    found(await act.first(`SELECT 1 FROM resource r WHERE r.id = :resourceId AND r.withdrawn_at IS NULL AND ${visibleResources("r")}`, { resourceId }), "resource", "resourceId");
    const size = await sizeOf(collectionId, act);
    await probe.reach("collection counted");
    if (size >= MOST_ITEMS) refuse(new NotAllowed(`A collection holds at most ${MOST_ITEMS} resources; begin another`));
    const at = position ?? size + 1;
    within(at, size + 1);
    await act.sql("UPDATE collection_item SET position = position + 1, updated_at = :now WHERE collection_id = :collectionId AND position >= :at", { collectionId, at });
    return { item: await act.insert(CollectionItem, { collectionId, resourceId, position: at, note, version: 1 }), collection: collectionId };
  }

  @Change({
    input: () => TakeOutOfCollectionInput, yields: { collection: theCollection }, access: "signedIn",
    description: "Takes a resource out of a collection; those behind it move up, and the note on it is gone. For whoever made it, or the members of its project",
  })
  async takeOutOfCollection({ itemId }: TakeOutOfCollectionInput, act: Act): Promise<{ collection: string }> {
    const { collectionId } = await itemFor(itemId, act);
    const gone = await act.first<{ position: number }>("DELETE FROM collection_item WHERE id = :itemId RETURNING position", { itemId });
    await act.sql("UPDATE collection_item SET position = position - 1, updated_at = :now WHERE collection_id = :collectionId AND position > :from", { collectionId, from: gone!.position });
    return { collection: collectionId };
  }

  @Change({
    input: () => MoveInCollectionInput, yields: { item: theItem, collection: theCollection }, access: "signedIn",
    description: "Moves a resource within its collection; those that come to stand elsewhere keep their version. For whoever made the collection, or the members of its project",
  })
  async moveInCollection({ itemId, position }: MoveInCollectionInput, act: Act): Promise<{ item: string; collection: string }> {
    const { collectionId } = await itemFor(itemId, act);
    within(position, await sizeOf(collectionId, act));
    const { from } = (await act.first<{ from: number }>('SELECT position AS "from" FROM collection_item WHERE id = :itemId', { itemId }))!;
    await act.sql(
      `UPDATE collection_item SET updated_at = :now,
         position = CASE WHEN id = :itemId THEN :position::int WHEN :from::int < :position::int THEN position - 1 ELSE position + 1 END
       WHERE collection_id = :collectionId AND position BETWEEN least(:from::int, :position::int) AND greatest(:from::int, :position::int)`, { itemId, collectionId, from, position });
    return { item: itemId, collection: collectionId };
  }

  @Change({
    input: () => EditCollectionItemInput, yields: { item: theItem }, refuses: [Changed], access: "signedIn",
    description: "Edits the note on a resource in a collection. For whoever made the collection, or the members of its project",
    check: (input, checks) => checks.text("note", input.note, MOST_NOTE),
  })
  async editCollectionItem({ key: _key, itemId, expectedVersion, ...edits }: EditCollectionItemInput, act: Act): Promise<{ item: string }> {
    await itemFor(itemId, act);
    await act.edit(CollectionItem, itemId, expectedVersion, edits);
    return { item: itemId };
  }
}
