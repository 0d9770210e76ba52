import type { Visible } from "./viewer.js";

/** Something that a decision rests on: SQL of it as text over the row, and all the values it can have. */
export interface Fact<Value extends string = string> { readonly sql: Visible; readonly values: readonly Value[] }

type Values<Facts extends readonly Fact[]> = { [Index in keyof Facts]: Facts[Index] extends Fact<infer Value> ? Value : never };

/** Whether SQL holds, as a fact. */
export const whether = (sql: Visible): Fact<"true" | "false"> => ({ sql: t => `(${sql(t)})::text`, values: ["false", "true"] });

/**
 * A decision in SQL, as JSON text: the function is asked beforehand for every combination of facts, and the statement
 * looks the row's own up. So the rule stands once, as the function that the verbs ask too.
 */
export function decided<const Facts extends readonly Fact[]>(facts: Facts, decide: (...values: Values<Facts>) => unknown): Visible {
  let cases: readonly (readonly string[])[] = [[]];
  for (const { values } of facts) cases = cases.flatMap(before => values.map(value => [...before, value]));
  const answers = cases.map(values => JSON.stringify(decide(...values as Values<Facts>)));
  const distinct = [...new Set(answers)];
  const texts = `ARRAY[${distinct.map(answer => `'${answer.replaceAll("'", "''")}'`).join(", ")}]`;
  const places = `ARRAY[${answers.map(answer => distinct.indexOf(answer) + 1).join(", ")}]`;
  return t => {
    const index = facts.reduce((sum, { sql, values }) =>
      `(${sum}) * ${values.length} + array_position(ARRAY[${values.map(value => `'${value}'`).join(", ")}], ${sql(t)}) - 1`, "0");
    return `(${texts})[(${places})[${index} + 1]]`;
  };
}

/** JSON text for whoever is signed in; an empty list for everybody else. */
export const forSignedIn = (json: Visible): Visible => t => `CASE WHEN :viewer IS NULL THEN '[]' ELSE ${json(t)} END`;
