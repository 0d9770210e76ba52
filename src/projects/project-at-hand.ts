import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { allow, found } from "../base/refusal.js";
import { projectMay, standingIn, visibleProjects, type Standing } from "./policy.js";
import { ProjectVerb } from "./project-verb.js";
import type { ProjectStage, ProjectStatus } from "./project.js";
import { hasPublicBody, standingStatement, type Scope } from "./scope.js";

/** A project as verbs need it: what rules look at, and the viewer's standing in it. */
export interface ProjectAtHand extends Scope {
  id: string;
  title: string;
  status: ProjectStatus;
  stage: ProjectStage;
  version: number;
  standing: Standing;
}

/**
 * The project, locked, if the viewer may see it; otherwise `NotFound` at the input's field. Who joins, leaves or counts
 * stewards does it behind this lock; inserts that refer to the project are not held up.
 */
export async function projectAtHand(projectId: string, act: Act, field = "projectId"): Promise<ProjectAtHand> {
  if (probe.guarded("project")) await act.sql("SELECT 1 FROM project WHERE id = :projectId FOR NO KEY UPDATE", { projectId });
  return found(await act.first<ProjectAtHand>(
    `SELECT p.id, p.title, p.status, p.stage, p.version, ${standingIn("p.id")} AS standing,
       ${hasPublicBody("p.id")} AS "publicBody", ${standingStatement("p.id")} IS NOT NULL AS "scopeStands"
     FROM project p WHERE p.id = :projectId AND (${visibleProjects("p")})`, { projectId }), "project", field);
}

export function allowIn(project: ProjectAtHand, verb: ProjectVerb): void {
  allow(projectMay(verb, project, project.standing), `The viewer may not ${verb.toLowerCase().replace("_", " ")} here: this is for ${FOR[verb]}`);
}

/** The project, locked, if the viewer may do this with it. */
export async function projectFor(verb: ProjectVerb, projectId: string, act: Act): Promise<ProjectAtHand> {
  const project = await projectAtHand(projectId, act);
  allowIn(project, verb);
  return project;
}

const STEWARDS = "stewards, while the project is not closed";
const FOR: Record<ProjectVerb, string> = {
  EDIT: STEWARDS, INVITE: STEWARDS, MANAGE_ORGANISATIONS: STEWARDS, DRAFT_SCOPE: STEWARDS, MANAGE_MEMBERS: "stewards",
  OPEN: "stewards of a draft", CLOSE: "stewards of an open project", REOPEN: "stewards of a closed project",
  SIGN_SCOPE: "officers of a public body that takes part", JOIN: "an open project", LEAVE: "members",
};
