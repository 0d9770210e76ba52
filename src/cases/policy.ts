import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { CaseStatus } from "./case-study.js";
import { CaseVerb } from "./case-verb.js";
import { caseMay, type Concern } from "./course.js";

export const wroteCase: Visible = t => `COALESCE(${t}.author_id = :viewer, FALSE)`;

export const isPublic: Visible = t => `${t}.status = 'PUBLISHED'`;

/** What was reviewed is public; what is not is its author's. Reviewers see what awaits them, and what they gave back. */
export const visibleCases: Visible = t =>
  `(${isPublic(t)} OR ${wroteCase(t)} OR (:administrator AND ${t}.status IN ('SUBMITTED', 'RETURNED')))`;

/** What hangs from a case is seen with it. */
export const withCase: Visible = t => `EXISTS (SELECT 1 FROM case_study wc WHERE wc.id = ${t}.case_study_id AND ${visibleCases("wc")})`;

/** How it was reviewed is no public matter: why something was returned once says little of what was published. */
export const visibleReviews: Visible = t =>
  `EXISTS (SELECT 1 FROM case_study rc WHERE rc.id = ${t}.case_study_id AND (${wroteCase("rc")} OR (:administrator AND ${visibleCases("rc")})))`;

/** What awaits the viewer's review. */
export const awaitsReview: Visible = t => `:administrator AND ${t}.status = 'SUBMITTED' AND NOT ${wroteCase(t)}`;

/** Telling a case is a public act: it shows who does, to whoever sees it. */
export const authorsShown: Visible = t => `EXISTS (SELECT 1 FROM case_study ac WHERE ac.author_id = ${t}.id AND ${visibleCases("ac")})`;

export const verbsOf = (status: CaseStatus, concern: Concern): CaseVerb[] => Object.values(CaseVerb).filter(verb => caseMay(verb, status, concern));

/** `CaseStudy.may` in SQL. */
export const caseVerbs: Visible = forSignedIn(decided(
  [{ sql: t => `${t}.status`, values: Object.values(CaseStatus) }, whether(wroteCase), whether(() => ":administrator")],
  (status, author, administrator) => verbsOf(status, { author: author === "true", administrator: administrator === "true" })));
