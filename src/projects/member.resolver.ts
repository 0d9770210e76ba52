import { fieldsOf, one, page, pageOfAll, value } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { theOrganisation } from "../organisations/reads.js";
import { ProjectMember } from "./project-member.js";
import { ProjectOrganisation } from "./project-organisation.js";
import { OrderedProjectsArgs } from "./project.resolver.js";
import { messageOfMember, myProjectInvitations, myProjects, reasonOfMember, theProject } from "./reads.js";
import { ScopeStatement } from "./scope-statement.js";

export const MemberFields = fieldsOf(ProjectMember, {
  project: one(theProject, { from: "projectId", description: "Project; null when the viewer may not see it any more" }),
  person: one(thePerson, { from: "personId", description: "Who takes part, asked to, or is invited; null for an invitation that went to an address" }),
  message: value(messageOfMember, () => String, { nullable: true, description: "What the person wrote with the request; for that person and the stewards" }),
  reason: value(reasonOfMember, () => String, { nullable: true, description: "Why it was declined or ended by a steward; for that person and the stewards" }),
});

export const PartFields = fieldsOf(ProjectOrganisation, {
  project: one(theProject, { from: "projectId", description: "Project; null when the viewer may not see it any more" }),
  organisation: one(theOrganisation, { from: "organisationId", nullable: false, description: "Organisation that takes part, or is asked to" }),
});

export const ScopeFields = fieldsOf(ScopeStatement, {
  draftedBy: one(thePerson, { from: "draftedById", description: "Steward who drafted it; null when that person was erased" }),
  signedBy: one(thePerson, { from: "signedById", description: "Officer who signed it; null while nobody has, and when that person was erased" }),
  signedFor: one(theOrganisation, { from: "signedForId", description: "Public body it was signed for; null while it is not signed" }),
});

export const MyProjects = fieldsOf(Me, {
  projects: page(myProjects, "Projects that one takes part in", OrderedProjectsArgs),
  projectInvitations: pageOfAll(myProjectInvitations, "signedIn", "Invitations to a project that await an answer, to oneself or one's address", PageArgs),
});
