import { ArgsType, Field, InputType, Int } from "type-graphql";
import { fieldsOf, one, page, value } from "../base/doors.js";
import { Id } from "../base/id.js";
import { PageArgs } from "../base/page.js";
import { Commitment } from "../commitments/commitment.js";
import { theCommitment } from "../commitments/reads.js";
import { theEvent } from "../events/reads.js";
import { Idea } from "../ideas/idea.js";
import { theIdea } from "../ideas/reads.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { theNote } from "../notes/reads.js";
import { SessionNote } from "../notes/session-note.js";
import { theOrganisation } from "../organisations/reads.js";
import { theSession } from "../programme/session-reads.js";
import { Project } from "../projects/project.js";
import { theProject } from "../projects/reads.js";
import { theTouchpoint } from "../touchpoints/reads.js";
import { Answer, AnswerKind } from "./answer.js";
import { AnsweredContribution } from "./answered-contribution.js";
import { Contribution, ContributionKind } from "./contribution.js";
import {
  answersOfCommitment, answersOfContribution, answersOfProject, contributionCountOfAnswer, contributionsOfAnswer, eventOfFeedback, myContributions, projectOfAnswer,
  sessionOfFeedback,
} from "./reads.js";

@InputType({ description: "Which answers; every condition that is given must hold" })
export class AnswerFilter {
  @Field(() => AnswerKind, { nullable: true, description: "Is of this kind" }) kind?: AnswerKind | null;
  @Field(() => Id, { nullable: true, description: "Is this organisation's" }) organisationId?: string | null;
}

@ArgsType()
export class AnswerPageArgs extends PageArgs {
  @Field(() => AnswerFilter, { nullable: true, description: "Which answers; all when absent" }) filter?: AnswerFilter | null;
}

@InputType({ description: "Which of one's contributions; every condition that is given must hold" })
export class ContributionFilter {
  @Field(() => ContributionKind, { nullable: true, description: "Was said in this way" }) kind?: ContributionKind | null;
  @Field(() => Id, { nullable: true, description: "Was said in this project" }) projectId?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Has an answer, or has none" }) answered?: boolean | null;
}

@ArgsType()
export class ContributionPageArgs extends PageArgs {
  @Field(() => ContributionFilter, { nullable: true, description: "Which of them; all when absent" }) filter?: ContributionFilter | null;
}

export const AnswerFields = fieldsOf(Answer, {
  project: one(projectOfAnswer, { from: "projectId", nullable: false, description: "Project in which it was given" }),
  organisation: one(theOrganisation, { from: "organisationId", nullable: false, description: "Organisation that answers" }),
  by: one(thePerson, { from: "byId", description: "Officer who gave it; null when they have left the service" }),
  commitment: one(theCommitment, { from: "commitmentId", description: "Promise that it is, with what became of it; null when it is a no" }),
  contributions: page(contributionsOfAnswer, "What it answers, as far as that is public still"),
  contributionCount: value(contributionCountOfAnswer, () => Int, { description: "How many contributions it answers, with those that are quoted no more" }),
});

export const QuoteFields = fieldsOf(AnsweredContribution, {
  event: one(eventOfFeedback, { from: "feedbackId", description: "Event that it is feedback on; null when it is not" }),
  session: one(sessionOfFeedback, { from: "feedbackId", description: "Session that it is feedback on; null when it is not" }),
  touchpoint: one(theTouchpoint, { from: "touchpointId", description: "Touchpoint whose value it speaks of; null when it does not" }),
  sessionNote: one(theNote, { from: "sessionNoteId", description: "Note that it is, or takeaway; null when it is not" }),
  idea: one(theIdea, { from: "ideaId", description: "Idea that it is; null when it is not" }),
});

export const ContributionFields = fieldsOf(Contribution, {
  project: one(theProject, { from: "projectId", description: "Project in which it was said; null when it was at an event of none: then nobody can answer it" }),
  event: one(theEvent, { from: "eventId", description: "Event that it is feedback on; null when it is not" }),
  session: one(theSession, { from: "sessionId", description: "Session that it was said of; null when it was not" }),
  touchpoint: one(theTouchpoint, { from: "touchpointId", description: "Touchpoint that it is about; null when it is about none" }),
  sessionNote: one(theNote, { from: "sessionNoteId", description: "Note that it is, or takeaway; null when it is not" }),
  idea: one(theIdea, { from: "ideaId", description: "Idea that it is; null when it is not" }),
  answers: page(answersOfContribution, "What became of it: answers, the first one first"),
});

export const MyContributions = fieldsOf(Me, {
  contributions: page(myContributions, "What one said in projects and at events, newest first, and what became of each. Only here does an anonymous text show whose it is", ContributionPageArgs),
});

export const ProjectAnswers = fieldsOf(Project, {
  answers: page(answersOfProject, "\"You said, we did, or why not\": what organisations answered to what people said in it, newest first", AnswerPageArgs),
});

export const CommitmentAnswers = fieldsOf(Commitment, {
  answers: page(answersOfCommitment, "What it was given as an answer to, newest first"),
});

const answers = page(answersOfContribution, "What organisations answered to it, the first one first");
export const IdeaAnswers = fieldsOf(Idea, { answers });
export const NoteAnswers = fieldsOf(SessionNote, { answers });
