import { clock } from "../base/clock.js";
import { run, type Queryable } from "../base/statement.js";
import { paramsOf, type Viewer } from "../base/viewer.js";
import { organises, visibleEvents } from "../events/policy.js";
import { visibleRsvps } from "../registration/policy.js";
import { BYTE_ORDER_MARK, csvLines } from "./csv.js";

interface Line { id: string; number: number; name: string; status: string; nameShown: boolean; createdAt: Date; updatedAt: Date; checkedInAt: Date | null; answers: Record<string, string> | null }

const HEADER = ["Number", "Name", "Status", "Seen by other participants", "First came", "Last changed", "Checked in"];
const A_TIME = 1_000;

/** What somebody may see of who comes: the whole list, that there is an event only, or nothing. */
export async function mayListRsvps(on: Queryable, eventId: string, viewer: Viewer): Promise<"yes" | "no" | "no such event"> {
  const [event] = await run<{ organiser: boolean }>(on,
    `SELECT ${organises("e.id")} AS organiser FROM event e WHERE e.id = :eventId AND (${visibleEvents("e")})`, { eventId, ...paramsOf(viewer, clock.now()) });
  return event ? event.organiser ? "yes" : "no" : "no such event";
}

const LINES = `SELECT r.id, r.number, p.display_name AS name, r.status, r.name_shown AS "nameShown", r.created_at AS "createdAt", r.updated_at AS "updatedAt", r.checked_in_at AS "checkedInAt",
    (SELECT jsonb_object_agg(a.question_id, array_to_string(a.value, '; ')) FROM rsvp_answer a WHERE a.rsvp_id = r.id) AS answers
  FROM rsvp r JOIN person p ON p.id = r.person_id
  WHERE r.event_id = :eventId AND (:after::uuid IS NULL OR r.id > :after::uuid) AND ${organises("r.event_id")} AND (${visibleRsvps("r")})
  ORDER BY r.id LIMIT ${A_TIME}`;

/** What was asked, a column each: what is asked now, and behind it what was withdrawn and has answers still. */
const QUESTIONS = `SELECT q.id, q.text FROM registration_question q
  WHERE q.event_id = :eventId AND ${organises("q.event_id")} AND (q.withdrawn_at IS NULL OR EXISTS (SELECT 1 FROM rsvp_answer a WHERE a.question_id = q.id))
  ORDER BY q.withdrawn_at NULLS FIRST, q.position, q.id`;

/**
 * RSVPs of an event as a table, with who was checked in and what they answered. Some at a time, so that neither the
 * database nor this process holds a crowd at once; by id, which no change moves: while people come and go, each is
 * listed once.
 */
export async function* rsvpsCsv(on: Queryable, eventId: string, viewer: Viewer): AsyncGenerator<string> {
  const questions = await run<{ id: string; text: string }>(on, QUESTIONS, { eventId, ...paramsOf(viewer, clock.now()) });
  yield BYTE_ORDER_MARK + csvLines([[...HEADER, ...questions.map(({ text }) => text)]]);
  let after: string | null = null;
  for (;;) {
    const lines: Line[] = await run<Line>(on, LINES, { eventId, after, ...paramsOf(viewer, clock.now()) });
    if (lines.length > 0) {
      yield csvLines(lines.map(({ number, name, status, nameShown, createdAt, updatedAt, checkedInAt, answers }) => [
        number, name, status, nameShown ? "yes" : "no", createdAt.toISOString(), updatedAt.toISOString(), checkedInAt?.toISOString() ?? "",
        ...questions.map(({ id }) => answers?.[id] ?? ""),
      ]));
    }
    if (lines.length < A_TIME) return;
    after = lines.at(-1)!.id;
  }
}
