import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, Refusal, refuse } from "../base/refusal.js";
import { caseFor, step, WrongCaseStatus } from "./case-at-hand.js";
import { CaseVerb } from "./case-verb.js";
import { theCase } from "./reads.js";

export enum CasePart { CONTEXT = "CONTEXT", METHOD = "METHOD", WHAT_HAPPENED = "WHAT_HAPPENED", OUTCOME = "OUTCOME", FACTORS = "FACTORS" }
registerEnumType(CasePart, {
  name: "CasePart",
  description: "What a case must tell before it is reviewed",
  valuesConfig: {
    CONTEXT: { description: "Where it took place, what was there before and what was wanted (`context`)" },
    METHOD: { description: "How people worked together (`method`)" },
    WHAT_HAPPENED: { description: "What came of it (`whatHappened`)" },
    OUTCOME: { description: "How it ended (`outcome`)" },
    FACTORS: { description: "At least one factor that helped or hindered, with evidence (`setCaseFactors`)" },
  },
});

@ObjectType({ implements: Refusal, description: "Case that does not tell yet what a reviewer and a reader need" })
export class CaseIncomplete extends Refusal {
  @Field(() => [CasePart], { description: "What is missing; at most 5" })
  missing: CasePart[];

  constructor(missing: CasePart[]) {
    super(`Before it is submitted, the case must tell: ${missing.join(", ")}`, ["input", "caseId"]);
    this.missing = missing;
  }
}

@InputType({ description: "Which case is to be reviewed" })
export class SubmitCaseInput extends KeyedInput {
  @Field(() => Id, { description: "Case study that one writes" }) caseId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the case has another by now, the change is refused" }) expectedVersion?: number | null;
}

const MISSING = `SELECT array_remove(ARRAY[
    CASE WHEN c.context IS NULL THEN 'CONTEXT' END, CASE WHEN c.method IS NULL THEN 'METHOD' END, CASE WHEN c.what_happened IS NULL THEN 'WHAT_HAPPENED' END,
    CASE WHEN c.outcome IS NULL THEN 'OUTCOME' END, CASE WHEN NOT EXISTS (SELECT 1 FROM case_factor f WHERE f.case_study_id = c.id) THEN 'FACTORS' END], NULL) AS missing
  FROM case_study c WHERE c.id = :caseId`;

export class SubmitCase {
  @Change({
    input: () => SubmitCaseInput, yields: { caseStudy: theCase }, refuses: [Changed, WrongCaseStatus, CaseIncomplete], access: "signedIn",
    description: "Submits a case for review, as often as it is returned. It must tell its context, method, what happened, its outcome, and at least one factor with evidence. For its author",
  })
  async submitCase({ caseId, expectedVersion }: SubmitCaseInput, act: Act): Promise<{ caseStudy: string }> {
    const atHand = await caseFor(CaseVerb.SUBMIT, caseId, expectedVersion, act);
    const { missing } = (await act.first<{ missing: CasePart[] }>(MISSING, { caseId }))!;
    if (missing.length > 0) refuse(new CaseIncomplete(missing));
    await step(CaseVerb.SUBMIT, atHand, null, act);
    return { caseStudy: caseId };
  }
}
