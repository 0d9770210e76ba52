import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Row } from "./noun.js";
import { encodeCursor, type Page } from "./page.js";
import { byIdSql, pageSql, tiedSql, totalSql, valueSql, type PageAsk } from "./read-sql.js";
import type { ById, HasMany, HasOne, PageOf, Read, Value } from "./reads.js";
import { run, type Queryable } from "./statement.js";
import type { ViewerParams } from "./viewer.js";

type Keyed<T> = T & { $key: string };

/**
 * Runs the reads of one request, batched: one statement for all parents that a tick asks for with the same columns and
 * arguments. Made with the request, forgotten after each change.
 */
export class Loaders {
  private live = new Map<Read, Map<string, DataLoader<string, unknown>>>();

  constructor(
    private readonly source: DataSource,
    /** Inside a change its own connection. */
    private readonly connection: Queryable,
    private readonly viewer: () => ViewerParams,
  ) {}

  forget(): void { this.live.clear(); }

  one(read: ById | HasOne, key: string, columns: readonly string[]): Promise<Row | null> {
    return this.loaderOfOne(read, columns).load(key);
  }

  /** Sends the read at once, without waiting for others to batch it with. */
  async now(read: ById, id: string, columns: readonly string[]): Promise<Row | null> {
    return (await this.ones(read, [id], columns))[0];
  }

  /** Knows this row already. */
  prime(read: ById, id: string, columns: readonly string[], row: Row | null): void { this.loaderOfOne(read, columns).prime(id, row); }

  private loaderOfOne(read: ById | HasOne, columns: readonly string[]): DataLoader<string, Row | null> {
    return this.loader<Row | null>(read, columns.join(), keys => this.ones(read, keys, columns));
  }

  private async ones(read: ById | HasOne, keys: readonly string[], columns: readonly string[]): Promise<(Row | null)[]> {
    const text = read.kind === "byId" ? byIdSql(this.source, read, columns) : tiedSql(this.source, read, columns, [], false);
    const rows = new Map((await this.rows<Keyed<Row>>(text, { keys })).map(row => [row.$key, row]));
    return keys.map(id => rows.get(id) ?? null);
  }

  many(read: HasMany, key: string, columns: readonly string[], filter: Readonly<Record<string, unknown>> = {}, first: number | null = null): Promise<Row[]> {
    return this.loader<Row[]>(read, JSON.stringify([columns, filter, first]), async keys => {
      const groups = new Map<string, Row[]>(keys.map(id => [id, []]));
      const text = tiedSql(this.source, read, columns, Object.keys(filter), first !== null);
      for (const row of await this.rows<Keyed<Row>>(text, { keys, first, ...filter })) groups.get(row.$key)!.push(row);
      return keys.map(id => groups.get(id)!);
    }).load(key);
  }

  /** `given` are parameters of the read's own. */
  value<T>(read: Value, key: string, given: Readonly<Record<string, unknown>> = {}): Promise<T | null> {
    return this.loader<T | null>(read, JSON.stringify(given), async keys => {
      const rows = await this.rows<Keyed<{ value: T }>>(valueSql(this.source, read), { keys, ...given });
      const values = new Map(rows.map(row => [row.$key, row.value]));
      return keys.map(id => values.get(id) ?? null);
    }).load(key);
  }

  page(read: PageOf, key: string | null, columns: readonly string[], ask: PageAsk): Promise<Page> {
    return this.loader<Page>(read, JSON.stringify([columns, ask]), async keys => {
      const { text, values, sort, tag } = pageSql(this.source, read, ask, columns);
      const groups = new Map<string, Row[]>(keys.map(id => [id, []]));
      for (const row of await this.rows<Row>(text, read.tie === null ? values : { keys, ...values })) {
        groups.get(read.tie === null ? keys[0] : row.$key as string)!.push(row);
      }
      return keys.map(id => {
        const rows = groups.get(id)!;
        const nodes = rows.slice(0, ask.first);
        const edges = nodes.map(node => ({ node, cursor: encodeCursor(tag, sort.map((_, i) => node[`$${i}`])) }));
        return {
          edges, nodes,
          pageInfo: {
            hasNextPage: rows.length > ask.first,
            hasPreviousPage: ask.after !== null,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null,
          },
          totalCount: () => this.total(read, id, ask.filter),
        };
      });
    }).load(key ?? "");
  }

  private total(read: PageOf, key: string, filter: Readonly<Record<string, unknown>>): Promise<number> {
    return this.loader<number>(read, `total ${JSON.stringify(filter)}`, async keys => {
      const rows = await this.rows<{ $key?: string; value: number }>(totalSql(this.source, read, filter), { keys, ...filter });
      const totals = new Map(rows.map(row => [row.$key ?? "", row.value]));
      return keys.map(id => totals.get(id) ?? 0);
    }).load(key);
  }

  private loader<T>(read: Read, variant: string, batch: (keys: readonly string[]) => Promise<T[]>): DataLoader<string, T> {
    let variants = this.live.get(read);
    if (!variants) this.live.set(read, variants = new Map());
    let loader = variants.get(variant);
    if (!loader) variants.set(variant, loader = new DataLoader<string, unknown>(batch));
    return loader as DataLoader<string, T>;
  }

  private rows<T>(text: string, values: Record<string, unknown>): Promise<T[]> {
    return run<T>(this.connection, text, { ...this.viewer(), ...values });
  }
}

