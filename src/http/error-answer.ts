import type { FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import { formatError } from "./format-error.js";
import { JSON_TYPE, mediaTypeFor } from "./media-type.js";

const STATUS: Readonly<Record<string, number>> = { BAD_USER_INPUT: 400, UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, RATE_LIMITED: 429, INTERNAL_SERVER_ERROR: 500 };

/** Answers what was thrown outside of execution as GraphQL's errors are, with the status of its kind. */
export function answerError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode = 500 } = error;
  const formatted = statusCode < 500
    ? { message: error.message, extensions: { code: "BAD_USER_INPUT", retryable: false } }
    : formatError({ message: error.message, extensions: { code: "INTERNAL_SERVER_ERROR" } }, error, request.log);
  void reply.code(statusCode < 500 ? statusCode : statusOf(formatted)).type(`${mediaTypeFor(request.headers.accept) ?? JSON_TYPE}; charset=utf-8`);
  const { retryAfterMs } = formatted.extensions as { retryAfterMs?: number };
  if (retryAfterMs !== undefined) void reply.header("retry-after", Math.ceil(retryAfterMs / 1_000));
  void reply.send(JSON.stringify({ errors: [formatted] }));
}

const statusOf = ({ extensions }: GraphQLFormattedError): number => STATUS[String(extensions?.code)] ?? 503;
