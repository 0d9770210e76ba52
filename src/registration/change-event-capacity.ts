import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Event } from "../events/event.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { MOST_SEATS } from "../events/event-details.js";
import { theEvent } from "../events/reads.js";
import { lockSeats, promoteNext, storeSeats } from "./seats.js";

@InputType({ description: "How many people an event is to hold" })
export class ChangeEventCapacityInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Int, { nullable: true, description: "Seats, 1 to 1,000,000; null or absent for no limit" }) capacity?: number | null;
}

export class ChangeEventCapacity {
  @Change({
    input: () => ChangeEventCapacityInput, yields: { event: theEvent }, access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Changes how many people an event holds: raising it gives or offers the seats to the next in line (`Event.rsvpRule`) and tells them, unless RSVPs have closed and the line with them, lowering it takes nobody's seat. For its organisers",
    check: (input, checks) => checks.whole("capacity", input.capacity, 1, MOST_SEATS),
  })
  async changeEventCapacity({ eventId, capacity = null }: ChangeEventCapacityInput, act: Act): Promise<{ event: string }> {
    const seats = await lockSeats(eventId, act);
    await lockEvent(eventId, act);
    const event = await eventFor(EventVerb.EDIT, eventId, act);
    await act.update(Event, eventId, { capacity, version: event.version + 1 });
    storeSeats(eventId, await promoteNext(event, { ...seats, capacity }, act), act);
    return { event: eventId };
  }
}
