import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { eventAtHand, requireOpen } from "../events/event-at-hand.js";
import { NotOpen } from "../events/phases.js";
import { ownRsvp, TAKING_PART } from "./own-rsvp.js";
import { theRsvp } from "./reads.js";
import { lockSeats, promoteNext, storeSeats, without } from "./seats.js";
import { leaveSeats } from "./seating.js";

@InputType({ description: "What one does not come to after all" })
export class CancelRsvpInput extends KeyedInput {
  @Field(() => Id, { description: "Event one has an RSVP for" }) eventId!: string;
}

export class CancelRsvp {
  @Change({
    input: () => CancelRsvpInput, yields: { rsvp: theRsvp }, refuses: [NotOpen], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Gives a seat, an offered one, or a place in line back: a freed seat goes on to the next in line, given at once or offered as the event says (`Event.rsvpRule`), and they are told; not after RSVPs have closed, unless the event says so. " +
      "Seats in the event's sessions are given back with it. Possible until the event ends; doing it twice changes nothing",
  })
  async cancelRsvp({ eventId }: CancelRsvpInput, act: Act): Promise<{ rsvp: string }> {
    const [seats, event, own] = await Promise.all([
      lockSeats(eventId, act),
      eventAtHand(eventId, act),
      ownRsvp(eventId, act),
    ]);
    const mine = found(own, "RSVP of yours", "eventId");
    if (!TAKING_PART.includes(mine.status)) return { rsvp: mine.id };
    requireOpen({ opensAt: null, closesAt: event.endsAt }, act.now, "Cancelling");
    await act.sql("UPDATE rsvp SET status = 'CANCELLED', updated_at = :now WHERE id = :id", { id: mine.id });
    if (event.sessionSeats) await leaveSeats(eventId, act);
    storeSeats(eventId, await promoteNext(event, without(seats, mine.status), act), act);
    return { rsvp: mine.id };
  }
}
