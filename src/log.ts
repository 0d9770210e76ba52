import { pino } from "pino";
import type { FastifyBaseLogger } from "fastify";

/** Structured lines on stdout. Errors of the database carry rows and values: only what says where it failed is logged. */
export const makeLog = (level: string): FastifyBaseLogger => pino({
  level,
  base: { service: "coproduce" },
  serializers: { err: describeError, error: describeError },
});

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack } = error;
  const { code, constraint, table } = error as Error & { code?: string; constraint?: string; table?: string };
  return { name, message: message.slice(0, 500), ...(code ? { code } : {}), ...(constraint ? { constraint } : {}), ...(table ? { table } : {}), stack };
}
