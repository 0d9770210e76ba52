import type { Row } from "./noun.js";
import type { Table } from "./table.js";

/** A whole row that came as JSON (`to_jsonb(alias)`), as a read would have fetched it. */
export function rowOfJson(table: Table, json: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(table.properties.map(property => {
    const { name, type } = table.column(property);
    const value = json[name.replaceAll('"', "")] ?? null;
    return [property, type === "timestamptz" && value !== null ? new Date(value as string) : value];
  })) as Row;
}
