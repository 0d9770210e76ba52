import { DefaultNamingStrategy, type Table } from "typeorm";

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
const tableName = (table: Table | string): string => (typeof table === "string" ? table : table.name).split(".").at(-1)!;

/** Tables and columns in snake case; constraints named as PostgreSQL names them itself, so that migrations stay plain SQL. */
export class SnakeCase extends DefaultNamingStrategy {
  override tableName(className: string, given?: string): string { return given ?? snake(className); }
  override columnName(property: string, given: string | undefined): string { return given ?? snake(property); }
  override primaryKeyName(table: Table | string): string { return `${tableName(table)}_pkey`; }
  override foreignKeyName(table: Table | string, columns: string[]): string { return `${tableName(table)}_${columns.join("_")}_fkey`; }
  override indexName(table: Table | string, columns: string[]): string { return `${tableName(table)}_${columns.join("_")}_idx`; }
}
