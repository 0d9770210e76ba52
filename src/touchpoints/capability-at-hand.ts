import type { Act } from "../base/act.js";
import { found } from "../base/refusal.js";
import { stands, visibleCapabilities } from "./policy.js";
import { placeAtHand, type PlaceAtHand } from "./touchpoint-at-hand.js";

/** What is asked of a party, as verbs need it. */
export interface CapabilityAtHand { id: string; needed: number; offered: number; stands: boolean; place: PlaceAtHand }

/** The capability, if the viewer may see it, with its project locked. */
export async function capabilityAtHand(capabilityId: string, act: Act): Promise<CapabilityAtHand> {
  const { touchpointPartyId } = found(await act.first<{ touchpointPartyId: string }>(
    `SELECT t.touchpoint_party_id AS "touchpointPartyId" FROM capability t WHERE t.id = :capabilityId AND ${visibleCapabilities("t")}`, { capabilityId }), "capability", "capabilityId");
  const place = await placeAtHand(touchpointPartyId, act, "capabilityId");
  const capability = await act.first<Omit<CapabilityAtHand, "place">>(`SELECT t.id, t.needed, t.offered, ${stands("t")} AS stands FROM capability t WHERE t.id = :capabilityId`, { capabilityId });
  return { ...capability!, place };
}
