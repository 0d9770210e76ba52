import { GraphQLDateTime } from "graphql-scalars";
import { lexicographicSortSchema, OperationTypeNode, printSchema, type GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { resolveByDoors } from "./base/doors.js";
import { resolvers } from "./modules.js";

/** type-graphql asks for one; subscriptions are served by the live hub. */
const pubSub = { publish: () => {}, subscribe: (): never => { throw new Error("Subscriptions are served by the live hub"); } };

/** type-graphql makes the root types from everybody's fields, and has no place to say what they are. */
const ROOTS = {
  query: "Reads. Each field says who may ask; what the viewer may not see is null, or missing from the list. Fields of one query are answered together",
  mutation: "Changes. Each is done whole or not at all, one after the other in order of the document, and answers a payload: what it changed, and in `errors` why it was refused",
  subscription: "What is followed over a WebSocket (graphql-transport-ws), one field for each operation: first what holds now, then what has changed, until the client leaves or may not see it any more",
} as const;

/** The schema of all modules. */
export const makeSchema = (): GraphQLSchema => rootsDescribed(resolveByDoors(buildSchemaSync({
  resolvers: resolvers as never,
  validate: false,
  // It would run an introspection to see whether the schema is valid, which whoever serves or prints it asserts anyway.
  skipCheck: true,
  pubSub,
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
})));

function rootsDescribed(schema: GraphQLSchema): GraphQLSchema {
  for (const operation of Object.values(OperationTypeNode)) {
    const root = schema.getRootType(operation);
    if (root) root.description = ROOTS[operation];
  }
  return schema;
}

/** As it is committed: sorted, so that a diff shows what changed. */
export const printed = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
