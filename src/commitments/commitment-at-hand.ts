import { Field, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { probe } from "../base/probe.js";
import { allow, found, Refusal, refuse } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { CommitmentChange } from "./commitment-change.js";
import { Commitment, CommitmentStatus } from "./commitment.js";
import { CommitmentVerb } from "./commitment-verb.js";
import { commitmentMay, SETTLED, statusAfter } from "./course.js";
import { standingIn, visibleCommitments, type Standing } from "./policy.js";

@ObjectType({ implements: Refusal, description: "Stands elsewhere than this change begins: somebody else may have moved it meanwhile" })
export class WrongStatus extends Refusal {
  @Field(() => CommitmentStatus, { description: "Where it stands" })
  status: CommitmentStatus;

  constructor(status: CommitmentStatus) {
    super(`The commitment is ${status}: this cannot be done with it now`);
    this.status = status;
  }
}

/** A commitment as verbs need it, with the viewer's standing in it. */
export interface CommitmentAtHand {
  id: string;
  projectId: string;
  title: string;
  organisationId: string;
  organisation: string;
  ownerId: string | null;
  proposedById: string | null;
  text: string;
  dueAt: Date;
  status: CommitmentStatus;
  version: number;
  timesMoved: number;
  standing: Standing;
}

const LOOK = `SELECT c.id, c.project_id AS "projectId", p.title, c.organisation_id AS "organisationId", o.name AS organisation, c.owner_id AS "ownerId",
    c.proposed_by_id AS "proposedById", c.text, c.due_at AS "dueAt", c.status, c.version, c.times_moved AS "timesMoved", ${standingIn("c")} AS standing
  FROM commitment c JOIN project p ON p.id = c.project_id JOIN organisation o ON o.id = c.organisation_id WHERE c.id = :commitmentId AND ${visibleCommitments("c")}`;

/**
 * The commitment, locked, if the viewer may do this with it. Whoever comes second is told that it stands elsewhere by now,
 * and not that they may not.
 */
export async function commitmentFor(verb: CommitmentVerb, commitmentId: string, act: Act): Promise<CommitmentAtHand> {
  const look = async () => found(await act.first<CommitmentAtHand>(LOOK, { commitmentId }), "commitment", "commitmentId");
  await look();
  if (probe.guarded("commitment")) await act.sql("SELECT 1 FROM commitment WHERE id = :commitmentId FOR NO KEY UPDATE", { commitmentId });
  const commitment = await look();
  const { status, standing: { concern, promisable } } = commitment;
  const may = (at: CommitmentStatus): boolean => commitmentMay(verb, { status: at, promisable }, concern);
  allow(Object.values(CommitmentStatus).some(may), `The viewer may not ${verb.toLowerCase().replace("_", " ")} here: this is for ${FOR[verb]}`);
  if (!may(status)) refuse(new WrongStatus(status));
  await probe.reach("commitment looked at");
  return commitment;
}

const OFFICERS = "officers of the organisation that promises";
const FOR: Record<CommitmentVerb, string> = {
  ACCEPT: `${OFFICERS}, while it takes part in the project and that is open`, DECLINE: OFFICERS, START: "its owner, and officers of the organisation that promises",
  KEEP: OFFICERS, BREAK: OFFICERS, CHANGE_DATE: OFFICERS, ASSIGN: OFFICERS,
  WITHDRAW: "officers of the organisation that promises; before that, whoever proposed it, and the project's stewards",
};

interface Step { reason?: string | null; evidence?: string | null; evidenceUrl?: string | null }

/** Moves it to where the verb leads, and says so in its history. */
export async function step(verb: CommitmentVerb, { id, status, version }: CommitmentAtHand, { reason = null, evidence = null, evidenceUrl = null }: Step, act: Act): Promise<string> {
  const toStatus = statusAfter(verb, status)!;
  await act.update(Commitment, id, {
    status: toStatus, version: version + 1,
    ...(toStatus === CommitmentStatus.ACCEPTED ? { acceptedAt: act.now } : {}), ...(SETTLED.includes(toStatus) ? { settledAt: act.now } : {}),
  });
  return act.insert(CommitmentChange, { commitmentId: id, byId: act.viewer.personId, fromStatus: status, toStatus, reason, evidence, evidenceUrl, dueAt: null });
}

/** What mail about a commitment is worded from. */
export const about = ({ id, projectId, title, organisation, text, dueAt }: CommitmentAtHand): Record<string, unknown> =>
  ({ commitmentId: id, projectId, title, organisation, text, dueAt: dueAt.toISOString() });

/** Officers of an organisation, who answer for it. */
export async function officersOf(organisationId: string, act: Act<Viewer | null>): Promise<string[]> {
  const officers = await act.sql<{ personId: string }>(
    "SELECT person_id AS \"personId\" FROM affiliation WHERE organisation_id = :organisationId AND role = 'OFFICER' AND status = 'ACTIVE'", { organisationId });
  return officers.map(({ personId }) => personId);
}
