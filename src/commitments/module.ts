import type { Module } from "../base/module.js";
import { AnswerCommitment } from "./answer-commitment.js";
import { AssignCommitment } from "./assign-commitment.js";
import { ChangeCommitmentDate } from "./change-commitment-date.js";
import { CommitmentChange } from "./commitment-change.js";
import { Commitment } from "./commitment.js";
import {
  ChangeFields, CommitmentFields, CommitmentQueries, MyCommitments, OrganisationCommitments, ProjectCommitments, TouchpointCommitments,
} from "./commitment.resolver.js";
import { commitmentAnswered, commitmentAssigned, commitmentDue, commitmentOverdue, commitmentProposed } from "./mail.js";
import { MakeCommitment } from "./make-commitment.js";
import { peopleCommitted } from "./policy.js";
import { remindOfCommitments } from "./remind.js";
import { SettleCommitment } from "./settle-commitment.js";

export const commitments: Module = {
  name: "commitments",
  entities: [Commitment, CommitmentChange],
  resolvers: [
    CommitmentQueries, CommitmentFields, ChangeFields, ProjectCommitments, OrganisationCommitments, TouchpointCommitments, MyCommitments,
    MakeCommitment, AnswerCommitment, SettleCommitment, ChangeCommitmentDate, AssignCommitment,
  ],
  moments: { commitment: ["due_at"] },
  mail: {
    "commitment-proposed": commitmentProposed, "commitment-answered": commitmentAnswered, "commitment-assigned": commitmentAssigned,
    "commitment-due": commitmentDue, "commitment-overdue": commitmentOverdue,
  },
  jobs: { "remind-of-commitments": { every: "41 * * * *", run: remindOfCommitments } },
  shows: { person: peopleCommitted },
};
