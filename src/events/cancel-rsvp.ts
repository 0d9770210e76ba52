import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { eventAtHand, requireOpen } from "./event-at-hand.js";
import { NotOpen } from "./phases.js";
import { theRsvp } from "./reads.js";
import { RsvpStatus } from "./rsvp.js";
import { lockSeats, promoteNext, storeSeats } from "./seats.js";

@InputType({ description: "What one does not come to after all" })
export class CancelRsvpInput extends KeyedInput {
  @Field(() => Id, { description: "Event one has an RSVP for" }) eventId!: string;
}

export class CancelRsvp {
  @Change({
    input: () => CancelRsvpInput, yields: { rsvp: theRsvp }, refuses: [NotOpen], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Gives a seat, or a place in line, back: a freed seat goes to the next in line at once, and they are told. Possible until the event ends; doing it twice changes nothing",
  })
  async cancelRsvp({ eventId }: CancelRsvpInput, act: Act): Promise<{ rsvp: string }> {
    const [seats, event, own] = await Promise.all([
      lockSeats(eventId, act),
      eventAtHand(eventId, act),
      act.first<{ id: string; status: RsvpStatus }>("SELECT id, status FROM rsvp WHERE event_id = :eventId AND person_id = :viewer", { eventId }),
    ]);
    const mine = found(own, "RSVP of yours", "eventId");
    if (mine.status === RsvpStatus.CANCELLED || mine.status === RsvpStatus.DECLINED) return { rsvp: mine.id };
    requireOpen({ opensAt: null, closesAt: event.endsAt }, act.now, "Cancelling");
    await act.sql("UPDATE rsvp SET status = 'CANCELLED', updated_at = :now WHERE id = :id", { id: mine.id });
    const waited = mine.status === RsvpStatus.WAITLISTED;
    const freed = { ...seats, held: seats.held - (waited ? 0 : 1), waiting: seats.waiting - (waited ? 1 : 0) };
    storeSeats(eventId, event.status === "PUBLISHED" ? await promoteNext(eventId, freed, act) : freed, act);
    return { rsvp: mine.id };
  }
}
