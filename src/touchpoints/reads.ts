import { aggregate, byId, count, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { ownRows } from "../identity/policy.js";
import { stewards } from "../projects/policy.js";
import { CapabilityOffer } from "./capability-offer.js";
import { Capability } from "./capability.js";
import { MOST_PARTIES } from "./journey.js";
import { PartyMembership } from "./party-membership.js";
import { Party } from "./party.js";
import {
  belongsTo, lasts, PARTY_STATE, PLACE_STATE, stands, standsThere, visibleCapabilities, visibleOffers, visibleParties, visiblePartyMemberships, visibleTouchpoints, withTouchpoint,
  withTouchpointParty,
} from "./policy.js";
import { TouchpointIteration } from "./touchpoint-iteration.js";
import { TouchpointParty } from "./touchpoint-party.js";
import { TouchpointRule } from "./touchpoint-rule.js";
import { Touchpoint } from "./touchpoint.js";
import { ValueProposition } from "./value-proposition.js";
import { Project } from "../projects/project.js";

export const MOST_CAPABILITIES = 30;
export const MOST_RULES = 30;
/** Below it, nobody is told how many of a party are confirmed: that would tell who is. */
const FEWEST_SHARED = 5;

export const theTouchpoint = byId(Touchpoint, visibleTouchpoints);
export const theIteration = byId(TouchpointIteration, withTouchpoint);
export const theParty = byId(Party, visibleParties);
export const theTouchpointParty = byId(TouchpointParty, withTouchpoint);
export const thePartyMembership = byId(PartyMembership, visiblePartyMemberships);
export const theCapability = byId(Capability, visibleCapabilities);
export const theRule = byId(TouchpointRule, withTouchpoint);
export const theProposition = byId(ValueProposition, withTouchpointParty);

const LATEST = { LATEST: [{ by: "startedAt", descending: true }] };

export const touchpointsOfProject = pageOf(Touchpoint, "projectId", {
  name: "touchpoints of a project", visible: visibleTouchpoints, orders: { JOURNEY: ["position"] },
  filters: {
    withdrawn: t => `(${t}.withdrawn_at IS NOT NULL) = :withdrawn::boolean`,
    partyId: t => `EXISTS (SELECT 1 FROM touchpoint_party fp WHERE fp.touchpoint_id = ${t}.id AND fp.party_id = :partyId::uuid AND ${stands("fp")})`,
  },
});
export const touchpointCount = count(Project, { table: "touchpoint", column: "project_id", where: stands });
export const partiesOfProject = hasMany(Party, "projectId", ["createdAt"], visibleParties, { bound: MOST_PARTIES, where: stands });
export const gapsOfProject = pageOf(Capability, "projectId", {
  name: "capability gaps of a project", visible: visibleCapabilities, orders: { LARGEST: [{ by: "gap", descending: true }] },
  where: t => `${t}.gap > 0 AND ${stands(t)} AND EXISTS (SELECT 1 FROM touchpoint_party gp WHERE gp.id = ${t}.touchpoint_party_id AND ${standsThere("gp")})`,
  filters: { kind: t => `${t}.kind = :kind::text` },
});

/** Implied by what hangs from them. */
export const projectOfJourney = byId(Project, toAnyone);
export const touchpointOfPart = byId(Touchpoint, toAnyone);
export const partyOfPart = byId(Party, toAnyone);
export const placeOfPart = byId(TouchpointParty, toAnyone);

export const partiesOfTouchpoint = hasMany(TouchpointParty, "touchpointId", ["role", "createdAt"], toAnyone, { bound: MOST_PARTIES, where: stands });
export const iterationsOfTouchpoint = pageOf(TouchpointIteration, "touchpointId", {
  name: "iterations of a touchpoint", visible: toAnyone, orders: { LATEST: [{ by: "number", descending: true }] },
});
export const currentIteration = hasOne(TouchpointIteration, "touchpointId", toAnyone, t => `${t}.ended_at IS NULL`);
export const rulesOfTouchpoint = hasMany(TouchpointRule, "touchpointId", ["createdAt"], toAnyone, { bound: MOST_RULES, where: stands });
export const iKeepTouchpoint = aggregate(Touchpoint, t => stewards(`${t}.project_id`));
export const projectStatusOf = aggregate(Touchpoint, t => `(SELECT pr.status FROM project pr WHERE pr.id = ${t}.project_id)`);

export const capabilitiesOfPlace = hasMany(Capability, "touchpointPartyId", ["createdAt"], toAnyone, { bound: MOST_CAPABILITIES, where: stands });
export const propositionOfPlace = hasOne(ValueProposition, "touchpointPartyId", toAnyone, t => `${t}.superseded_at IS NULL`);
export const propositionsOfPlace = pageOf(ValueProposition, "touchpointPartyId", {
  name: "value propositions to a party", visible: toAnyone, orders: { LATEST: [{ by: "version", descending: true }] },
});
/** What the rules of a place look at, as one value. */
export const stateOfPlace = aggregate(TouchpointParty, t => `json_build_object(${Object.entries(PLACE_STATE).map(([name, sql]) => `'${name}', ${sql(t)}`).join(", ")})`);
export const touchpointsOfParty = pageOf(TouchpointParty, "partyId", {
  name: "touchpoints of a party", visible: toAnyone, orders: { FIRST_COME: ["createdAt"] }, where: standsThere,
});

export const offersOfCapability = pageOf(CapabilityOffer, "capabilityId", {
  name: "offers of a capability", visible: visibleOffers, orders: { FIRST_COME: ["createdAt"] }, where: t => `${t}.ended_at IS NULL`,
});
export const iOffer = aggregate(Capability, t => `EXISTS (SELECT 1 FROM capability_offer mo WHERE mo.capability_id = ${t}.id AND mo.person_id = :viewer AND mo.ended_at IS NULL)`);

export const memberCountOfParty = count(Party, { table: "party_membership", column: "party_id", where: lasts });
export const confirmedShare = aggregate(Party, t =>
  "(SELECT CASE WHEN count(*) >= " + `${FEWEST_SHARED} THEN round(count(*) FILTER (WHERE sm.basis <> 'DECLARED')::numeric / count(*), 2)::float8 END` +
  ` FROM party_membership sm WHERE sm.party_id = ${t}.id AND ${lasts("sm")})`);
export const iBelong = aggregate(Party, t => belongsTo(`${t}.id`));
export const membershipsOfParty = pageOf(PartyMembership, "partyId", {
  name: "memberships of a party", visible: visiblePartyMemberships, orders: { FIRST_COME: ["startedAt"] },
  filters: { lasts: t => `(${lasts(t)}) = :lasts::boolean`, basis: t => `${t}.basis = :basis::text` },
});
export const myPartyMemberships = pageOf(PartyMembership, "personId", { name: "my party memberships", visible: ownRows, orders: LATEST });
/** What the rules of a party look at, as one value. */
export const stateOfParty = aggregate(Party, t => `json_build_object('project', (SELECT sp.status FROM project sp WHERE sp.id = ${t}.project_id), ` +
  `${Object.entries(PARTY_STATE).map(([name, sql]) => `'${name}', ${sql(t)}`).join(", ")})`);
