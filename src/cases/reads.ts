import { holdsText } from "../base/like.js";
import { aggregate, byId, hasMany, pageOf } from "../base/reads.js";
import { toAnyone, type Visible } from "../base/viewer.js";
import { CaseFactor } from "./case-factor.js";
import { CaseReview } from "./case-review.js";
import { CaseStudy } from "./case-study.js";
import { FactorDirection } from "./factor.js";
import { awaitsReview, isPublic, visibleCases, visibleReviews, wroteCase } from "./policy.js";

export const MOST_FACTORS = 20;

export const theCase = byId(CaseStudy, visibleCases);

/** Where a case is from and whom it is about: what the list and the table of factors can both be narrowed by. */
export const narrowing = {
  country: (t: string) => `${t}.country_code = upper(:country::text)`,
  language: (t: string) => `lower(${t}.language) = lower(:language::text)`,
  stage: (t: string) => `${t}.stage = :stage::text`,
  party: (t: string) => `:party::text = ANY(${t}.parties)`,
};

const tells = (factor: string, direction?: FactorDirection): Visible => t =>
  `EXISTS (SELECT 1 FROM case_factor cf WHERE cf.case_study_id = ${t}.id AND cf.factor = :${factor}::text${direction ? ` AND cf.direction = '${direction}'` : ""})`;

const NEWEST = { NEWEST: [{ by: "statusSince", descending: true }] };

export const publishedCases = pageOf(CaseStudy, null, {
  name: "case studies", visible: isPublic, orders: { ...NEWEST, OLDEST: ["statusSince"] },
  filters: {
    ...narrowing,
    outcome: t => `${t}.outcome = :outcome::text`,
    factor: tells("factor"),
    helpedBy: tells("helpedBy", FactorDirection.POSITIVE),
    hinderedBy: tells("hinderedBy", FactorDirection.NEGATIVE),
    text: t => `(${holdsText(`${t}.title`, ":text")} OR ${holdsText(`${t}.summary`, ":text")})`,
  },
});
export const casesToReview = pageOf(CaseStudy, null, { name: "case review queue", visible: awaitsReview, orders: { OLDEST: ["statusSince"] } });
export const casesOfProject = pageOf(CaseStudy, "projectId", { name: "cases of a project", visible: isPublic, orders: NEWEST });
export const casesOfNote = pageOf(CaseStudy, "sessionNoteId", { name: "cases from a note", visible: isPublic, orders: NEWEST });
export const casesOfAuthor = pageOf(CaseStudy, "authorId", {
  name: "my cases", visible: visibleCases, orders: { NEWEST: [{ by: "createdAt", descending: true }] },
  filters: { status: t => `${t}.status = :status::text` },
});

/** Implied by the case. */
export const factorsOfCase = hasMany(CaseFactor, "caseStudyId", ["position"], toAnyone, { bound: MOST_FACTORS });
export const iWroteCase = aggregate(CaseStudy, wroteCase);

export const reviewsOfCase = pageOf(CaseReview, "caseStudyId", { name: "reviews of a case", visible: visibleReviews, orders: { OLDEST: ["createdAt"] } });
