import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { eventFor } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { personById } from "../identity/reads.js";
import { Admission } from "./admission.js";
import { theRsvp } from "./reads.js";
import { RsvpStatus } from "./rsvp.js";
import { about, lockSeats, storeSeats, without } from "./seats.js";

@InputType({ description: "Whom to let in, and why" })
export class AdmitToEventInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Id, { description: "Person, one that the viewer sees: whoever has an RSVP of any status, or anybody public" }) personId!: string;
  @Field(() => String, { description: "Why: kept with it, read by the event's organisers only; 1 to 2,000 characters" }) reason!: string;
}

export class AdmitToEvent {
  @Change({
    input: () => AdmitToEventInput, yields: { rsvp: theRsvp }, access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Lets one person in past line and capacity: their RSVP is CONFIRMED whatever it was, with none they get one, and they are told. Nobody else loses anything: the event holds one more than it has places for, " +
      "until somebody gives a seat back. Also before RSVPs open and after they have closed. Who did it, when and why is kept (`Event.admissions`, `Rsvp.admissions`); of whoever has a seat already nothing changes. For the event's organisers",
    check: (input, checks) => checks.text("reason", input.reason, 2_000),
  })
  async admitToEvent({ eventId, personId, reason }: AdmitToEventInput, act: Act): Promise<{ rsvp: string }> {
    const seats = await lockSeats(eventId, act);
    const event = await eventFor(EventVerb.DECIDE_RSVPS, eventId, act);
    found(await act.reads.one(personById, personId, ["id"]), "person", "personId");
    const before = await act.first<{ id: string; status: RsvpStatus }>("SELECT id, status FROM rsvp WHERE event_id = :eventId AND person_id = :personId", { eventId, personId });
    if (before?.status === RsvpStatus.CONFIRMED) return { rsvp: before.id };
    const id = before?.id ?? newId();
    await act.sql(
      `INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number) VALUES (:id, :now, :now, :eventId, :personId, 'CONFIRMED', false, :number)
       ON CONFLICT (event_id, person_id) DO UPDATE SET updated_at = :now, status = 'CONFIRMED', decline_reason = NULL`,
      { id, eventId, personId, number: seats.nextNumber });
    await act.insert(Admission, { eventId, rsvpId: id, admittedById: act.viewer.personId, reason });
    const others = before ? without(seats, before.status) : { ...seats, nextNumber: seats.nextNumber + 1 };
    storeSeats(eventId, { ...others, held: others.held + 1 }, act);
    act.tell({ kind: "rsvp-admitted", personId, causeId: newId(), data: about(event) });
    return { rsvp: id };
  }
}
