import { GraphQLDateTime } from "graphql-scalars";
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { resolveByDoors } from "./base/doors.js";
import { resolvers } from "./modules.js";

/** The schema of all modules. */
export const makeSchema = (): GraphQLSchema => resolveByDoors(buildSchemaSync({
  resolvers: resolvers as never,
  validate: false,
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
}));

/** As it is committed: sorted, so that a diff shows what changed. */
export const printed = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
