import { getArgumentValues, Kind, type FieldNode, type GraphQLField, type ValueNode } from "graphql";

export type Variables = Readonly<Record<string, unknown>>;
type Arguments = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

/** Values of a field's parameters, from its coerced arguments; throws what the executed field would. */
type Pick = (args: Arguments) => Record<string, unknown>;

/** What fills the parameters of a plan's statements: what stands in the document, and what each request's variables say. */
export class Parameters {
  private readonly constants: Record<string, unknown> = {};
  private readonly bindings: { field: Field; node: FieldNode; pick: Pick }[] = [];
  private prefixes = 0;

  /** A prefix for the names of one field's parameters, so that two uses of a read do not meet. */
  prefix(): string { return `p${++this.prefixes}_`; }

  add(field: Field, node: FieldNode, args: Arguments, pick: Pick): void {
    if (node.arguments?.some(argument => usesVariable(argument.value))) this.bindings.push({ field, node, pick });
    else Object.assign(this.constants, pick(args));
  }

  values(variables: Variables): Record<string, unknown> {
    const values = { ...this.constants };
    for (const { field, node, pick } of this.bindings) Object.assign(values, pick(getArgumentValues(field, node, variables)));
    return values;
  }
}

function usesVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(usesVariable);
  return value.kind === Kind.OBJECT && value.fields.some(field => usesVariable(field.value));
}

/** Parameters in a read's SQL are named by its arguments: each use of the read has names of its own. */
export const renamed = (sql: string, names: readonly string[], prefix: string): string =>
  names.length === 0 ? sql : sql.replace(new RegExp(`(?<![:\\w]):(${names.join("|")})\\b`, "g"), `:${prefix}$1`);
