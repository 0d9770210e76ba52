import { aggregate, byId, count, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Person } from "../identity/person.js";
import { addressedToViewer } from "../identity/policy.js";
import { confidential, standingIn, visibleMembers, visibleParts, visibleProjects, visibleStatements } from "./policy.js";
import { ProjectMember, ProjectRole } from "./project-member.js";
import { ProjectOrganisation } from "./project-organisation.js";
import { Project } from "./project.js";
import { hasPublicBody, standingStatement } from "./scope.js";
import { ScopeStatement } from "./scope-statement.js";

export const MOST_ORGANISATIONS = 20;
export const MOST_STEWARDS = 20;

export const theProject = byId(Project, visibleProjects);
export const theMember = byId(ProjectMember, visibleMembers);
export const thePart = byId(ProjectOrganisation, visibleParts);
export const theStatement = byId(ScopeStatement, visibleStatements);

const BY_AGE_OR_TITLE = { NEWEST: [{ by: "createdAt", descending: true }], TITLE: ["title"] };
const FIRST_COME = { FIRST_COME: ["createdAt"] };

export const allProjects = pageOf(Project, null, {
  name: "projects", visible: visibleProjects, orders: BY_AGE_OR_TITLE,
  filters: {
    status: t => `${t}.status = :status::text`,
    stage: t => `${t}.stage = :stage::text`,
    kind: t => `${t}.kind = :kind::text`,
    organisationId: t => `EXISTS (SELECT 1 FROM project_organisation po WHERE po.project_id = ${t}.id AND po.organisation_id = :organisationId::uuid AND po.status = 'ACTIVE')`,
    tag: t => `EXISTS (SELECT 1 FROM unnest(${t}.tags) tag WHERE lower(tag) = lower(:tag::text))`,
  },
});

export const organisationsOfProject = hasMany(ProjectOrganisation, "projectId", ["createdAt"], visibleParts, {
  bound: MOST_ORGANISATIONS, where: t => `${t}.status IN ('INVITED', 'ACTIVE')`,
});

export const stewardsOfProject = hasMany(Person, {
  through: ProjectMember, parent: "projectId", child: "personId", where: j => `${j}.role = '${ProjectRole.STEWARD}' AND ${j}.status = 'ACTIVE'`,
}, [{ by: "createdAt", of: "link" }], toAnyone, { bound: MOST_STEWARDS });

export const membersOfProject = pageOf(ProjectMember, "projectId", {
  name: "members of a project", visible: visibleMembers, orders: FIRST_COME,
  filters: { status: t => `${t}.status = :status::text`, role: t => `${t}.role = :role::text` },
});
export const memberCount = count(Project, { table: "project_member", column: "project_id", where: c => `${c}.status = 'ACTIVE'` });

/** The latest of the viewer's memberships, one that lasts or awaits an answer first. */
export const myMembershipOfProject = hasOne(ProjectMember, "projectId", visibleMembers, t =>
  `${t}.id = (SELECT mine.id FROM project_member mine WHERE mine.project_id = ${t}.project_id AND (${addressedToViewer("mine")})` +
  " ORDER BY array_position(ARRAY['ACTIVE', 'INVITED', 'REQUESTED'], mine.status), mine.created_at DESC, mine.id DESC LIMIT 1)");
export const myStandingInProject = aggregate(Project, t => standingIn(`${t}.id`));

export const messageOfMember = aggregate(ProjectMember, t => `CASE WHEN ${confidential(t)} THEN ${t}.message END`);
export const reasonOfMember = aggregate(ProjectMember, t => `CASE WHEN ${confidential(t)} THEN ${t}.reason END`);

export const scopeOfProject = hasOne(ScopeStatement, "projectId", visibleStatements, t => `${t}.id = ${standingStatement(`${t}.project_id`)}`);
export const scopesOfProject = pageOf(ScopeStatement, "projectId", {
  name: "scope statements of a project", visible: visibleStatements, orders: { LATEST: [{ by: "number", descending: true }] },
});
export const scopeIsAwaited = aggregate(Project, t => `(${hasPublicBody(`${t}.id`)} AND ${standingStatement(`${t}.id`)} IS NULL)`);

export const projectsOfOrganisation = pageOf(Project, { through: ProjectOrganisation, parent: "organisationId", child: "projectId", where: j => `${j}.status = 'ACTIVE'` }, {
  name: "projects of an organisation", visible: visibleProjects, orders: BY_AGE_OR_TITLE,
});
export const proposalsToOrganisation = pageOf(ProjectOrganisation, "organisationId", {
  name: "proposals to an organisation", visible: visibleParts, where: t => `${t}.status = 'INVITED'`, orders: FIRST_COME,
});

export const myProjects = pageOf(Project, { through: ProjectMember, parent: "personId", child: "projectId", where: j => `${j}.status = 'ACTIVE'` }, {
  name: "my projects", visible: visibleProjects, orders: BY_AGE_OR_TITLE,
});
/** Not tied to the person's id: an invitation may have gone to their address. */
export const myProjectInvitations = pageOf(ProjectMember, null, {
  name: "my project invitations", visible: addressedToViewer, where: t => `${t}.status = 'INVITED'`, orders: FIRST_COME,
});
