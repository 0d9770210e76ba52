import type { Module } from "../base/module.js";
import { AcceptProjectInvitation } from "./accept-project-invitation.js";
import { AddOrganisationToProject } from "./add-organisation-to-project.js";
import { AnswerJoinRequest } from "./answer-join-request.js";
import { AnswerProjectProposal } from "./answer-project-proposal.js";
import { ChangeMemberRole } from "./change-member-role.js";
import { CloseProject } from "./close-project.js";
import { DeclineProjectInvitation } from "./decline-project-invitation.js";
import { DraftScopeStatement } from "./draft-scope-statement.js";
import { EditProject } from "./edit-project.js";
import { InviteToProject } from "./invite-to-project.js";
import { LeaveProject } from "./leave-project.js";
import { joinAnswered, joinRequested, organisationProposed, projectInvitation } from "./mail.js";
import { MemberFields, MyProjects, PartFields, ScopeFields } from "./member.resolver.js";
import { MoveProjectToStage } from "./move-project-to-stage.js";
import { OpenProject } from "./open-project.js";
import { peopleInProjects } from "./policy.js";
import { ProjectMember } from "./project-member.js";
import { ProjectOrganisation } from "./project-organisation.js";
import { Project } from "./project.js";
import { OrganisationProjects, ProjectFields, ProjectQueries } from "./project.resolver.js";
import { RemoveFromProject } from "./remove-from-project.js";
import { RemoveOrganisationFromProject } from "./remove-organisation-from-project.js";
import { ReopenProject } from "./reopen-project.js";
import { RequestToJoinProject } from "./request-to-join-project.js";
import { ScopeStatement } from "./scope-statement.js";
import { SignScopeStatement } from "./sign-scope-statement.js";
import { StartProject } from "./start-project.js";

export const projects: Module = {
  name: "projects",
  entities: [Project, ProjectOrganisation, ProjectMember, ScopeStatement],
  resolvers: [
    ProjectQueries, ProjectFields, OrganisationProjects, MemberFields, PartFields, ScopeFields, MyProjects,
    StartProject, EditProject, OpenProject, CloseProject, ReopenProject, MoveProjectToStage,
    DraftScopeStatement, SignScopeStatement, AddOrganisationToProject, AnswerProjectProposal, RemoveOrganisationFromProject,
    RequestToJoinProject, AnswerJoinRequest, InviteToProject, AcceptProjectInvitation, DeclineProjectInvitation,
    LeaveProject, ChangeMemberRole, RemoveFromProject,
  ],
  mail: {
    "project-invitation": projectInvitation, "join-requested": joinRequested, "join-answered": joinAnswered, "organisation-proposed": organisationProposed,
  },
  shows: { person: peopleInProjects },
};
