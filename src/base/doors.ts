import { isObjectType, type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLScalarType, type GraphQLSchema } from "graphql";
import { Args, ArgsType, Field, FieldResolver, Query, Resolver, type ClassType } from "type-graphql";
import { checkAccess, described, type Access } from "./access.js";
import { askedColumns } from "./asked.js";
import type { Context } from "./context.js";
import { keepExtensions, putExtensions } from "./field-extensions.js";
import { Id } from "./id.js";
import type { Row } from "./noun.js";
import { askedPage, connectionOf, fewOf, firstOf, PageArgs, type Page } from "./page.js";
import type { ById, HasMany, HasOne, PageOf, Value } from "./reads.js";
import type { Visible } from "./viewer.js";

/**
 * Doors bind reads to fields, one line a field: `sessions: page(sessionsOfEvent, "Sessions, by number")`. What a field
 * needs of its parent, what it costs and which read stands behind it are kept in the field's `extensions`.
 */
type OutputType = ClassType<object> | GraphQLScalarType | NumberConstructor | StringConstructor | BooleanConstructor | object;

export interface Door {
  type: () => OutputType | [OutputType];
  nullable: boolean;
  description: string;
  deprecationReason?: string;
  args?: ClassType<object>;
  extensions: Record<string, unknown>;
  resolve: (root: Row, args: Record<string, unknown>, context: Context, info: GraphQLResolveInfo) => unknown;
}

interface OneOptions { from?: string; nullable?: boolean; description: string; as?: () => ClassType<object> }

/** One row: by an id that the parent holds (`from`), or tied to the parent. Null when there is none or it is not for the viewer. */
export const one = (read: ById | HasOne, { from = "id", nullable = true, description, as }: OneOptions): Door => ({
  type: as ?? (() => read.noun), nullable, description,
  extensions: { read, needs: [from], rows: 1 },
  resolve: (root, _args, context, info) => {
    const key = root[from] as string | null;
    return key === null ? null : context.loaders.one(read, key, askedColumns(context.service.source, info, read.noun));
  },
});

/** A plain list with an enforced bound. */
export const list = (read: HasMany, description: string, args?: ClassType<{ first?: number | null }>): Door => ({
  type: () => [read.noun], nullable: false, description: `${description}; at most ${read.bound}`, args,
  extensions: { read, needs: ["id"], rows: read.bound },
  resolve: (root, { first, ...given }, context, info) => {
    const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
    return context.loaders.many(read, root.id, askedColumns(context.service.source, info, read.noun), filter, fewOf(first as number | null | undefined, read.bound));
  },
});

/** A value computed by SQL over the parent. */
export const value = (read: Value, type: () => OutputType | [OutputType], options: { nullable?: boolean; description: string }): Door => ({
  type, nullable: options.nullable ?? false, description: options.description,
  extensions: { read, needs: ["id"], rows: 0 },
  resolve: (root, _args, context) => context.loaders.value(read, root.id),
});

/** One column of a row that is tied to the parent. Doors of the same read share its statement: `columns` names all that they take. */
export const property = (read: HasOne, name: string, columns: readonly string[], type: () => OutputType, description: string): Door => ({
  type, nullable: true, description,
  extensions: { read, property: name, needs: ["id"], rows: 0 },
  resolve: async (root, _args, context) => (await context.loaders.one(read, root.id, columns))?.[name] ?? null,
});

/** A connection. */
export function page(read: PageOf, description: string, args: ClassType<PageArgs> = PageArgs): Door {
  const connection = connectionOf(read.noun);
  return {
    type: () => connection, nullable: false, description, args,
    extensions: { read, needs: ["id"], rows: "first" },
    resolve: (root, given, context, info) => pageFor(read, root.id, given, context, info),
  };
}

/**
 * What no read can say. `needs` names the columns of the parent that it looks at; `json` says the same as `resolve` in SQL,
 * as JSON text over the parent's row, so that what asks for it can still be planned.
 */
export const computed = (door: Omit<Door, "extensions" | "nullable"> & { nullable?: boolean; needs: readonly string[]; rows?: number; json?: Visible }): Door => {
  const { needs, rows = 0, json, ...rest } = door;
  return { nullable: false, ...rest, extensions: { needs, rows, ...(json && { json }) } };
};

function pageFor(read: PageOf, key: string | null, given: Record<string, unknown>, context: Context, info: GraphQLResolveInfo): Promise<Page> {
  const ask = askedPage(given);
  const columns = askedColumns(context.service.source, info, read.noun);
  return context.loaders.page(read, key, columns, { ...ask, first: firstOf(ask.first) });
}

/** Tells type-graphql of a field; what resolves it is put in its place by `resolveByDoors`. */
function decorate(target: object, name: string, door: Door, owner: ClassType<object> | "Query"): void {
  const descriptor = { value: () => { throw new Error(`${name} is resolved by its door`); }, writable: true, configurable: true, enumerable: false };
  Object.defineProperty(target, name, descriptor);
  if (door.args) Args(() => door.args!)(target, name, 0);
  keepExtensions(owner, name, { ...door.extensions, resolve: door.resolve });
  const options = { nullable: door.nullable, description: door.description, deprecationReason: door.deprecationReason };
  (owner === "Query" ? Query(door.type as never, options) : FieldResolver(door.type as never, options))(target, name, descriptor);
}

/**
 * Has the doors resolve their fields themselves. Between GraphQL and a method type-graphql looks parameters up, makes
 * classes of arguments and walks middlewares, for each field of each row.
 */
export function resolveByDoors(schema: GraphQLSchema): GraphQLSchema {
  putExtensions(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.extensions.resolve as Door["resolve"] | undefined;
      if (resolve) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}

/** The resolver class of fields that a module gives a type: its own or, from a later module, an earlier one. */
export function fieldsOf(type: ClassType<object>, doors: Readonly<Record<string, Door>>): ClassType<object> {
  class Fields {}
  for (const [name, door] of Object.entries(doors)) decorate(Fields.prototype, name, door, type);
  Resolver(() => type)(Fields);
  return Fields;
}

/** The resolver class of root queries; each declares who may ask. */
export function queries(doors: Readonly<Record<string, Door & { access: Access }>>): ClassType<object> {
  class Queries {}
  for (const [name, { access, ...door }] of Object.entries(doors)) {
    decorate(Queries.prototype, name, {
      ...door,
      description: described(door.description, access),
      extensions: { ...door.extensions, access },
      resolve: (root, args, context, info) => { checkAccess(access, "READ", context); return door.resolve(root, args, context, info); },
    }, "Query");
  }
  Resolver()(Queries);
  return Queries;
}

@ArgsType()
export class IdArgs {
  @Field(() => Id, { description: "Identifier of the object" }) id!: string;
}

/** Root query of one object by its id. */
export const oneById = (read: ById, access: Access, description: string): Door & { access: Access } => ({
  access, type: () => read.noun, nullable: true, description, args: IdArgs,
  extensions: { read, rows: 1 },
  resolve: (_root, args, context, info) => context.loaders.one(read, args.id as string, askedColumns(context.service.source, info, read.noun)),
});

/** Root query of the viewer's own row; null when nobody is signed in. */
export const oneOfViewer = (read: ById, as: () => ClassType<object>, description: string): Door & { access: Access } => ({
  access: "anyone", type: as, nullable: true, description,
  extensions: { read, rows: 1, ofViewer: true },
  resolve: (_root, _args, context, info) => context.viewer && context.loaders.one(read, context.viewer.personId, askedColumns(context.service.source, info, read.noun)),
});

/** Root query of a connection over all rows that the viewer may see. */
export const pageOfAll = (read: PageOf, access: Access, description: string, args: ClassType<PageArgs>): Door & { access: Access } => ({
  ...page(read, description, args), access,
  resolve: (_root, given, context, info) => pageFor(read, null, given, context, info),
});
