import Negotiator from "negotiator";

export const JSON_TYPE = "application/json";
export const GRAPHQL_TYPE = "application/graphql-response+json";
const TYPES = [JSON_TYPE, GRAPHQL_TYPE];

/** Clients send few different headers; what somebody makes up is not kept. */
const MOST_KNOWN = 100;
const known = new Map<string, string | null>();

/** The media type that a client prefers for an answer (GraphQL over HTTP); null when it takes neither. */
export function mediaTypeFor(accept: string | undefined): string | null {
  if (!accept) return JSON_TYPE;
  let type = known.get(accept);
  if (type === undefined) {
    type = new Negotiator({ headers: { accept } }).mediaType(TYPES) ?? null;
    if (known.size < MOST_KNOWN) known.set(accept, type);
  }
  return type;
}
