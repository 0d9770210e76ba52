import type { Act } from "../base/act.js";
import { allow, found } from "../base/refusal.js";
import { projectAtHand, type ProjectAtHand } from "../projects/project-at-hand.js";
import type { MembershipBasis } from "./party-membership.js";
import { PartyVerb } from "./party-verb.js";
import type { PartyKind, PartySide } from "./party.js";
import { PARTY_STATE, partyMay, visibleParties, visiblePartyMemberships, type PartyState } from "./policy.js";

/** A party as verbs need it, with the viewer's standing in it. */
export interface PartyAtHand extends Omit<PartyState, "project"> {
  id: string;
  projectId: string;
  kind: PartyKind;
  side: PartySide;
  name: string;
  organisationId: string | null;
  project: ProjectAtHand;
}

const COLUMNS = `t.id, t.project_id AS "projectId", t.kind, t.side, t.name, t.organisation_id AS "organisationId", ` +
  Object.entries(PARTY_STATE).map(([name, sql]) => `${sql("t")} AS ${name}`).join(", ");

/** The party, if the viewer may see it, with its project locked: behind that lock people join and leave, and parties come to be at touchpoints. */
export async function partyAtHand(partyId: string, act: Act, field = "partyId"): Promise<PartyAtHand> {
  const { projectId } = found(await act.first<{ projectId: string }>(
    `SELECT t.project_id AS "projectId" FROM party t WHERE t.id = :partyId AND ${visibleParties("t")}`, { partyId }), "party", field);
  const project = await projectAtHand(projectId, act, field);
  return { ...(await act.first<Omit<PartyAtHand, "project">>(`SELECT ${COLUMNS} FROM party t WHERE t.id = :partyId`, { partyId }))!, project };
}

const FOR: Record<PartyVerb, string> = {
  EDIT: "A party is edited by the project's stewards, while the project is not closed and the party is part of it",
  WITHDRAW: "A party is taken off by the project's stewards, while the project is not closed",
  MANAGE_MEMBERS: "Who belongs to a party is confirmed by the project's stewards, while the party is part of it",
  JOIN: "A party is joined while it is part of an open project: one with an organisation by who acts for that, and again by who was removed once a steward lets them in",
  LEAVE: "Only who belongs to a party leaves it",
};

export function allowIn(party: PartyAtHand, verb: PartyVerb): void {
  allow(partyMay(verb, { ...party, project: party.project.status }), FOR[verb]);
}

/** The party, if the viewer may do this with it. */
export async function partyFor(verb: PartyVerb, partyId: string, act: Act): Promise<PartyAtHand> {
  const party = await partyAtHand(partyId, act);
  allowIn(party, verb);
  return party;
}

export interface MembershipAtHand { id: string; partyId: string; personId: string; basis: MembershipBasis; ended: boolean; removed: boolean; latest: boolean }

/** Somebody's membership, if the viewer sees it and manages who belongs, with its project locked. */
export async function membershipFor(membershipId: string, act: Act): Promise<{ membership: MembershipAtHand; party: PartyAtHand }> {
  const { partyId } = found(await act.first<{ partyId: string }>(
    `SELECT t.party_id AS "partyId" FROM party_membership t WHERE t.id = :membershipId AND (${visiblePartyMemberships("t")})`, { membershipId }), "membership", "membershipId");
  const party = await partyAtHand(partyId, act, "membershipId");
  const membership = await act.first<MembershipAtHand>(
    `SELECT t.id, t.party_id AS "partyId", t.person_id AS "personId", t.basis, t.ended_at IS NOT NULL AS ended, t.end_reason IS NOT NULL AS removed,
       NOT EXISTS (SELECT 1 FROM party_membership o WHERE o.party_id = t.party_id AND o.person_id = t.person_id AND (o.started_at, o.id) > (t.started_at, t.id)) AS latest
     FROM party_membership t WHERE t.id = :membershipId`, { membershipId });
  allowIn(party, PartyVerb.MANAGE_MEMBERS);
  allow(membership!.personId !== act.viewer.personId, "Nobody confirms or removes themselves: another steward confirms, and `leaveParty` leaves");
  return { membership: membership!, party };
}
