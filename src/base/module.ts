import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import type { ClassType } from "type-graphql";
import type { Context, Service } from "./context.js";
import type { DoorPass, Visible } from "./viewer.js";
import type { Locale } from "./locale.js";

/** How a kind of message is worded; `data` is what the change put in the outbox. */
export type Wording = (data: never, locale: Locale) => { subject: string; text: string };

/** Work that comes round by the clock. It may run late, twice, and on any instance; nobody signed in stands behind it. */
export interface Job {
  /** When: a cron pattern in UTC, for example "17 * * * *" for each hour's 17th minute. */
  every: string;
  /** Whether it asks servers of others: an operator can have that off. */
  asksOthers?: true;
  /** `stop` is aborted when the service stops. */
  run: (context: Context, stop?: AbortSignal) => Promise<void>;
}

/** Names of columns that hold instants, by table. */
export type Moments = Readonly<Record<string, readonly string[]>>;

/** Work that a change has left for later, run once for each time it was added, on any instance. `signal` says that the service stops. */
export interface Task {
  run: (context: Context, payload: unknown, signal: AbortSignal) => Promise<void>;
}

export type Tasks = Readonly<Record<string, Task>>;

export type Jobs = Readonly<Record<string, Job>>;

/** What a module's own HTTP route is given. */
export interface RouteContext {
  service: Service;
  /** Who the request's bearer token stands for; throws a Problem when it is not valid. */
  contextOf: (authorization: string | undefined, address: string, requestId: string) => Promise<Context>;
}

/** Bearer tokens that open a door instead of standing for a person. What they begin with tells them from all others. */
export interface DoorTokens {
  prefix: string;
  /** What tokens with these digests open, in their order; null for what is unknown, revoked or expired. */
  find: (pool: Pool, hashes: readonly string[]) => Promise<(DoorPass | null)[]>;
}

/** A module's card: what it offers to be composed. */
export interface Module {
  name: string;
  entities: readonly (new () => object)[];
  resolvers: readonly ClassType<object>[];
  /** Bearer tokens that stand for no person. */
  doorTokens?: DoorTokens;
  /** Doors besides GraphQL, for what it cannot carry: a file. */
  routes?: (app: FastifyInstance, context: RouteContext) => void;
  /** Conditions under which this module makes a noun of an earlier module visible: a person, by hosting a session. */
  shows?: { person?: Visible };
  /** Columns that reads compare with the present, by table: what everybody sees changes when they pass, though nobody writes. */
  moments?: Moments;
  /** Kinds of mail that this module's changes cause. */
  mail?: Readonly<Record<string, Wording>>;
  /** What it does by the clock, by a name that no other module gives. */
  jobs?: Jobs;
  /** What its changes leave for later, likewise. */
  tasks?: Tasks;
}
