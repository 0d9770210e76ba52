import { Field, InputType } from "type-graphql";
import { IsNull } from "typeorm";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, InvalidInput, refuse } from "../base/refusal.js";
import { wallAt } from "../base/wall-clock.js";
import { clocksKept } from "../events/clock-shift.js";
import { Event } from "../events/event.js";
import { eventAtHand } from "../events/event-at-hand.js";
import { EventPhase } from "../events/event-phase.js";
import { EventRole } from "../events/event-staff.js";
import { theEvent } from "../events/reads.js";
import { RegistrationQuestion } from "../registration/registration-question.js";
import { makeEvent } from "./plan-event.js";
import { Room } from "./room.js";
import { Slot } from "./slot.js";

@InputType({ description: "Which event is the pattern, and when the copy starts" })
export class CopyEventInput extends KeyedInput {
  @Field(() => Id, { description: "Event to copy" }) eventId!: string;
  @Field(() => Date, { description: "When the copy starts; its end, slots, phases and RSVP dates keep what the clock of its time zone shows, also over a change of clocks" }) startsAt!: Date;
  @Field(() => String, { nullable: true, description: "Title of the copy; the same when absent" }) title?: string | null;
}

export class CopyEvent {
  @Change({
    input: () => CopyEventInput, yields: { event: theEvent }, access: "signedIn",
    description: "Copies an event into a new draft: details, rooms, slots, phases, the rule of its RSVPs and its questions; no sessions, people or RSVPs. For its organisers",
    check: (input, checks) => {
      checks.text("title", input.title, 200);
      checks.range("startsAt", input.startsAt, "startsAt", null, 0);
    },
  })
  async copyEvent({ eventId, startsAt, title }: CopyEventInput, act: Act): Promise<{ event: string }> {
    allow((await eventAtHand(eventId, act)).roles.includes(EventRole.ORGANISER), "Only its organisers copy an event");
    const pattern = found(await act.db.findOneBy(Event, { id: eventId }), "event", "eventId");
    const [slots, phases] = [await act.db.findBy(Slot, { eventId }), await act.db.findBy(EventPhase, { eventId })];
    const zone = pattern.timeZone;
    const times = [pattern.startsAt, pattern.endsAt, pattern.rsvpOpensAt, pattern.rsvpClosesAt, ...slots.flatMap(slot => [slot.startsAt, slot.endsAt]), ...phases.flatMap(phase => [phase.opensAt, phase.closesAt])];
    const kept = clocksKept(times.filter(at => at !== null), { fromZone: zone, toZone: zone, by: wallAt(startsAt.getTime(), zone) - wallAt(pattern.startsAt.getTime(), zone) })
      ?? refuse(new InvalidInput(`Clocks in ${zone} change over slots or phases of the copy, which would then overlap or have no length: let it start on another day`, ["input", "startsAt"]));
    const moved = (at: Date) => kept.get(at.getTime())!;
    const orNull = (at: Date | null) => at && moved(at);
    const { description, language, languages, timeZone, dayChange, onlineUrl, capacity, interestHidden, placeId, projectId } = pattern;
    const { overbooking, freedPlaces, offerMinutes, approval, sessionSeats, promotesAfterClosing, questionCount } = pattern;
    const id = await makeEvent({
      title: title ?? pattern.title, description, language, languages, timeZone, dayChange, onlineUrl, capacity, interestHidden, placeId, projectId,
      overbooking, freedPlaces, offerMinutes, approval, sessionSeats, promotesAfterClosing, questionCount,
      startsAt, endsAt: moved(pattern.endsAt), rsvpOpensAt: orNull(pattern.rsvpOpensAt), rsvpClosesAt: orNull(pattern.rsvpClosesAt),
    }, act.viewer.personId, act);
    for (const { name, capacity: seats, features, position } of await act.db.findBy(Room, { eventId })) {
      await act.insert(Room, { eventId: id, name, capacity: seats, features, position, version: 1 });
    }
    for (const slot of slots) {
      await act.insert(Slot, { eventId: id, title: slot.title, closed: slot.closed, startsAt: moved(slot.startsAt), endsAt: moved(slot.endsAt), version: 1 });
    }
    for (const phase of phases) {
      await act.insert(EventPhase, { eventId: id, kind: phase.kind, opensAt: moved(phase.opensAt), closesAt: moved(phase.closesAt) });
    }
    for (const { position, kind, text, choices, required } of await act.db.findBy(RegistrationQuestion, { eventId, withdrawnAt: IsNull() })) {
      await act.insert(RegistrationQuestion, { eventId: id, position, kind, text, choices, required, withdrawnAt: null });
    }
    return { event: id };
  }
}
