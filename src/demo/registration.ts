import { Event } from "../events/event.js";
import { QuestionKind, RegistrationQuestion } from "../registration/registration-question.js";
import { RsvpAnswer } from "../registration/rsvp-answer.js";
import { SeatStatus, SessionSeat } from "../registration/session-seat.js";
import { openSessionSeats, storeLine } from "../registration/seating.js";
import { type Story, writeRows } from "./rows.js";

const QUESTIONS: readonly [QuestionKind, string, readonly string[]][] = [
  [QuestionKind.CHOICE, "What do you eat?", ["Anything", "Vegetarian", "Vegan"]],
  [QuestionKind.YES_NO, "Do you need an interpreter?", []],
];

/** What the coming event asks, what some have answered, and a session that is full because its room is small. */
export async function registration(eventId: string, people: readonly string[], act: Story, random: () => number): Promise<void> {
  await act.update(Event, eventId, { sessionSeats: true, questionCount: QUESTIONS.length });
  const rsvps = new Map((await act.sql<{ id: string; personId: string }>("SELECT id, person_id AS \"personId\" FROM rsvp WHERE event_id = :eventId", { eventId })).map(({ id, personId }) => [personId, id]));
  for (const [position, [kind, text, choices]] of QUESTIONS.entries()) {
    const questionId = await act.insert(RegistrationQuestion, { eventId, position, kind, text, choices: [...choices], required: false, withdrawnAt: null });
    await writeRows(RsvpAnswer, people.slice(0, 20).map(personId => {
      const value = kind === QuestionKind.YES_NO ? random() < 0.1 ? "YES" : "NO" : choices[Math.floor(random() * choices.length)];
      return { rsvpId: rsvps.get(personId)!, questionId, value: [value] };
    }), act);
  }
  await openSessionSeats(eventId, act);
  const small = await act.first<{ sessionId: string; places: number }>(
    `SELECT p.session_id AS "sessionId", ro.capacity AS places FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id AND v.status = 'PUBLISHED'
     JOIN room ro ON ro.id = p.room_id WHERE v.event_id = :eventId AND ro.capacity IS NOT NULL ORDER BY ro.capacity, p.starts_at, p.session_id LIMIT 1`, { eventId });
  const [held, waiting] = [small!.places, 3];
  await writeRows(SessionSeat, people.slice(0, held + waiting).map((personId, i) => ({ sessionId: small!.sessionId, personId, status: i < held ? SeatStatus.TAKEN : SeatStatus.WAITING, number: i + 1 })), act);
  storeLine({ sessionId: small!.sessionId, held, waiting, nextNumber: held + waiting + 1 }, act);
}
