import "reflect-metadata";
import { pino, type Logger } from "pino";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import type { AdmissionBounds } from "../../src/http/admission.js";
import type { Letter, PostOffice } from "../../src/notifications/post-office.js";
import { openService, type Running } from "../../src/service.js";
import { makeDatabase } from "./database.js";

export interface Answer<T = Record<string, never>> {
  data: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; retryable: boolean; path?: (string | number)[]; [key: string]: unknown } }[];
  status: number;
}

export interface Asking { as?: { token: string } | null; headers?: Record<string, string> }

interface Options {
  production?: boolean;
  plans?: boolean;
  answerCache?: boolean;
  poolSize?: number;
  /** Takes what is logged, which otherwise goes nowhere. */
  log?: Logger;
  /** How long a subscriber may leave its messages unread. */
  patienceMs?: number;
  /** How long headers may take, and a body in which nothing comes. */
  slowMs?: number;
  /** How many changes run and wait. */
  changes?: AdmissionBounds;
  /** Where mail goes instead of being kept in memory. */
  office?: PostOffice;
  /** Whether jobs may ask servers of others. */
  linkCheck?: boolean;
  /** Another instance over the same database, which must have started. */
  beside?: TestService;
}

/** The service over a database of this test file. Mail is kept in memory; a test asks as a client would. */
export class TestService {
  readonly mail: Letter[] = [];
  private running!: Running;
  private database!: { url: string; drop(): Promise<void> };

  constructor(private readonly options: Options = {}) {}

  get app(): FastifyInstance { return this.running.doors.app; }
  get pool(): Pool { return this.running.service.pool; }
  get parts(): Running { return this.running; }
  get databaseUrl(): string { return this.database.url; }

  async start(): Promise<void> {
    const { beside } = this.options;
    this.database = beside ? { url: beside.databaseUrl, drop: () => Promise.resolve() } : await makeDatabase();
    const office = this.options.office ?? { send: (letter: Letter) => { this.mail.push(letter); return Promise.resolve({}); } };
    const log = this.options.log ?? pino({ level: process.env.TEST_LOG ?? "silent" });
    this.running = await openService(this.database.url, {
      production: this.options.production ?? false, publicUrl: "https://coproduce.test", trustProxy: [], metrics: true, plans: this.options.plans ?? true, answerCache: this.options.answerCache ?? true, poolSize: this.options.poolSize ?? 10,
      secret: null, smtpUrl: null, mailFrom: "test@localhost", dataDir: ".data", patienceMs: this.options.patienceMs, slowMs: this.options.slowMs, changes: this.options.changes, linkCheck: this.options.linkCheck,
    }, log, office);
    await this.app.ready();
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.database.drop();
  }

  /** An operation's answer, whatever it is. */
  async answer<T = Record<string, never>>(query: string, variables: Record<string, unknown> = {}, { as, headers }: Asking = {}): Promise<Answer<T>> {
    const response = await this.app.inject({
      method: "POST", url: "/graphql", payload: { query, variables },
      headers: { ...(as ? { authorization: `Bearer ${as.token}` } : {}), ...headers },
    });
    return { ...response.json<Omit<Answer<T>, "status">>(), status: response.statusCode };
  }

  /** The data of an operation that is expected to have no errors. */
  async ask<T = Record<string, never>>(query: string, variables: Record<string, unknown> = {}, asking: Asking = {}): Promise<T> {
    const { data, errors } = await this.answer<T>(query, variables, asking);
    if (errors || !data) throw new Error(`Unexpected errors: ${JSON.stringify(errors)}`);
    return data;
  }

  /** A change by name; its payload, refusals and all. `select` is what is asked of the payload besides its errors. */
  async change<T = Record<string, never>>(name: string, input: Record<string, unknown>, select: string, as: { token: string } | null): Promise<T & { errors: RefusalAnswer[] }> {
    const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
    const data = await this.ask<Record<string, T & { errors: RefusalAnswer[] }>>(
      `mutation($input: ${type}!) { ${name}(input: $input) { ${select} errors { __typename ... on Refusal { message path } } } }`, { input }, { as });
    return data[name];
  }

  /** A change that is expected to be done. */
  async done<T = Record<string, never>>(name: string, input: Record<string, unknown>, select: string, as: { token: string } | null): Promise<T> {
    const payload = await this.change<T>(name, input, select, as);
    if (payload.errors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(payload.errors)}`);
    return payload;
  }

  /** Kinds and paths of the refusals of a change that is expected to be refused. */
  async refusals(name: string, input: Record<string, unknown>, as: { token: string } | null): Promise<string[]> {
    const { errors } = await this.change(name, input, "", as);
    return errors.map(({ __typename, path }) => [__typename, ...(path ? [path.join(".")] : [])].join(" "));
  }

  async rows<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.pool.query(sql, values)).rows as T[];
  }
}

export interface RefusalAnswer { __typename: string; message: string; path: string[] | null }

/** A service for the tests of a file. */
export function useService(options: Options = {}): TestService {
  const service = new TestService(options);
  beforeAll(() => service.start());
  afterAll(() => service.stop());
  return service;
}

/** No measure of anything: a busy machine takes its time. */
const PATIENCE_MS = 60_000;

/** Waits until something holds, for what happens after a change has answered. */
export async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!await holds()) {
    if (Date.now() > end) throw new Error("It did not come to hold in time");
    await new Promise(resolve => { setTimeout(resolve, 20); });
  }
}
