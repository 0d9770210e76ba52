import { isObjectType, type GraphQLSchema } from "graphql";
import { getMetadataStorage, type ClassType } from "type-graphql";

type Extensions = Readonly<Record<string, unknown>>;

/** A type by its class or, where it has none, by its name. */
type Owner = ClassType<object> | "Query" | "Mutation" | "Subscription";

const kept = new Map<Owner, Map<string, Extensions>>();

/** Keeps what is to be the `extensions` of a field. type-graphql looks through all of its own for each field of the schema: with thousands of both that is most of a start. */
export function keepExtensions(owner: Owner, field: string, extensions: Extensions): void {
  const fields = kept.get(owner) ?? new Map<string, Extensions>();
  kept.set(owner, fields);
  fields.set(field, extensions);
}

/** At most how many rows a field of a type's own answers: what an operation's cost counts. */
export const Rows = (rows: number): PropertyDecorator => (target, field) => { keepExtensions(target.constructor as ClassType<object>, String(field), { rows }); };

/** Puts what was kept into a schema that has just been built. */
export function putExtensions(schema: GraphQLSchema): void {
  const names = new Map(getMetadataStorage().objectTypes.map(({ target, name }) => [target, name] as const));
  for (const [owner, fields] of kept) {
    const type = schema.getType(typeof owner === "string" ? owner : names.get(owner) ?? owner.name);
    if (!isObjectType(type)) continue;
    const known = type.getFields();
    for (const [name, extensions] of fields) {
      const field = known[name];
      field.extensions = { ...field.extensions, ...extensions };
    }
  }
}
