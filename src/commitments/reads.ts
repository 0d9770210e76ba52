import { aggregate, byId, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { Organisation } from "../organisations/organisation.js";
import { actsFor } from "../organisations/policy.js";
import { ProjectOrganisation } from "../projects/project-organisation.js";
import { Project } from "../projects/project.js";
import { MOST_ORGANISATIONS } from "../projects/reads.js";
import { CommitmentChange } from "./commitment-change.js";
import { Commitment } from "./commitment.js";
import { SETTLED } from "./course.js";
import { isOverdue, standingIn, visibleCommitments, withCommitment } from "./policy.js";

export const theCommitment = byId(Commitment, visibleCommitments);

const orders = { DUE: ["dueAt"], NEWEST: [{ by: "createdAt", descending: true }] };
const filters = {
  status: (t: string) => `${t}.status = :status::text`,
  overdue: (t: string) => `${isOverdue(t)} = :overdue::boolean`,
  organisationId: (t: string) => `${t}.organisation_id = :organisationId::uuid`,
};

const listed = (tie: string, name: string) => pageOf(Commitment, tie, { name, visible: visibleCommitments, orders, filters });
export const commitmentsOfProject = listed("projectId", "commitments of a project");
export const commitmentsOfOrganisation = listed("organisationId", "commitments of an organisation");
export const commitmentsOfTouchpoint = listed("touchpointId", "commitments on a touchpoint");
export const commitmentsOfOwner = listed("ownerId", "my commitments");

export const changesOfCommitment = pageOf(CommitmentChange, "commitmentId", { name: "history of a commitment", visible: withCommitment, orders: { OLDEST: ["createdAt"] } });
export const outcomeOfCommitment = hasOne(CommitmentChange, "commitmentId", toAnyone, t => `${t}.to_status IN (${SETTLED.map(status => `'${status}'`).join(", ")})`);

/** Implied by the commitment. */
export const projectOfCommitment = byId(Project, toAnyone);
export const commitmentIsOverdue = aggregate(Commitment, isOverdue);
export const standingInCommitment = aggregate(Commitment, standingIn);

/** Those that take part and have the viewer as an officer. */
export const myOrganisationsInProject = hasMany(Organisation, {
  through: ProjectOrganisation, parent: "projectId", child: "organisationId", where: j => `${j}.status = 'ACTIVE'`,
}, [{ by: "createdAt", of: "link" }], t => actsFor(`${t}.id`, AffiliationRole.OFFICER), { bound: MOST_ORGANISATIONS });
