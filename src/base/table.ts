import type { DataSource, EntityMetadata } from "typeorm";
import type { NounClass } from "./noun.js";

/** How an entity's properties stand in its table: what the reads need of TypeORM's metadata. */
export class Table {
  readonly name: string;
  readonly properties: readonly string[];
  private readonly columns: Map<string, { name: string; type: string; nullable: boolean }>;

  constructor(metadata: EntityMetadata) {
    this.name = `"${metadata.tableName}"`;
    this.columns = new Map(metadata.columns.map(column => [column.propertyName, {
      name: `"${column.databaseName}"`,
      type: `${String(column.type)}${column.isArray ? "[]" : ""}`,
      nullable: column.isNullable,
    }]));
    this.properties = [...this.columns.keys()];
  }

  has(property: string): boolean { return this.columns.has(property); }

  column(property: string): { name: string; type: string; nullable: boolean } {
    const column = this.columns.get(property);
    if (!column) throw new Error(`${this.name} has no column for ${property}`);
    return column;
  }

  /** `t."starts_at"` for `startsAt`. */
  of(alias: string, property: string): string { return `${alias}.${this.column(property).name}`; }

  /** `t."id" AS "id", t."starts_at" AS "startsAt"`. */
  select(alias: string, properties: readonly string[]): string {
    return properties.map(property => `${this.of(alias, property)} AS "${property}"`).join(", ");
  }
}

const tables = new WeakMap<DataSource, Map<NounClass, Table>>();

export function tableOf(source: DataSource, noun: NounClass): Table {
  let known = tables.get(source);
  if (!known) tables.set(source, known = new Map());
  let table = known.get(noun);
  if (!table) known.set(noun, table = new Table(source.getMetadata(noun)));
  return table;
}

const names = new WeakMap<DataSource, ReadonlySet<string>>();

/** Names of the tables of all entities. */
export function tableNames(source: DataSource): ReadonlySet<string> {
  let known = names.get(source);
  if (!known) names.set(source, known = new Set(source.entityMetadatas.map(({ tableName }) => tableName)));
  return known;
}
