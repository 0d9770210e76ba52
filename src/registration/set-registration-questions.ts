import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, NotFound, refuse } from "../base/refusal.js";
import { Event } from "../events/event.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { TooMany } from "../events/invite-staff.js";
import { theEvent } from "../events/reads.js";
import { MOST_ANSWERS } from "./reads.js";
import { QuestionKind, RegistrationQuestion } from "./registration-question.js";
import { asksTheSame, checkQuestions, MOST_QUESTIONS, type Question } from "./registration-rules.js";
import { lockSeats } from "./seats.js";

@InputType({ description: "A question to ask" })
export class QuestionInput {
  @Field(() => Id, {
    nullable: true,
    description: "Question that is asked already, to keep it; a new one when absent. Once answered it cannot come to mean something else: with another text or kind, or without one of its choices, it is withdrawn with its answers and a new one asked in its place",
  })
  id?: string | null;
  @Field(() => QuestionKind, { description: "How it is answered" }) kind!: QuestionKind;
  @Field(() => String, { description: "Question as it is put; 1 to 300 characters" }) text!: string;
  @Field(() => [String], { nullable: true, description: "What there is to choose from: 2 to 30 choices of at most 100 characters for CHOICE and MULTIPLE_CHOICE, none otherwise" }) choices?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: "Whether nobody comes without answering it; no when absent" }) required?: boolean | null;
}

@InputType({ description: "Questions an event is to ask, instead of those it asks" })
export class SetRegistrationQuestionsInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Int, { nullable: true, description: "Version of the event that the viewer read; when it has another by now, the change is refused" }) expectedVersion?: number | null;
  @Field(() => [QuestionInput], { description: `Questions in their order, at most ${MOST_QUESTIONS}; those left out are withdrawn: their answers stay, new RSVPs are not asked them` })
  questions!: QuestionInput[];
}

type Asked = Question & { answered: boolean };

export class SetRegistrationQuestions {
  @Change({
    input: () => SetRegistrationQuestionsInput, yields: { event: theEvent }, refuses: [Changed, TooMany], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Sets what an event asks of whoever wants to come. Whoever has an RSVP already is not asked again, and can answer (`changeRsvpAnswers`). For its organisers",
    check: (input, checks) => checkQuestions(input.questions, checks),
  })
  async setRegistrationQuestions({ eventId, expectedVersion, questions }: SetRegistrationQuestionsInput, act: Act): Promise<{ event: string }> {
    // Answers are given behind the same lock.
    await lockSeats(eventId, act);
    await lockEvent(eventId, act);
    await eventFor(EventVerb.EDIT, eventId, act);
    const asked = new Map((await act.sql<Asked>(
      `SELECT q.id, q.kind, q.text, q.choices, q.required, EXISTS (SELECT 1 FROM rsvp_answer a WHERE a.question_id = q.id AND cardinality(a.value) > 0) AS answered
       FROM registration_question q WHERE q.event_id = :eventId AND q.withdrawn_at IS NULL`, { eventId })).map(question => [question.id, question]));
    const unknown = questions.flatMap(({ id }, index) =>
      id == null || asked.has(id) ? [] : [new NotFound("This event does not ask this question", ["input", "questions", String(index), "id"])]);
    if (unknown.length > 0) refuse(...unknown);
    await act.edit(Event, eventId, expectedVersion, { questionCount: questions.length });
    const kept = new Set<string>();
    for (const [position, question] of questions.entries()) {
      const values = { position, kind: question.kind, text: question.text, choices: question.choices ?? [], required: question.required ?? false };
      const before = question.id == null ? undefined : asked.get(question.id);
      if (before && (!before.answered || asksTheSame(before, question))) {
        kept.add(before.id);
        await act.update(RegistrationQuestion, before.id, values);
      } else {
        await act.insert(RegistrationQuestion, { eventId, ...values, withdrawnAt: null });
      }
    }
    await this.withdraw([...asked.values()].filter(({ id }) => !kept.has(id)), act);
    const { n } = (await act.first<{ n: number }>("SELECT count(*)::int AS n FROM registration_question WHERE event_id = :eventId", { eventId }))!;
    if (n > MOST_ANSWERS) refuse(new TooMany(`An event has at most ${MOST_ANSWERS} questions, with those that were withdrawn and have answers`, ["input", "questions"]));
    return { event: eventId };
  }

  /** What was answered stays with its answers; what nobody answered leaves nothing behind. */
  private async withdraw(gone: readonly Asked[], act: Act): Promise<void> {
    const [answered, unanswered] = [true, false].map(has => gone.filter(question => question.answered === has).map(({ id }) => id));
    if (answered.length > 0) await act.sql("UPDATE registration_question SET withdrawn_at = :now, updated_at = :now WHERE id = ANY(:answered::uuid[])", { answered });
    if (unanswered.length > 0) await act.sql("DELETE FROM registration_question WHERE id = ANY(:unanswered::uuid[])", { unanswered });
  }
}
