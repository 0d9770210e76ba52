import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, NotPending, refuse } from "../base/refusal.js";
import { ActsForProvider, OnBothSides, requireMayBelong } from "./belonging.js";
import { beginMembership, endMemberships } from "./membership.js";
import { membershipFor } from "./party-at-hand.js";
import { MembershipBasis, PartyMembership } from "./party-membership.js";
import { thePartyMembership } from "./reads.js";

@InputType({ description: "Who belongs to a party indeed" })
export class ConfirmPartyMembershipInput extends KeyedInput {
  @Field(() => Id, { description: "Another person's membership: one that lasts, or their latest that a steward ended" }) membershipId!: string;
}

@InputType({ description: "Who does not belong to a party, and why" })
export class RemoveFromPartyInput extends KeyedInput {
  @Field(() => Id, { description: "Another person's membership that lasts" }) membershipId!: string;
  @Field(() => String, { description: "Why: told to that person; 1 to 2,000 characters" }) reason!: string;
}

export class ConfirmPartyMembership {
  @Change({
    input: () => ConfirmPartyMembershipInput, yields: { membership: thePartyMembership }, refuses: [OnBothSides, ActsForProvider, NotPending], access: "signedIn",
    description: "Confirms that a person belongs to a party, which counts in `Party.confirmedShare`. Who was removed is let in again by it, with a membership that begins now. " +
      "One by affiliation needs no confirming and stays what it is. Doing it twice changes nothing. For the project's stewards, of others than themselves",
  })
  async confirmPartyMembership({ membershipId }: ConfirmPartyMembershipInput, act: Act): Promise<{ membership: string }> {
    const { membership: { personId, basis, ended, removed, latest }, party } = await membershipFor(membershipId, act);
    if (ended && !(removed && latest)) refuse(new NotPending("membership"));
    if (!ended && basis !== MembershipBasis.DECLARED) return { membership: membershipId };
    await requireMayBelong(personId, party, ["input", "membershipId"], act);
    if (ended) return { membership: await this.letIn(party.id, personId, party.organisationId, act) };
    await act.update(PartyMembership, membershipId, { basis: MembershipBasis.CONFIRMED, confirmedById: act.viewer.personId, confirmedAt: act.now });
    return { membership: membershipId };
  }

  /** As they would have joined: by affiliation where the party is an organisation's staff. */
  private async letIn(partyId: string, personId: string, organisationId: string | null, act: Act): Promise<string> {
    if (organisationId === null) return beginMembership(partyId, personId, MembershipBasis.CONFIRMED, act);
    allow(await act.first("SELECT 1 FROM affiliation WHERE organisation_id = :organisationId AND person_id = :personId AND status = 'ACTIVE'", { organisationId, personId }) !== null,
      "This person does not act for the organisation whose staff the party is");
    return beginMembership(partyId, personId, MembershipBasis.AFFILIATION, act);
  }

  @Change({
    input: () => RemoveFromPartyInput, yields: { membership: thePartyMembership }, access: "signedIn",
    description: "Ends somebody's membership of a party they do not belong to; they are told why, and join again only when a steward confirms them. Doing it twice changes nothing. For the project's stewards, of others than themselves",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async removeFromParty({ membershipId, reason }: RemoveFromPartyInput, act: Act): Promise<{ membership: string }> {
    const { membership: { personId, ended }, party } = await membershipFor(membershipId, act);
    if (ended) return { membership: membershipId };
    await endMemberships([membershipId], reason, act);
    act.tell({ kind: "removed-from-party", personId, causeId: membershipId, data: { partyId: party.id, party: party.name, title: party.project.title, reason } });
    return { membership: membershipId };
  }
}
