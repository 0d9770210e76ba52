import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Place } from "./place.js";
import { checkPlace, PlaceDetails } from "./place-details.js";
import { thePlace } from "./reads.js";

@InputType({ description: "What place there is" })
export class AddPlaceInput extends PlaceDetails {
  @Field(() => String, { description: "Name; 1 to 200 characters" }) name!: string;
}

export class AddPlace {
  @Change({
    input: () => AddPlaceInput, yields: { place: thePlace }, access: "signedIn",
    description: "Adds a place that projects and events can name; look for it with `places` first",
    check: checkPlace,
  })
  async addPlace({ key: _key, ...details }: AddPlaceInput, act: Act): Promise<{ place: string }> {
    return {
      place: await act.insert(Place, {
        postalCode: null, city: null, countryCode: null, latitude: null, longitude: null, timeZone: null, stepFreeAccess: null,
        ...details, addressLines: details.addressLines ?? [], createdById: act.viewer.personId, version: 1,
      }),
    };
  }
}
