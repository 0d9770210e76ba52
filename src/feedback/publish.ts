import { randomInt } from "node:crypto";
import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import { probe } from "../base/probe.js";
import type { Viewer } from "../base/viewer.js";
import { ratingsDue, textsDue, withBatch, type Tally, type TextChange } from "./publication.js";
import type { Thing } from "./thing.js";

/**
 * Locks the thing's summary, which is made when there is none: whoever answers does it behind this lock, so that of two
 * fifth answers at once the first is published with the four before it, and the other is the sixth and waits.
 */
export async function lockSummary({ column, id }: Thing, act: Act<Viewer | null>): Promise<string> {
  const lock = probe.guarded("feedback") ? "FOR NO KEY UPDATE" : "";
  const find = () => act.first<{ id: string }>(`SELECT id FROM feedback_summary WHERE ${column} = :id ${lock}`, { id });
  const known = await find();
  if (known) return known.id;
  await act.sql(
    `INSERT INTO feedback_summary (id, created_at, updated_at, ${column}, count, average, comments)
     VALUES (:summaryId, :now, :now, :id, 0, 0, '{}') ON CONFLICT (${column}) DO NOTHING`, { summaryId: newId(), id });
  return (await find())!.id;
}

/** Publishes what the rule lets out. The summary is locked. An answer's own times stay as they are: they are its giver's. */
export async function publishDue(summaryId: string, thing: Thing, act: Act<Viewer | null>): Promise<void> {
  const tally = (await act.first<Tally>(
    `SELECT ARRAY[${[1, 2, 3, 4, 5].map(rating => `count(*) FILTER (WHERE rating = ${rating})`).join(", ")}]::int[] AS ratings,
       count(*) FILTER (WHERE ${NEW_RATING})::int AS "newRatings",
       count(comment)::int AS texts,
       count(*) FILTER (WHERE comment IS NOT NULL AND ${NEW_TEXT})::int AS "newTexts"
     FROM feedback WHERE ${thing.column} = :id`, { id: thing.id }))!;
  await probe.reach("feedback tallied");
  const ratings = ratingsDue(tally);
  if (ratings) {
    act.write(
      `UPDATE feedback_summary SET count = :count, average = :average, histogram = :histogram, published_at = :now, updated_at = :now
       WHERE id = :summaryId`, { summaryId, ...ratings });
    act.write(`UPDATE feedback SET published_rating = rating WHERE ${thing.column} = :id AND ${NEW_RATING}`, { id: thing.id });
  }
  if (textsDue(tally)) await publishTexts(summaryId, thing, act);
}

const NEW_RATING = "rating IS DISTINCT FROM published_rating";
const NEW_TEXT = "comment IS DISTINCT FROM published_comment";

async function publishTexts(summaryId: string, { column, id }: Thing, act: Act<Viewer | null>): Promise<void> {
  const { comments } = (await act.first<{ comments: string[] }>("SELECT comments FROM feedback_summary WHERE id = :summaryId", { summaryId }))!;
  const changes = await act.sql<TextChange>(`SELECT published_comment AS was, comment AS is FROM feedback WHERE ${column} = :id AND ${NEW_TEXT}`, { id });
  act.write("UPDATE feedback_summary SET comments = :comments, updated_at = :now WHERE id = :summaryId",
    { summaryId, comments: withBatch(comments, changes, randomInt) });
  act.write(`UPDATE feedback SET published_comment = comment WHERE ${column} = :id AND ${NEW_TEXT}`, { id });
}
