import type { Visible } from "./viewer.js";

/** Where people reach the service; set once, from the configuration. */
let origin = "http://localhost:4000";

export const reachedAt = (publicUrl: string): void => { origin = publicUrl.replace(/\/$/, ""); };

/** An address that works from outside: in calendars, files and mail a path alone leads nowhere. */
export const publicAddress = (path: string): string => `${origin}${path}`;

/** The address of a path with the row's own id in it, as SQL of JSON text. */
export const addressOfRow = (before: string, after: string): Visible => t => {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const [head, tail] = [JSON.stringify(publicAddress(before)).slice(0, -1), JSON.stringify(after).slice(1)];
  return `${quoted(head)} || ${t}.id || ${quoted(tail)}`;
};
