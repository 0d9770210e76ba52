import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { computed, fieldsOf, one, oneById, pageOfAll, queries } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { Place } from "./place.js";
import { editsPlace, mayEditPlace } from "./policy.js";
import { allPlaces, thePlace } from "./reads.js";

export enum PlaceOrder { NAME = "NAME", NEWEST = "NEWEST" }
registerEnumType(PlaceOrder, {
  name: "PlaceOrder", description: "Order of places",
  valuesConfig: { NAME: { description: "By name" }, NEWEST: { description: "Newest first" } },
});

@InputType({ description: "Which places; every condition that is given must hold" })
export class PlaceFilter {
  @Field(() => String, { nullable: true, description: "Has this text in its name, whatever the case" }) nameContains?: string | null;
  @Field(() => String, { nullable: true, description: "Lies in this city, whatever the case" }) city?: string | null;
}

@ArgsType()
export class PlacePageArgs extends PageArgs {
  @Field(() => PlaceFilter, { nullable: true, description: "Which places; all when absent" }) filter?: PlaceFilter | null;
  @Field(() => PlaceOrder, { nullable: true, description: "Order; by name when absent" }) orderBy?: PlaceOrder | null;
}

export const PlaceQueries = queries({
  place: oneById(thePlace, "anyone", "One place; null when there is none"),
  places: pageOfAll(allPlaces, "anyone", "Places", PlacePageArgs),
});

export const PlaceFields = fieldsOf(Place, {
  mayEdit: computed({
    type: () => Boolean, needs: ["createdById"], description: "Whether the viewer may edit it (`editPlace`)",
    json: editsPlace,
    resolve: (place, _args, { viewer }) => viewer !== null && mayEditPlace(viewer, place as unknown as Place),
  }),
});

export const MyPlace = fieldsOf(Me, {
  place: one(thePlace, { from: "placeId", description: "Place near which the person would help; null when they did not say" }),
});
