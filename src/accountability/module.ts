import type { Module } from "../base/module.js";
import { AnswerContributions } from "./answer-contributions.js";
import { Answer } from "./answer.js";
import { AnswerFields, CommitmentAnswers, ContributionFields, IdeaAnswers, MyContributions, NoteAnswers, ProjectAnswers, QuoteFields } from "./answer.resolver.js";
import { AnsweredContribution } from "./answered-contribution.js";
import { Contribution } from "./contribution.js";
import { serveAccountability } from "./csv-route.js";
import { FunnelFields, OrganisationAccountabilityFields, OrganisationFigures, ProjectAccountabilityFields, ProjectFigures } from "./figures.resolver.js";
import { commitmentSettled, contributionAnswered } from "./mail.js";
import { peopleAnswering } from "./policy.js";
import { tellContributors } from "./tell-contributors.js";

export const accountability: Module = {
  name: "accountability",
  entities: [Answer, AnsweredContribution, Contribution],
  resolvers: [
    AnswerFields, QuoteFields, ContributionFields, MyContributions, ProjectAnswers, CommitmentAnswers, IdeaAnswers, NoteAnswers,
    ProjectFigures, OrganisationFigures, ProjectAccountabilityFields, OrganisationAccountabilityFields, FunnelFields, AnswerContributions,
  ],
  routes: serveAccountability,
  mail: { "contribution-answered": contributionAnswered, "commitment-settled": commitmentSettled },
  jobs: { "tell-contributors": { every: "* * * * *", run: tellContributors } },
  shows: { person: peopleAnswering },
};
