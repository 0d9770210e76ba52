import { Field, InputType, Int, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, found, InvalidInput, Refusal, refuse } from "../base/refusal.js";
import { SkillKind } from "../identity/skill.js";
import { Capability } from "./capability.js";
import { capabilityAtHand } from "./capability-at-hand.js";
import { recount } from "./membership.js";
import { stands } from "./policy.js";
import { MOST_CAPABILITIES, theCapability } from "./reads.js";
import { allowThere, placeAtHand } from "./touchpoint-at-hand.js";
import { TouchpointPartyVerb } from "./touchpoint-verb.js";

export const MOST_NEEDED = 1_000;

@InputType({ description: "What a party should bring to a touchpoint" })
export class AddCapabilityInput extends KeyedInput {
  @Field(() => Id, { description: "Party at a touchpoint: one of `Touchpoint.parties`" }) touchpointPartyId!: string;
  @Field(() => SkillKind, { description: "Whether it is knowledge, a skill or experience" }) kind!: SkillKind;
  @Field(() => String, { description: "What it is; 1 to 100 characters" }) name!: string;
  @Field(() => Int, { description: "How many people should bring it: 1 to 1,000" }) needed!: number;
}

@InputType({ description: "What to change about a capability that is asked for: absent leaves" })
export class EditCapabilityInput extends KeyedInput {
  @Field(() => Id, { description: "Capability to edit" }) capabilityId!: string;
  @Field(() => Int, { nullable: true, description: "Version that was read; refused with `Changed` when somebody edited it since" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "What it is; 1 to 100 characters. Another thing is another capability: whoever offered this one offered what it was called" }) name?: string | null;
  @Field(() => Int, { nullable: true, description: "How many people should bring it: 1 to 1,000" }) needed?: number | null;
}

@InputType({ description: "What a party need not bring any more" })
export class RemoveCapabilityInput extends KeyedInput {
  @Field(() => Id, { description: "Capability" }) capabilityId!: string;
}

@ObjectType({ implements: Refusal, description: "This party is asked for this already" })
export class CapabilityAskedAlready extends Refusal {
  static readonly constraint = "capability_once";
  constructor() { super("This party is asked for a capability of this kind and name already; edit that", ["input", "name"]); }
}

export class KeepCapabilities {
  @Change({
    input: () => AddCapabilityInput, yields: { capability: theCapability }, refuses: [CapabilityAskedAlready], access: "signedIn",
    description: `Says what a party should bring to a touchpoint, and how many people should. At most ${MOST_CAPABILITIES} a party and touchpoint. For the project's stewards`,
    check: (input, checks) => {
      checks.text("name", input.name, 100);
      checks.whole("needed", input.needed, 1, MOST_NEEDED);
    },
  })
  async addCapability({ touchpointPartyId, kind, name, needed }: AddCapabilityInput, act: Act): Promise<{ capability: string }> {
    const place = await placeAtHand(touchpointPartyId, act);
    allowThere(place, TouchpointPartyVerb.KEEP_CAPABILITIES);
    const [{ asked }] = await act.sql<{ asked: number }>(`SELECT count(*)::int AS asked FROM capability c WHERE c.touchpoint_party_id = :touchpointPartyId AND ${stands("c")}`, { touchpointPartyId });
    if (asked >= MOST_CAPABILITIES) refuse(new InvalidInput(`A party is asked for at most ${MOST_CAPABILITIES} capabilities at a touchpoint`, ["input", "touchpointPartyId"]));
    return { capability: await act.insert(Capability, { projectId: place.projectId, touchpointPartyId, kind, name, needed, offered: 0, gap: needed, version: 1, withdrawnAt: null }) };
  }

  @Change({
    input: () => EditCapabilityInput, yields: { capability: theCapability }, refuses: [Changed, CapabilityAskedAlready], access: "signedIn",
    description: "Edits what a party should bring to a touchpoint. For the project's stewards",
    check: (input, checks) => {
      checks.notCleared(input, "name", "needed");
      checks.text("name", input.name, 100);
      checks.whole("needed", input.needed, 1, MOST_NEEDED);
    },
  })
  async editCapability({ key: _key, capabilityId, expectedVersion, ...edits }: EditCapabilityInput, act: Act): Promise<{ capability: string }> {
    const capability = await capabilityAtHand(capabilityId, act);
    allowThere(capability.place, TouchpointPartyVerb.KEEP_CAPABILITIES);
    found(capability.stands ? capability : null, "capability that is asked for", "capabilityId");
    const needed = edits.needed ?? capability.needed;
    await act.edit(Capability, capabilityId, expectedVersion, { ...edits as Partial<Capability>, needed, gap: needed - capability.offered });
    return { capability: capabilityId };
  }

  @Change({
    input: () => RemoveCapabilityInput, yields: { capability: theCapability }, access: "signedIn",
    description: "Ceases to ask a party for something; offers of it end. Doing it twice changes nothing. For the project's stewards",
  })
  async removeCapability({ capabilityId }: RemoveCapabilityInput, act: Act): Promise<{ capability: string }> {
    const capability = await capabilityAtHand(capabilityId, act);
    allowThere(capability.place, TouchpointPartyVerb.KEEP_CAPABILITIES);
    if (!capability.stands) return { capability: capabilityId };
    await act.update(Capability, capabilityId, { withdrawnAt: act.now });
    await act.sql("UPDATE capability_offer SET ended_at = :now, updated_at = :now WHERE capability_id = :capabilityId AND ended_at IS NULL", { capabilityId });
    await recount([capabilityId], act);
    return { capability: capabilityId };
  }
}
