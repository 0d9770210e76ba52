import { holdsText } from "../base/like.js";
import { aggregate, byId, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { CollectionItem } from "./collection-item.js";
import { Collection } from "./collection.js";
import { collectionState, resourceState, visibleCollections, visibleItems, visibleResources } from "./policy.js";
import { Resource } from "./resource.js";

export const theResource = byId(Resource, visibleResources);
export const theCollection = byId(Collection, visibleCollections);
export const theItem = byId(CollectionItem, visibleItems);

const newest = [{ by: "createdAt", descending: true }];

export const allResources = pageOf(Resource, null, {
  name: "resources", visible: visibleResources,
  orders: { NEWEST: newest, TITLE: ["title"], LATEST_YEAR: [{ by: "year", descending: true }] },
  filters: {
    kind: t => `${t}.kind = :kind::text`,
    language: t => `left(lower(${t}.language) || '-', length(:language::text) + 1) = lower(:language::text) || '-'`,
    linkStatus: t => `${t}.link_status = :linkStatus::text`,
    yearFrom: t => `${t}.year >= :yearFrom::int`,
    yearTo: t => `${t}.year <= :yearTo::int`,
    text: t => `(${[`${t}.title`, `coalesce(${t}.summary, '')`, `coalesce(${t}.issuer, '')`, `array_to_string(${t}.authors, ' ')`].map(sql => holdsText(sql, ":text")).join(" OR ")})`,
  },
});
export const resourcesOfAdder = pageOf(Resource, "addedById", { name: "my resources", visible: visibleResources, orders: { NEWEST: newest } });

const orders = { NEWEST: newest, TITLE: ["title"] };
export const allCollections = pageOf(Collection, null, {
  name: "collections", visible: visibleCollections, orders,
  filters: { titleContains: t => holdsText(`${t}.title`, ":titleContains"), projectId: t => `${t}.project_id = :projectId::uuid` },
});
export const collectionsOfProject = pageOf(Collection, "projectId", { name: "collections of a project", visible: visibleCollections, orders });
export const collectionsOfMaker = pageOf(Collection, "createdById", { name: "my collections", visible: visibleCollections, orders });
export const collectionsWithResource = pageOf(Collection, { through: CollectionItem, parent: "resourceId", child: "collectionId" }, {
  name: "collections with a resource", visible: visibleCollections, orders: { NEWEST: newest },
});

export const itemsOfCollection = pageOf(CollectionItem, "collectionId", { name: "items of a collection", visible: visibleItems, orders: { POSITION: ["position"] } });

/** Implied by the item. */
export const resourceOfItem = byId(Resource, toAnyone);
export const collectionOfItem = byId(Collection, toAnyone);

export const linkOfResource = byId(Resource, toAnyone);
export const stateOfResource = aggregate(Resource, resourceState);
export const stateOfCollection = aggregate(Collection, collectionState);
