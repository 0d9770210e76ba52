import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { memberOf, stewards, withProject } from "../projects/policy.js";
import { CollectionVerb, ResourceVerb } from "./resource-verb.js";

export const addedByViewer: Visible = t => `COALESCE(${t}.added_by_id = :viewer, FALSE)`;

/** The library is public; what was taken back is its adder's, what is hidden theirs and the administrators'. */
export const visibleResources: Visible = t =>
  `(${addedByViewer(t)} OR (${t}.withdrawn_at IS NULL AND (${t}.hidden_at IS NULL OR :administrator)))`;

export const withResource: Visible = t => `EXISTS (SELECT 1 FROM resource wr WHERE wr.id = ${t}.resource_id AND ${visibleResources("wr")})`;

/** What the rules look at. */
export interface ResourceState { adder: boolean; administrator: boolean; withdrawn: boolean; hidden: boolean }

/** What a viewer may do with a resource that they see: asked by the verbs, and told by `Resource.may`. */
export function resourceMay(verb: ResourceVerb, { adder, administrator, withdrawn, hidden }: ResourceState): boolean {
  if (withdrawn) return false;
  switch (verb) {
    case ResourceVerb.EDIT: return adder || administrator;
    case ResourceVerb.WITHDRAW: return adder;
    case ResourceVerb.HIDE: return administrator && !hidden;
    case ResourceVerb.RESTORE: return administrator && hidden;
  }
}

const RESOURCE_FACTS = ["adder", "administrator", "withdrawn", "hidden"] as const satisfies readonly (keyof ResourceState)[];
const RESOURCE_STATE: Record<keyof ResourceState, Visible> = {
  adder: addedByViewer,
  administrator: () => ":administrator",
  withdrawn: t => `(${t}.withdrawn_at IS NOT NULL)`,
  hidden: t => `(${t}.hidden_at IS NOT NULL)`,
};

const jsonOf = <State>(facts: readonly (keyof State & string)[], sql: Record<keyof State, Visible>): Visible => t =>
  `json_build_object(${facts.map(fact => `'${fact}', ${sql[fact](t)}`).join(", ")})`;

export const resourceState = jsonOf<ResourceState>(RESOURCE_FACTS, RESOURCE_STATE);
export const verbsOfResource = (state: ResourceState): ResourceVerb[] => Object.values(ResourceVerb).filter(verb => resourceMay(verb, state));

/** `Resource.may` in SQL. */
export const resourceVerbs: Visible = forSignedIn(decided(
  RESOURCE_FACTS.map(fact => whether(RESOURCE_STATE[fact])),
  (...facts) => verbsOfResource(Object.fromEntries(RESOURCE_FACTS.map((fact, i) => [fact, facts[i] === "true"])) as unknown as ResourceState)));

const made: Visible = t => `COALESCE(${t}.created_by_id = :viewer, FALSE)`;
/** A project's collections are kept by its members, others by whoever made them. */
const keeps: Visible = t => `CASE WHEN ${t}.project_id IS NULL THEN ${made(t)} ELSE ${memberOf(`${t}.project_id`)} END`;

/** Public, or seen with their project; what was taken back is seen by those who kept it, and by administrators. */
export const visibleCollections: Visible = t =>
  `((${t}.project_id IS NULL OR ${withProject(t)}) AND (${t}.withdrawn_at IS NULL OR :administrator OR ${keeps(t)}))`;

export const withCollection: Visible = t =>
  `EXISTS (SELECT 1 FROM collection wc WHERE wc.id = ${t}.collection_id AND ${visibleCollections("wc")})`;

/** An item is seen with both its ends. */
export const visibleItems: Visible = t => `(${withResource(t)} AND ${withCollection(t)})`;

export interface CollectionState { keeper: boolean; chief: boolean; administrator: boolean; withdrawn: boolean }

/** Administrators do not edit what others recommend, they can take it back. */
export function collectionMay(verb: CollectionVerb, { keeper, chief, administrator, withdrawn }: CollectionState): boolean {
  if (withdrawn) return false;
  switch (verb) {
    case CollectionVerb.EDIT: return keeper;
    case CollectionVerb.WITHDRAW: return chief || administrator;
  }
}

const COLLECTION_FACTS = ["keeper", "chief", "administrator", "withdrawn"] as const satisfies readonly (keyof CollectionState)[];
const COLLECTION_STATE: Record<keyof CollectionState, Visible> = {
  keeper: t => `(${keeps(t)})`,
  chief: t => `(CASE WHEN ${t}.project_id IS NULL THEN ${made(t)} ELSE ${stewards(`${t}.project_id`)} END)`,
  administrator: () => ":administrator",
  withdrawn: t => `(${t}.withdrawn_at IS NOT NULL)`,
};

export const collectionState = jsonOf<CollectionState>(COLLECTION_FACTS, COLLECTION_STATE);
export const verbsOfCollection = (state: CollectionState): CollectionVerb[] => Object.values(CollectionVerb).filter(verb => collectionMay(verb, state));

/** `Collection.may` in SQL. */
export const collectionVerbs: Visible = forSignedIn(decided(
  COLLECTION_FACTS.map(fact => whether(COLLECTION_STATE[fact])),
  (...facts) => verbsOfCollection(Object.fromEntries(COLLECTION_FACTS.map((fact, i) => [fact, facts[i] === "true"])) as unknown as CollectionState)));

/** Adding to the library and recommending from it are public acts. */
export const peopleInLibrary: Visible = t =>
  `EXISTS (SELECT 1 FROM resource ar WHERE ar.added_by_id = ${t}.id AND ${visibleResources("ar")})` +
  ` OR EXISTS (SELECT 1 FROM collection mc WHERE mc.created_by_id = ${t}.id AND ${visibleCollections("mc")})`;
