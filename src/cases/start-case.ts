import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { CaseDetails, checkCase, YEARS_ORDERED, yearsFit } from "./case-details.js";
import { CaseStatus, CaseStudy } from "./case-study.js";
import { theCase } from "./reads.js";

@InputType({ description: "What is known of the case so far; the rest can follow" })
export class StartCaseInput extends CaseDetails {
  @Field(() => String, { description: "Title; 1 to 200 characters" }) title!: string;
}

export class StartCase {
  @Change({
    input: () => StartCaseInput, yields: { caseStudy: theCase }, access: "signedIn",
    description: "Starts a case study as a draft that only its author sees. Add its factors with `setCaseFactors`, then `submitCase`",
    check: (input, checks) => {
      checkCase(input, checks);
      checks.require(yearsFit(input.fromYear, input.toYear), "toYear", YEARS_ORDERED);
    },
  })
  async startCase({ key: _key, ...told }: StartCaseInput, act: Act): Promise<{ caseStudy: string }> {
    return { caseStudy: await draftCase(told, {}, act) };
  }
}

/** A draft of the viewer's, with what it was promoted from. */
export const draftCase = (
  { title, summary = null, context = null, method = null, whatHappened = null, lessons = null, outcome = null, parties, stage = null, language = null, countryCode = null, fromYear = null, toYear = null }: StartCaseInput,
  { projectId = null, sessionNoteId = null }: { projectId?: string | null; sessionNoteId?: string | null }, act: Act,
): Promise<string> => act.insert(CaseStudy, {
  authorId: act.viewer.personId, projectId, sessionNoteId, title, summary, context, method, whatHappened, lessons, outcome, parties: parties ?? [], stage, language, countryCode, fromYear, toYear,
  status: CaseStatus.DRAFT, statusSince: act.now, submittedAt: null, publishedAt: null, returnReason: null, version: 1,
});
