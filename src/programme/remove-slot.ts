import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, InUse } from "../base/refusal.js";
import { eventFor } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { theEvent } from "../events/reads.js";
import { Slot } from "./slot.js";

@InputType({ description: "Which slot goes" })
export class RemoveSlotInput extends KeyedInput {
  @Field(() => Id, { description: "Slot without sessions placed in it" }) slotId!: string;
}

export class RemoveSlot {
  @Change({
    input: () => RemoveSlotInput, yields: { event: theEvent }, refuses: [InUse], access: "signedIn",
    description: "Removes a slot in which no session is placed. For the event's organisers",
  })
  async removeSlot({ slotId }: RemoveSlotInput, act: Act): Promise<{ event: string }> {
    const { eventId } = found(await act.db.findOneBy(Slot, { id: slotId }), "slot", "slotId");
    await eventFor(EventVerb.EDIT, eventId, act, "slotId");
    await act.delete(Slot, { id: slotId });
    return { event: eventId };
  }
}
