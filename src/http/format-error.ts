import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { FastifyBaseLogger } from "fastify";
import { problemOf } from "../base/database-error.js";
import { Problem } from "../base/problem.js";

/** Errors that are the request's own, as Apollo names them. */
const CLIENT_CODES = new Set([
  "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "BAD_REQUEST", "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_SUPPORTED", "PERSISTED_QUERY_NOT_FOUND",
]);

/**
 * An error as a client sees it: with a code and whether trying again can help. What nobody expected is masked, and logged
 * under the request's id.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: FastifyBaseLogger): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? error.originalError ?? error : error;
  const problem = cause instanceof Problem ? cause : cause instanceof GraphQLError ? null : problemOf(cause, "read");
  if (problem) {
    if (problem.originalError) log.warn({ err: problem.originalError, code: problem.code }, "a request could not be served");
    const { http: _http, ...extensions } = problem.extensions;
    return { ...formatted, message: problem.message, extensions };
  }
  const code = formatted.extensions?.code;
  if (typeof code === "string" && CLIENT_CODES.has(code)) {
    return { ...formatted, extensions: { ...formatted.extensions, code, retryable: false } };
  }
  log.error({ err: cause }, "unexpected error");
  return {
    message: "Something went wrong here; the operator can find it by the request id",
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: "INTERNAL_SERVER_ERROR", retryable: false },
  };
}
