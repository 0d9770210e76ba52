import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { probe } from "../base/probe.js";
import { found } from "../base/refusal.js";
import { ActsForProvider, OnBothSides, requireMayBelong } from "./belonging.js";
import { beginMembership, endMemberships } from "./membership.js";
import { allowIn, partyAtHand } from "./party-at-hand.js";
import { MembershipBasis } from "./party-membership.js";
import { PartyVerb } from "./party-verb.js";
import { lasts } from "./policy.js";
import { thePartyMembership } from "./reads.js";

@InputType({ description: "Which party one belongs to" })
export class JoinPartyInput extends KeyedInput {
  @Field(() => Id, { description: "Party" }) partyId!: string;
}

@InputType({ description: "Which party one belongs to no more" })
export class LeavePartyInput extends KeyedInput {
  @Field(() => Id, { description: "Party" }) partyId!: string;
}

/** The viewer's membership that lasts. */
const mine = (partyId: string, act: Act): Promise<{ id: string } | null> =>
  act.first<{ id: string }>(`SELECT m.id FROM party_membership m WHERE m.party_id = :partyId AND m.person_id = :viewer AND ${lasts("m")}`, { partyId });

export class JoinParty {
  @Change({
    input: () => JoinPartyInput, yields: { membership: thePartyMembership }, refuses: [OnBothSides, ActsForProvider], access: "signedIn",
    gate: input => `party ${input.partyId}`,
    description: "Says that one belongs to a party of an open project; nobody needs to be a member of the project for that, and only its stewards see who does. " +
      "A party with an organisation is joined by who acts for it. Doing it twice changes nothing. For anyone signed in",
  })
  async joinParty({ partyId }: JoinPartyInput, act: Act): Promise<{ membership: string }> {
    const party = await partyAtHand(partyId, act);
    if (party.belongs) return { membership: (await mine(partyId, act))!.id };
    allowIn(party, PartyVerb.JOIN);
    await requireMayBelong(act.viewer.personId, party, ["input", "partyId"], act);
    await probe.reach("belonging looked at");
    const basis = party.organisationId === null ? MembershipBasis.DECLARED : MembershipBasis.AFFILIATION;
    return { membership: await beginMembership(partyId, act.viewer.personId, basis, act) };
  }

  @Change({
    input: () => LeavePartyInput, yields: { membership: thePartyMembership }, access: "signedIn",
    description: "Belongs to a party no more; what one offered to bring for it ends with that, what one said stays. Doing it twice changes nothing. For anyone signed in",
  })
  async leaveParty({ partyId }: LeavePartyInput, act: Act): Promise<{ membership: string }> {
    await partyAtHand(partyId, act);
    const { id } = found(await act.first<{ id: string }>(
      "SELECT id FROM party_membership WHERE party_id = :partyId AND person_id = :viewer ORDER BY started_at DESC, id DESC LIMIT 1", { partyId }), "membership of yours", "partyId");
    await endMemberships([id], null, act);
    return { membership: id };
  }
}
