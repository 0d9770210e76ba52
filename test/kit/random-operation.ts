import {
  getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, print, parse, validate,
  type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema,
} from "graphql";

export interface Operation { query: string; variables: Record<string, unknown> }

/** Values that arguments are filled with: ids by the kind of thing, texts, instants. */
export interface Stock {
  ids: Readonly<Record<string, readonly string[]>>;
  texts: readonly string[];
  instants: readonly string[];
  /** Cursors by the name of the field that gave them out. */
  cursors: Readonly<Record<string, readonly string[]>>;
}

/** Makes valid queries of a schema, the same for the same seed. */
export class RandomOperations {
  private variables: Record<string, unknown> = {};
  private declared: string[] = [];
  private fragments: string[] = [];
  private aliases = 0;

  constructor(private readonly schema: GraphQLSchema, private readonly stock: Stock, private readonly random: () => number) {}

  next(): Operation {
    for (;;) {
      const operation = this.make();
      if (validate(this.schema, parse(operation.query)).length === 0) return operation;
    }
  }

  private make(): Operation {
    [this.variables, this.declared, this.fragments, this.aliases] = [{}, [], [], 0];
    const set = this.selection(this.schema.getQueryType()!, 5, 1 + this.below(2));
    const head = this.declared.length > 0 ? `query Q(${this.declared.join(", ")})` : "query";
    return { query: print(parse([`${head} ${set}`, ...this.fragments].join("\n"))), variables: this.variables };
  }

  private selection(type: GraphQLObjectType, depth: number, most = 1 + this.below(5)): string {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter(field => !isObjectType(getNamedType(field.type)));
    const parts: string[] = [];
    for (let i = 0; i < most; i++) {
      const from = depth <= 0 || (leaves.length > 0 && this.chance(0.45)) ? leaves : fields;
      if (from.length > 0) parts.push(this.wrapped(type, this.field(this.pick(from), depth)));
    }
    if (parts.length === 0 || this.chance(0.15)) parts.push(this.alias("__typename"));
    return `{ ${parts.join(" ")} }`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.flatMap(arg => this.argument(arg, field));
    const type = getNamedType(field.type);
    const below = isObjectType(type) ? this.selection(type, depth - 1) : "";
    return `${this.alias(field.name)}${args.length > 0 ? `(${args.join(", ")})` : ""}${this.directive()} ${below}`;
  }

  private alias(name: string): string { return this.chance(0.2) ? `a${++this.aliases}: ${name}` : name; }

  private wrapped(type: GraphQLObjectType, field: string): string {
    if (this.chance(0.06)) return `... on ${type.name}${this.directive()} { ${field} }`;
    if (this.chance(0.04)) return `...${this.directive()} { ${field} }`;
    if (!this.chance(0.06)) return field;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${field} }`);
    return `...${name}${this.directive()}`;
  }

  private directive(): string {
    if (!this.chance(0.08)) return "";
    const value = this.chance(0.7);
    const condition = this.chance(0.5) ? this.variable("Boolean!", value) : String(value);
    return this.chance(0.5) ? ` @include(if: ${condition})` : ` @skip(if: ${condition})`;
  }

  private argument(arg: GraphQLArgument, field: GraphQLField<unknown, unknown>): string[] {
    // Short pages keep most operations within their cost.
    const needed = isNonNullType(arg.type) || (arg.name === "first" && this.chance(0.85));
    if (!needed && !this.chance(arg.name === "after" ? 0.08 : 0.25)) return [];
    const { value, literal } = this.value(arg, field);
    const type = arg.type.toString();
    if (this.chance(0.5)) return [`${arg.name}: ${literal}`];
    if (this.chance(0.1) && !isNonNullType(arg.type)) return [`${arg.name}: ${this.variable(type, undefined, this.chance(0.5) ? ` = ${literal}` : "")}`];
    return [`${arg.name}: ${this.variable(type, value)}`];
  }

  private variable(type: string, value: unknown, fallback = ""): string {
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${type}${fallback}`);
    if (value !== undefined) this.variables[name] = value;
    return `$${name}`;
  }

  private value(input: GraphQLArgument | GraphQLInputField, field: GraphQLField<unknown, unknown>): { value: unknown; literal: string } {
    if (!isNonNullType(input.type) && this.chance(0.08)) return { value: null, literal: "null" };
    const plain = (value: unknown) => ({ value, literal: JSON.stringify(value) });
    const type = getNullableType(input.type) as GraphQLInputType;
    if (isListType(type)) throw new Error("No query takes lists yet");
    if (isInputObjectType(type)) {
      const chosen = Object.values(type.getFields()).filter(item => isNonNullType(item.type) || this.chance(0.4)).map(item => [item.name, this.value(item, field)] as const);
      return {
        value: Object.fromEntries(chosen.map(([name, item]) => [name, item.value])),
        literal: `{ ${chosen.map(([name, item]) => `${name}: ${item.literal}`).join(", ")} }`,
      };
    }
    if (isEnumType(type)) {
      const { name } = this.pick(type.getValues());
      return { value: name, literal: name };
    }
    switch (type.toString()) {
      case "ID": return plain(this.pick(this.stock.ids[input.name === "id" ? getNamedType(field.type).name : input.name] ?? Object.values(this.stock.ids).flat()));
      case "Int": return plain(input.name === "first" && this.chance(0.03) ? this.pick([0, -1, 101]) : 1 + this.below(4));
      case "Boolean": return plain(this.chance(0.5));
      case "DateTime": return plain(this.pick(this.stock.instants));
      default: return plain(this.pick(input.name === "after" ? [...this.stock.cursors[field.name] ?? [], "bm90IGEgY3Vyc29y"] : this.stock.texts));
    }
  }

  private below(most: number): number { return Math.floor(this.random() * most); }
  private chance(share: number): boolean { return this.random() < share; }
  private pick<T>(from: readonly T[]): T { return from[this.below(from.length)]; }
}
