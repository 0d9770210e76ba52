import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import type { Noun, NounClass } from "../base/noun.js";
import { tableOf } from "../base/table.js";
import type { Viewer } from "../base/viewer.js";

export type Story = Act<Viewer | null>;

/** A row of a story that has a past: `at` is when it was made, now when absent. */
export type Told<T extends Noun> = Omit<T, keyof Noun> & { id?: string; at?: Date };

/** Writes many rows with one statement; answers their ids in the same order. */
export async function writeRows<T extends Noun>(noun: NounClass<T>, rows: readonly Told<T>[], act: Story): Promise<string[]> {
  const table = tableOf(act.context.service.source, noun);
  const whole = rows.map(({ id = newId(), at = act.now, ...rest }) => ({ id, createdAt: at, updatedAt: at, ...rest }));
  const columns = table.properties.filter(property => whole.some(row => property in row)).map(property => ({ property, name: table.column(property).name }));
  const values = whole.map(row => Object.fromEntries(columns.map(({ property, name }) => [JSON.parse(name) as string, (row as Record<string, unknown>)[property]])));
  const names = columns.map(({ name }) => name).join(", ");
  await act.sql(`INSERT INTO ${table.name} (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::${table.name}, :rows::jsonb)`, { rows: JSON.stringify(values) });
  return whole.map(({ id }) => id);
}
