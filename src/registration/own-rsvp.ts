import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Id, newId } from "../base/id.js";
import type { InvalidInput } from "../base/refusal.js";
import type { EventAtHand } from "../events/event-at-hand.js";
import { storedValue, wrongAnswers, type GivenAnswer, type Question } from "./registration-rules.js";
import { RsvpStatus } from "./rsvp.js";

@InputType({ description: "Answer to one question of an event" })
export class AnswerInput {
  @Field(() => Id, { description: "Question, one of `Event.rsvpRule.questions`" }) questionId!: string;
  @Field(() => [String], {
    nullable: true,
    description: "Answer: one text, one choice, `YES` or `NO`; of a MULTIPLE_CHOICE each choice that is taken. Null or none takes an answer back that need not be given",
  })
  value?: string[] | null;
}

/** Statuses of whoever comes, or wants to. */
export const TAKING_PART: readonly string[] = [RsvpStatus.REQUESTED, RsvpStatus.CONFIRMED, RsvpStatus.WAITLISTED, RsvpStatus.OFFERED];

export interface OwnRsvp { id: string; status: RsvpStatus }

/** The viewer's RSVP, if there is one; to be read behind the lock on the event's seats. */
export const ownRsvp = (eventId: string, act: Act): Promise<OwnRsvp | null> =>
  act.first<OwnRsvp>("SELECT id, status FROM rsvp WHERE event_id = :eventId AND person_id = :viewer", { eventId });

/** What is wrong with answers to what the event asks, behind the lock on its seats: questions change behind it too. `complete` says that none may be missing. */
export async function wrongAnswersTo({ id: eventId, questionCount }: EventAtHand, mine: OwnRsvp | null, answers: readonly GivenAnswer[], complete: boolean, act: Act): Promise<InvalidInput[]> {
  if (questionCount === 0) return wrongAnswers([], answers, [], complete);
  const [questions, answered] = await Promise.all([
    act.sql<Question>("SELECT id, kind, text, choices, required FROM registration_question WHERE event_id = :eventId AND withdrawn_at IS NULL ORDER BY position", { eventId }),
    act.sql<{ id: string }>("SELECT question_id AS id FROM rsvp_answer WHERE rsvp_id = :rsvpId AND cardinality(value) > 0", { rsvpId: mine?.id ?? null }),
  ]);
  return wrongAnswers(questions, answers, answered.map(({ id }) => id), complete);
}

/** Keeps answers that were found right; what was answered before and is not named stays. */
export function keepAnswers(rsvpId: string, answers: readonly GivenAnswer[], act: Act): void {
  if (answers.length === 0) return;
  const rows = answers.map(({ questionId, value }) => ({ id: newId(), questionId, value: storedValue(value) }));
  act.write(
    `INSERT INTO rsvp_answer (id, created_at, updated_at, rsvp_id, question_id, value)
     SELECT x.id, :now, :now, :rsvpId, x."questionId", x.value FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "questionId" uuid, value text[])
     ON CONFLICT (rsvp_id, question_id) DO UPDATE SET value = EXCLUDED.value, updated_at = :now`, { rsvpId, rows: JSON.stringify(rows) });
}
