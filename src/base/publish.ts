import { randomInt } from "node:crypto";
import type { Act } from "./act.js";
import type { Context } from "./context.js";
import { eachInTurn, inBatches } from "./each-in-turn.js";
import { newId } from "./id.js";
import { probe } from "./probe.js";
import { ratingsDue, textsDue, withBatch, type Tally, type TextChange } from "./publication.js";
import { run } from "./statement.js";
import { inTransaction } from "./transaction.js";
import type { Viewer, Visible } from "./viewer.js";

type Columns = Readonly<Record<string, unknown>>;

/** What answers are about: the columns that say it, alike in the answers' table and in the summaries'. */
export type About = Readonly<Record<string, string>>;

/**
 * Private answers that are published by the rule of `publication.ts`: where they and their summaries lie. An answer has a
 * `rating` and a `published_rating`; a summary has `published_at`, and `closed_at` for when it was looked at for the last time.
 */
export interface Published {
  /** What its lock and its point are called in tests. */
  name: string;
  answers: string;
  summaries: string;
  /** Ratings go from 1 to this. */
  levels: number;
  /** An answer's text, what of it was published, and (where it is kept) when it was first; a summary's texts. */
  text: { column: string; published: string; firstAt?: string; listed: string };
  /** A summary's columns before anything is published. */
  nothing: Columns;
  /** A summary's columns of these ratings. */
  columnsOf: (ratings: readonly number[]) => Columns;
}

/** Summaries that were published; before that there is none for anybody. */
export const isPublished: Visible = t => `${t}.published_at IS NOT NULL`;

const named = (columns: Columns, between: string): string => Object.keys(columns).map(column => `${column} = :${column}`).join(between);

/**
 * Locks the summary, which is made when there is none: whoever answers does it behind this lock, so that of two fifth
 * answers at once the first is published with the four before it, and the other is the sixth and waits.
 */
export async function lockSummary(of: Published, about: About, act: Act<Viewer | null>): Promise<string> {
  const lock = probe.guarded(of.name) ? "FOR NO KEY UPDATE" : "";
  const find = () => act.first<{ id: string }>(`SELECT id FROM ${of.summaries} WHERE ${named(about, " AND ")} ${lock}`, about);
  const known = await find();
  if (known) return known.id;
  const made: Columns = { ...about, ...of.nothing, [of.text.listed]: [] };
  const columns = Object.keys(made);
  await act.sql(
    `INSERT INTO ${of.summaries} (id, created_at, updated_at, ${columns.join(", ")})
     VALUES (:summaryId, :now, :now, ${columns.map(column => `:${column}`).join(", ")}) ON CONFLICT DO NOTHING`, { ...made, summaryId: newId() });
  return (await find())!.id;
}

/** Publishes what the rule lets out. The summary is locked. An answer's own times stay as they are: they are its giver's. */
export async function publishDue(of: Published, summaryId: string, about: About, act: Act<Viewer | null>): Promise<void> {
  const { column } = of.text;
  const levels = Array.from({ length: of.levels }, (_, level) => `count(*) FILTER (WHERE rating = ${level + 1})`);
  const tally = (await act.first<Tally>(
    `SELECT ARRAY[${levels.join(", ")}]::int[] AS ratings,
       count(*) FILTER (WHERE ${NEW_RATING})::int AS "newRatings",
       count(${column})::int AS texts,
       count(*) FILTER (WHERE ${column} IS NOT NULL AND ${newText(of)})::int AS "newTexts"
     FROM ${of.answers} WHERE ${named(about, " AND ")}`, about))!;
  await probe.reach(`${of.name} tallied`);
  const ratings = ratingsDue(tally);
  if (ratings) {
    const columns = of.columnsOf(ratings);
    act.write(`UPDATE ${of.summaries} SET ${named(columns, ", ")}, published_at = :now, updated_at = :now WHERE id = :summaryId`, { ...columns, summaryId });
    act.write(`UPDATE ${of.answers} SET published_rating = rating WHERE ${named(about, " AND ")} AND ${NEW_RATING}`, about);
  }
  if (textsDue(tally)) await publishTexts(of, summaryId, about, act);
}

const NEW_RATING = "rating IS DISTINCT FROM published_rating";
const newText = ({ text }: Published): string => `${text.column} IS DISTINCT FROM ${text.published}`;

async function publishTexts(of: Published, summaryId: string, about: About, act: Act<Viewer | null>): Promise<void> {
  const { column, published, firstAt, listed } = of.text;
  const { texts } = (await act.first<{ texts: string[] }>(`SELECT ${listed} AS texts FROM ${of.summaries} WHERE id = :summaryId`, { summaryId }))!;
  const changed = `${named(about, " AND ")} AND ${newText(of)}`;
  const changes = await act.sql<TextChange>(`SELECT ${published} AS was, ${column} AS is FROM ${of.answers} WHERE ${changed}`, about);
  act.write(`UPDATE ${of.summaries} SET ${listed} = :texts, updated_at = :now WHERE id = :summaryId`, { summaryId, texts: withBatch(texts, changes, randomInt) });
  const first = firstAt ? `, ${firstAt} = CASE WHEN ${column} IS NULL THEN ${firstAt} ELSE COALESCE(${firstAt}, :now) END` : "";
  act.write(`UPDATE ${of.answers} SET ${published} = ${column}${first} WHERE ${changed}`, about);
}

const BATCH = 100;

/**
 * Looks at each summary once more when no answer can come any more, by the same rule: fewer than five new answers stay
 * unpublished for good. Each answer publishes what is due with it, so this finds what came in another way. `over` is a
 * condition on the summary `s`; `columns` are those that say what it is about.
 */
export async function publishLast(of: Published, columns: readonly string[], over: string, values: Columns, context: Context): Promise<void> {
  const due = inBatches(BATCH, last => run<{ id: string } & Record<string, string | null>>(context.service.pool,
    `SELECT s.id, ${columns.map(column => `s.${column}`).join(", ")} FROM ${of.summaries} s
     WHERE s.closed_at IS NULL AND ${over} AND (:last::uuid IS NULL OR s.id > :last::uuid) ORDER BY s.id LIMIT ${BATCH}`, { ...values, last }));
  await eachInTurn(due, ({ id, ...ids }) => {
    const about = Object.fromEntries(Object.entries(ids).filter((entry): entry is [string, string] => entry[1] !== null));
    return inTransaction(context, null, async act => {
      await lockSummary(of, about, act);
      await publishDue(of, id, about, act);
      act.write(`UPDATE ${of.summaries} SET closed_at = :now WHERE id = :id`, { id });
    });
  }, context.log, "a summary could not be closed", ({ id }) => ({ [of.summaries]: id }));
}
