import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { allow, Changed, found } from "../base/refusal.js";
import { Place } from "./place.js";
import { checkPlace, PlaceDetails } from "./place-details.js";
import { mayEditPlace } from "./policy.js";
import { thePlace } from "./reads.js";

@InputType({ description: "What to change about a place: absent leaves, null clears" })
export class EditPlaceInput extends PlaceDetails {
  @Field(() => Id, { description: "Place to edit" }) placeId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Name; 1 to 200 characters" }) name?: string | null;
}

export class EditPlace {
  @Change({
    input: () => EditPlaceInput, yields: { place: thePlace }, refuses: [Changed], access: "signedIn",
    description: "Edits a place. For whoever added it, and administrators",
    check: (input, checks) => {
      checks.notCleared(input, "name", "addressLines");
      checkPlace(input, checks);
    },
  })
  async editPlace({ key: _key, placeId, expectedVersion, ...edits }: EditPlaceInput, act: Act): Promise<{ place: string }> {
    const place = found(await act.first<{ createdById: string | null }>("SELECT created_by_id AS \"createdById\" FROM place WHERE id = :placeId", { placeId }), "place", "placeId");
    allow(mayEditPlace(act.viewer, place), "A place is edited by whoever added it");
    await act.edit(Place, placeId, expectedVersion, edits as Partial<Place>);
    return { place: placeId };
  }
}
