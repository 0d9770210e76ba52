import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { allow, found, refuse } from "../base/refusal.js";
import { eventAtHand, requireOpen } from "../events/event-at-hand.js";
import { NotOpen } from "../events/phases.js";
import { AnswerInput, keepAnswers, ownRsvp, TAKING_PART, wrongAnswersTo } from "./own-rsvp.js";
import { theRsvp } from "./reads.js";
import { checkAnswers } from "./registration-rules.js";
import { lockSeats } from "./seats.js";

@InputType({ description: "What one answers after all" })
export class ChangeRsvpAnswersInput extends KeyedInput {
  @Field(() => Id, { description: "Event one has an RSVP for" }) eventId!: string;
  @Field(() => [AnswerInput], { description: "Answers to change; those left out stay" }) answers!: AnswerInput[];
}

export class ChangeRsvpAnswers {
  @Change({
    input: () => ChangeRsvpAnswersInput, yields: { rsvp: theRsvp }, refuses: [NotOpen], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Changes what one answered on registering, until the event starts. Seen by oneself and by the event's organisers",
    check: (input, checks) => checkAnswers(input.answers, checks),
  })
  async changeRsvpAnswers({ eventId, answers }: ChangeRsvpAnswersInput, act: Act): Promise<{ rsvp: string }> {
    const [, event, mine] = await Promise.all([lockSeats(eventId, act), eventAtHand(eventId, act), ownRsvp(eventId, act)]);
    const { id, status } = found(mine, "RSVP of yours", "eventId");
    requireOpen({ opensAt: null, closesAt: event.startsAt }, act.now, "Changing answers");
    allow(event.status === "PUBLISHED" && TAKING_PART.includes(status), "Only who has an RSVP that stands changes its answers");
    const wrong = await wrongAnswersTo(event, mine, answers, false, act);
    if (wrong.length > 0) refuse(...wrong);
    keepAnswers(id, answers, act);
    act.write("UPDATE rsvp SET updated_at = :now WHERE id = :id", { id });
    return { rsvp: id };
  }
}
