import type { Module } from "../base/module.js";
import { AddResource } from "./add-resource.js";
import { ArrangeCollection } from "./arrange-collection.js";
import { CHECK_EVERY_MINUTES, checkLinks } from "./check-links.js";
import { CollectionItem } from "./collection-item.js";
import { Collection } from "./collection.js";
import { CollectionFields, CollectionQueries, ItemFields, MyCollections, ProjectCollections } from "./collection.resolver.js";
import { EditResource } from "./edit-resource.js";
import { HideResource } from "./hide-resource.js";
import { KeepCollection } from "./keep-collection.js";
import { linkBroken } from "./mail.js";
import { peopleInLibrary } from "./policy.js";
import { Resource } from "./resource.js";
import { MyResources, ResourceFields, ResourceQueries } from "./resource.resolver.js";

export const resources: Module = {
  name: "resources",
  entities: [Resource, Collection, CollectionItem],
  resolvers: [
    ResourceQueries, ResourceFields, MyResources, CollectionQueries, CollectionFields, ItemFields, ProjectCollections, MyCollections,
    AddResource, EditResource, HideResource, KeepCollection, ArrangeCollection,
  ],
  mail: { "resource-link-broken": linkBroken },
  jobs: { "check-links": { every: `*/${CHECK_EVERY_MINUTES} * * * *`, asksOthers: true, run: (context, stop) => checkLinks(context, stop) } },
  shows: { person: peopleInLibrary },
};
