import {
  __Directive, __EnumValue, __Field, __InputValue, __Schema, __Type, Kind, OperationTypeNode, print,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from "graphql";
import { below, select, type Selected, type Selecting } from "../base/plan/selection.js";

/**
 * What a tool asks that wants to know the whole schema (GraphiQL, Apollo, code generators; graphql-js'
 * `getIntrospectionQuery` with whichever options): `__schema`, in which each element is told once.
 */
export interface WholeSchema {
  /** The same for all documents that ask the same, whatever their fragments and names. */
  readonly key: string;
  /** Fields of the root, and of `__schema`. */
  readonly root: Selected;
  readonly schema: Selected;
  readonly fragments: readonly FragmentDefinitionNode[];
}

/** What may be asked of an object so that nothing is told twice; leaves that are not named are free when `leaves` is absent. */
interface Shape { of: GraphQLObjectType; leaves?: readonly string[]; within: Readonly<Record<string, Shape>> }

const reference: Shape & { within: Record<string, Shape> } = { of: __Type, leaves: ["kind", "name"], within: {} };
reference.within.ofType = reference;
const value: Shape = { of: __InputValue, within: { type: reference } };
const field: Shape = { of: __Field, within: { args: value, type: reference } };
const type: Shape = {
  of: __Type,
  within: { fields: field, inputFields: value, interfaces: reference, possibleTypes: reference, enumValues: { of: __EnumValue, within: {} }, ofType: reference },
};
const whole: Shape = {
  of: __Schema,
  within: { types: type, directives: { of: __Directive, within: { args: value } }, queryType: reference, mutationType: reference, subscriptionType: reference },
};

const known = new WeakMap<OperationDefinitionNode, WholeSchema | null>();

/** The operation as a question for the whole schema; null when it is another. The document has passed validation. */
export function wholeSchemaOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): WholeSchema | null {
  let found = known.get(operation);
  if (found === undefined) known.set(operation, found = formOf(schema, document, operation));
  return found;
}

function formOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): WholeSchema | null {
  // Without variables all that it says stands in the document.
  if (operation.operation !== OperationTypeNode.QUERY || operation.variableDefinitions?.length) return null;
  const fragments = document.definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION);
  const selecting: Selecting = { schema, fragments: new Map(fragments.map(node => [node.name.value, node])), variables: {} };
  const query = schema.getQueryType()!;
  const root = select(selecting, query, [operation.selectionSet]);
  const schemaNodes = root.get("__schema");
  if (!schemaNodes) return null;
  const key = keyOf(selecting, { of: query, leaves: [], within: { __schema: whole } }, [operation.selectionSet]);
  return key === null ? null : { key, root, schema: select(selecting, __Schema, below(schemaNodes)), fragments };
}

function keyOf(selecting: Selecting, { of, leaves, within }: Shape, sets: readonly (SelectionSetNode | undefined)[]): string | null {
  const parts: string[] = [];
  for (const [name, nodes] of select(selecting, of, sets)) {
    const [node] = nodes;
    if (node.name.value !== name) return null;
    if (!node.selectionSet) {
      if (leaves && name !== "__typename" && !leaves.includes(name)) return null;
      parts.push(name);
      continue;
    }
    const inside = Object.hasOwn(within, name) ? keyOf(selecting, within[name], below(nodes)) : null;
    if (inside === null) return null;
    parts.push(`${name}${argumentsOf(node)}${inside}`);
  }
  return `{${parts.join()}}`;
}

const argumentsOf = ({ arguments: given = [] }: FieldNode): string => given.length === 0 ? "" : `(${given.map(node => print(node)).sort().join()})`;
