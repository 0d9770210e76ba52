import { GraphQLDateTime } from "graphql-scalars";
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { resolveByDoors } from "./base/doors.js";
import { resolvers } from "./modules.js";

/** type-graphql asks for one; subscriptions are served by the live hub. */
const pubSub = { publish: () => {}, subscribe: (): never => { throw new Error("Subscriptions are served by the live hub"); } };

/** The schema of all modules. */
export const makeSchema = (): GraphQLSchema => resolveByDoors(buildSchemaSync({
  resolvers: resolvers as never,
  validate: false,
  // It would run an introspection to see whether the schema is valid, which whoever serves or prints it asserts anyway.
  skipCheck: true,
  pubSub,
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
}));

/** As it is committed: sorted, so that a diff shows what changed. */
export const printed = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
