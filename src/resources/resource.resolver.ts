import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import { computed, fieldsOf, one, oneById, page, pageOfAll, queries } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { collectionsWithResource, allResources, linkOfResource, resourcesOfAdder, stateOfResource, theResource } from "./reads.js";
import { resourceVerbs, verbsOfResource, type ResourceState } from "./policy.js";
import { ResourceLink } from "./resource-link.js";
import { ResourceVerb } from "./resource-verb.js";
import { LinkStatus, Resource, ResourceKind } from "./resource.js";

export enum ResourceOrder { NEWEST = "NEWEST", TITLE = "TITLE", LATEST_YEAR = "LATEST_YEAR" }
registerEnumType(ResourceOrder, {
  name: "ResourceOrder", description: "Order of resources",
  valuesConfig: {
    NEWEST: { description: "Those first that were added last" }, TITLE: { description: "By title" },
    LATEST_YEAR: { description: "Those first that were published last; those without a year at the end" },
  },
});

@InputType({ description: "Which resources; every condition that is given must hold" })
export class ResourceFilter {
  @Field(() => ResourceKind, { nullable: true, description: "Is of this kind" }) kind?: ResourceKind | null;
  @Field(() => String, { nullable: true, description: "Is written in this language (BCP 47); `pt` finds `pt-BR` too" }) language?: string | null;
  @Field(() => Int, { nullable: true, description: "Was published in this year or later" }) yearFrom?: number | null;
  @Field(() => Int, { nullable: true, description: "Was published in this year or earlier" }) yearTo?: number | null;
  @Field(() => String, { nullable: true, description: "Has this text in its title, summary, issuer or authors, whatever the case" }) text?: string | null;
  @Field(() => LinkStatus, { nullable: true, description: "Has a link that stands so: BROKEN finds what needs mending" }) linkStatus?: LinkStatus | null;
}

@ArgsType()
export class ResourcePageArgs extends PageArgs {
  @Field(() => ResourceFilter, { nullable: true, description: "Which resources; all when absent" }) filter?: ResourceFilter | null;
  @Field(() => ResourceOrder, { nullable: true, description: "Order; newest first when absent" }) orderBy?: ResourceOrder | null;
}

export const ResourceQueries = queries({
  resource: oneById(theResource, "anyone", "One resource of the library; null when there is none that the viewer may see"),
  resources: pageOfAll(allResources, "anyone", "Resources of the library", ResourcePageArgs),
});

export const ResourceFields = fieldsOf(Resource, {
  link: one(linkOfResource, { as: () => ResourceLink, nullable: false, description: "Where it is found, and whether the link still leads there" }),
  addedBy: one(thePerson, { from: "addedById", description: "Who added it; null when they have left the service" }),
  collections: page(collectionsWithResource, "Collections that hold it, newest first"),
  may: computed({
    type: () => [ResourceVerb], needs: ["id"], description: "What the viewer may do with it, from the same policy that the changes ask; at most 4",
    json: resourceVerbs,
    resolve: async ({ id }, _args, { loaders, viewer }) => {
      const state = viewer && await loaders.value<ResourceState>(stateOfResource, id);
      return state ? verbsOfResource(state) : [];
    },
  }),
});

export const MyResources = fieldsOf(Me, {
  resources: page(resourcesOfAdder, "What one added to the library, newest first; with what one took back"),
});
