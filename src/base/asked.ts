import { getNamedType, isObjectType, Kind, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type SelectionSetNode } from "graphql";
import type { NounClass } from "./noun.js";
import { tableOf, type Table } from "./table.js";
import type { DataSource } from "typeorm";

/** What a door's field reads of its parent's row; kept in the field's `extensions`. */
export interface Needs { needs?: readonly string[] }

const cache = new WeakMap<FieldNode, Map<string, readonly string[]>>();

/** What of a field's info tells what is asked below it. */
export type Asking = Pick<GraphQLResolveInfo, "fieldNodes" | "returnType" | "fragments">;

/** The columns of `noun` that the selection under this field uses: its own, and those that the fields under it are bound to. */
export function askedColumns(source: DataSource, info: Asking, noun: NounClass): readonly string[] {
  const type = getNamedType(info.returnType);
  const only = info.fieldNodes.length === 1 ? info.fieldNodes[0] : null;
  const known = only && cache.get(only)?.get(type.name);
  if (known) return known;
  const table = tableOf(source, noun);
  const columns = isObjectType(type) ? collect(table, type, info.fieldNodes.map(node => node.selectionSet), info) : new Set(table.properties);
  const sorted = [...columns.add("id")].sort();
  if (only) cache.set(only, (cache.get(only) ?? new Map<string, readonly string[]>()).set(type.name, sorted));
  return sorted;
}

function collect(table: Table, type: GraphQLObjectType, selections: readonly (SelectionSetNode | undefined)[], info: Asking): Set<string> {
  const columns = new Set<string>();
  const visit = (set: SelectionSetNode | undefined, holder: GraphQLObjectType): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) visit(info.fragments[selection.name.value]?.selectionSet, holder);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, holder);
      else visitField(selection, holder);
    }
  };
  const visitField = (node: FieldNode, holder: GraphQLObjectType): void => {
    const field = holder.getFields()[node.name.value];
    if (!field) return;
    const wrapper = getNamedType(field.type);
    // A connection and its edges are no rows: the noun's selection lies below them.
    if (isObjectType(wrapper) && (holder.name.endsWith("Connection") || holder.name.endsWith("Edge"))) return visit(node.selectionSet, wrapper);
    if (holder.name.endsWith("Connection") || holder.name.endsWith("Edge")) return;
    const { needs } = field.extensions as Needs;
    if (needs) needs.forEach(property => columns.add(property));
    else if (table.has(field.name)) columns.add(field.name);
    else table.properties.forEach(property => columns.add(property));
  };
  selections.forEach(set => visit(set, type));
  return columns;
}
