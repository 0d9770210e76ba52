import {
  getNullableType, isEnumType, isInputObjectType, isListType, isScalarType, typeFromAST,
  type GraphQLInputType, type GraphQLSchema, type OperationDefinitionNode,
} from "graphql";
import type { Variables } from "./parameters.js";

/** What of one variable's value changes the SQL: for a text or an id only whether it is null. */
type Aspect = (value: unknown) => string;

/**
 * Tells requests of one operation apart that need other SQL: by numbers (page sizes stand in the SQL, so that PostgreSQL
 * plans for them), booleans, enum values, and by which arguments and fields of an input are null.
 */
export function variantsOf(schema: GraphQLSchema, operation: OperationDefinitionNode): (variables: Variables) => string {
  const aspects = (operation.variableDefinitions ?? []).map(node => {
    const type = typeFromAST(schema, node.type as never) as GraphQLInputType | undefined;
    return [node.variable.name.value, aspectOf(type)] as const;
  });
  return variables => aspects.map(([name, aspect]) => name in variables ? aspect(variables[name]) : "-").join(";");
}

function aspectOf(type: GraphQLInputType | undefined): Aspect {
  const inner = type && getNullableType(type);
  if (isInputObjectType(inner)) {
    // Made when they are first met: an input may hold itself.
    const known = new Map<string, Aspect>();
    const fields = inner.getFields();
    const aspect = (name: string): Aspect => known.get(name) ?? known.set(name, aspectOf(fields[name].type)).get(name)!;
    return value => value === null ? "0" : `{${Object.entries(value as object).map(([name, item]) => `${name}:${aspect(name)(item)}`).sort().join()}}`;
  }
  const telling = isEnumType(inner) || (isScalarType(inner) && (inner.name === "Int" || inner.name === "Boolean"));
  if (telling && !isListType(inner)) return value => String(value);
  return value => value === null ? "0" : "1";
}
