import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Checks } from "../base/checks.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed } from "../base/refusal.js";
import { caseFor, WrongCaseStatus } from "./case-at-hand.js";
import { CaseFactor } from "./case-factor.js";
import { CaseStudy } from "./case-study.js";
import { CaseVerb } from "./case-verb.js";
import { Factor, FactorDirection } from "./factor.js";
import { MOST_FACTORS, theCase } from "./reads.js";

@InputType({ description: "That something helped or hindered, and what shows it" })
export class CaseFactorInput {
  @Field(() => Factor, { description: "What helped or hindered" }) factor!: Factor;
  @Field(() => FactorDirection, { description: "Which of the two" }) direction!: FactorDirection;
  @Field(() => String, { description: "What shows it: what was seen, said or measured (CommonMark); 1 to 4,000 characters" }) evidence!: string;
  @Field(() => String, { nullable: true, description: "Where that stands, as it is cited; at most 500 characters" }) source?: string | null;
  @Field(() => String, { nullable: true, description: "Where that can be read (http or https)" }) sourceUrl?: string | null;
}

@InputType({ description: "Factors that a case is to tell, instead of those it tells" })
export class SetCaseFactorsInput extends KeyedInput {
  @Field(() => Id, { description: "Case study that one writes" }) caseId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the case has another by now, the change is refused" }) expectedVersion?: number | null;
  @Field(() => [CaseFactorInput], { description: `Factors, what weighed most first; at most ${MOST_FACTORS}, each once in each direction` }) factors!: CaseFactorInput[];
}

function checkFactors(factors: readonly CaseFactorInput[], checks: Checks): void {
  checks.few("factors", factors, MOST_FACTORS);
  const told = new Set<string>();
  for (const [index, { factor, direction, evidence, source, sourceUrl }] of factors.slice(0, MOST_FACTORS).entries()) {
    const own = new Checks(checks.now, ["input", "factors", String(index)]);
    own.text("evidence", evidence, 4_000);
    own.text("source", source, 500);
    own.link("sourceUrl", sourceUrl);
    own.require(!told.has(factor + direction), "factor", `${factor} is told as ${direction} already: tell it once, with all its evidence`);
    told.add(factor + direction);
    checks.refusals.push(...own.refusals);
  }
}

export class SetCaseFactors {
  @Change({
    input: () => SetCaseFactorsInput, yields: { caseStudy: theCase }, refuses: [Changed, WrongCaseStatus], access: "signedIn",
    description: "Tells which factors helped or hindered in a case, with what shows it, while it is a draft, returned or taken back. For its author",
    check: ({ factors }, checks) => checkFactors(factors, checks),
  })
  async setCaseFactors({ caseId, expectedVersion, factors }: SetCaseFactorsInput, act: Act): Promise<{ caseStudy: string }> {
    const { version } = await caseFor(CaseVerb.EDIT, caseId, expectedVersion, act);
    await act.delete(CaseFactor, { caseStudyId: caseId });
    await act.sql(
      `INSERT INTO case_factor (id, created_at, updated_at, case_study_id, position, factor, direction, evidence, source, source_url)
       SELECT f.id, :now, :now, :caseId, f.position, f.factor, f.direction, f.evidence, f.source, f."sourceUrl"
       FROM jsonb_to_recordset(:factors::jsonb) AS f(id uuid, position int, factor text, direction text, evidence text, source text, "sourceUrl" text)`,
      { caseId, factors: JSON.stringify(factors.map((factor, index) => ({ ...factor, id: newId(), position: index + 1 }))) });
    await act.update(CaseStudy, caseId, { version: version + 1 });
    return { caseStudy: caseId };
  }
}
