import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed } from "../base/refusal.js";
import { ActsForProvider, OnBothSides } from "./belonging.js";
import { checkParties, MOST_PARTIES } from "./journey.js";
import { theTouchpoint } from "./reads.js";
import { touchpointFor } from "./touchpoint-at-hand.js";
import { PartyThereInput, putParties } from "./touchpoint-parties.js";
import { TouchpointVerb } from "./touchpoint-verb.js";
import { Touchpoint } from "./touchpoint.js";

@InputType({ description: "Who is to be there at a touchpoint, instead of who is" })
export class SetTouchpointPartiesInput extends KeyedInput {
  @Field(() => Id, { description: "Touchpoint" }) touchpointId!: string;
  @Field(() => Int, { nullable: true, description: "Version of the touchpoint that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => [PartyThereInput], { description: `Who is there: 2 to ${MOST_PARTIES} parties of the project, at least one of them a BENEFICIARY. Those left out are there no more; what they said stays` })
  parties!: PartyThereInput[];
}

export class SetTouchpointParties {
  @Change({
    input: () => SetTouchpointPartiesInput, yields: { touchpoint: theTouchpoint }, refuses: [Changed, OnBothSides, ActsForProvider], access: "signedIn",
    description: "Sets which parties are there at a touchpoint, and as what. Refused while somebody belongs to parties on both sides of it. For the project's stewards",
    check: (input, checks) => checkParties(input.parties, checks),
  })
  async setTouchpointParties({ touchpointId, expectedVersion, parties }: SetTouchpointPartiesInput, act: Act): Promise<{ touchpoint: string }> {
    const touchpoint = await touchpointFor(TouchpointVerb.EDIT, touchpointId, act);
    await act.edit(Touchpoint, touchpointId, expectedVersion, {});
    await putParties(touchpoint, parties, act);
    return { touchpoint: touchpointId };
  }
}
