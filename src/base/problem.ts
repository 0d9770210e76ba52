import { GraphQLError, type GraphQLErrorOptions } from "graphql";
import type { Scope } from "./viewer.js";

export type ProblemCode =
  | "BAD_USER_INPUT" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "RATE_LIMITED"
  | "SERVICE_UNAVAILABLE" | "CONFLICT_RETRY" | "QUERY_TOO_SLOW";

const RETRYABLE = new Set<ProblemCode>(["RATE_LIMITED", "SERVICE_UNAVAILABLE", "CONFLICT_RETRY"]);

interface Details extends Pick<GraphQLErrorOptions, "originalError" | "nodes"> {
  /** Path in the request, for example `["input", "title"]`. */
  path?: readonly (string | number)[];
  retryAfterMs?: number;
  extensions?: Record<string, unknown>;
  status?: number;
}

/** A top-level error: the request itself, its sign-in or the service is at fault, not what a person filled in. */
export class Problem extends GraphQLError {
  constructor(readonly code: ProblemCode, message: string, details: Details = {}) {
    super(message, {
      originalError: details.originalError,
      nodes: details.nodes,
      extensions: {
        code,
        retryable: RETRYABLE.has(code),
        ...(details.retryAfterMs === undefined ? {} : { retryAfterMs: details.retryAfterMs }),
        ...(details.path ? { path: details.path } : {}),
        ...(details.status ? { http: { status: details.status } } : {}),
        ...details.extensions,
      },
    });
  }
}

export const badUserInput = (message: string, path?: readonly (string | number)[], extensions?: Record<string, unknown>): Problem =>
  new Problem("BAD_USER_INPUT", message, { path, extensions });

export const unauthenticated = (): Problem =>
  new Problem("UNAUTHENTICATED", "Sign in first: send a bearer token in the Authorization header");

export const forbidden = (scope: Scope): Problem =>
  new Problem("FORBIDDEN", `This bearer token is not made for that: it lacks the scope ${scope}`, { extensions: { scope } });

/** The status that a problem has where it is all of the answer. */
export const statusOf = ({ code, extensions }: Problem): number =>
  (extensions as { http?: { status: number } }).http?.status ?? ALONE[code] ?? 503;

const ALONE: Partial<Record<ProblemCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403 };

/** Of what is followed: it is not there, or not for the viewer (any more). */
export const notFound = (): Problem => new Problem("NOT_FOUND", "No such object, or none that the viewer may see");

export const unavailable = (retryAfterMs: number, originalError?: Error): Problem =>
  new Problem("SERVICE_UNAVAILABLE", "The service is busy; try again", { retryAfterMs, originalError });
