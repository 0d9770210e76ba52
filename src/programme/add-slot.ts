import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { DAY } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { InvalidInput, Refusal, refuse } from "../base/refusal.js";
import { type EventAtHand, eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { TooMany } from "../events/invite-staff.js";
import { MOST_SLOTS, theSlot } from "./reads.js";
import { Slot } from "./slot.js";

@InputType({ description: "A range of time that sessions can be placed in" })
export class AddSlotInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Date, { description: "When it starts; within the event" }) startsAt!: Date;
  @Field(() => Date, { description: "When it ends; within the event, at most a day after the start" }) endsAt!: Date;
  @Field(() => String, { nullable: true, description: "Name, for example \"Lunch\"; at most 80 characters" }) title?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the planner places nothing in it: a break, or a time that is kept free; open when absent" }) closed?: boolean | null;
}

@ObjectType({ implements: Refusal, description: "Another slot of the event overlaps this range" })
export class SlotOverlaps extends Refusal {
  static readonly constraint = "slot_free";
  constructor() { super("Another slot of this event overlaps this range; slots of an event follow one another", ["input", "startsAt"]); }
}

/** What is placed lies within its event. */
export function requireWithin(event: EventAtHand, startsAt: Date, endsAt: Date): void {
  const inside = `the event, from ${event.startsAt.toISOString()} to ${event.endsAt.toISOString()}`;
  const wrong = [
    ...(startsAt < event.startsAt || startsAt >= event.endsAt ? [new InvalidInput(`\`startsAt\` must lie within ${inside}`, ["input", "startsAt"])] : []),
    ...(endsAt > event.endsAt || endsAt <= event.startsAt ? [new InvalidInput(`\`endsAt\` must lie within ${inside}`, ["input", "endsAt"])] : []),
  ];
  if (wrong.length > 0) refuse(...wrong);
}

export class AddSlot {
  @Change({
    input: () => AddSlotInput, yields: { slot: theSlot }, refuses: [SlotOverlaps, TooMany], access: "signedIn",
    description: `Adds a slot to an event; slots do not overlap; at most ${MOST_SLOTS}. For its organisers`,
    check: (input, checks) => {
      checks.range("startsAt", input.startsAt, "endsAt", input.endsAt, DAY);
      checks.text("title", input.title, 80);
    },
  })
  async addSlot({ eventId, startsAt, endsAt, title, closed }: AddSlotInput, act: Act): Promise<{ slot: string }> {
    await lockEvent(eventId, act);
    requireWithin(await eventFor(EventVerb.EDIT, eventId, act), startsAt, endsAt);
    if (await act.db.countBy(Slot, { eventId }) >= MOST_SLOTS) refuse(new TooMany(`An event has at most ${MOST_SLOTS} slots`, ["input", "eventId"]));
    return { slot: await act.insert(Slot, { eventId, startsAt, endsAt, title: title ?? null, closed: closed ?? false, version: 1 }) };
  }
}
