import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { computed, fieldsOf, one, oneById, page, pageOfAll, queries } from "../base/doors.js";
import { Id } from "../base/id.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { Project } from "../projects/project.js";
import { theProject } from "../projects/reads.js";
import { CollectionItem } from "./collection-item.js";
import { Collection } from "./collection.js";
import { collectionVerbs, verbsOfCollection, type CollectionState } from "./policy.js";
import { allCollections, collectionOfItem, collectionsOfMaker, collectionsOfProject, itemsOfCollection, resourceOfItem, stateOfCollection, theCollection } from "./reads.js";
import { CollectionVerb } from "./resource-verb.js";

export enum CollectionOrder { NEWEST = "NEWEST", TITLE = "TITLE" }
registerEnumType(CollectionOrder, {
  name: "CollectionOrder", description: "Order of collections",
  valuesConfig: { NEWEST: { description: "Newest first" }, TITLE: { description: "By title" } },
});

@InputType({ description: "Which collections; every condition that is given must hold" })
export class CollectionFilter {
  @Field(() => String, { nullable: true, description: "Has this text in its title, whatever the case" }) titleContains?: string | null;
  @Field(() => Id, { nullable: true, description: "Is this project's" }) projectId?: string | null;
}

@ArgsType()
export class CollectionOrderArgs extends PageArgs {
  @Field(() => CollectionOrder, { nullable: true, description: "Order; newest first when absent" }) orderBy?: CollectionOrder | null;
}

@ArgsType()
export class CollectionPageArgs extends CollectionOrderArgs {
  @Field(() => CollectionFilter, { nullable: true, description: "Which collections; all when absent" }) filter?: CollectionFilter | null;
}

export const CollectionQueries = queries({
  collection: oneById(theCollection, "anyone", "One collection of resources; null when there is none that the viewer may see"),
  collections: pageOfAll(allCollections, "anyone", "Collections of resources", CollectionPageArgs),
});

export const CollectionFields = fieldsOf(Collection, {
  project: one(theProject, { from: "projectId", description: "Project that it is for; null when it is somebody's own" }),
  createdBy: one(thePerson, { from: "createdById", description: "Who made it; null when they have left the service" }),
  items: page(itemsOfCollection, "What is in it, in its order; in all at most 500"),
  may: computed({
    type: () => [CollectionVerb], needs: ["id"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 2",
    json: collectionVerbs,
    resolve: async ({ id }, _args, { loaders, viewer }) => {
      const state = viewer && await loaders.value<CollectionState>(stateOfCollection, id);
      return state ? verbsOfCollection(state) : [];
    },
  }),
});

export const ItemFields = fieldsOf(CollectionItem, {
  resource: one(resourceOfItem, { from: "resourceId", nullable: false, description: "What is recommended" }),
  collection: one(collectionOfItem, { from: "collectionId", nullable: false, description: "Collection that it is in" }),
});

export const ProjectCollections = fieldsOf(Project, {
  collections: page(collectionsOfProject, "Collections of resources that are its own", CollectionOrderArgs),
});

export const MyCollections = fieldsOf(Me, {
  collections: page(collectionsOfMaker, "Collections that one made, also for projects; with what was taken back", CollectionOrderArgs),
});
