import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { stewards, withProject } from "../projects/policy.js";
import { CommitmentStatus } from "./commitment.js";
import { CommitmentVerb } from "./commitment-verb.js";
import { commitmentMay, OPEN, type Concern } from "./course.js";

/** Commitments are public with their project, proposed ones too: what was asked and declined is a part of the account. */
export const visibleCommitments: Visible = withProject;
export const withCommitment: Visible = t =>
  `EXISTS (SELECT 1 FROM commitment wc WHERE wc.id = ${t}.commitment_id AND ${visibleCommitments("wc")})`;

/** Asking, promising and seeing to a promise are public acts. */
export const peopleCommitted: Visible = t =>
  `EXISTS (SELECT 1 FROM commitment co WHERE (co.owner_id = ${t}.id OR co.proposed_by_id = ${t}.id) AND ${visibleCommitments("co")})` +
  ` OR EXISTS (SELECT 1 FROM commitment_change cc WHERE cc.by_id = ${t}.id AND ${withCommitment("cc")})`;

const statuses = (of: readonly CommitmentStatus[]): string => `(${of.map(status => `'${status}'`).join(", ")})`;

/** Promised, and not settled. */
export const isOpen: Visible = t => `${t}.status IN ${statuses(OPEN)}`;
/** Derived, never stored: it becomes true by time alone. */
export const isOverdue: Visible = t => `(${isOpen(t)} AND ${t}.due_at <= :now)`;

/** Whether an organisation takes part in a project; both are SQL of an id. */
export const partIn = (organisationId: string, projectId: string): string =>
  `EXISTS (SELECT 1 FROM project_organisation tp WHERE tp.organisation_id = ${organisationId} AND tp.project_id = ${projectId} AND tp.status = 'ACTIVE')`;

const officer: Visible = t => actsFor(`${t}.organisation_id`, AffiliationRole.OFFICER);
const owner: Visible = t => `(COALESCE(${t}.owner_id = :viewer, FALSE) AND ${actsFor(`${t}.organisation_id`, ...Object.values(AffiliationRole))})`;
const asks: Visible = t => `(COALESCE(${t}.proposed_by_id = :viewer, FALSE) OR ${stewards(`${t}.project_id`)})`;
const promisable: Visible = t =>
  `(${partIn(`${t}.organisation_id`, `${t}.project_id`)} AND EXISTS (SELECT 1 FROM project op WHERE op.id = ${t}.project_id AND op.status = 'OPEN'))`;

/** What the rules look at, as one JSON value. */
export interface Standing { concern: Concern; promisable: boolean }
export const standingIn: Visible = t =>
  `json_build_object('concern', json_build_object('officer', ${officer(t)}, 'owner', ${owner(t)}, 'asks', ${asks(t)}), 'promisable', ${promisable(t)})`;

export const verbsOf = (status: CommitmentStatus, standing: Standing): CommitmentVerb[] =>
  Object.values(CommitmentVerb).filter(verb => commitmentMay(verb, { status, promisable: standing.promisable }, standing.concern));

/** `Commitment.may` in SQL. */
export const commitmentVerbs: Visible = forSignedIn(decided(
  [{ sql: t => `${t}.status`, values: Object.values(CommitmentStatus) }, whether(officer), whether(owner), whether(asks), whether(promisable)],
  (status, ...facts) => {
    const [isOfficer, isOwner, isAsker, isPromisable] = facts.map(fact => fact === "true");
    return verbsOf(status, { concern: { officer: isOfficer, owner: isOwner, asks: isAsker }, promisable: isPromisable });
  }));
