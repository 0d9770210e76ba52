import { Field, Float, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { Changed, InvalidInput, refuse } from "../base/refusal.js";
import { openingFor, standing } from "./opening-at-hand.js";
import { checkOpening, MOST_HOURS, MOST_PEOPLE, OpeningDetails, requireTouchpoint, setSkills } from "./opening-details.js";
import { OpeningVerb } from "./opening-verb.js";
import { Opening } from "./opening.js";
import { theOpening } from "./reads.js";

@InputType({ description: "What to change of an opening: absent leaves, null clears" })
export class EditOpeningInput extends OpeningDetails {
  @Field(() => Id, { description: "Opening that is not closed" }) openingId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the opening has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "What is to be done, in a few words; 1 to 160 characters" }) title?: string | null;
  @Field(() => String, { nullable: true, description: "What whoever does it gets back; 1 to 2,000 characters" }) benefit?: string | null;
  @Field(() => Float, { nullable: true, description: `Hours a week that it takes of each; more than 0, at most ${MOST_HOURS}` }) hoursPerWeek?: number | null;
  @Field(() => Int, { nullable: true, description: "For how many weeks; 1 to 520" }) weeks?: number | null;
  @Field(() => Int, { nullable: true, description: `How many people it takes; 1 to ${MOST_PEOPLE}, not fewer than were accepted` }) people?: number | null;
}

export class EditOpening {
  @Change({
    input: () => EditOpeningInput, yields: { opening: theOpening }, refuses: [Changed], access: "signedIn", gate: ({ openingId }) => `opening ${openingId}`,
    description: "Edits an opening. With another number of people it is filled, or open again, as accepted offers have it. For the project's stewards, while neither is closed",
    check: (input, checks) => {
      checks.notCleared(input, "title", "benefit", "hoursPerWeek", "weeks", "people");
      checkOpening(input, checks);
    },
  })
  async editOpening({ openingId, expectedVersion, key: _key, skills, ...edits }: EditOpeningInput, act: Act): Promise<{ opening: string }> {
    const { projectId, people, accepted } = await openingFor(OpeningVerb.EDIT, openingId, act);
    const wanted = edits.people ?? people;
    if (wanted < accepted) refuse(new InvalidInput(`\`people\` must be at least ${accepted}: so many were accepted`, ["input", "people"]));
    await requireTouchpoint(edits.touchpointId, projectId, act);
    const languages = edits.languages === null ? [] : edits.languages;
    await act.edit(Opening, openingId, expectedVersion, { ...edits, ...(languages && { languages }), status: standing(accepted, wanted) } as Partial<Opening>);
    if (skills !== undefined) await setSkills(openingId, skills ?? [], act);
    return { opening: openingId };
  }
}
