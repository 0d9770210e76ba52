import type { FastifyBaseLogger } from "fastify";
import type { Pool } from "pg";
import type { DataSource } from "typeorm";
import type { Gate } from "./gate.js";
import type { Loaders } from "./loaders.js";
import type { Sealer } from "./seal.js";
import type { Viewer } from "./viewer.js";

/** What lives as long as the service. */
export interface Service {
  readonly source: DataSource;
  readonly pool: Pool;
  readonly gate: Gate;
  readonly sealer: Sealer;
  /** Tells the relay that a change left rows in the outbox. */
  readonly wake: () => void;
}

/** What lives as long as one request. */
export interface Context {
  readonly service: Service;
  readonly loaders: Loaders;
  readonly requestId: string;
  /** The client's address, for the budgets of unsigned requests; never stored in clear. */
  readonly address: string;
  readonly log: FastifyBaseLogger;
  viewer: Viewer | null;
}
