import { CaseFactor } from "../cases/case-factor.js";
import { CaseReview } from "../cases/case-review.js";
import { CaseOutcome, CaseStatus, CaseStudy } from "../cases/case-study.js";
import { Factor, FactorDirection } from "../cases/factor.js";
import { DAY } from "../base/clock.js";
import { newId } from "../base/id.js";
import { ProjectStage } from "../projects/project.js";
import { PartyKind } from "../touchpoints/party.js";
import { CASES, SUBMITTED_CASE, type CaseText } from "./case-texts.js";
import type { Meeting } from "./past-event.js";
import { DEMO_PROJECT } from "./projects.js";
import { type Story, type Told, writeRows } from "./rows.js";

/** Days from a case's being submitted to its being published; the first one was given back in between. */
const REVIEWED = 7;
const GIVEN_BACK = { after: 2, mended: 4, reason: "Please say where the figures of the complaints come from: they are the best part." };

/** Case studies that were reviewed, two of them failures, and one that awaits its review; answers their ids. */
export async function cases(people: readonly string[], reviewerId: string, { noteIds }: Meeting, act: Story): Promise<string[]> {
  const told = [...CASES, SUBMITTED_CASE].map(text => ({ id: newId(), text }));
  const at = (days: number): Date => new Date(act.now.getTime() - days * DAY);
  await writeRows(CaseStudy, told.map(({ id, text: { author, days, from, factors: _factors, years: [fromYear, toYear], outcome, parties, stage, ...texts } }) => {
    const isPublished = texts.title !== SUBMITTED_CASE.title;
    const publishedAt = isPublished ? at(days - REVIEWED) : null;
    return {
      ...texts, id, at: at(days + 10), authorId: people[author], projectId: from === "project" ? DEMO_PROJECT : null, sessionNoteId: typeof from === "number" ? noteIds[from] : null,
      outcome: CaseOutcome[outcome], parties: parties.map(kind => PartyKind[kind]), stage: ProjectStage[stage], language: "en", fromYear, toYear,
      status: isPublished ? CaseStatus.PUBLISHED : CaseStatus.SUBMITTED, statusSince: publishedAt ?? at(days), submittedAt: at(days), publishedAt, returnReason: null, version: 2,
    };
  }), act);
  await writeRows(CaseFactor, told.flatMap(({ id, text: { days, factors } }) => factors.map(({ factor, helped, evidence, source, url = null }, i) => (
    { at: at(days + 5), caseStudyId: id, position: i + 1, factor: Factor[factor], direction: helped ? FactorDirection.POSITIVE : FactorDirection.NEGATIVE, evidence, source, sourceUrl: url }))), act);
  await writeRows(CaseReview, told.flatMap(({ id, text }, i) => courseOf(text, i === 0).map(({ days, by, ...step }) => (
    { ...step, at: at(days), caseStudyId: id, byId: by === "author" ? people[text.author] : reviewerId }))), act);
  return told.map(({ id }) => id);
}

type Step = Pick<Told<CaseReview>, "fromStatus" | "toStatus" | "reason" | "caseVersion"> & { days: number; by: "author" | "reviewer" };

function courseOf(text: CaseText, givenBack: boolean): Step[] {
  const { DRAFT, SUBMITTED, PUBLISHED, RETURNED } = CaseStatus;
  const submitted = (fromStatus: CaseStatus, days: number): Step => ({ days, by: "author", fromStatus, toStatus: SUBMITTED, reason: null, caseVersion: fromStatus === DRAFT && givenBack ? 1 : 2 });
  const first = submitted(DRAFT, givenBack ? text.days + GIVEN_BACK.mended : text.days);
  if (text === SUBMITTED_CASE) return [first];
  const back: Step[] = givenBack
    ? [{ days: text.days + GIVEN_BACK.after, by: "reviewer", fromStatus: SUBMITTED, toStatus: RETURNED, reason: GIVEN_BACK.reason, caseVersion: 1 }, submitted(RETURNED, text.days)] : [];
  return [first, ...back, { days: text.days - REVIEWED, by: "reviewer", fromStatus: SUBMITTED, toStatus: PUBLISHED, reason: null, caseVersion: 2 }];
}
