import { byId, count, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Event } from "../events/event.js";
import { visibleEvents } from "../events/policy.js";
import { Feedback } from "../feedback/feedback.js";
import { ownRows } from "../identity/policy.js";
import { visibleSessions } from "../programme/policy.js";
import { Session } from "../programme/session.js";
import { Project } from "../projects/project.js";
import { Answer } from "./answer.js";
import { AnsweredContribution } from "./answered-contribution.js";
import { Contribution } from "./contribution.js";
import { visibleAnswers, visibleQuotes } from "./policy.js";

export const theAnswer = byId(Answer, visibleAnswers);

const NEWEST = { NEWEST: [{ by: "createdAt", descending: true }] };

export const answersOfProject = pageOf(Answer, "projectId", {
  name: "answers in a project", visible: visibleAnswers, orders: NEWEST,
  filters: { kind: t => `${t}.kind = :kind::text`, organisationId: t => `${t}.organisation_id = :organisationId::uuid` },
});
export const answersOfCommitment = pageOf(Answer, "commitmentId", { name: "answers by a commitment", visible: visibleAnswers, orders: NEWEST });
/** Of an idea, a note, or whatever else somebody said: by its id. */
export const answersOfContribution = pageOf(Answer, { through: AnsweredContribution, parent: "contributionId", child: "answerId" }, {
  name: "answers to a contribution", visible: visibleAnswers, orders: { OLDEST: ["createdAt"] },
});

export const contributionsOfAnswer = pageOf(AnsweredContribution, "answerId", { name: "contributions of an answer", visible: visibleQuotes, orders: { OLDEST: ["createdAt"] } });
export const contributionCountOfAnswer = count(Answer, { table: "answered_contribution", column: "answer_id" });

export const myContributions = pageOf(Contribution, "personId", {
  name: "my contributions", visible: ownRows, orders: NEWEST,
  filters: {
    kind: t => `${t}.kind = :kind::text`,
    projectId: t => `${t}.project_id = :projectId::uuid`,
    answered: t => `EXISTS (SELECT 1 FROM answered_contribution ca WHERE ca.contribution_id = ${t}.id) = :answered::boolean`,
  },
});

/** What feedback is about, by the id that the quote keeps of it. */
export const eventOfFeedback = hasOne(Event, { through: Feedback, parent: "id", child: "eventId" }, visibleEvents);
export const sessionOfFeedback = hasOne(Session, { through: Feedback, parent: "id", child: "sessionId" }, visibleSessions);

/** Implied by the answer. */
export const projectOfAnswer = byId(Project, toAnyone);
