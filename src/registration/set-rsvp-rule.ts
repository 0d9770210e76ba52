import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, InvalidInput, refuse } from "../base/refusal.js";
import { Event } from "../events/event.js";
import { eventFor, lockEvent, type EventAtHand } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { MOST_SEATS } from "../events/event-details.js";
import { theEvent } from "../events/reads.js";
import { FreedPlaces, LONGEST_OFFER, SHORTEST_OFFER, type RsvpTerms } from "../events/rsvp-rule.js";
import { closeSessionSeats, openSessionSeats } from "./seating.js";
import { approveAll, confirmOffers, endOffers, lockSeats, promoteNext, storeSeats, type Seats } from "./seats.js";

@InputType({ description: "By which rule seats are to be given: absent leaves. Capacity and opening times have changes of their own (`changeEventCapacity`, `editEvent`)" })
export class SetRsvpRuleInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Int, { nullable: true, description: "Version of the event that the viewer read; when it has another by now, the change is refused" }) expectedVersion?: number | null;
  @Field(() => Int, { nullable: true, description: "How many more than the capacity are confirmed, 0 to 1,000,000: raising it promotes, lowering it takes nobody's seat" }) overbooking?: number | null;
  @Field(() => FreedPlaces, {
    nullable: true,
    description: "How a place that comes free goes on. From OFFERED to GIVEN, offers that stand become seats; from GIVEN to OFFERED, whoever has a seat keeps it",
  })
  freedPlaces?: FreedPlaces | null;
  @Field(() => Int, { nullable: true, description: "How long an offer stands, 5 to 43,200 minutes; needed with OFFERED, none with GIVEN. Offers that stand keep their deadline" }) offerMinutes?: number | null;
  @Field(() => Boolean, { nullable: true, description: "Whether organisers approve each RSVP. Switched off, requests that wait are approved in order of arrival" }) approval?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: "Whether seats in sessions are taken too. Switched off, those that were taken are given back" }) sessionSeats?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: "Whether places go on to the next in line after RSVPs have closed too. Switched on after that, free places go on at once" }) promotesAfterClosing?: boolean | null;
}

/** The rule that is to be, as it is after an edit of the one that was; what is left out stays. */
export function ruleAfter(was: RsvpTerms, { overbooking, freedPlaces, offerMinutes, approval, sessionSeats, promotesAfterClosing }: Partial<SetRsvpRuleInput>): RsvpTerms {
  const now = freedPlaces ?? was.freedPlaces;
  return {
    overbooking: overbooking ?? was.overbooking, freedPlaces: now, approval: approval ?? was.approval, sessionSeats: sessionSeats ?? was.sessionSeats,
    promotesAfterClosing: promotesAfterClosing ?? was.promotesAfterClosing,
    offerMinutes: offerMinutes !== undefined ? offerMinutes : now === FreedPlaces.GIVEN ? null : was.offerMinutes,
  };
}

export class SetRsvpRule {
  @Change({
    input: () => SetRsvpRuleInput, yields: { event: theEvent }, refuses: [Changed], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Sets by which rule the seats of an event are given; whoever waits is dealt with by the new rule at once, and nobody loses a seat. Everybody reads the rule in `Event.rsvpRule`. For its organisers",
    check: (input, checks) => {
      checks.notCleared(input, "overbooking", "freedPlaces", "approval", "sessionSeats", "promotesAfterClosing");
      checks.whole("overbooking", input.overbooking, 0, MOST_SEATS);
      checks.whole("offerMinutes", input.offerMinutes, SHORTEST_OFFER, LONGEST_OFFER);
    },
  })
  async setRsvpRule({ eventId, expectedVersion, key: _key, ...edits }: SetRsvpRuleInput, act: Act): Promise<{ event: string }> {
    const seats = await lockSeats(eventId, act);
    await lockEvent(eventId, act);
    const event = await eventFor(EventVerb.EDIT, eventId, act);
    const rule = ruleAfter(event, edits);
    if ((rule.freedPlaces === FreedPlaces.OFFERED) !== (rule.offerMinutes !== null)) {
      refuse(new InvalidInput(rule.freedPlaces === FreedPlaces.OFFERED ? "`offerMinutes` must say how long an offer stands" : "`offerMinutes` is for places that are OFFERED", ["input", "offerMinutes"]));
    }
    await act.edit(Event, eventId, expectedVersion, { ...rule });
    storeSeats(eventId, await this.applied({ ...event, ...rule }, event, seats, act), act);
    if (rule.sessionSeats !== event.sessionSeats) await (rule.sessionSeats ? openSessionSeats : closeSessionSeats)(eventId, act);
    return { event: eventId };
  }

  /** What the new rule means for those who wait. */
  private async applied(event: EventAtHand, was: RsvpTerms, before: Seats, act: Act): Promise<Seats> {
    if (event.status !== "PUBLISHED") return before;
    let seats = was.freedPlaces === FreedPlaces.OFFERED ? await endOffers(event, before, act) : before;
    if (was.freedPlaces === FreedPlaces.OFFERED && event.freedPlaces === FreedPlaces.GIVEN) await confirmOffers(event, act);
    // First those who wait in line: requests were approved by nobody yet.
    seats = await promoteNext(event, seats, act);
    return was.approval && !event.approval ? approveAll(event, seats, act) : seats;
  }
}
