import { Field, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { allow, Changed, found, Refusal, refuse } from "../base/refusal.js";
import { CaseReview } from "./case-review.js";
import { CaseStatus, CaseStudy } from "./case-study.js";
import { CaseVerb } from "./case-verb.js";
import { caseMay, statusAfter } from "./course.js";
import { visibleCases, wroteCase } from "./policy.js";

@ObjectType({ implements: Refusal, description: "Case that stands elsewhere than this change begins: somebody else may have moved it meanwhile" })
export class WrongCaseStatus extends Refusal {
  @Field(() => CaseStatus, { description: "Where it stands" })
  status: CaseStatus;

  constructor(status: CaseStatus) {
    super(`The case is ${status}: this cannot be done with it now`);
    this.status = status;
  }
}

/** A case as verbs need it. */
export interface CaseAtHand {
  id: string;
  authorId: string | null;
  title: string;
  status: CaseStatus;
  version: number;
  fromYear: number | null;
  toYear: number | null;
  author: boolean;
}

const LOOK = `SELECT c.id, c.author_id AS "authorId", c.title, c.status, c.version, c.from_year AS "fromYear", c.to_year AS "toYear", ${wroteCase("c")} AS author
  FROM case_study c WHERE c.id = :caseId AND ${visibleCases("c")}`;

/**
 * The case, locked, if the viewer may do this with it, and it tells what the viewer read. Whoever comes second is told that
 * it stands elsewhere by now, and not that they may not.
 */
export async function caseFor(verb: CaseVerb, caseId: string, expectedVersion: number | null | undefined, act: Act): Promise<CaseAtHand> {
  const look = () => act.first<CaseAtHand>(LOOK, { caseId });
  const before = found(await look(), "case study", "caseId");
  if (probe.guarded("case")) await act.sql("SELECT 1 FROM case_study WHERE id = :caseId FOR NO KEY UPDATE", { caseId });
  // Taken back meanwhile, it is not seen any more: that it was moved is what happened.
  const atHand = await look() ?? refuse(new WrongCaseStatus(CaseStatus.WITHDRAWN));
  const concern = { author: before.author, administrator: act.viewer.administrator };
  allow(Object.values(CaseStatus).some(status => caseMay(verb, status, concern)), `The viewer may not ${verb.toLowerCase()} this case: this is for ${FOR[verb]}`);
  if (!caseMay(verb, atHand.status, concern)) refuse(new WrongCaseStatus(atHand.status));
  if (expectedVersion != null && expectedVersion !== atHand.version) refuse(new Changed(atHand.version));
  await probe.reach("case looked at");
  return atHand;
}

const REVIEWERS = "administrators of this service, who did not write it";
const FOR: Record<CaseVerb, string> = { EDIT: "its author", SUBMIT: "its author", WITHDRAW: "its author", PUBLISH: REVIEWERS, RETURN: REVIEWERS };

/** Moves it to where the verb leads, and keeps the step. The version counts what it tells, which no step changes. */
export async function step(verb: CaseVerb, { id, status, version }: CaseAtHand, reason: string | null, act: Act): Promise<string> {
  const toStatus = statusAfter(verb, status)!;
  await act.update(CaseStudy, id, {
    status: toStatus, statusSince: act.now, returnReason: toStatus === CaseStatus.RETURNED ? reason : null,
    ...(toStatus === CaseStatus.SUBMITTED && { submittedAt: act.now }), ...(toStatus === CaseStatus.PUBLISHED && { publishedAt: act.now }),
  });
  return act.insert(CaseReview, { caseStudyId: id, byId: act.viewer.personId, fromStatus: status, toStatus, reason, caseVersion: version });
}
