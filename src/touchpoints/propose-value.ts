import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, refuse } from "../base/refusal.js";
import { officeOf, providingParty } from "./policy.js";
import { theProposition, theTouchpointParty } from "./reads.js";
import { allowThere, placeAtHand } from "./touchpoint-at-hand.js";
import { TouchpointPartyVerb } from "./touchpoint-verb.js";
import { ValueProposition } from "./value-proposition.js";

@InputType({ description: "What is meant to be given to a party at a touchpoint" })
export class ProposeValueInput extends KeyedInput {
  @Field(() => Id, { description: "Party at a touchpoint that it is meant for: one of `Touchpoint.parties`, not one's own" }) touchpointPartyId!: string;
  @Field(() => String, { description: "What is meant to be given (CommonMark); 1 to 5,000 characters" }) text!: string;
  @Field(() => String, { nullable: true, description: "Language of the text (BCP 47)" }) language?: string | null;
  @Field(() => Int, { nullable: true, description: "Version of the proposition that was read, 0 for none: refused with `Changed` when there is another by now" }) expectedVersion?: number | null;
}

export class ProposeValue {
  @Change({
    input: () => ProposeValueInput, yields: { proposition: theProposition, touchpointParty: theTouchpointParty }, refuses: [Changed], access: "signedIn",
    description: "Says what providers mean to give to a party at a touchpoint, in place of what was said before, which is kept; public, with its author's name. What it is worth is said by that party. " +
      "For whoever belongs to another, providing party of the touchpoint, and officers of organisations that take part",
    check: (input, checks) => {
      checks.text("text", input.text, 5_000);
      checks.language("language", input.language);
    },
  })
  async proposeValue({ touchpointPartyId, text, language = null, expectedVersion }: ProposeValueInput, act: Act): Promise<{ proposition: string; touchpointParty: string }> {
    allowThere(await placeAtHand(touchpointPartyId, act), TouchpointPartyVerb.PROPOSE_VALUE);
    const current = await act.first<{ id: string; version: number }>(
      "SELECT id, version FROM value_proposition WHERE touchpoint_party_id = :touchpointPartyId AND superseded_at IS NULL", { touchpointPartyId });
    const version = current?.version ?? 0;
    if (expectedVersion != null && expectedVersion !== version) refuse(new Changed(version));
    if (current) await act.update(ValueProposition, current.id, { supersededAt: act.now });
    const by = (await act.first<{ partyId: string | null; organisationId: string | null }>(
      `SELECT ${providingParty("t")} AS "partyId", ${officeOf("t")} AS "organisationId" FROM touchpoint_party t WHERE t.id = :touchpointPartyId`, { touchpointPartyId }))!;
    // Whoever is both speaks as who they are at this touchpoint.
    const byOrganisationId = by.partyId === null ? by.organisationId : null;
    const proposition = await act.insert(ValueProposition, {
      touchpointPartyId, text, language, authorId: act.viewer.personId, byPartyId: by.partyId, byOrganisationId, version: version + 1, supersededAt: null,
    });
    return { proposition, touchpointParty: touchpointPartyId };
  }
}
