import { Field, InputType } from "type-graphql";
import { IsNull } from "typeorm";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found } from "../base/refusal.js";
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
  @Field(() => Date, { description: "When the copy starts; its end, slots and phases keep their distance from the start" }) startsAt!: Date;
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
    const shift = startsAt.getTime() - pattern.startsAt.getTime();
    const moved = (at: Date) => new Date(at.getTime() + shift);
    const orNull = (at: Date | null) => at && moved(at);
    const { description, language, languages, timeZone, onlineUrl, capacity, interestHidden, placeId, projectId } = pattern;
    const { overbooking, freedPlaces, offerMinutes, approval, sessionSeats, questionCount } = pattern;
    const id = await makeEvent({
      title: title ?? pattern.title, description, language, languages, timeZone, onlineUrl, capacity, interestHidden, placeId, projectId,
      overbooking, freedPlaces, offerMinutes, approval, sessionSeats, questionCount,
      startsAt, endsAt: moved(pattern.endsAt), rsvpOpensAt: orNull(pattern.rsvpOpensAt), rsvpClosesAt: orNull(pattern.rsvpClosesAt),
    }, act.viewer.personId, act);
    for (const { name, capacity: seats, features } of await act.db.findBy(Room, { eventId })) {
      await act.insert(Room, { eventId: id, name, capacity: seats, features, version: 1 });
    }
    for (const slot of await act.db.findBy(Slot, { eventId })) {
      await act.insert(Slot, { eventId: id, title: slot.title, closed: slot.closed, startsAt: moved(slot.startsAt), endsAt: moved(slot.endsAt), version: 1 });
    }
    for (const phase of await act.db.findBy(EventPhase, { eventId })) {
      await act.insert(EventPhase, { eventId: id, kind: phase.kind, opensAt: moved(phase.opensAt), closesAt: moved(phase.closesAt) });
    }
    for (const { position, kind, text, choices, required } of await act.db.findBy(RegistrationQuestion, { eventId, withdrawnAt: IsNull() })) {
      await act.insert(RegistrationQuestion, { eventId: id, position, kind, text, choices, required, withdrawnAt: null });
    }
    return { event: id };
  }
}
