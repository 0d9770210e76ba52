import { GraphQLScalarType, Kind } from "graphql";
import { v7 } from "uuid";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new id: UUIDv7 (RFC 9562), so that rows made together lie together in the index. */
export const newId = (): string => v7();

export const isId = (value: unknown): value is string => typeof value === "string" && UUID.test(value);

const parse = (value: unknown): string => {
  const id = typeof value === "string" ? value.toLowerCase() : value;
  if (!isId(id)) throw new TypeError("An id is a UUID as this service gave it out");
  return id;
};

/** GraphQL's `ID`, well-formed: whatever is no UUID is turned away before it reaches a statement. */
export const Id = new GraphQLScalarType<string, string>({
  name: "ID",
  description: "Opaque identifier of one object (a UUID); give it back exactly as it was received",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc9562",
  serialize: value => String(value),
  parseValue: parse,
  parseLiteral: node => parse(node.kind === Kind.STRING ? node.value : null),
});
