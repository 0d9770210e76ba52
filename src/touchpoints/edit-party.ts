import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, InUse, refuse } from "../base/refusal.js";
import { ActsForProvider, providing, requireNoneOfProviders } from "./belonging.js";
import { membersOf } from "./membership.js";
import { partyFor, type PartyAtHand } from "./party-at-hand.js";
import { misfits, PartyNameTaken, requireTakesPart } from "./party-rules.js";
import { PartyVerb } from "./party-verb.js";
import { Party, PartyKind, PartySide } from "./party.js";
import { theParty } from "./reads.js";

@InputType({ description: "What to change about a party: absent leaves, null clears" })
export class EditPartyInput extends KeyedInput {
  @Field(() => Id, { description: "Party to edit" }) partyId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Name in the project; 1 to 100 characters" }) name?: string | null;
  @Field(() => PartyKind, { nullable: true, description: "Which people make it up; stays while anybody belongs to it" }) kind?: PartyKind | null;
  @Field(() => PartySide, { nullable: true, description: "On which side it stands; stays while anybody belongs to it" }) side?: PartySide | null;
  @Field(() => Id, { nullable: true, description: "Organisation taking part whose people it is; stays while anybody belongs to it" }) organisationId?: string | null;
}

const NATURE = ["kind", "side", "organisationId"] as const;

export class EditParty {
  @Change({
    input: () => EditPartyInput, yields: { party: theParty }, refuses: [Changed, PartyNameTaken, InUse, ActsForProvider], access: "signedIn",
    description: "Edits a party. What it is (its kind, side and organisation) stays while anybody belongs to it: they said that they belong to what it was. For the project's stewards",
    check: (input, checks) => {
      checks.notCleared(input, "name", "kind", "side");
      checks.text("name", input.name, 100);
    },
  })
  async editParty({ key: _key, partyId, expectedVersion, ...edits }: EditPartyInput, act: Act): Promise<{ party: string }> {
    const party = await partyFor(PartyVerb.EDIT, partyId, act);
    const changed = NATURE.filter(field => edits[field] !== undefined && edits[field] !== party[field]);
    if (changed.length > 0) await this.requireFits(party, edits as Partial<PartyAtHand>, changed, act);
    const before = await providing(party.projectId, act);
    await act.edit(Party, partyId, expectedVersion, edits as Partial<Party>);
    if (changed.length > 0) await requireNoneOfProviders(party.projectId, before, ["input", "organisationId"], act);
    return { party: partyId };
  }

  private async requireFits(party: PartyAtHand, edits: Partial<PartyAtHand>, changed: readonly string[], act: Act): Promise<void> {
    if (await membersOf(party.id, act) > 0) refuse(new InUse("People belong to this party as what it is; add another party instead", ["input", changed[0]]));
    const { kind, side, organisationId } = { ...party, ...edits };
    const wrong = misfits({ kind, side, organisationId });
    if (wrong.length > 0) refuse(...wrong);
    if (organisationId !== null && changed.includes("organisationId")) await requireTakesPart(organisationId, party.projectId, act);
  }
}
