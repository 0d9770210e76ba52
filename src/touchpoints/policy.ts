import { decided, forSignedIn, whether } from "../base/decided.js";
import type { Visible } from "../base/viewer.js";
import { ownRows } from "../identity/policy.js";
import { AffiliationRole } from "../organisations/affiliation.js";
import { actsFor } from "../organisations/policy.js";
import { stewards, withProject } from "../projects/policy.js";
import { ProjectStatus } from "../projects/project.js";
import { PartyVerb } from "./party-verb.js";
import { TouchpointPartyVerb, TouchpointVerb } from "./touchpoint-verb.js";

/** Touchpoints, parties and what hangs from a project by its id are seen with it. */
export const visibleTouchpoints: Visible = withProject;
export const visibleParties: Visible = withProject;
export const visibleCapabilities: Visible = withProject;

/** What hangs from a touchpoint is seen with it. */
export const withTouchpoint: Visible = t =>
  `EXISTS (SELECT 1 FROM touchpoint tp WHERE tp.id = ${t}.touchpoint_id AND ${visibleTouchpoints("tp")})`;

/** What hangs from a party's place at a touchpoint is seen with it. */
export const withTouchpointParty: Visible = t =>
  `EXISTS (SELECT 1 FROM touchpoint_party wp WHERE wp.id = ${t}.touchpoint_party_id AND ${withTouchpoint("wp")})`;

/** Touchpoints that are part of the journey, parties that are part of the project or there at a touchpoint, what is asked and what binds. */
export const stands: Visible = t => `${t}.withdrawn_at IS NULL`;

/** A place of a party at a touchpoint, neither of which was withdrawn. */
export const standsThere: Visible = t =>
  `${stands(t)} AND EXISTS (SELECT 1 FROM touchpoint st WHERE st.id = ${t}.touchpoint_id AND ${stands("st")})`;

/** A membership that lasts: one by affiliation for as long as the person acts for the organisation whose staff the party is. */
export const lasts: Visible = t =>
  `${t}.ended_at IS NULL AND (${t}.basis <> 'AFFILIATION' OR EXISTS (SELECT 1 FROM party lp JOIN affiliation la ON la.organisation_id = lp.organisation_id` +
  ` AND la.person_id = ${t}.person_id AND la.status = 'ACTIVE' WHERE lp.id = ${t}.party_id))`;

/** Whether the viewer belongs to the party whose id this SQL says. */
export const belongsTo = (partyId: string): string =>
  `EXISTS (SELECT 1 FROM party_membership bm WHERE bm.party_id = ${partyId} AND bm.person_id = :viewer AND ${lasts("bm")})`;

/** Who belongs to a party is for that person and the stewards: using a service is no public act. */
export const visiblePartyMemberships: Visible = t =>
  `${ownRows(t)} OR EXISTS (SELECT 1 FROM party mp WHERE mp.id = ${t}.party_id AND ${stewards("mp.project_id")})`;

export const visibleOffers: Visible = t =>
  `${ownRows(t)} OR EXISTS (SELECT 1 FROM capability oc WHERE oc.id = ${t}.capability_id AND ${stewards("oc.project_id")})`;

/** Stewards see who belongs to a party of their project, or did. To write a proposition is a public act, like signing for a public body. */
export const peopleOfParties: Visible = t =>
  `EXISTS (SELECT 1 FROM party_membership spm JOIN party sp ON sp.id = spm.party_id WHERE spm.person_id = ${t}.id AND ${stewards("sp.project_id")})` +
  ` OR EXISTS (SELECT 1 FROM value_proposition svp WHERE svp.author_id = ${t}.id AND ${withTouchpointParty("svp")})`;

const projectOf = (t: string): string => `(SELECT fp.status FROM project fp WHERE fp.id = ${t}.project_id)`;
const projectFact = (sql: Visible) => ({ sql, values: Object.values(ProjectStatus) });

/** What the rules of touchpoints look at. */
export interface TouchpointState { project: ProjectStatus; steward: boolean; stands: boolean }

export function touchpointMay(_verb: TouchpointVerb, { project, steward, stands }: TouchpointState): boolean {
  return steward && stands && project !== ProjectStatus.CLOSED;
}

/** `Touchpoint.may` in SQL. */
export const touchpointVerbs: Visible = forSignedIn(decided(
  [projectFact(projectOf), whether(t => stewards(`${t}.project_id`)), whether(stands)],
  (project, steward, stands) => Object.values(TouchpointVerb)
    .filter(verb => touchpointMay(verb, { project, steward: steward === "true", stands: stands === "true" }))));

/** Of a party: whether the viewer belongs to it, was removed by a steward, and whether it is open to them: nobody's staff, or that of an organisation they act for. */
export interface PartyState { project: ProjectStatus; steward: boolean; stands: boolean; belongs: boolean; removed: boolean; open: boolean }

/** The facts in SQL, as columns of the verbs' look at a party and of `Party.may`. */
export const PARTY_STATE = {
  steward: (t: string) => stewards(`${t}.project_id`),
  stands,
  belongs: (t: string) => belongsTo(`${t}.id`),
  removed: (t: string) => "COALESCE((SELECT rm.end_reason IS NOT NULL FROM party_membership rm" +
    ` WHERE rm.party_id = ${t}.id AND rm.person_id = :viewer ORDER BY rm.started_at DESC, rm.id DESC LIMIT 1), FALSE)`,
  open: (t: string) => `(${t}.organisation_id IS NULL OR ${actsFor(`${t}.organisation_id`, ...Object.values(AffiliationRole))})`,
};

/** What a viewer may do with a party that they see: asked by the verbs, and told by `Party.may`. */
export function partyMay(verb: PartyVerb, { project, steward, stands, belongs, removed, open }: PartyState): boolean {
  switch (verb) {
    case PartyVerb.EDIT: return steward && stands && project !== ProjectStatus.CLOSED;
    case PartyVerb.WITHDRAW: return steward && stands && project !== ProjectStatus.CLOSED;
    case PartyVerb.MANAGE_MEMBERS: return steward && stands;
    case PartyVerb.JOIN: return stands && !belongs && !removed && open && project === ProjectStatus.OPEN;
    case PartyVerb.LEAVE: return belongs;
  }
}

/** `Party.may` in SQL. */
export const partyVerbs: Visible = forSignedIn(decided(
  [projectFact(projectOf), whether(PARTY_STATE.steward), whether(PARTY_STATE.stands), whether(PARTY_STATE.belongs), whether(PARTY_STATE.removed), whether(PARTY_STATE.open)],
  (project, ...facts) => {
    const [steward, stands, belongs, removed, open] = facts.map(fact => fact === "true");
    return Object.values(PartyVerb).filter(verb => partyMay(verb, { project, steward, stands, belongs, removed, open }));
  }));

/** Of a party's place at a touchpoint: whether the viewer belongs to the party, and whether they provide something there to others. */
export interface PlaceState { project: ProjectStatus; steward: boolean; stands: boolean; belongs: boolean; provides: boolean }

/** SQL: the providing party other than this one that the viewer belongs to; the first of them. */
export const providingParty = (t: string): string =>
  `(SELECT pp.party_id FROM touchpoint_party pp WHERE pp.touchpoint_id = ${t}.touchpoint_id AND pp.id <> ${t}.id AND pp.role = 'PROVIDER' AND ${stands("pp")}` +
  ` AND ${belongsTo("pp.party_id")} ORDER BY pp.created_at, pp.id LIMIT 1)`;

const touchpointOf = (t: string, column: string): string => `(SELECT ft.${column} FROM touchpoint ft WHERE ft.id = ${t}.touchpoint_id)`;

/** SQL: the organisation taking part that the viewer is an officer of; the first of them. */
export const officeOf = (t: string): string =>
  `(SELECT po.organisation_id FROM project_organisation po WHERE po.project_id = ${touchpointOf(t, "project_id")} AND po.status = 'ACTIVE'` +
  ` AND ${actsFor("po.organisation_id", AffiliationRole.OFFICER)} ORDER BY po.created_at, po.id LIMIT 1)`;

export const PLACE_STATE = {
  project: (t: string) => `(SELECT fp.status FROM project fp WHERE fp.id = ${touchpointOf(t, "project_id")})`,
  steward: (t: string) => stewards(touchpointOf(t, "project_id")),
  stands: standsThere,
  belongs: (t: string) => belongsTo(`${t}.party_id`),
  provides: (t: string) => `(${providingParty(t)} IS NOT NULL OR ${officeOf(t)} IS NOT NULL)`,
};

/** A party is spoken for by whoever belongs to it, in public, and by nobody else: no other role in the project or the service stands in for belonging. */
export const maySpeak = ({ project, belongs }: Pick<PlaceState, "project" | "belongs">): boolean => belongs && project !== ProjectStatus.DRAFT;

/** Whoever belongs to a party says what it gets, and proposes nothing to it: that is for those who provide. */
export function placeMay(verb: TouchpointPartyVerb, { project, steward, stands, belongs, provides }: PlaceState): boolean {
  switch (verb) {
    case TouchpointPartyVerb.KEEP_CAPABILITIES: return steward && stands && project !== ProjectStatus.CLOSED;
    case TouchpointPartyVerb.OFFER_CAPABILITY: return belongs && stands && project === ProjectStatus.OPEN;
    case TouchpointPartyVerb.RATE_VALUE: return maySpeak({ project, belongs }) && stands;
    case TouchpointPartyVerb.PROPOSE_VALUE: return provides && !belongs && stands && project !== ProjectStatus.CLOSED;
  }
}

/** `TouchpointParty.may` in SQL. */
export const placeVerbs: Visible = forSignedIn(decided(
  [projectFact(PLACE_STATE.project), whether(PLACE_STATE.steward), whether(PLACE_STATE.stands), whether(PLACE_STATE.belongs), whether(PLACE_STATE.provides)],
  (project, ...facts) => {
    const [steward, stands, belongs, provides] = facts.map(fact => fact === "true");
    return Object.values(TouchpointPartyVerb).filter(verb => placeMay(verb, { project, steward, stands, belongs, provides }));
  }));
