import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Refusal, refuse } from "../base/refusal.js";
import { meets } from "./journey.js";
import { endMemberships, openMemberships } from "./membership.js";
import { allowIn, partyAtHand } from "./party-at-hand.js";
import { PartyVerb } from "./party-verb.js";
import { Party } from "./party.js";
import { stands } from "./policy.js";
import { theParty } from "./reads.js";
import type { PartyRole } from "./touchpoint-party.js";

@InputType({ description: "Which party a project ceases to speak of" })
export class WithdrawPartyInput extends KeyedInput {
  @Field(() => Id, { description: "Party" }) partyId!: string;
}

@ObjectType({ implements: Refusal, description: "Without this party a touchpoint would have fewer than two, or no beneficiary" })
export class NeededAtTouchpoint extends Refusal {
  @Field(() => Id, { description: "First such touchpoint along the journey" })
  touchpointId: string;

  @Field(() => String, { description: "Its title" })
  title: string;

  constructor({ touchpointId, title }: { touchpointId: string; title: string }) {
    super(`"${title}" would be left without two parties, one of them a beneficiary; set its parties or withdraw it first`, ["input", "partyId"]);
    this.touchpointId = touchpointId;
    this.title = title;
  }
}

export class WithdrawParty {
  @Change({
    input: () => WithdrawPartyInput, yields: { party: theParty }, refuses: [NeededAtTouchpoint], access: "signedIn",
    description: "Takes a party off a project and off its touchpoints; whoever belongs to it does no more. What it said stays. Doing it twice changes nothing. For the project's stewards",
  })
  async withdrawParty({ partyId }: WithdrawPartyInput, act: Act): Promise<{ party: string }> {
    const party = await partyAtHand(partyId, act);
    if (!party.stands && party.steward) return { party: partyId };
    allowIn(party, PartyVerb.WITHDRAW);
    const touchpoints = await act.sql<{ touchpointId: string; title: string; others: PartyRole[] }>(
      `SELECT t.id AS "touchpointId", t.title, ARRAY(SELECT o.role FROM touchpoint_party o WHERE o.touchpoint_id = t.id AND o.id <> own.id AND ${stands("o")}) AS others
       FROM touchpoint_party own JOIN touchpoint t ON t.id = own.touchpoint_id AND ${stands("t")} WHERE own.party_id = :partyId AND ${stands("own")} ORDER BY t.position`, { partyId });
    const needed = touchpoints.find(({ others }) => !meets(others));
    if (needed) refuse(new NeededAtTouchpoint(needed));
    // A touchpoint that was withdrawn keeps who was there.
    await act.sql(
      `UPDATE touchpoint_party tp SET withdrawn_at = :now, updated_at = :now
       FROM touchpoint t WHERE t.id = tp.touchpoint_id AND ${stands("t")} AND tp.party_id = :partyId AND ${stands("tp")}`, { partyId });
    await endMemberships(await openMemberships(partyId, act), null, act);
    await act.update(Party, partyId, { withdrawnAt: act.now });
    return { party: partyId };
  }
}
