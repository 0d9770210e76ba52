import type { Act } from "../base/act.js";
import type { Viewer } from "../base/viewer.js";
import { MembershipBasis, PartyMembership } from "./party-membership.js";
import { lasts } from "./policy.js";

/** Counts anew how many offer these capabilities. */
export const recount = (capabilityIds: readonly string[], act: Act<Viewer | null>): Promise<unknown> => act.sql(
  `UPDATE capability c SET offered = o.offers, gap = c.needed - o.offers, updated_at = :now FROM (
     SELECT w.id, (SELECT count(*)::int FROM capability_offer co WHERE co.capability_id = w.id AND co.ended_at IS NULL) AS offers FROM unnest(:capabilityIds::uuid[]) AS w(id)) o
   WHERE o.id = c.id`, { capabilityIds });

/** Ends memberships, and what those people offered to bring for that party. Their project is locked. */
export async function endMemberships(membershipIds: readonly string[], reason: string | null, act: Act<Viewer | null>): Promise<void> {
  await act.sql("UPDATE party_membership SET ended_at = :now, end_reason = :reason, updated_at = :now WHERE id = ANY(:membershipIds::uuid[]) AND ended_at IS NULL", { membershipIds, reason });
  const ended = await act.sql<{ id: string }>(
    `UPDATE capability_offer co SET ended_at = :now, updated_at = :now
     FROM party_membership m JOIN touchpoint_party tp ON tp.party_id = m.party_id JOIN capability c ON c.touchpoint_party_id = tp.id
     WHERE m.id = ANY(:membershipIds::uuid[]) AND co.capability_id = c.id AND co.person_id = m.person_id AND co.ended_at IS NULL RETURNING c.id`, { membershipIds });
  if (ended.length > 0) await recount([...new Set(ended.map(({ id }) => id))], act);
}

/** Ids of the memberships of a party that are open, whether or not they still hold. */
export const openMemberships = async (partyId: string, act: Act): Promise<string[]> =>
  (await act.sql<{ id: string }>("SELECT id FROM party_membership WHERE party_id = :partyId AND ended_at IS NULL", { partyId })).map(({ id }) => id);

/** How many people belong to a party. */
export const membersOf = async (partyId: string, act: Act): Promise<number> =>
  (await act.first<{ n: number }>(`SELECT count(*)::int AS n FROM party_membership m WHERE m.party_id = :partyId AND ${lasts("m")}`, { partyId }))!.n;

/** A new membership; one that lapsed unnoticed is ended first. */
export async function beginMembership(partyId: string, personId: string, basis: MembershipBasis, act: Act): Promise<string> {
  const open = await act.first<{ id: string }>("SELECT id FROM party_membership WHERE party_id = :partyId AND person_id = :personId AND ended_at IS NULL", { partyId, personId });
  if (open) await endMemberships([open.id], null, act);
  const confirmed = basis === MembershipBasis.CONFIRMED;
  return act.insert(PartyMembership, {
    partyId, personId, basis, confirmedById: confirmed ? act.viewer.personId : null, confirmedAt: confirmed ? act.now : null, startedAt: act.now, endedAt: null, endReason: null,
  });
}
