import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { Changed, InvalidInput, refuse } from "../base/refusal.js";
import { caseFor, WrongCaseStatus } from "./case-at-hand.js";
import { CaseDetails, checkCase, YEARS_ORDERED, yearsFit } from "./case-details.js";
import { CaseStudy } from "./case-study.js";
import { CaseVerb } from "./case-verb.js";
import { theCase } from "./reads.js";

@InputType({ description: "What to change of a case: absent leaves, null clears" })
export class EditCaseInput extends CaseDetails {
  @Field(() => Id, { description: "Case study that one writes" }) caseId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the case has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Title; 1 to 200 characters" }) title?: string | null;
}

export class EditCase {
  @Change({
    input: () => EditCaseInput, yields: { caseStudy: theCase }, refuses: [Changed, WrongCaseStatus], access: "signedIn",
    description: "Edits what a case tells, while it is a draft, returned or taken back. What is submitted or published stays as it is: take it back (`withdrawCase`), mend it, submit it again. For its author",
    check: (input, checks) => {
      checks.notCleared(input, "title", "parties");
      checkCase(input, checks);
    },
  })
  async editCase({ caseId, expectedVersion, key: _key, ...edits }: EditCaseInput, act: Act): Promise<{ caseStudy: string }> {
    const { fromYear, toYear, version } = await caseFor(CaseVerb.EDIT, caseId, expectedVersion, act);
    const years = { fromYear, toYear, ...edits };
    if (!yearsFit(years.fromYear, years.toYear)) refuse(new InvalidInput(YEARS_ORDERED, ["input", "toYear" in edits ? "toYear" : "fromYear"]));
    await act.update(CaseStudy, caseId, { ...edits as Partial<CaseStudy>, version: version + 1 });
    return { caseStudy: caseId };
  }
}
