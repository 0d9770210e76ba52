import { CaseStatus } from "./case-study.js";
import { CaseVerb } from "./case-verb.js";

const { DRAFT, SUBMITTED, PUBLISHED, RETURNED, WITHDRAWN } = CaseStatus;

/** The course of a case: where a verb leads from where it stands; null where it leads nowhere. What is read is what was reviewed, so nothing is edited while it is. */
export function statusAfter(verb: CaseVerb, status: CaseStatus): CaseStatus | null {
  const inHand = status === DRAFT || status === RETURNED || status === WITHDRAWN;
  switch (verb) {
    case CaseVerb.EDIT: return inHand ? status : null;
    case CaseVerb.SUBMIT: return inHand ? SUBMITTED : null;
    case CaseVerb.WITHDRAW: return status === WITHDRAWN ? null : WITHDRAWN;
    case CaseVerb.PUBLISH: return status === SUBMITTED ? PUBLISHED : null;
    case CaseVerb.RETURN: return status === SUBMITTED || status === PUBLISHED ? RETURNED : null;
  }
}

/** What a viewer is to a case. */
export interface Concern { author: boolean; administrator: boolean }

/** What a viewer may do with a case that they see: asked by the verbs, and told by `CaseStudy.may`. Nobody reviews their own. */
export function caseMay(verb: CaseVerb, status: CaseStatus, { author, administrator }: Concern): boolean {
  if (statusAfter(verb, status) === null) return false;
  return verb === CaseVerb.PUBLISH || verb === CaseVerb.RETURN ? administrator && !author : author;
}
