import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, refuse } from "../base/refusal.js";
import { arrange, orderOf, placedAt, positionWithin } from "./journey.js";
import { theTouchpoint } from "./reads.js";
import { touchpointFor } from "./touchpoint-at-hand.js";
import { checkTouchpoint, TouchpointDetails } from "./touchpoint-details.js";
import { TouchpointVerb } from "./touchpoint-verb.js";
import { Touchpoint } from "./touchpoint.js";

@InputType({ description: "What to change about a touchpoint: absent leaves, null clears" })
export class EditTouchpointInput extends TouchpointDetails {
  @Field(() => Id, { description: "Touchpoint to edit" }) touchpointId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "What happens there, in a few words; 1 to 200 characters" }) title?: string | null;
}

@InputType({ description: "Where a touchpoint is to stand" })
export class MoveTouchpointInput extends KeyedInput {
  @Field(() => Id, { description: "Touchpoint to move" }) touchpointId!: string;
  @Field(() => Int, { description: "Where it is to stand along the journey, from 1; those between make room" }) position!: number;
}

export class EditTouchpoint {
  @Change({
    input: () => EditTouchpointInput, yields: { touchpoint: theTouchpoint }, refuses: [Changed], access: "signedIn",
    description: "Edits how a touchpoint is described. That it was changed itself is said by `startIteration`. For the project's stewards",
    check: (input, checks) => {
      checks.notCleared(input, "title");
      checkTouchpoint(input, checks);
    },
  })
  async editTouchpoint({ key: _key, touchpointId, expectedVersion, ...edits }: EditTouchpointInput, act: Act): Promise<{ touchpoint: string }> {
    await touchpointFor(TouchpointVerb.EDIT, touchpointId, act);
    await act.edit(Touchpoint, touchpointId, expectedVersion, edits as Partial<Touchpoint>);
    return { touchpoint: touchpointId };
  }

  @Change({
    input: () => MoveTouchpointInput, yields: { touchpoint: theTouchpoint }, access: "signedIn",
    description: "Moves a touchpoint along the journey; those that come to stand elsewhere keep their version. For the project's stewards",
  })
  async moveTouchpoint({ touchpointId, position }: MoveTouchpointInput, act: Act): Promise<{ touchpoint: string }> {
    const { projectId } = await touchpointFor(TouchpointVerb.EDIT, touchpointId, act);
    const order = await orderOf(projectId, act);
    const wanted = positionWithin(position, order.length);
    if (typeof wanted !== "number") return refuse(wanted);
    await arrange(projectId, placedAt(order, touchpointId, wanted), act);
    return { touchpoint: touchpointId };
  }
}
