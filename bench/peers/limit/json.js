/**
 * SQL that makes JSON text by joining strings, which takes PostgreSQL no longer than row_to_json and json_agg and gives text
 * without blanks. Values are lists of arguments of `concat`.
 */
export const uuid = column => `'"', ${column}, '"'`;
export const text = column => `to_json(${column})`;
export const time = column => `'"', to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"'`;

export const object = fields =>
  `concat('{', ${Object.entries(fields).map(([name, value], i) => `'${i > 0 ? "," : ""}"${name}":', ${value}`).join(", ")}, '}')`;

/** Objects of rows; `from` says in which order. */
export const list = (fields, from) => `(SELECT concat('[', string_agg(r.item, ','), ']') FROM (SELECT ${object(fields)} AS item ${from}) r)`;

export const nodes = (fields, from) => object({ nodes: list(fields, from) });

/** The object of the one row, or null. */
export const orNull = (fields, from) => `coalesce((SELECT ${object(fields)} ${from}), 'null')`;

export const data = fields => `SELECT ${object({ data: object(fields) })}`;
