import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { CapabilityOffer } from "./capability-offer.js";
import { capabilityAtHand } from "./capability-at-hand.js";
import { recount } from "./membership.js";
import { theCapability } from "./reads.js";
import { allowThere } from "./touchpoint-at-hand.js";
import { TouchpointPartyVerb } from "./touchpoint-verb.js";

@InputType({ description: "What one offers to bring" })
export class OfferCapabilityInput extends KeyedInput {
  @Field(() => Id, { description: "Capability that a party one belongs to is asked for" }) capabilityId!: string;
}

@InputType({ description: "What one does not offer any more" })
export class TakeBackCapabilityInput extends KeyedInput {
  @Field(() => Id, { description: "Capability that one offered" }) capabilityId!: string;
}

export class OfferCapability {
  @Change({
    input: () => OfferCapabilityInput, yields: { capability: theCapability }, access: "signedIn",
    gate: input => `capability ${input.capabilityId}`,
    description: "Offers to bring a capability. Everybody sees how many offered it, the stewards see who. It ends when one leaves the party. Doing it twice changes nothing. For whoever belongs to the party",
  })
  async offerCapability({ capabilityId }: OfferCapabilityInput, act: Act): Promise<{ capability: string }> {
    const capability = await capabilityAtHand(capabilityId, act);
    allowThere(capability.place, TouchpointPartyVerb.OFFER_CAPABILITY);
    found(capability.stands ? capability : null, "capability that is asked for", "capabilityId");
    const known = await act.first("SELECT 1 FROM capability_offer WHERE capability_id = :capabilityId AND person_id = :viewer AND ended_at IS NULL", { capabilityId });
    if (known) return { capability: capabilityId };
    await act.insert(CapabilityOffer, { capabilityId, personId: act.viewer.personId, endedAt: null });
    await recount([capabilityId], act);
    return { capability: capabilityId };
  }

  @Change({
    input: () => TakeBackCapabilityInput, yields: { capability: theCapability }, access: "signedIn",
    description: "Takes an own offer to bring a capability back, also in a project that is closed. Doing it twice changes nothing. For anyone signed in",
  })
  async takeBackCapability({ capabilityId }: TakeBackCapabilityInput, act: Act): Promise<{ capability: string }> {
    await capabilityAtHand(capabilityId, act);
    await act.sql("UPDATE capability_offer SET ended_at = :now, updated_at = :now WHERE capability_id = :capabilityId AND person_id = :viewer AND ended_at IS NULL", { capabilityId });
    await recount([capabilityId], act);
    return { capability: capabilityId };
  }
}
