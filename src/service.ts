import { randomBytes, randomUUID } from "node:crypto";
import path from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Pool } from "pg";
import { Gate } from "./base/gate.js";
import { Context, type Service } from "./base/context.js";
import type { Jobs } from "./base/module.js";
import { LiveHub } from "./base/live/hub.js";
import { reachedAt } from "./base/public-address.js";
import { Reader } from "./base/plan/reader.js";
import { Sealer } from "./base/seal.js";
import type { Config } from "./config.js";
import { migrate, openDatabase, openWire, poolOf } from "./database.js";
import { stillSignedIn } from "./identity/sign-in.js";
import { jobs, modules, tasks } from "./modules.js";
import type { AdmissionBounds } from "./http/admission.js";
import { AnswerCache } from "./http/answer-cache.js";
import { Freshness } from "./http/freshness.js";
import { NextMoment } from "./http/moments.js";
import { Announcer } from "./notifications/announcer.js";
import { Deliverer } from "./notifications/deliver.js";
import { Listener } from "./notifications/listener.js";
import { FilePostOffice, senderOf, SmtpPostOffice, type PostOffice } from "./notifications/post-office.js";
import { Relay } from "./notifications/relay.js";
import { startWorker } from "./notifications/worker.js";
import { makeSchema } from "./schema.js";
import { makeServer, type Doors } from "./server.js";

/** How long a subscriber may leave its messages unread. */
const PATIENCE_MS = 10_000;
const GATE_WIDTH = 2;
const GATE_PATIENCE_MS = 10_000;

export interface Running {
  service: Service;
  schema: GraphQLSchema;
  doors: Doors;
  /** Lets requests end, passes on what is in the outbox, then closes everything. */
  stop(): Promise<void>;
}

type ServiceConfig = Pick<Config, "production" | "publicUrl" | "trustProxy" | "metrics" | "plans" | "answerCache" | "poolSize" | "secret" | "smtpUrl" | "mailFrom" | "dataDir"> & { metricsToken?: string | null; patienceMs?: number; slowMs?: number; changes?: AdmissionBounds; linkCheck?: boolean };

/** Everything between a database and the doors; it does not listen yet. */
export async function openService(databaseUrl: string, config: ServiceConfig, log: FastifyBaseLogger, office: PostOffice = officeOf(config)): Promise<Running> {
  reachedAt(config.publicUrl);
  await migrate(databaseUrl);
  const lost = (error: Error): void => log.warn({ err: error }, "a connection to the database was lost");
  const source = await openDatabase(databaseUrl, config.poolSize, lost);
  const pool = poolOf(source);
  const wire = await openWire(databaseUrl, lost);
  const reader = new Reader(pool, wire);
  const sealer = new Sealer(config.secret ?? await keptSecret(pool));
  const relay = new Relay(pool, log);
  const announcer = new Announcer(pool, log);
  const freshness = new Freshness();
  const written = (tables: readonly string[] | null): void => { freshness.written(tables); live.written(tables); };
  const listener = new Listener(databaseUrl, log, message => {
    if (message === null) { freshness.written(null); live.missed(); return; }
    written(message.tables);
    // What this instance announced itself, its subscribers were told at once.
    if (message.from !== announcer.name) live.announced(message.topics);
  });
  const service: Service = {
    source, pool, reads: reader, sealer, gate: new Gate(GATE_WIDTH, GATE_PATIENCE_MS), wake: () => relay.wake(),
    changed: (tables, topics) => { written(tables); live.announced(topics); announcer.changed(tables, topics); },
  };
  const wordings = new Map(modules.flatMap(module => Object.entries(module.mail ?? {})));
  const worker = await startWorker(databaseUrl, {
    deliverer: new Deliverer(pool, sealer, office, wordings, log), jobs: config.linkCheck ? jobs : withinHouse, tasks, contextFor: job => new Context(service, `job ${job}`, "", null, log),
  }, log);
  const schema = makeSchema();
  const live: LiveHub = new LiveHub({
    service, reader, plans: config.plans, stillSignedIn, hears: () => listener.connected, log,
    contextFor: viewer => new Context(service, randomUUID(), "", viewer, log),
  });
  const cache = config.answerCache ? new AnswerCache(freshness, new NextMoment(pool, freshness, modules.map(({ moments = {} }) => moments)), () => listener.connected) : null;
  const doors = await makeServer(service, schema, { ...config, patienceMs: config.patienceMs ?? PATIENCE_MS, reader, cache, live, log });
  await listener.start();
  live.start();
  relay.start();
  return {
    service, schema, doors,
    stop: async () => {
      doors.stopAccepting();
      await doors.app.close();
      await live.stop();
      await relay.stop();
      await worker.stop();
      await announcer.stop();
      await listener.stop();
      await wire.stop();
      await source.destroy();
    },
  };
}

/** What asks no servers but our own. */
const withinHouse: Jobs = Object.fromEntries(Object.entries(jobs).filter(([, { asksOthers }]) => !asksOthers));

function officeOf({ smtpUrl, mailFrom, publicUrl, dataDir }: ServiceConfig): PostOffice {
  const sender = senderOf(mailFrom, publicUrl);
  return smtpUrl ? new SmtpPostOffice(smtpUrl, sender) : new FilePostOffice(path.resolve(dataDir, "mail"), sender);
}

/** A secret that no operator set is made once and shared by all instances. */
async function keptSecret(pool: Pool): Promise<string> {
  await pool.query("INSERT INTO service_secret (name, value) VALUES ('seal', $1) ON CONFLICT (name) DO NOTHING", [randomBytes(32).toString("base64url")]);
  const { rows: [{ value }] } = await pool.query<{ value: string }>("SELECT value FROM service_secret WHERE name = 'seal'");
  return value;
}
