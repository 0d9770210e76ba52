import {
  getNamedType, isObjectType, Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode,
  type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode, type ValueNode,
} from "graphql";
import { badUserInput, type Problem } from "../base/problem.js";
import { DEFAULT_FIRST, MOST_FIRST } from "../base/page.js";

export const LIMITS = {
  bodyBytes: 64 * 1024, tokens: 1_000, depth: 15, aliases: 30, rootFields: 20, cost: 10_000, validationErrors: 5,
  /** Operations, subscriptions among them, that run at once on one WebSocket. */
  operations: 20,
} as const;

type Variables = Readonly<Record<string, unknown>>;
interface Totals { depth: number; aliases: number; cost: number }

/** What breaks a limit in this operation; told before any SQL. `document` has passed validation. */
export function overLimit(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables = {}): Problem | null {
  const fragments = new Map(document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map(node => [node.name.value, node]));
  const root = schema.getRootType(operation.operation);
  if (!root) return null;
  const defaults = Object.fromEntries((operation.variableDefinitions ?? []).map(node => [node.variable.name.value, node.defaultValue]));
  const roots = rootFields(operation.selectionSet, fragments);
  const introspects = roots.filter(node => node.name.value.startsWith("__") && node.name.value !== "__typename");
  if (introspects.length > 0) {
    return introspects.length === roots.filter(node => node.name.value !== "__typename").length ? null : badUserInput("Introspection must be alone in its operation");
  }
  if (roots.length > LIMITS.rootFields) return exceeded("root fields", roots.length, LIMITS.rootFields);
  const totals = new Meter(fragments, variables, defaults).measure(operation.selectionSet, root);
  if (totals.depth > LIMITS.depth) return exceeded("levels of depth", totals.depth, LIMITS.depth);
  if (totals.aliases > LIMITS.aliases) return exceeded("aliases", totals.aliases, LIMITS.aliases);
  if (totals.cost > LIMITS.cost) {
    return badUserInput(
      `This operation could answer ${totals.cost} rows; at most ${LIMITS.cost} are allowed. Ask for shorter pages (\`first\`) or fewer lists within lists`,
      undefined, { cost: totals.cost, limit: LIMITS.cost });
  }
  return null;
}

const exceeded = (what: string, count: number, limit: number): Problem =>
  badUserInput(`The operation has ${count} ${what}; at most ${limit} are allowed`, undefined, { count, limit });

function rootFields(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): FieldNode[] {
  return set.selections.flatMap(node =>
    node.kind === Kind.FIELD ? [node]
      : node.kind === Kind.INLINE_FRAGMENT ? rootFields(node.selectionSet, fragments)
        : rootFields(fragments.get(node.name.value)!.selectionSet, fragments));
}

/** Measures a selection; a fragment counts wherever it is spread, and is measured once for each type it is spread on. */
class Meter {
  private readonly known = new Map<string, Totals>();

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
    private readonly defaults: Readonly<Record<string, ValueNode | undefined>>,
  ) {}

  measure(set: SelectionSetNode, type: GraphQLOutputType): Totals {
    const totals = { depth: 0, aliases: 0, cost: 0 };
    for (const node of set.selections) {
      const part = node.kind === Kind.FIELD ? this.field(node, type)
        : node.kind === Kind.INLINE_FRAGMENT ? this.measure(node.selectionSet, type)
          : this.fragment(node.name.value, type);
      totals.depth = Math.max(totals.depth, part.depth);
      totals.aliases += part.aliases;
      totals.cost += part.cost;
    }
    return totals;
  }

  private fragment(name: string, type: GraphQLOutputType): Totals {
    const key = `${name} ${String(type)}`;
    const known = this.known.get(key) ?? this.measure(this.fragments.get(name)!.selectionSet, type);
    this.known.set(key, known);
    return known;
  }

  private field(node: FieldNode, holder: GraphQLOutputType): Totals {
    const aliases = node.alias ? 1 : 0;
    const field = isObjectType(holder) ? (holder as GraphQLObjectType).getFields()[node.name.value] : undefined;
    if (!node.selectionSet || !field) return { depth: 1, aliases, cost: 0 };
    const inside = this.measure(node.selectionSet, getNamedType(field.type) as GraphQLOutputType);
    const rows = this.rows(node, field.extensions.rows);
    // `edges`, `nodes` and `pageInfo` declare no rows: the connection above them was counted.
    return { depth: inside.depth + 1, aliases: aliases + inside.aliases, cost: rows === null ? inside.cost : rows * (1 + inside.cost) };
  }

  private rows(node: FieldNode, declared: unknown): number | null {
    if (declared !== "first" && typeof declared !== "number") return null;
    const first = this.number(node.arguments?.find(argument => argument.name.value === "first")?.value);
    return declared === "first" ? Math.min(first ?? DEFAULT_FIRST, MOST_FIRST) : Math.min(first ?? declared, declared);
  }

  private number(value: ValueNode | undefined): number | null {
    if (value?.kind === Kind.INT) return Math.max(0, Number(value.value));
    if (value?.kind !== Kind.VARIABLE) return null;
    const given = this.variables[value.name.value];
    if (typeof given === "number") return Math.max(0, given);
    return given === undefined ? this.number(this.defaults[value.name.value]) : null;
  }
}
