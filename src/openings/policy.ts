import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { ownRows } from "../identity/policy.js";
import { stewards, withProject } from "../projects/policy.js";
import { ProjectStatus } from "../projects/project.js";
import { HelpOfferStatus } from "./help-offer.js";
import { OpeningVerb } from "./opening-verb.js";
import { OpeningStatus } from "./opening.js";

/** Openings are public with their project, and stay so when they are filled or closed. */
export const visibleOpenings: Visible = withProject;
export const withOpening: Visible = t =>
  `EXISTS (SELECT 1 FROM opening wo WHERE wo.id = ${t}.opening_id AND ${visibleOpenings("wo")})`;

/** Its date has come: nobody can offer any more, and nobody is matched to it. */
export const isOver: Visible = t => `COALESCE(${t}.by_when <= :now, FALSE)`;

/** Whether anybody could offer to help now. */
export const takesOffers: Visible = t =>
  `(${t}.status = 'OPEN' AND NOT ${isOver(t)} AND EXISTS (SELECT 1 FROM project op WHERE op.id = ${t}.project_id AND op.status = 'OPEN'))`;

/** Whose opening the offer is for. */
const forSteward: Visible = t => `EXISTS (SELECT 1 FROM opening so WHERE so.id = ${t}.opening_id AND ${stewards("so.project_id")})`;
export const visibleHelpOffers: Visible = t => `${ownRows(t)} OR ${forSteward(t)}`;

/** Who does it, and said that their name may be shown. */
export const shownAsHelper = (offer: string): string => `${offer}.status = 'ACCEPTED' AND ${offer}.name_shown`;

/** To open something is a public act, to do it is one for whoever said so; stewards see who offers. */
export const peopleOfOpenings: Visible = t =>
  `EXISTS (SELECT 1 FROM opening bo WHERE bo.created_by_id = ${t}.id AND ${visibleOpenings("bo")})` +
  ` OR EXISTS (SELECT 1 FROM help_offer ho WHERE ho.person_id = ${t}.id AND (${forSteward("ho")} OR (${shownAsHelper("ho")} AND ${withOpening("ho")})))`;

/** What the rules look at: the opening, its project, and how the viewer stands to it. */
export interface OpeningState { steward: boolean; status: OpeningStatus; project: ProjectStatus; over: boolean; offer: HelpOfferStatus | "NONE" }

/** What a viewer may do with an opening that they see: asked by the verbs, and told by `Opening.may`. */
export function openingMay(verb: OpeningVerb, { steward, status, project, over, offer }: OpeningState): boolean {
  const closed = status === OpeningStatus.CLOSED;
  switch (verb) {
    case OpeningVerb.EDIT: return steward && !closed && project !== ProjectStatus.CLOSED;
    case OpeningVerb.CLOSE: return steward && !closed;
    case OpeningVerb.REOPEN: return steward && closed && project !== ProjectStatus.CLOSED;
    case OpeningVerb.ANSWER: return steward && !closed;
    // Stewards answer offers; what they do themselves they need not offer.
    case OpeningVerb.OFFER: return !steward && status === OpeningStatus.OPEN && project === ProjectStatus.OPEN && !over && offer !== "ACCEPTED" && offer !== "DECLINED";
    case OpeningVerb.WITHDRAW_OFFER: return offer === "PENDING" || offer === "ACCEPTED";
  }
}

const OFFERS = ["NONE", ...Object.values(HelpOfferStatus)] as const satisfies readonly OpeningState["offer"][];

const STATE: Record<keyof OpeningState, Visible> = {
  steward: t => stewards(`${t}.project_id`),
  status: t => `${t}.status`,
  project: t => `(SELECT sp.status FROM project sp WHERE sp.id = ${t}.project_id)`,
  over: isOver,
  offer: t => `COALESCE((SELECT mo.status FROM help_offer mo WHERE mo.opening_id = ${t}.id AND mo.person_id = :viewer), 'NONE')`,
};

/** The state as one JSON value, for the verbs' look at an opening and for `Opening.may`. */
export const openingState: Visible = t => `json_build_object(${Object.entries(STATE).map(([name, sql]) => `'${name}', ${sql(t)}`).join(", ")})`;

export const verbsOf = (state: OpeningState): OpeningVerb[] => Object.values(OpeningVerb).filter(verb => openingMay(verb, state));

/** `Opening.may` in SQL. */
export const openingVerbs: Visible = forSignedIn(decided(
  [
    whether(STATE.steward), { sql: STATE.status, values: Object.values(OpeningStatus) }, { sql: STATE.project, values: Object.values(ProjectStatus) },
    whether(STATE.over), { sql: STATE.offer, values: OFFERS },
  ],
  (steward, status, project, over, offer) => verbsOf({ steward: steward === "true", status, project, over: over === "true", offer })));
