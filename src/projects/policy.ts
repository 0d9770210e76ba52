import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { addressedToViewer } from "../identity/policy.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { ProjectRole } from "./project-member.js";
import { ProjectVerb } from "./project-verb.js";
import { ProjectStatus } from "./project.js";

/** Whether the viewer takes part in the project whose id this SQL says. */
export const memberOf = (projectId: string, role?: ProjectRole): string =>
  `EXISTS (SELECT 1 FROM project_member pm WHERE pm.project_id = ${projectId} AND pm.person_id = :viewer AND pm.status = 'ACTIVE'${role ? ` AND pm.role = '${role}'` : ""})`;

export const stewards = (projectId: string): string => memberOf(projectId, ProjectRole.STEWARD);

/** Whether the viewer speaks for an organisation that takes part in it, or is asked to. */
const speaksIn = (projectId: string): string =>
  `EXISTS (SELECT 1 FROM project_organisation po WHERE po.project_id = ${projectId} AND po.status IN ('INVITED', 'ACTIVE')` +
  ` AND ${actsFor("po.organisation_id", AffiliationRole.OFFICER, AffiliationRole.ADMIN)})`;

/** Drafts are seen by their members, by whoever is invited, and by whoever speaks for their organisations. */
export const visibleProjects: Visible = t =>
  `${t}.status <> 'DRAFT' OR EXISTS (SELECT 1 FROM project_member pm WHERE pm.project_id = ${t}.id AND pm.status IN ('ACTIVE', 'INVITED') AND (${addressedToViewer("pm")}))` +
  ` OR ${speaksIn(`${t}.id`)}`;

/** What hangs from a project is seen with it. */
export const withProject: Visible = t =>
  `EXISTS (SELECT 1 FROM project pr WHERE pr.id = ${t}.project_id AND (${visibleProjects("pr")}))`;

/** Members are public with their project; requests, invitations and what has ended are for that person and the stewards. */
export const visibleMembers: Visible = t =>
  `${confidential(t)} OR (${t}.status = 'ACTIVE' AND ${withProject(t)})`;

/** What only that person and the stewards see of a membership. */
export const confidential: Visible = t => `${addressedToViewer(t)} OR ${stewards(`${t}.project_id`)}`;

export const visibleParts: Visible = t =>
  `(${t}.status = 'ACTIVE' AND ${withProject(t)}) OR ${stewards(`${t}.project_id`)} OR ${actsFor(`${t}.organisation_id`, AffiliationRole.OFFICER, AffiliationRole.ADMIN)}`;

/** Signed versions are seen with the project, drafts by its members and whoever speaks for its organisations. */
export const visibleStatements: Visible = t =>
  `(${t}.signed_at IS NOT NULL AND ${withProject(t)}) OR ${memberOf(`${t}.project_id`)} OR ${speaksIn(`${t}.project_id`)}`;

/** Taking part in a project is public. */
export const peopleInProjects: Visible = t =>
  `EXISTS (SELECT 1 FROM project_member shown WHERE shown.person_id = ${t}.id AND (${visibleMembers("shown")}))` +
  ` OR EXISTS (SELECT 1 FROM scope_statement signed WHERE signed.signed_by_id = ${t}.id AND ${withProject("signed")})`;

/** What the viewer is in a project, as the policy looks at it. */
export interface Standing {
  role: ProjectRole | null;
  /** Whether they are an officer of a public body that takes part. */
  signs: boolean;
}

const roleIn = (projectId: string): string =>
  `(SELECT pm.role FROM project_member pm WHERE pm.project_id = ${projectId} AND pm.person_id = :viewer AND pm.status = 'ACTIVE')`;
const signsIn = (projectId: string): string =>
  `EXISTS (SELECT 1 FROM project_organisation po JOIN organisation o ON o.id = po.organisation_id AND o.kind = 'PUBLIC_BODY'` +
  ` WHERE po.project_id = ${projectId} AND po.status = 'ACTIVE' AND ${actsFor("po.organisation_id", AffiliationRole.OFFICER)})`;

/** SQL: the viewer's standing in this project. */
export const standingIn = (projectId: string): string => `json_build_object('role', ${roleIn(projectId)}, 'signs', ${signsIn(projectId)})`;

/** What a viewer may do with a project that they see: asked by the verbs, and told by `Project.may`. */
export function projectMay(verb: ProjectVerb, { status }: { status: ProjectStatus }, { role, signs }: Standing): boolean {
  const steward = role === ProjectRole.STEWARD;
  switch (verb) {
    case ProjectVerb.EDIT: return steward && status !== "CLOSED";
    case ProjectVerb.OPEN: return steward && status === "DRAFT";
    case ProjectVerb.CLOSE: return steward && status === "OPEN";
    case ProjectVerb.REOPEN: return steward && status === "CLOSED";
    case ProjectVerb.INVITE: return steward && status !== "CLOSED";
    case ProjectVerb.MANAGE_MEMBERS: return steward;
    case ProjectVerb.MANAGE_ORGANISATIONS: return steward && status !== "CLOSED";
    case ProjectVerb.DRAFT_SCOPE: return steward && status !== "CLOSED";
    case ProjectVerb.SIGN_SCOPE: return signs && status !== "CLOSED";
    case ProjectVerb.JOIN: return role === null && status === "OPEN";
    case ProjectVerb.LEAVE: return role !== null;
  }
}

/** `Project.may` in SQL. */
export const projectVerbs: Visible = forSignedIn(decided(
  [
    { sql: t => `${t}.status`, values: Object.values(ProjectStatus) },
    { sql: t => `COALESCE(${roleIn(`${t}.id`)}, 'NONE')`, values: [...Object.values(ProjectRole), "NONE"] },
    whether(t => signsIn(`${t}.id`)),
  ],
  (status, role, signs) => {
    const standing: Standing = { role: role === "NONE" ? null : role as ProjectRole, signs: signs === "true" };
    return Object.values(ProjectVerb).filter(verb => projectMay(verb, { status }, standing));
  }));
