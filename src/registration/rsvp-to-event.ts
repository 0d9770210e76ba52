import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id, newId } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { refuse } from "../base/refusal.js";
import { allowEvent, eventAtHand, requireOpen } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { NotOpen, rsvpWindow } from "../events/phases.js";
import { AnswerInput, keepAnswers, ownRsvp, TAKING_PART, wrongAnswersTo } from "./own-rsvp.js";
import { theRsvp } from "./reads.js";
import { checkAnswers } from "./registration-rules.js";
import { RsvpStatus } from "./rsvp.js";
import { hasSeat, lineOf, lockSeats, storeSeats, tellOrganisers } from "./seats.js";

@InputType({ description: "What one comes to" })
export class RsvpInput extends KeyedInput {
  @Field(() => Id, { description: "Event one wants to come to" }) eventId!: string;
  @Field(() => Boolean, { nullable: true, description: "Whether other participants may see that one comes; no when absent" }) nameShown?: boolean | null;
  @Field(() => [AnswerInput], { nullable: true, description: "Answers to what the event asks (`Event.rsvpRule.questions`); each required question must have one" })
  answers?: AnswerInput[] | null;
}

export class RsvpToEvent {
  @Change({
    input: () => RsvpInput, yields: { rsvp: theRsvp }, refuses: [NotOpen], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Says that one comes: CONFIRMED while there are seats, otherwise WAITLISTED in order of arrival; where organisers approve, REQUESTED first. " +
      "One RSVP a person and event: doing it twice changes nothing but what is given anew (`nameShown`, `answers`)",
    check: (input, checks) => checkAnswers(input.answers, checks),
  })
  async rsvp({ eventId, nameShown, answers }: RsvpInput, act: Act): Promise<{ rsvp: string }> {
    // Sent together, and done one after the other: what is read of the event and the RSVP is read behind the lock.
    const [seats, event, mine] = await Promise.all([lockSeats(eventId, act), eventAtHand(eventId, act), ownRsvp(eventId, act)]);
    // First, so that what is over is told with its dates.
    requireOpen(rsvpWindow(event), act.now, "RSVP");
    allowEvent(EventVerb.RSVP, event, act);
    const takesPart = mine !== null && TAKING_PART.includes(mine.status);
    const wrong = await wrongAnswersTo(event, mine, answers ?? [], !takesPart, act);
    if (wrong.length > 0) refuse(...wrong);
    const id = mine?.id ?? newId();
    if (takesPart) {
      if (nameShown != null) act.write("UPDATE rsvp SET name_shown = :nameShown, updated_at = :now WHERE id = :id", { id, nameShown });
      keepAnswers(id, answers ?? [], act);
      return { rsvp: id };
    }
    const status = event.approval ? RsvpStatus.REQUESTED : hasSeat(lineOf(seats, event)) ? RsvpStatus.CONFIRMED : RsvpStatus.WAITLISTED;
    act.write(
      `INSERT INTO rsvp (id, created_at, updated_at, event_id, person_id, status, name_shown, number)
       VALUES (:id, :now, :now, :eventId, :viewer, :status, coalesce(:nameShown::boolean, false), :number)
       ON CONFLICT (event_id, person_id) DO UPDATE SET updated_at = :now, status = EXCLUDED.status, number = EXCLUDED.number,
         name_shown = coalesce(:nameShown::boolean, rsvp.name_shown), offered_until = NULL, decline_reason = NULL`,
      { id, eventId, status, nameShown: nameShown ?? null, number: seats.nextNumber });
    keepAnswers(id, answers ?? [], act);
    if (status === RsvpStatus.REQUESTED) tellOrganisers(id, event, act);
    storeSeats(eventId, {
      ...seats, nextNumber: seats.nextNumber + 1,
      held: seats.held + (status === RsvpStatus.CONFIRMED ? 1 : 0), waiting: seats.waiting + (status === RsvpStatus.WAITLISTED ? 1 : 0),
    }, act);
    return { rsvp: id };
  }
}
