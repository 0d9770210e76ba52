import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, NotPending, Refusal, refuse } from "../base/refusal.js";
import { allowEvent, eventAtHand, type EventAtHand } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { theRsvp } from "./reads.js";
import { RsvpStatus } from "./rsvp.js";
import { lockSeats, promoteNext, storeSeats, without, type Seats } from "./seats.js";

@InputType({ description: "Which offered seat is taken" })
export class AcceptOfferInput extends KeyedInput {
  @Field(() => Id, { description: "Event in which one is offered a seat" }) eventId!: string;
}

@InputType({ description: "Which offered seat is declined" })
export class DeclineOfferInput extends KeyedInput {
  @Field(() => Id, { description: "Event in which one is offered a seat" }) eventId!: string;
}

@ObjectType({ implements: Refusal, description: "Offer that was not answered in time; the seat goes on to the next in line" })
export class OfferEnded extends Refusal {
  @Field(() => Date, { description: "When it ended" })
  endedAt: Date;

  constructor(endedAt: Date) {
    super(`The offer ended at ${endedAt.toISOString()}; \`rsvp\` takes a new place in line`);
    this.endedAt = endedAt;
  }
}

interface Offered { id: string; status: RsvpStatus; offeredUntil: Date | null }

export class AnswerOffer {
  @Change({
    input: () => AcceptOfferInput, yields: { rsvp: theRsvp }, refuses: [OfferEnded, NotPending], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Takes a seat that one is offered, before `Rsvp.offeredUntil`; doing it twice changes nothing",
  })
  async acceptOffer({ eventId }: AcceptOfferInput, act: Act): Promise<{ rsvp: string }> {
    const { event, mine } = await this.offered(eventId, act);
    allowEvent(EventVerb.RSVP, event, act);
    if (mine.status === RsvpStatus.CONFIRMED) return { rsvp: mine.id };
    // Whether or not the job has come round.
    const { offeredUntil } = mine;
    const late = mine.status === RsvpStatus.EXPIRED || (mine.status === RsvpStatus.OFFERED && offeredUntil !== null && offeredUntil <= act.now);
    if (late) refuse(new OfferEnded(offeredUntil!));
    if (mine.status !== RsvpStatus.OFFERED) refuse(new NotPending("offer"));
    act.write("UPDATE rsvp SET status = 'CONFIRMED', updated_at = :now WHERE id = :id", { id: mine.id });
    return { rsvp: mine.id };
  }

  @Change({
    input: () => DeclineOfferInput, yields: { rsvp: theRsvp }, refuses: [NotPending], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Declines a seat that one is offered: it goes on to the next in line. Whoever wants it after all takes a new place in line (`rsvp`); doing it twice changes nothing",
  })
  async declineOffer({ eventId }: DeclineOfferInput, act: Act): Promise<{ rsvp: string }> {
    const { seats, event, mine } = await this.offered(eventId, act);
    if (mine.status === RsvpStatus.DECLINED) return { rsvp: mine.id };
    if (mine.status !== RsvpStatus.OFFERED) refuse(new NotPending("offer"));
    await act.sql("UPDATE rsvp SET status = 'DECLINED', updated_at = :now WHERE id = :id", { id: mine.id });
    storeSeats(eventId, await promoteNext(event, without(seats, RsvpStatus.OFFERED), act), act);
    return { rsvp: mine.id };
  }

  private async offered(eventId: string, act: Act): Promise<{ seats: Seats; event: EventAtHand; mine: Offered }> {
    const [seats, event, own] = await Promise.all([
      lockSeats(eventId, act),
      eventAtHand(eventId, act),
      act.first<Offered>("SELECT id, status, offered_until AS \"offeredUntil\" FROM rsvp WHERE event_id = :eventId AND person_id = :viewer", { eventId }),
    ]);
    return { seats, event, mine: found(own, "RSVP of yours", "eventId") };
  }
}
