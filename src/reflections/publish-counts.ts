import type { Act } from "../base/act.js";
import { clock, DAY } from "../base/clock.js";
import type { Context } from "../base/context.js";
import { eachInTurn } from "../base/each-in-turn.js";
import { newId } from "../base/id.js";
import { probe } from "../base/probe.js";
import { run } from "../base/statement.js";
import { inTransaction } from "../base/transaction.js";
import type { Viewer } from "../base/viewer.js";
import { bandOf, bandsTold, DAYS_COUNTED, due, FEWEST_COUNTED, themesTold, type Said } from "./publication.js";
import { ReflectionSubject } from "./reflection-summary.js";

/** Whose answers or notes are counted where: `rows` join what they said, `x`, to what it counts for. */
interface Counted {
  subject: ReflectionSubject;
  about: "project_id" | "event_id";
  /** The table that holds the column `about`. */
  of: "m" | "r";
  rows: string;
  labels: (row: { score?: number; themes?: readonly string[] }) => readonly string[];
  columns: string;
}

const MEMBERS = "JOIN project_member m ON m.person_id = x.person_id AND m.status = 'ACTIVE'";
const banded = { subject: ReflectionSubject.EMERGENT_NATURE, columns: "x.score", labels: ({ score = 0 }) => [bandOf(score)] } satisfies Partial<Counted>;
const themed = (subject: ReflectionSubject.DRIVER | ReflectionSubject.CONCERN): Counted => ({
  subject, about: "project_id", of: "m", columns: "x.themes", labels: ({ themes = [] }) => themes,
  rows: `reflection x ${MEMBERS} AND m.project_id = x.project_id AND x.kind = '${subject}'`,
});

const COUNTED: readonly Counted[] = [
  { ...banded, about: "project_id", of: "m", rows: `emergent_nature x ${MEMBERS}` },
  { ...banded, about: "event_id", of: "r", rows: "emergent_nature x JOIN rsvp r ON r.person_id = x.person_id AND r.status = 'CONFIRMED' JOIN event e ON e.id = r.event_id AND e.ends_at > :since" },
  themed(ReflectionSubject.DRIVER), themed(ReflectionSubject.CONCERN),
];

/** Publishes what is due. That it goes by the clock and not with each answer keeps the answer's time from being told. */
export async function publishCounts(context: Context): Promise<void> {
  const since = new Date(clock.now().getTime() - DAYS_COUNTED * DAY);
  for (const what of COUNTED) {
    const known = what.about === "project_id" ? "TRUE" : "EXISTS (SELECT 1 FROM event e WHERE e.id = s.event_id AND e.ends_at > :since)";
    const abouts = await run<{ id: string }>(context.service.pool,
      `/* job */ SELECT ${what.of}.${what.about} AS id FROM ${what.rows} GROUP BY 1 HAVING count(DISTINCT x.person_id) >= ${FEWEST_COUNTED}
       UNION SELECT s.${what.about} FROM reflection_summary s WHERE s.subject = :subject AND s.${what.about} IS NOT NULL AND ${known}`, { since, subject: what.subject });
    await eachInTurn(abouts, ({ id }) => inTransaction(context, null, act => publish(what, id, since, act)), context.log,
      "reflections could not be counted", ({ id }) => ({ [what.about]: id, subject: what.subject }));
  }
}

type Acting = Act<Viewer | null>;

async function publish(what: Counted, about: string, since: Date, act: Acting): Promise<void> {
  const { id: summaryId, people, shown } = await lockSummary(what, about, act);
  const told = new Map((await act.sql<{ personId: string; labels: string[] }>('SELECT person_id AS "personId", labels FROM reflection_told WHERE summary_id = :summaryId', { summaryId }))
    .map(({ personId, labels }) => [personId, labels]));
  const now = await said(what, about, since, act);
  const next = due({ people, told, shown }, now);
  if (next) await probe.reach("reflections due");
  switch (next) {
    case "REWRITE": return rewrite(what, summaryId, now, act);
    case "HIDE": return act.write("UPDATE reflection_summary SET published_at = NULL, updated_at = :now WHERE id = :summaryId", { summaryId });
    case "SHOW": return act.write("UPDATE reflection_summary SET published_at = :now, updated_at = :now WHERE id = :summaryId", { summaryId });
  }
}

/** Two instances that count at once do it one after the other: each compares with what the one before has published. */
async function lockSummary({ about: column, subject }: Counted, about: string, act: Acting): Promise<{ id: string; people: number; shown: boolean }> {
  await act.sql(
    `INSERT INTO reflection_summary (id, created_at, updated_at, ${column}, subject, people) VALUES (:id, :now, :now, :about, :subject, 0) ON CONFLICT (${column}, subject) DO NOTHING`,
    { id: newId(), about, subject });
  const lock = probe.guarded("reflections") ? "FOR NO KEY UPDATE" : "";
  return (await act.first<{ id: string; people: number; shown: boolean }>(
    `SELECT id, people, published_at IS NOT NULL AS shown FROM reflection_summary WHERE ${column} = :about AND subject = :subject ${lock}`, { about, subject }))!;
}

/** What is said now, locked until it is published: whoever deletes it meanwhile comes after, and finds what was kept of it. */
async function said({ of, about: column, rows, columns, labels }: Counted, about: string, since: Date, act: Acting): Promise<Said> {
  const found = await act.sql<{ personId: string; score?: number; themes?: string[] }>(
    `SELECT x.person_id AS "personId", ${columns} FROM ${rows} WHERE ${of}.${column} = :about ORDER BY x.id FOR SHARE OF x`, { about, since });
  const said = new Map<string, Set<string>>();
  for (const { personId, ...row } of found) said.set(personId, new Set([...said.get(personId) ?? [], ...labels(row)]));
  return new Map([...said].map(([person, theirs]) => [person, [...theirs].sort()]));
}

async function rewrite({ subject }: Counted, summaryId: string, now: Said, act: Acting): Promise<void> {
  const bands = subject === ReflectionSubject.EMERGENT_NATURE ? bandsTold(now) : null;
  const themes = subject === ReflectionSubject.EMERGENT_NATURE ? [] : themesTold(now);
  act.write("UPDATE reflection_summary SET people = :people, low = :low, middle = :middle, high = :high, published_at = :now, updated_at = :now WHERE id = :summaryId",
    { summaryId, people: now.size, low: bands?.LOW ?? null, middle: bands?.MIDDLE ?? null, high: bands?.HIGH ?? null });
  act.write("DELETE FROM theme_count WHERE summary_id = :summaryId", { summaryId });
  act.write(
    `INSERT INTO theme_count (id, created_at, updated_at, summary_id, theme, people)
     SELECT id, :now, :now, :summaryId, theme, people FROM unnest(:ids::uuid[], :themes::text[], :counts::int[]) AS c(id, theme, people)`,
    { summaryId, ids: themes.map(newId), themes: themes.map(([theme]) => theme), counts: themes.map(([, people]) => people) });
  act.write("DELETE FROM reflection_told WHERE summary_id = :summaryId", { summaryId });
  act.write(
    `INSERT INTO reflection_told (id, created_at, updated_at, summary_id, person_id, labels)
     SELECT id, :now, :now, :summaryId, person, string_to_array(labels, ',') FROM unnest(:ids::uuid[], :people::uuid[], :labels::text[]) AS p(id, person, labels)`,
    { summaryId, ids: [...now].map(newId), people: [...now.keys()], labels: [...now.values()].map(labels => labels.join()) });
}
