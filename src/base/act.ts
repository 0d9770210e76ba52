import type { PoolClient } from "pg";
import type { EntityManager, FindOptionsWhere } from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity.js";
import type { Loaders } from "./loaders.js";
import { newId } from "./id.js";
import type { Topic } from "./live/topic.js";
import type { Noun, NounClass } from "./noun.js";
import { Changed, refuse } from "./refusal.js";
import { run } from "./statement.js";
import { tableOf } from "./table.js";
import { Touched } from "./touched.js";
import { paramsOf, type Viewer } from "./viewer.js";
import type { Context } from "./context.js";

/** Something to be told once the change is done. */
export interface Telling {
  kind: string;
  personId?: string;
  causeId: string;
  data?: Record<string, unknown>;
  sealed?: unknown;
}

type New<T> = Omit<T, keyof Noun> & { id?: string };

type Looking = Pick<EntityManager, "findOneBy" | "findBy" | "countBy">;

/** What a verb is given, and all that it may touch: one transaction, who acts, and when. */
export class Act<V extends Viewer | null = Viewer> {
  readonly told: Telling[] = [];
  /** What was sent without waiting for it. */
  readonly written: Promise<unknown>[] = [];
  /** What failed first: of statements that are sent together, those behind it fail because of it. */
  failure: unknown = null;
  /** Tables that were written to. */
  readonly touched = new Touched();
  /** What subscribers are to look at again, once it is committed. */
  readonly topics = new Set<Topic>();
  private readonly params: Record<string, unknown>;

  constructor(
    private readonly manager: EntityManager,
    private readonly client: PoolClient,
    /** Reads that run inside this transaction. */
    readonly reads: Loaders,
    readonly viewer: V,
    readonly now: Date,
    readonly context: Context,
  ) {
    this.params = { ...paramsOf(viewer, now, context.doorPass) };
  }

  /** To look at entities; what is written goes through the act, which notes it. */
  get db(): Looking { return this.manager; }

  /** Runs SQL with named parameters; `:viewer`, `:administrator`, `:doorEvent` and `:now` are always there. */
  sql<T = Record<string, never>>(text: string, values: Readonly<Record<string, unknown>> = {}): Promise<T[]> {
    this.touched.by(text);
    return run<T>(this.client, text, { ...this.params, ...values }).catch((error: unknown) => {
      this.failure ??= error;
      throw error;
    });
  }

  /** Sends a statement whose answer nobody needs; that it failed comes to light at the commit. */
  write(text: string, values: Readonly<Record<string, unknown>> = {}): void {
    const sent = this.sql(text, values);
    sent.catch(() => {});
    this.written.push(sent);
  }

  async first<T>(text: string, values: Readonly<Record<string, unknown>> = {}): Promise<T | null> {
    return (await this.sql<T>(text, values))[0] ?? null;
  }

  async insert<T extends Noun>(noun: NounClass<T>, values: New<T>): Promise<string> {
    const id = values.id ?? newId();
    this.touched.table(this.manager, noun);
    await this.manager.insert(noun, { ...values, id, createdAt: this.now, updatedAt: this.now } as unknown as QueryDeepPartialEntity<T>);
    return id;
  }

  async update<T extends Noun>(noun: NounClass<T>, id: string, values: Partial<New<T>>): Promise<void> {
    this.touched.table(this.manager, noun);
    await this.manager.update(noun, id, { ...values, updatedAt: this.now } as unknown as QueryDeepPartialEntity<T>);
  }

  /** How many were deleted. */
  async delete<T extends Noun>(noun: NounClass<T>, where: FindOptionsWhere<T>): Promise<number> {
    this.touched.everything();
    return (await this.manager.delete(noun, where)).affected ?? 0;
  }

  /** Edits a noun that several people edit: refused when it is not at the version the viewer read. */
  async edit<T extends Noun & { version: number }>(noun: NounClass<T>, id: string, expectedVersion: number | null | undefined, values: Partial<New<T>>): Promise<void> {
    const { name } = tableOf(this.context.service.source, noun);
    const row = await this.first<{ version: number }>(`SELECT version FROM ${name} WHERE id = :id FOR NO KEY UPDATE`, { id });
    const version = row?.version ?? 0;
    if (expectedVersion != null && expectedVersion !== version) refuse(new Changed(version));
    await this.update(noun, id, { ...values, version: version + 1 } as Partial<New<T>>);
  }

  tell(telling: Telling): void { this.told.push(telling); }

  /** Says what subscribers may find changed; they read it themselves. One topic too many costs a look, one too few a few seconds. */
  announce(topic: Topic): void { this.topics.add(topic); }
}
