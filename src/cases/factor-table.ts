import { Field, Int, ObjectType } from "type-graphql";
import { Rows } from "../base/field-extensions.js";
import { CaseOutcome } from "./case-study.js";
import { Factor } from "./factor.js";

export const OUTCOMES = Object.values(CaseOutcome);
export const FACTORS = Object.values(Factor);


@ObjectType({ simpleResolvers: true, description: "How many cases ended so" })
export class OutcomeCount {
  @Field(() => CaseOutcome, { description: "How they ended" }) outcome!: CaseOutcome;
  @Field(() => Int, { description: "How many cases: what shares are taken of" }) cases!: number;
}

@ObjectType({ simpleResolvers: true, description: "How often a factor is told in cases that ended so. Divide by the `cases` of that outcome in the table to have a share" })
export class FactorOutcomeCount {
  @Field(() => CaseOutcome, { description: "How the cases ended" }) outcome!: CaseOutcome;
  @Field(() => Int, { description: "In how many it helped (+)" }) positive!: number;
  @Field(() => Int, { description: "In how many it hindered (−)" }) negative!: number;
  @Field(() => Int, { description: "In how many it is told at all; one in which it did both counts once" }) cases!: number;
}

@ObjectType({ simpleResolvers: true, description: "How often a factor is told, and with which outcomes" })
export class FactorCount {
  @Field(() => Factor, { description: "Factor" }) factor!: Factor;
  @Field(() => Int, { description: "In how many cases it helped (+)" }) positive!: number;
  @Field(() => Int, { description: "In how many cases it hindered (−)" }) negative!: number;
  @Field(() => Int, { description: "In how many cases it is told at all; one in which it did both counts once" }) cases!: number;
  @Field(() => [FactorOutcomeCount], { description: `By outcome, one for each; at most ${OUTCOMES.length}` }) @Rows(OUTCOMES.length) byOutcome!: FactorOutcomeCount[];
}

@ObjectType({
  simpleResolvers: true,
  description: "Which factors are told with which outcomes in published cases. These are counts of what authors report, and no proof of cause: who writes a case chooses it, tells it with hindsight and from one side; " +
    "what failed is written up less often than what went well, and what ended early seldom at all; a factor that is not told may have been there. Compare shares within outcomes, mind how few cases there are, and read the evidence",
})
export class FactorTable {
  @Field(() => Int, { description: "How many cases it rests on" }) cases!: number;
  @Field(() => [OutcomeCount], { description: `How many ended in each way; at most ${OUTCOMES.length}` }) @Rows(OUTCOMES.length) outcomes!: OutcomeCount[];
  @Field(() => [FactorCount], { description: `Every factor, told most often first, also those that are told in no case; at most ${FACTORS.length}` }) @Rows(FACTORS.length) factors!: FactorCount[];
}
