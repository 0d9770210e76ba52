import {
  getNamedType, isIntrospectionType, isObjectType, Kind, SchemaMetaFieldDef, TypeMetaFieldDef, type DocumentNode, type FieldNode, type FragmentDefinitionNode,
  type GraphQLField, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode, type ValueNode,
} from "graphql";
import { badUserInput, type Problem } from "../base/problem.js";
import { DEFAULT_FIRST, MOST_FIRST } from "../base/page.js";
import { wholeSchemaOf } from "./introspection-form.js";
import { sizesOf, type SchemaSizes, type Sizes } from "./introspection-sizes.js";

export const LIMITS = {
  bodyBytes: 64 * 1024, tokens: 1_000, depth: 15, aliases: 30, rootFields: 20, cost: 10_000, validationErrors: 5,
  /** What an introspection costs that does not ask for the whole schema: execution makes it in one go, where rows come from elsewhere. */
  introspectionCost: 5_000,
  /** Operations, subscriptions among them, that run at once on one WebSocket. */
  operations: 20,
} as const;

type Variables = Readonly<Record<string, unknown>>;
interface Totals { depth: number; aliases: number; cost: number }

/** What breaks a limit in this operation; told before any SQL. `document` has passed validation. */
export function overLimit(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables = {}): Problem | null {
  const root = schema.getRootType(operation.operation);
  if (!root) return null;
  const fragments = new Map(document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map(node => [node.name.value, node]));
  const roots = rootFields(operation.selectionSet, fragments, new Map());
  if (roots.meta > 0) {
    if (roots.data > 0) return badUserInput("Introspection must be alone in its operation");
    // Told from what is kept.
    if (wholeSchemaOf(schema, document, operation)) return null;
  }
  const count = roots.meta + roots.data + roots.names;
  if (count > LIMITS.rootFields) return exceeded("root fields", count, LIMITS.rootFields);
  const defaults = Object.fromEntries((operation.variableDefinitions ?? []).map(node => [node.variable.name.value, node.defaultValue]));
  const totals = new Meter(sizesOf(schema), fragments, variables, defaults).measure(operation.selectionSet, root);
  if (totals.depth > LIMITS.depth) return exceeded("levels of depth", totals.depth, LIMITS.depth);
  if (totals.aliases > LIMITS.aliases) return exceeded("aliases", totals.aliases, LIMITS.aliases);
  const [cost, limit] = [Math.ceil(totals.cost), roots.meta > 0 ? LIMITS.introspectionCost : LIMITS.cost];
  if (cost <= limit) return null;
  return badUserInput(
    roots.meta > 0
      ? `This introspection could tell ${cost} things; at most ${limit} are allowed. Ask for single types, or for the whole schema as tools do: each thing once, without aliases`
      : `This operation could answer ${cost} rows; at most ${limit} are allowed. Ask for shorter pages (\`first\`) or fewer lists within lists`,
    undefined, { cost, limit });
}

const exceeded = (what: string, count: number, limit: number): Problem =>
  badUserInput(`The operation has ${count} ${what}; at most ${limit} are allowed`, undefined, { count, limit });

interface Roots { data: number; meta: number; names: number }

/** Counts root fields, each fragment once: spreading one twice in each of many would otherwise take as long as two to their number. */
function rootFields(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, known: Map<string, Roots>): Roots {
  const roots = { data: 0, meta: 0, names: 0 };
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      const { value } = node.name;
      roots[value === "__typename" ? "names" : value.startsWith("__") ? "meta" : "data"]++;
      continue;
    }
    const inside = node.kind === Kind.INLINE_FRAGMENT ? rootFields(node.selectionSet, fragments, known)
      : known.get(node.name.value) ?? rootFields(fragments.get(node.name.value)!.selectionSet, fragments, known);
    if (node.kind === Kind.FRAGMENT_SPREAD) known.set(node.name.value, inside);
    roots.data += inside.data;
    roots.meta += inside.meta;
    roots.names += inside.names;
  }
  return roots;
}

const META: Readonly<Record<string, GraphQLField<unknown, unknown>>> = { __schema: SchemaMetaFieldDef, __type: TypeMetaFieldDef };

/** Measures a selection; a fragment counts wherever it is spread, and is measured once for each type it is spread on. */
class Meter {
  private readonly known = new Map<string, Totals>();

  constructor(
    private readonly schema: SchemaSizes,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
    private readonly defaults: Readonly<Record<string, ValueNode | undefined>>,
  ) {}

  /** `sizes` are those of the schema's elements that an introspection has come to. */
  measure(set: SelectionSetNode, type: GraphQLOutputType, sizes = this.schema.largest): Totals {
    const totals = { depth: 0, aliases: 0, cost: 0 };
    for (const node of set.selections) {
      const part = node.kind === Kind.FIELD ? this.field(node, type, sizes)
        : node.kind === Kind.INLINE_FRAGMENT ? this.measure(node.selectionSet, type, sizes)
          : this.fragment(node.name.value, type, sizes);
      totals.depth = Math.max(totals.depth, part.depth);
      totals.aliases += part.aliases;
      totals.cost += part.cost;
    }
    return totals;
  }

  private fragment(name: string, type: GraphQLOutputType, sizes: Sizes): Totals {
    const key = `${name} ${String(type)} ${sizes.name}`;
    const known = this.known.get(key) ?? this.measure(this.fragments.get(name)!.selectionSet, type, sizes);
    this.known.set(key, known);
    return known;
  }

  private field(node: FieldNode, holder: GraphQLOutputType, sizes: Sizes): Totals {
    const aliases = node.alias ? 1 : 0;
    const field = isObjectType(holder) ? holder.getFields()[node.name.value] ?? META[node.name.value] : undefined;
    const type = field && getNamedType(field.type) as GraphQLOutputType;
    const introspects = isIntrospectionType(holder as never);
    // Texts of a schema are long, and told as often as one likes where they have other names.
    if (!node.selectionSet || !field || !type) return { depth: 1, aliases, cost: introspects ? aliases : 0 };
    const meta = introspects || isIntrospectionType(type as never);
    const inside = this.measure(node.selectionSet, type, meta ? this.sizesBelow(node, sizes) : sizes);
    const rows = meta ? this.told(node, sizes) : this.rows(node, field.extensions.rows);
    // `edges`, `nodes` and `pageInfo` declare no rows: the connection above them was counted.
    return { depth: inside.depth + 1, aliases: aliases + inside.aliases, cost: rows === null ? inside.cost : rows * (1 + inside.cost) };
  }

  /** How many an introspection tells here, for one that holds them. */
  private told({ name: { value } }: FieldNode, sizes: Sizes): number {
    switch (value) {
      case "types": return this.schema.types;
      case "directives": return this.schema.directives;
      case "fields": case "args": case "inputFields": case "enumValues": case "possibleTypes": case "interfaces": return sizes[value];
      default: return 1;
    }
  }

  private sizesBelow(node: FieldNode, sizes: Sizes): Sizes {
    switch (node.name.value) {
      case "types": return this.schema.mean;
      case "fields": case "args": case "inputFields": case "enumValues": return sizes;
      case "__type": {
        const name = this.value(node.arguments?.find(argument => argument.name.value === "name")?.value);
        return typeof name === "string" ? this.schema.of(name) : this.schema.largest;
      }
      default: return this.schema.largest;
    }
  }

  private value(node: ValueNode | undefined): unknown {
    if (node?.kind === Kind.STRING) return node.value;
    return node?.kind === Kind.VARIABLE ? this.variables[node.name.value] : undefined;
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
