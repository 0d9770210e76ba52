import { Field, Float, Int, ObjectType } from "type-graphql";
import { Rows } from "../base/field-extensions.js";
import { FEWEST, FEWEST_FOR_HISTOGRAM } from "../base/publication.js";
import { MOST_PARTIES } from "../touchpoints/journey.js";
import { Party } from "../touchpoints/party.js";
import { TouchpointIteration } from "../touchpoints/touchpoint-iteration.js";
import { PartyRole, TouchpointParty } from "../touchpoints/touchpoint-party.js";
import { Touchpoint } from "../touchpoints/touchpoint.js";
import { FALSE_DISCOVERY_RATE } from "./false-discovery.js";
import { TYPE_7 } from "./quantile.js";
import { EXACT_UP_TO } from "./rank-test.js";

@ObjectType({
  simpleResolvers: true,
  description: "How the value that a party perceives at a touchpoint changed since the iteration before. Both groups are compared as if they were different people, though some may have rated both times: " +
    "the test is then on the careful side. A change that is not significant may be chance, or too few people",
})
export class ValueChange {
  @Field(() => TouchpointIteration, { description: "Iteration that the current one is compared with: the one before" }) @Rows(1) since!: object;
  @Field(() => Int, { description: "How many published ratings of the iteration before it rests on" }) countBefore!: number;
  @Field(() => Int, { description: "How many published ratings of the current iteration it rests on" }) count!: number;
  @Field(() => Float, { description: "Median now less the median before: above 0 it grew" }) median!: number;
  @Field(() => Float, { nullable: true, description: `Mean now less the mean before; null when either has fewer than ${FEWEST_FOR_HISTOGRAM} ratings` }) mean!: number | null;
  @Field(() => Float, { description: "Size of the effect: how likely somebody's rating now is above somebody's before, a tie counting half (probability of superiority); 0.5 is no change, 1 is all higher" }) superiority!: number;
  @Field(() => Float, {
    description: "How likely chance alone makes so great a difference: the rank sum test of Wilcoxon, Mann and Whitney, two-sided, with midranks for ties; " +
      `exact while the product of both counts is at most ${EXACT_UP_TO}, otherwise the normal approximation corrected for ties and continuity`,
  }) pValue!: number;
  @Field(() => Float, { description: "P-value corrected for how many cells of the map are compared (Benjamini and Hochberg, 1995)" }) qValue!: number;
  @Field(() => Boolean, {
    description: `Whether it is called more than chance: \`qValue\` is at most ${FALSE_DISCOVERY_RATE}, so that of all changes of a map that are called so, one in ${1 / FALSE_DISCOVERY_RATE} is expected to be chance`,
  }) significant!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: `What a party says of the value that it gets at a touchpoint, in its current iteration, as far as it is published: all null until ${FEWEST} people have rated, whoever asks. How many have not been published is not told`,
})
export class ValueCell {
  @Field(() => TouchpointParty, { description: "Party as it is there at the touchpoint" }) @Rows(1) touchpointParty!: object;
  @Field(() => Party, { description: "Party that speaks" }) @Rows(1) party!: object;
  @Field(() => PartyRole, { description: "What the party is there" }) role!: PartyRole;
  @Field(() => Int, { nullable: true, description: "How many ratings it sums up; there may be a few more" }) count!: number | null;
  @Field(() => Float, { nullable: true, description: "Middle rating: half say at least so much (1 to 7)" }) median!: number | null;
  @Field(() => Float, { nullable: true, description: `Lower quartile: three quarters say at least so much (${TYPE_7})` }) lowerQuartile!: number | null;
  @Field(() => Float, { nullable: true, description: `Upper quartile: a quarter says at least so much (${TYPE_7})` }) upperQuartile!: number | null;
  @Field(() => [Int], { nullable: true, description: `How many said 1, 2, 3, 4, 5, 6 and 7; null below ${FEWEST_FOR_HISTOGRAM} ratings` }) histogram!: number[] | null;
  @Field(() => ValueChange, { nullable: true, description: "Change since the iteration before; null when either has nothing published" }) @Rows(1) change!: ValueChange | null;
  @Field(() => Float, {
    nullable: true, description: `Of the people who belong to the party now, the share (0 to 1, to 0.01) of whom that is known by more than their word: confirmed by a steward, or acting for its organisation. Null below ${FEWEST} people`,
  }) confirmedShare!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "How far apart the parties of a touchpoint are in what they get there: the two whose medians differ most" })
export class ValueGap {
  @Field(() => Float, { description: "Highest median less the lowest" }) difference!: number;
  @Field(() => Party, { description: "Party with the highest median" }) @Rows(1) highest!: object;
  @Field(() => Party, { description: "Party with the lowest median" }) @Rows(1) lowest!: object;
}

@ObjectType({ simpleResolvers: true, description: "What a touchpoint is worth to its parties, in its current iteration" })
export class TouchpointValue {
  @Field(() => Touchpoint, { description: "Touchpoint" }) @Rows(1) touchpoint!: object;
  @Field(() => TouchpointIteration, { description: "Its current iteration, which was rated" }) @Rows(1) iteration!: object;
  @Field(() => Float, { nullable: true, description: "Lowest median among the parties that it is there for, by which touchpoints are ordered; null while none is published" }) beneficiaryMedian!: number | null;
  @Field(() => [ValueCell], { description: `A cell for each party that is there, those that it is there for first; at most ${MOST_PARTIES}` }) @Rows(MOST_PARTIES) cells!: ValueCell[];
  @Field(() => ValueGap, { nullable: true, description: "Widest gap between two parties; null while fewer than two have something published" }) @Rows(1) gap!: ValueGap | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "What a project's touchpoints are worth to the parties that meet there, from what each party says itself. It is computed from published ratings only, so it moves when at least " +
    `${FEWEST} people's ratings at one place are new or changed`,
})
export class ValueMap {
  @Field(() => Int, { description: "How many cells were compared with the iteration before; what is significant is corrected for this number" }) comparisons!: number;
}
