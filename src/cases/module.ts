import type { Module } from "../base/module.js";
import { CaseFactor } from "./case-factor.js";
import { CaseReview } from "./case-review.js";
import { CaseStudy } from "./case-study.js";
import { CaseFields, CaseQueries, MyCases, NoteCases, ProjectCases } from "./case.resolver.js";
import { EditCase } from "./edit-case.js";
import { casePublished, caseReturned } from "./mail.js";
import { authorsShown } from "./policy.js";
import { PromoteToCase } from "./promote-to-case.js";
import { ReviewCase } from "./review-case.js";
import { SetCaseFactors } from "./set-case-factors.js";
import { StartCase } from "./start-case.js";
import { SubmitCase } from "./submit-case.js";
import { WithdrawCase } from "./withdraw-case.js";

export const cases: Module = {
  name: "cases",
  entities: [CaseStudy, CaseFactor, CaseReview],
  resolvers: [CaseQueries, CaseFields, ProjectCases, NoteCases, MyCases, StartCase, EditCase, SetCaseFactors, SubmitCase, WithdrawCase, ReviewCase, PromoteToCase],
  mail: { "case-published": casePublished, "case-returned": caseReturned },
  shows: { person: authorsShown },
};
