import {
  getDirectiveValues, getNamedType, GraphQLIncludeDirective, GraphQLSkipDirective, isAbstractType, isObjectType, Kind, typeFromAST,
  type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type SelectionNode, type SelectionSetNode, type TypeNode,
} from "graphql";
import { NotPlanned } from "./not-planned.js";

/** What a selection is read with: the document's fragments and the operation's coerced variables. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Nodes of each response key, in order of first appearance (GraphQL specification, CollectFields). */
export type Selected = ReadonlyMap<string, readonly FieldNode[]>;

export function select(of: Selecting, type: GraphQLObjectType, sets: readonly (SelectionSetNode | undefined)[]): Selected {
  const selected = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const applies = (condition: TypeNode | undefined): boolean => {
    if (!condition) return true;
    const conditional = typeFromAST(of.schema, condition as never);
    return conditional === type || (isAbstractType(conditional) && of.schema.isSubType(conditional, type));
  };
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (!isIncluded(of, node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const nodes = selected.get(key);
        if (nodes) nodes.push(node);
        else selected.set(key, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node.typeCondition)) visit(node.selectionSet);
      } else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        const fragment = of.fragments.get(node.name.value);
        if (fragment && applies(fragment.typeCondition)) visit(fragment.selectionSet);
      }
    }
  };
  sets.forEach(visit);
  return selected;
}

const isIncluded = ({ variables }: Selecting, node: SelectionNode): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true
  && getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

/** The selections below nodes that answer the same response key. */
export const below = (nodes: readonly FieldNode[]): (SelectionSetNode | undefined)[] => nodes.map(node => node.selectionSet);

/** The object type of a field's rows; which of several kinds a row is, no plan can say. */
export function objectType(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new NotPlanned("type", String(field.type));
  return type;
}
