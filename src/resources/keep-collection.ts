import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { spend, type Budget } from "../base/budget.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, Changed, found } from "../base/refusal.js";
import { memberOf, visibleProjects } from "../projects/policy.js";
import { collectionFor } from "./collection-at-hand.js";
import { Collection } from "./collection.js";
import { theCollection } from "./reads.js";
import { CollectionVerb } from "./resource-verb.js";

const COLLECTIONS: Budget = { name: "collections", points: 50, seconds: 86_400 };

@InputType()
abstract class CollectionTexts extends KeyedInput {
  @Field(() => String, { nullable: true, description: "What it is for (CommonMark); at most 5,000 characters" }) description?: string | null;
  @Field(() => String, { nullable: true, description: "Language of its texts (BCP 47)" }) language?: string | null;
}

@InputType({ description: "What collection is begun" })
export class AddCollectionInput extends CollectionTexts {
  @Field(() => String, { description: "What it is called; 1 to 200 characters" }) title!: string;
  @Field(() => Id, { nullable: true, description: "Project that it is for, of which the viewer is a member; one's own when absent" }) projectId?: string | null;
}

@InputType({ description: "What to change about a collection: absent leaves, null clears" })
export class EditCollectionInput extends CollectionTexts {
  @Field(() => Id, { description: "Collection to edit" }) collectionId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "What it is called; 1 to 200 characters" }) title?: string | null;
}

@InputType({ description: "Which collection is taken back" })
export class WithdrawCollectionInput extends KeyedInput {
  @Field(() => Id, { description: "Collection" }) collectionId!: string;
}

function checkCollection({ title, description, language }: { title?: string | null; description?: string | null; language?: string | null }, checks: Checks): void {
  checks.text("title", title, 200);
  checks.text("description", description, 5_000);
  checks.language("language", language);
}

export class KeepCollection {
  @Change({
    input: () => AddCollectionInput, yields: { collection: theCollection }, access: "signedIn",
    description: "Begins a collection of resources: one's own, public with one's name, or a project's, seen with it and kept by its members; at most 50 a day",
    check: checkCollection,
    budgets: async (_input, context) => { if (context.viewer) await spend(context, COLLECTIONS, context.viewer.personId); },
  })
  async addCollection({ title, description = null, language = null, projectId = null }: AddCollectionInput, act: Act): Promise<{ collection: string }> {
    if (projectId !== null) {
      const { member } = found(await act.first<{ member: boolean }>(
        `SELECT ${memberOf("p.id")} AS member FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", "projectId");
      allow(member, "A project's collections are begun by its members");
    }
    return { collection: await act.insert(Collection, { title, description, language, version: 1, projectId, createdById: act.viewer.personId, withdrawnAt: null }) };
  }

  @Change({
    input: () => EditCollectionInput, yields: { collection: theCollection }, refuses: [Changed], access: "signedIn",
    description: "Edits a collection's texts. For whoever made it, or the members of its project",
    check: (input, checks) => { checks.notCleared(input, "title"); checkCollection(input, checks); },
  })
  async editCollection({ key: _key, collectionId, expectedVersion, ...edits }: EditCollectionInput, act: Act): Promise<{ collection: string }> {
    await collectionFor(CollectionVerb.EDIT, collectionId, act);
    await act.edit(Collection, collectionId, expectedVersion, edits as Partial<Collection>);
    return { collection: collectionId };
  }

  @Change({
    input: () => WithdrawCollectionInput, yields: { collection: theCollection }, access: "signedIn",
    description: "Takes a collection back: then only those see it who kept it, and administrators. Doing it twice changes nothing. For whoever made it, or the stewards of its project, and administrators",
  })
  async withdrawCollection({ collectionId }: WithdrawCollectionInput, act: Act): Promise<{ collection: string }> {
    await collectionFor(CollectionVerb.WITHDRAW, collectionId, act, ({ chief, administrator, withdrawn }) => (chief || administrator) && withdrawn);
    await act.sql("UPDATE collection SET withdrawn_at = :now, updated_at = :now WHERE id = :collectionId AND withdrawn_at IS NULL", { collectionId });
    return { collection: collectionId };
  }
}
