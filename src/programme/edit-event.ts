import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, Refused } from "../base/refusal.js";
import { Event } from "../events/event.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { checkDetails, checkRsvpTimes, LONGEST_EVENT, requireTies } from "../events/event-details.js";
import { EventVerb } from "../events/event-verb.js";
import { theEvent } from "../events/reads.js";
import { lineMoves, lockSeats, promoteNext, storeSeats } from "../registration/seats.js";
import { planOf, tellEventChanged } from "../registration/tell-event-changed.js";
import { requireSessionsWithin, SessionsOutside } from "./sessions-outside.js";

@InputType({ description: "What to change of an event: absent leaves, null clears. Its capacity has a change of its own" })
export class EditEventInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the event has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Title; 1 to 200 characters" }) title?: string | null;
  @Field(() => String, { nullable: true, description: "What it is about (CommonMark); at most 20,000 characters" }) description?: string | null;
  @Field(() => String, { nullable: true, description: "Language of title and description (BCP 47)" }) language?: string | null;
  @Field(() => [String], { nullable: true, description: "Languages spoken (BCP 47); at most 20" }) languages?: string[] | null;
  @Field(() => Date, { nullable: true, description: "When it starts" }) startsAt?: Date | null;
  @Field(() => Date, { nullable: true, description: "When it ends; after the start, within 31 days" }) endsAt?: Date | null;
  @Field(() => String, { nullable: true, description: "Time zone of the place (IANA); instants stay as they are (`changeEventTimeZone` keeps what clocks show)" }) timeZone?: string | null;
  @Field(() => String, { nullable: true, description: "Time of day at which a new day begins on its schedule, HH:MM" }) dayChange?: string | null;
  @Field(() => String, { nullable: true, description: "Where it takes place online (http or https)" }) onlineUrl?: string | null;
  @Field(() => Id, { nullable: true, description: "Place it is held at" }) placeId?: string | null;
  @Field(() => Id, { nullable: true, description: "Project it belongs to, one that the viewer takes part in" }) projectId?: string | null;
  @Field(() => Date, { nullable: true, description: "From when RSVPs are taken" }) rsvpOpensAt?: Date | null;
  @Field(() => Date, { nullable: true, description: "Until when RSVPs are taken" }) rsvpClosesAt?: Date | null;
  @Field(() => Boolean, { nullable: true, description: "Whether interest counts stay hidden until voting closes" }) interestHidden?: boolean | null;
}

export class EditEvent {
  @Change({
    input: () => EditEventInput, yields: { event: theEvent }, refuses: [Changed, SessionsOutside], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Edits an event. Whoever said that they come is told of another date, place or link, once for each edit. New dates that would leave sessions outside that are placed, in public or in a draft, are refused, and name them. For its organisers",
    check: (input, checks) => {
      checks.notCleared(input, "title", "languages", "startsAt", "endsAt", "timeZone", "dayChange", "interestHidden");
      checkDetails(input as Parameters<typeof checkDetails>[0], checks);
    },
  })
  async editEvent({ eventId, expectedVersion, key: _key, ...edits }: EditEventInput, act: Act): Promise<{ event: string }> {
    const seats = await lockSeats(eventId, act);
    await lockEvent(eventId, act);
    const event = await eventFor(EventVerb.EDIT, eventId, act);
    const plan = await planOf(eventId, act);
    const after = { ...event, ...edits } as typeof event;
    const checks = new Checks(act.now);
    checks.range("startsAt", after.startsAt, "endsAt", after.endsAt, LONGEST_EVENT);
    checkRsvpTimes(after, checks);
    if (checks.refusals.length > 0) throw new Refused(checks.refusals);
    await requireTies(edits, act);
    await act.edit(Event, eventId, expectedVersion, edits as Partial<Event>);
    await requireSessionsWithin(event, after, act);
    await tellEventChanged(plan, act);
    // RSVPs that are open for longer may let the line move again.
    if (!lineMoves(event, act.now)) storeSeats(eventId, await promoteNext(after, seats, act), act);
    return { event: eventId };
  }
}
