import type { FastifyBaseLogger } from "fastify";
import type { Pool } from "pg";
import type { DataSource } from "typeorm";
import { clock } from "./clock.js";
import type { Gate } from "./gate.js";
import type { Topic } from "./live/topic.js";
import { Loaders } from "./loaders.js";
import type { Sealer } from "./seal.js";
import type { Queryable } from "./statement.js";
import { paramsOf, type DoorPass, type Viewer } from "./viewer.js";

/** What lives as long as the service. */
export interface Service {
  readonly source: DataSource;
  readonly pool: Pool;
  /** What reads outside of changes are run on. */
  readonly reads: Queryable;
  readonly gate: Gate;
  readonly sealer: Sealer;
  /** Tells the relay that a change left rows in the outbox. */
  readonly wake: () => void;
  /** Told after each commit which tables it wrote to (null stands for any), and what subscribers are to look at again. */
  readonly changed: (tables: readonly string[] | null, topics: Iterable<Topic>) => void;
}

/** What lives as long as one request. */
export class Context {
  readonly loaders: Loaders;
  /** In a box: Apollo copies the context, and signing in must be seen by the loaders too. */
  private readonly who: { viewer: Viewer | null };

  constructor(
    readonly service: Service,
    readonly requestId: string,
    /** The client's address, for the budgets of unsigned requests; never stored in clear. */
    readonly address: string,
    viewer: Viewer | null,
    readonly log: FastifyBaseLogger,
    readonly doorPass: DoorPass | null = null,
  ) {
    const who = { viewer };
    this.who = who;
    this.loaders = new Loaders(service.source, service.reads, () => paramsOf(who.viewer, clock.now(), doorPass));
  }

  get viewer(): Viewer | null { return this.who.viewer; }
  set viewer(viewer: Viewer | null) { this.who.viewer = viewer; }
}
