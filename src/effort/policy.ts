import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { stewards, withProject } from "../projects/policy.js";
import { belongsTo, stands } from "../touchpoints/policy.js";
import { COUNTING, EffortStatus } from "./effort-kind.js";
import { EffortVerb } from "./effort-verb.js";

/** It is in the sums: what is disputed counts until that is settled. */
export const counts: Visible = t => `${t}.status IN (${COUNTING.map(status => `'${status}'`).join(", ")})`;
/** It counts, or still does in a sum that is published. */
export const inBalance: Visible = t => `(${counts(t)} OR ${t}.published_amount IS NOT NULL)`;

const mine: Visible = t => `COALESCE(${t}.person_id = :viewer, FALSE)`;
const ofBody: Visible = t => `${t}.organisation_id IS NOT NULL`;
const speaksForBody: Visible = t => actsFor(`${t}.organisation_id`, AffiliationRole.OFFICER, AffiliationRole.ADMIN);

/** One's own; for stewards all of their project's; for everybody what an organisation recorded of itself. */
export const visibleEffort: Visible = t => `${mine(t)} OR ${stewards(`${t}.project_id`)} OR (${ofBody(t)} AND ${withProject(t)})`;
export const withEffort: Visible = t => `EXISTS (SELECT 1 FROM effort_entry we WHERE we.id = ${t}.entry_id AND (${visibleEffort("we")}))`;

export const visibleAgreements: Visible = withProject;
export const withAgreement: Visible = t => `EXISTS (SELECT 1 FROM share_agreement wa WHERE wa.id = ${t}.agreement_id AND ${visibleAgreements("wa")})`;

/** Whose an entry is: for oneself, and for stewards who are shown the name. Recording for an organisation is a public act. */
export const bearerShown: Visible = t => `${ofBody(t)} OR ${mine(t)} OR (${t}.name_shown AND ${stewards(`${t}.project_id`)})`;

/** Who did a step: doubting and settling are stewards' acts, all others are the bearer's. */
export const actorShown: Visible = t =>
  `${t}.action IN ('DISPUTED', 'DISMISSED', 'UPHELD') OR EXISTS (SELECT 1 FROM effort_entry ae WHERE ae.id = ${t}.entry_id AND (${bearerShown("ae")}))`;

/** Setting shares and recording for an organisation are public acts. */
export const peopleOfEffort: Visible = t =>
  `EXISTS (SELECT 1 FROM share_agreement ps WHERE ps.set_by_id = ${t}.id AND ${visibleAgreements("ps")})` +
  ` OR EXISTS (SELECT 1 FROM effort_entry pe WHERE pe.person_id = ${t}.id AND ${ofBody("pe")} AND ${withProject("pe")})`;

/** Whether the viewer may record what they themselves bore for a party. */
export const recordsFor: Visible = t =>
  `(${stands(t)} AND ${belongsTo(`${t}.id`)} AND EXISTS (SELECT 1 FROM project rp WHERE rp.id = ${t}.project_id AND rp.status <> 'DRAFT'))`;

/** What the rules look at: where the entry stands, and the viewer's standing to it. */
export interface EffortState { status: EffortStatus; body: boolean; mine: boolean; officer: boolean; steward: boolean; disputer: boolean }

/**
 * What a viewer may do with an entry that they see. Whose it is changes it, and nobody else: a person, or the officers of
 * the body. Stewards can doubt it, never their own; no single one strikes it, as upholding a doubt takes another than who raised it.
 */
export function effortMay(verb: EffortVerb, { status, body, mine, officer, steward, disputer }: EffortState): boolean {
  const own = body ? officer : mine;
  const judges = steward && !mine && !officer;
  switch (verb) {
    case EffortVerb.CORRECT: return own && COUNTING.includes(status);
    case EffortVerb.RETRACT: return own && COUNTING.includes(status);
    case EffortVerb.DISPUTE: return judges && status === EffortStatus.STANDING;
    case EffortVerb.DISMISS: return judges && status === EffortStatus.DISPUTED;
    case EffortVerb.UPHOLD: return judges && !disputer && status === EffortStatus.DISPUTED;
  }
}

const STATE = {
  body: ofBody,
  mine,
  officer: speaksForBody,
  steward: (t: string) => stewards(`${t}.project_id`),
  disputer: (t: string) => `COALESCE(${t}.disputed_by_id = :viewer, FALSE)`,
} satisfies Record<string, Visible>;
const FACTS = Object.keys(STATE) as (keyof typeof STATE)[];

/** The state as one JSON value, for the verbs' look at an entry and for `EffortEntry.may`. */
export const effortState: Visible = t => `json_build_object('status', ${t}.status, ${FACTS.map(fact => `'${fact}', ${STATE[fact](t)}`).join(", ")})`;

export const verbsOf = (state: EffortState): EffortVerb[] => Object.values(EffortVerb).filter(verb => effortMay(verb, state));

/** `EffortEntry.may` in SQL. */
export const effortVerbs: Visible = forSignedIn(decided(
  [{ sql: (t: string) => `${t}.status`, values: Object.values(EffortStatus) }, ...FACTS.map(fact => whether(STATE[fact]))],
  (status, ...facts) => verbsOf({ status: status as EffortStatus, ...Object.fromEntries(FACTS.map((fact, i) => [fact, facts[i] === "true"])) } as EffortState)));
