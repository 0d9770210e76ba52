import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Checks } from "../base/checks.js";
import { DAY } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, found, Refused } from "../base/refusal.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { requireWithin, SlotOverlaps } from "./add-slot.js";
import { openSchedules } from "./open-schedule.js";
import { HostTaken, RoomTaken } from "./place-session.js";
import { theSlot } from "./reads.js";
import { recording } from "./record-changes.js";
import { Slot } from "./slot.js";

@InputType({ description: "What to change of a slot: absent leaves, null clears" })
export class EditSlotInput extends KeyedInput {
  @Field(() => Id, { description: "Slot" }) slotId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the slot has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => Date, { nullable: true, description: "When it starts" }) startsAt?: Date | null;
  @Field(() => Date, { nullable: true, description: "When it ends" }) endsAt?: Date | null;
  @Field(() => String, { nullable: true, description: "Name; at most 80 characters" }) title?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the planner places nothing in it: a break, or a time that is kept free" }) closed?: boolean | null;
}

export class EditSlot {
  @Change({
    input: () => EditSlotInput, yields: { slot: theSlot }, refuses: [SlotOverlaps, Changed, RoomTaken, HostTaken], access: "signedIn",
    description: "Edits a slot; sessions that are one slot long and placed in it move with it, in public and in drafts. For the event's organisers",
    check: (input, checks) => {
      checks.notCleared(input, "startsAt", "endsAt", "closed");
      checks.range("startsAt", input.startsAt, "endsAt", input.endsAt, DAY);
      checks.text("title", input.title, 80);
    },
  })
  async editSlot({ slotId, expectedVersion, key: _key, ...edits }: EditSlotInput, act: Act): Promise<{ slot: string }> {
    const { eventId } = found(await act.db.findOneBy(Slot, { id: slotId }), "slot", "slotId");
    await lockEvent(eventId, act);
    const slot = found(await act.db.findOneBy(Slot, { id: slotId }), "slot", "slotId");
    const event = await eventFor(EventVerb.EDIT, eventId, act, "slotId");
    const [startsAt, endsAt] = [edits.startsAt ?? slot.startsAt, edits.endsAt ?? slot.endsAt];
    const checks = new Checks(act.now);
    checks.range("startsAt", startsAt, "endsAt", endsAt, DAY);
    if (checks.refusals.length > 0) throw new Refused(checks.refusals);
    requireWithin(event, startsAt, endsAt);
    await act.edit(Slot, slotId, expectedVersion, edits as Partial<Slot>);
    for (const schedule of await openSchedules(event.id, act)) {
      await recording(schedule, act, {}, () => this.move(slotId, startsAt, endsAt, schedule.id, act));
    }
    return { slot: slotId };
  }

  private async move(slotId: string, startsAt: Date, endsAt: Date, scheduleId: string, act: Act): Promise<void> {
    await act.sql(
      `WITH moved AS (
         UPDATE placement p SET starts_at = :startsAt, ends_at = :endsAt, updated_at = :now
         FROM session s WHERE p.schedule_version_id = :scheduleId AND p.slot_id = :slotId AND s.id = p.session_id AND s.length_in_slots = 1 RETURNING p.id)
       UPDATE placement_host h SET starts_at = :startsAt, ends_at = :endsAt FROM moved WHERE h.placement_id = moved.id`, { scheduleId, slotId, startsAt, endsAt });
  }
}
