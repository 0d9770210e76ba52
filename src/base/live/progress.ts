import type { LiveRead } from "./live.js";

/** One row's answer as JSON text; what it is known by is its id, or its number in a log. */
export interface LiveRow { readonly key: string; readonly text: string }

/** What was read for a viewer; the same object for all who are to see the same. */
export interface Answer { readonly rows: readonly LiveRow[] }

/** What a subscriber was told: the text, the texts by key, or the number up to which; null when nothing yet. */
export type Told = string | ReadonlyMap<string, string> | number | null;

/** JSON texts to tell, and what has been told by then. */
export interface Step { readonly values: readonly string[]; readonly told: Told }

/** The rule of each kind of live read: what follows for somebody who was told this, when that is read. */
export function step(kind: LiveRead["kind"], told: Told, answer: Answer): Step {
  switch (kind) {
    case "state": return stateStep(told, answer);
    case "rows": return rowsStep(told as ReadonlyMap<string, string> | null, answer);
    case "log": return logStep(told as number, answer);
  }
}

function stateStep(told: Told, { rows: [row] }: Answer): Step {
  return row.text === told ? { values: [], told } : { values: [row.text], told: row.text };
}

const texts = new WeakMap<Answer, ReadonlyMap<string, string>>();

function textsOf(answer: Answer): ReadonlyMap<string, string> {
  let known = texts.get(answer);
  if (!known) texts.set(answer, known = new Map(answer.rows.map(({ key, text }) => [key, text])));
  return known;
}

const listOf = (rows: readonly LiveRow[]): string => `[${rows.map(({ text }) => text).join(",")}]`;

function rowsStep(told: ReadonlyMap<string, string> | null, answer: Answer): Step {
  if (told === null) return { values: [listOf(answer.rows)], told: textsOf(answer) };
  const other = answer.rows.filter(({ key, text }) => told.get(key) !== text);
  if (other.length > 0) return { values: [listOf(other)], told: textsOf(answer) };
  // Whoever left and comes back is told again.
  return { values: [], told: told.size === answer.rows.length ? told : textsOf(answer) };
}

function logStep(told: number, { rows }: Answer): Step {
  const values: string[] = [];
  let at = told;
  for (let i = 0; i < rows.length;) {
    const { key } = rows[i];
    const from = i;
    while (i < rows.length && rows[i].key === key) i++;
    if (Number(key) <= at) continue;
    at = Number(key);
    values.push(listOf(rows.slice(from, i)));
  }
  return { values, told: at };
}
