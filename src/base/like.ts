/** SQL: the text holds the value as it is written, whatever its case; its `%` and `_` mean themselves. Both are SQL. */
export const holdsText = (text: string, value: string): string =>
  `${text} ILIKE '%' || regexp_replace(${value}::text, '([\\\\%_])', '\\\\\\1', 'g') || '%'`;
