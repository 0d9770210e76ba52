import { CommitmentStatus } from "./commitment.js";
import { CommitmentVerb } from "./commitment-verb.js";

const { PROPOSED, ACCEPTED, IN_PROGRESS, DONE, BROKEN, WITHDRAWN } = CommitmentStatus;

/** What was promised and is not settled. */
export const OPEN: readonly CommitmentStatus[] = [ACCEPTED, IN_PROGRESS];
export const SETTLED: readonly CommitmentStatus[] = [DONE, BROKEN, WITHDRAWN];

/** The course of a commitment: where a verb leads from where it stands; null where it leads nowhere. */
export function statusAfter(verb: CommitmentVerb, status: CommitmentStatus): CommitmentStatus | null {
  const promised = OPEN.includes(status);
  switch (verb) {
    case CommitmentVerb.ACCEPT: return status === PROPOSED ? ACCEPTED : null;
    case CommitmentVerb.DECLINE: return status === PROPOSED ? WITHDRAWN : null;
    case CommitmentVerb.START: return status === ACCEPTED ? IN_PROGRESS : null;
    case CommitmentVerb.KEEP: return promised ? DONE : null;
    case CommitmentVerb.BREAK: return promised ? BROKEN : null;
    case CommitmentVerb.WITHDRAW: return promised || status === PROPOSED ? WITHDRAWN : null;
    case CommitmentVerb.CHANGE_DATE: return promised ? status : null;
    case CommitmentVerb.ASSIGN: return promised ? status : null;
  }
}

/** What a viewer is to a commitment. */
export interface Concern {
  /** Officer of the organisation that promises. */
  officer: boolean;
  /** Sees to it, and acts for that organisation still. */
  owner: boolean;
  /** Proposed it, or is a steward of the project. */
  asks: boolean;
}

/**
 * What a viewer may do with a commitment that they see: asked by the verbs, and told by `Commitment.may`. Promises are
 * made while the project is open and the organisation takes part in it; for what was promised it answers also afterwards.
 */
export function commitmentMay(verb: CommitmentVerb, { status, promisable }: { status: CommitmentStatus; promisable: boolean }, { officer, owner, asks }: Concern): boolean {
  if (statusAfter(verb, status) === null) return false;
  switch (verb) {
    case CommitmentVerb.ACCEPT: return officer && promisable;
    case CommitmentVerb.START: return officer || owner;
    // Nobody takes back what another promises: before there is a promise it is the asker's, afterwards the promiser's.
    case CommitmentVerb.WITHDRAW: return status === PROPOSED ? asks : officer;
    default: return officer;
  }
}
