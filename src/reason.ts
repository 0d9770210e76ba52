import { ConfigError } from "./config.js";

/** What a command says to whoever typed it: a reason without a stack. */
export class CommandError extends Error {}

/** Codes of what an operator can mend: the way to the database, and who may enter it (SQLSTATE classes 28, 3D and 53). */
const NO_DATABASE = /^(ECONN\w+|ENOTFOUND|EAI_\w+|ETIMEDOUT|28...|3D...|53...|57P03)$/;

/** Why a start or a command ended, for people at a terminal: one line where they can mend it, otherwise with the stack. */
export function reasonOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof CommandError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code = "", port, syscall } = error as Error & { code?: string; port?: number; syscall?: string };
  if (code === "EADDRINUSE") return `Port ${port} is in use; set PORT to another one`;
  // An error of several addresses has no message of its own.
  if (NO_DATABASE.test(code)) return `The database cannot be entered: ${error.message || code}`;
  if (syscall) return error.message;
  return error.stack ?? error.message;
}
