import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { NotFound, Refused } from "../base/refusal.js";
import { lockSession, sessionFor } from "../programme/session-at-hand.js";
import { theSession } from "../programme/session-reads.js";
import { SessionVerb } from "../programme/session-verb.js";
import { Slot } from "../programme/slot.js";
import { MOST_PREFERRED } from "./constraint-reads.js";
import { PreferredSlot } from "./preferred-slot.js";

@InputType({ description: "When a session would rather be, instead of what was said before" })
export class SetPreferredSlotsInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => [Id], { description: `Slots of the event that it would rather start in, at most ${MOST_PREFERRED}; none says that any will do` }) slotIds!: string[];
}

export class PreferSlots {
  @Change({
    input: () => SetPreferredSlotsInput, yields: { session: theSession }, access: "signedIn",
    description: "Says in which slots a session would rather be: a wish that the planner weighs against seats, not a promise. For its hosts and the event's organisers",
    check: ({ slotIds }, checks) => {
      checks.few("slotIds", slotIds, MOST_PREFERRED);
      checks.require(new Set(slotIds).size === slotIds.length, "slotIds", "`slotIds` names a slot twice");
    },
  })
  async setPreferredSlots({ sessionId, slotIds }: SetPreferredSlotsInput, act: Act): Promise<{ session: string }> {
    const { event } = await sessionFor(SessionVerb.EDIT, sessionId, act);
    await lockSession(sessionId, act);
    const known = new Set((await act.db.findBy(Slot, { eventId: event.id })).map(({ id }) => id));
    const unknown = slotIds.flatMap((id, i) => known.has(id) ? [] : [new NotFound("No such slot of this event", ["input", "slotIds", String(i)])]);
    if (unknown.length > 0) throw new Refused(unknown);
    await act.delete(PreferredSlot, { sessionId });
    for (const slotId of slotIds) await act.insert(PreferredSlot, { sessionId, slotId });
    return { session: sessionId };
  }
}
