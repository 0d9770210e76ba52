import { isEnumType, isInputObjectType, isInterfaceType, isAbstractType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from "graphql";

/** How many of each an introspection tells for one that holds them; fractions where it is a mean. */
export interface Sizes {
  readonly name: string;
  readonly fields: number; readonly args: number; readonly inputFields: number; readonly enumValues: number; readonly possibleTypes: number; readonly interfaces: number;
}

/** How large a schema is to somebody who asks for all of it, or for a type by name. */
export interface SchemaSizes {
  readonly types: number;
  readonly directives: number;
  /** Of a type that is told as one of all. */
  readonly mean: Sizes;
  /** Of a type that something leads to. */
  readonly largest: Sizes;
  /** Of the type of this name; nothing of one that there is not. */
  of(name: string): Sizes;
}

const known = new WeakMap<GraphQLSchema, SchemaSizes>();

export function sizesOf(schema: GraphQLSchema): SchemaSizes {
  let sizes = known.get(schema);
  if (!sizes) known.set(schema, sizes = measured(schema));
  return sizes;
}

function measured(schema: GraphQLSchema): SchemaSizes {
  const types = Object.values(schema.getTypeMap());
  const parts = types.map(type => partsOf(schema, type));
  const directives = schema.getDirectives();
  const directiveArgs = Math.max(0, ...directives.map(({ args }) => args.length));
  const sum = (count: (of: Parts) => number): number => parts.reduce((total, of) => total + count(of), 0);
  const most = (count: (of: Parts) => number): number => Math.max(0, ...parts.map(count));
  const fields = sum(of => of.fields);
  return {
    types: types.length, directives: directives.length,
    mean: {
      name: "mean", fields: fields / types.length, args: Math.max(sum(of => of.args) / fields, directiveArgs / types.length),
      inputFields: sum(of => of.inputFields) / types.length, enumValues: sum(of => of.enumValues) / types.length,
      possibleTypes: sum(of => of.possibleTypes) / types.length, interfaces: sum(of => of.interfaces) / types.length,
    },
    largest: {
      name: "largest", fields: most(of => of.fields), args: Math.max(most(of => of.mostArgs), directiveArgs), inputFields: most(of => of.inputFields),
      enumValues: most(of => of.enumValues), possibleTypes: most(of => of.possibleTypes), interfaces: most(of => of.interfaces),
    },
    of: name => {
      const type = schema.getType(name);
      const { mostArgs = 0, ...of } = type ? partsOf(schema, type) : { fields: 0, inputFields: 0, enumValues: 0, possibleTypes: 0, interfaces: 0 };
      return { ...of, name: type ? name : "none", args: mostArgs };
    },
  };
}

interface Parts { fields: number; args: number; mostArgs: number; inputFields: number; enumValues: number; possibleTypes: number; interfaces: number }

function partsOf(schema: GraphQLSchema, type: GraphQLNamedType): Parts {
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  return {
    fields: fields.length,
    args: fields.reduce((total, { args }) => total + args.length, 0),
    mostArgs: Math.max(0, ...fields.map(({ args }) => args.length)),
    inputFields: isInputObjectType(type) ? Object.keys(type.getFields()).length : 0,
    enumValues: isEnumType(type) ? type.getValues().length : 0,
    possibleTypes: isAbstractType(type) ? schema.getPossibleTypes(type).length : 0,
    interfaces: isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0,
  };
}
