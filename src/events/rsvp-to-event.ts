import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allowEvent, eventAtHand, requireOpen } from "./event-at-hand.js";
import { EventVerb } from "./event-verb.js";
import { NotOpen, rsvpWindow } from "./phases.js";
import { theRsvp } from "./reads.js";
import { RsvpStatus } from "./rsvp.js";
import { hasSeat, lockSeats, storeSeats } from "./seats.js";

@InputType({ description: "What one comes to" })
export class RsvpInput extends KeyedInput {
  @Field(() => Id, { description: "Event one wants to come to" }) eventId!: string;
  @Field(() => Boolean, { nullable: true, description: "Whether other participants may see that one comes; no when absent" }) nameShown?: boolean | null;
}

const TAKING_PART: readonly string[] = [RsvpStatus.CONFIRMED, RsvpStatus.WAITLISTED, RsvpStatus.OFFERED];

export class RsvpToEvent {
  @Change({
    input: () => RsvpInput, yields: { rsvp: theRsvp }, refuses: [NotOpen], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Says that one comes: CONFIRMED while there are seats, otherwise WAITLISTED in order of arrival. One RSVP a person and event: doing it twice changes nothing",
  })
  async rsvp({ eventId, nameShown }: RsvpInput, act: Act): Promise<{ rsvp: string }> {
    // Sent together, and done one after the other: what is read of the event and the RSVP is read behind the lock.
    const [seats, event, mine] = await Promise.all([
      lockSeats(eventId, act),
      eventAtHand(eventId, act),
      act.first<{ id: string; status: RsvpStatus }>("SELECT id, status FROM rsvp WHERE event_id = :eventId AND person_id = :viewer", { eventId }),
    ]);
    // First, so that what is over is told with its dates.
    requireOpen(rsvpWindow(event), act.now, "RSVP");
    allowEvent(EventVerb.RSVP, event, act);
    if (mine && TAKING_PART.includes(mine.status)) {
      if (nameShown != null) act.write("UPDATE rsvp SET name_shown = :nameShown, updated_at = :now WHERE id = :id", { id: mine.id, nameShown });
      return { rsvp: mine.id };
    }
    const seated = hasSeat(seats);
    const id = mine?.id ?? newId();
    act.write(
      `INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number)
       VALUES (:id, :now, :now, :eventId, :viewer, :status, coalesce(:nameShown::boolean, false), :number)
       ON CONFLICT (event_id, person_id) DO UPDATE SET updated_at = :now, status = EXCLUDED.status, number = EXCLUDED.number,
         name_shown = coalesce(:nameShown::boolean, rsvp.name_shown)`,
      { id, eventId, status: seated ? RsvpStatus.CONFIRMED : RsvpStatus.WAITLISTED, nameShown: nameShown ?? null, number: seats.nextNumber });
    storeSeats(eventId, {
      ...seats, held: seats.held + (seated ? 1 : 0), waiting: seats.waiting + (seated ? 0 : 1), nextNumber: seats.nextNumber + 1,
    }, act);
    return { rsvp: id };
  }
}
