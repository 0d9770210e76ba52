import type { FastifyRequest } from "fastify";
import { JSON_TYPE } from "./media-type.js";

/** An operation as a request names it. */
export interface Asked { query: string; operationName: string | null; variables: Record<string, unknown> | null }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const essence = (contentType: string): string => contentType.split(";", 1)[0].trim().toLowerCase();

/** What a request to the endpoint asks, if it does so in an ordinary way; null leaves it to Apollo, which says what is wrong. */
export function askedOf({ method, body, query, headers }: FastifyRequest): Asked | null {
  const contentType = headers["content-type"];
  if (method === "POST") return contentType !== undefined && essence(contentType) === JSON_TYPE && isRecord(body) ? asked(body, body.variables) : null;
  // A browser sends neither header to another origin without asking first (Apollo's prevention of cross-site requests).
  const preflighted = headers["apollo-require-preflight"] || headers["x-apollo-operation-name"] || (contentType && essence(contentType) === JSON_TYPE);
  if (!preflighted || (contentType && essence(contentType) !== JSON_TYPE) || !isRecord(query)) return null;
  try {
    return asked(query, query.variables === undefined ? null : JSON.parse(String(query.variables)));
  } catch {
    return null;
  }
}

function asked({ query, operationName, extensions }: Record<string, unknown>, variables: unknown): Asked | null {
  if (typeof query !== "string" || query === "" || extensions != null) return null;
  if ((operationName != null && typeof operationName !== "string") || (variables != null && !isRecord(variables))) return null;
  return { query, operationName: operationName ?? null, variables: variables ?? null };
}
