import pg from "pg";

/** Counts the SQL statements of the service under test; what transactions begin and end with is left out. */
const log: string[] = [];
/** What goes on beside requests: messages that are passed on and sent, and what jobs look for by the clock. */
const BACKGROUND = /outbox|pg_notify|notification|graphile_worker|^\/\* job \*\//;
let listening = false;

const original = pg.Client.prototype.query as unknown as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function query(this: pg.Client, ...args: unknown[]) {
  const [first] = args;
  const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text ?? "";
  const application = (this as unknown as { connectionParameters: { application_name?: string } }).connectionParameters.application_name ?? "";
  if (listening && /^coproduce( plans)?$/.test(application) && !/^(BEGIN|COMMIT|ROLLBACK|START TRANSACTION)/i.test(text) && !BACKGROUND.test(text)) log.push(text);
  return original.apply(this, args);
} as never;

/** The statements that `work` caused. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  log.length = 0;
  listening = true;
  try { await work(); } finally { listening = false; }
  return [...log];
}

/** The same without the look-up of the bearer token. */
export const withoutTokenLookUp = (statements: readonly string[]): string[] => statements.filter(text => !text.includes("token_hash = ANY"));
