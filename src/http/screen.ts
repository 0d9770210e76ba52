import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { Problem } from "../base/problem.js";
import { overLimit } from "./limits.js";
import { malformedDocument, malformedVariables } from "./well-formed.js";

/** Why a valid operation is turned away before it runs; the same at every door. */
export const screen = (
  schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>> | undefined,
): Problem | null => malformedVariables(variables) ?? malformedDocument(document) ?? overLimit(schema, document, operation, variables);
