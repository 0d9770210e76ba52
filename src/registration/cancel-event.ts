import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Event } from "../events/event.js";
import { eventFor, lockEvent, type EventAtHand } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { theEvent } from "../events/reads.js";
import { endOffers, lockSeats, storeSeats } from "./seats.js";
import { tellComing } from "./tell-event-changed.js";

@InputType({ description: "Which event is called off, and why" })
export class CancelEventInput extends KeyedInput {
  @Field(() => Id, { description: "Event to call off" }) eventId!: string;
  @Field(() => String, { nullable: true, description: "Why: told to everyone with an RSVP; at most 2,000 characters" }) reason?: string | null;
}

export class CancelEvent {
  @Change({
    input: () => CancelEventInput, yields: { event: theEvent }, access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Calls an event off for good, and tells everyone who has or awaits a seat; offers of a seat end. For its organisers",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async cancelEvent({ eventId, reason }: CancelEventInput, act: Act): Promise<{ event: string }> {
    const seats = await lockSeats(eventId, act);
    await lockEvent(eventId, act);
    const event = await eventFor(EventVerb.CANCEL, eventId, act);
    await act.update(Event, eventId, { status: "CANCELLED", cancelReason: reason ?? null, version: event.version + 1 });
    await this.tellEveryone(event, reason ?? null, act);
    storeSeats(eventId, await endOffers({ ...event, status: "CANCELLED" }, seats, act), act);
    return { event: eventId };
  }

  private async tellEveryone({ id: eventId, title, startsAt, timeZone, status }: EventAtHand, reason: string | null, act: Act): Promise<void> {
    if (status !== "PUBLISHED") return;
    await tellComing(eventId, "event-cancelled", { eventId, title, startsAt, timeZone, reason }, {}, act);
  }
}
