import { Field, Float, ObjectType } from "type-graphql";
import { Person } from "../identity/person.js";
import { Opening } from "./opening.js";
import { HOURS_STEPS, IN_REACH_KM, NEAR_KM, NOT_TOLD, PLACE_SCORES, PlaceFit, WEIGHTS } from "./score.js";

const weighs = (part: keyof typeof WEIGHTS): string => `0 to 1; weighs ${WEIGHTS[part]} of 100`;

@ObjectType({ simpleResolvers: true })
abstract class Match {
  @Field(() => Float, {
    description: `How well the two fit: 0 to 100, to a hundredth. The sum of the parts by their weights: ${Object.entries(WEIGHTS).map(([part, weight]) => `${weight} × \`${part}\``).join(" + ")}. ` +
      "Nothing else enters: no self-assessment, no demographic, nothing that somebody wrote",
  })
  score!: number;

  @Field(() => Float, { description: `Share of the needed skills that the person offers (${weighs("bring")}); 1 when none is needed` })
  bring!: number;

  @Field(() => Float, { description: `Share of the skills that can be learnt there that the person wants to learn (${weighs("learn")}); 0 when none can be` })
  learn!: number;

  @Field(() => Float, { description: `Hours a week that the person can give by those that the opening takes, at most 1, rounded down to 1/${HOURS_STEPS} (${weighs("hours")}); ${NOT_TOLD} when the person did not say` })
  hours!: number;

  @Field(() => Float, { description: `1 when the person speaks one of the languages that the opening needs, whatever the region, or any will do; 0 when not; ${NOT_TOLD} when the person named none (${weighs("language")})` })
  language!: number;

  @Field(() => Float, {
    description: `How near the person's place is (${weighs("place")}): 1 in the same city or when the opening is anywhere, ${PLACE_SCORES.NEAR} within ${NEAR_KM} km, ${PLACE_SCORES.IN_REACH} within ${IN_REACH_KM} km, 0 farther away; ${NOT_TOLD} when it cannot be told`,
  })
  place!: number;

  @Field(() => PlaceFit, { description: "How near the person's place is, in a word" })
  placeFit!: PlaceFit;

  @Field(() => [String], { description: "Skills of the opening that the person offers, as the opening names them; also such as can be learnt there, which do not count; at most 20" })
  skillsBrought!: string[];

  @Field(() => [String], { description: "Skills that the person wants to learn and can learn there, as the opening names them; at most 20" })
  skillsToLearn!: string[];

  @Field(() => [String], { description: "Skills that the opening needs and the person does not offer; at most 20" })
  missing!: string[];
}

@ObjectType({ simpleResolvers: true, description: "A person who agreed to be matched and fits an opening, and why" })
export class PersonMatch extends Match {
  @Field(() => Person, { description: "Public card of the person" })
  person!: Person;
}

@ObjectType({ simpleResolvers: true, description: "An opening that fits the viewer, and why" })
export class OpeningMatch extends Match {
  @Field(() => Opening, { description: "Opening that takes offers" })
  opening!: Opening;
}
