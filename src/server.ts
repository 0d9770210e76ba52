import cors from "@fastify/cors";
import proxyAddr from "@fastify/proxy-addr";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { randomUUID } from "node:crypto";
import type { GraphQLSchema } from "graphql";
import { Context, type Service } from "./base/context.js";
import type { LiveHub } from "./base/live/hub.js";
import type { Reader } from "./base/plan/reader.js";
import type { AnswerCache } from "./http/answer-cache.js";
import { Admission, type AdmissionBounds } from "./http/admission.js";
import { makeApollo } from "./http/apollo.js";
import { CHANGES } from "./http/changes.js";
import { Documents } from "./http/documents.js";
import { serveGraphql } from "./http/endpoint.js";
import { answerError } from "./http/error-answer.js";
import { serveHealth } from "./http/health.js";
import { Introspection } from "./http/introspection.js";
import { LIMITS } from "./http/limits.js";
import { Metrics } from "./http/metrics.js";
import { serveMetrics } from "./http/serve-metrics.js";
import { PlannedAnswers } from "./http/planned.js";
import { cutSlowBodies } from "./http/slow-bodies.js";
import { serveWebSocket } from "./http/websocket.js";
import { modules } from "./modules.js";
import { Authenticator } from "./identity/authenticate.js";

export interface ServerOptions {
  production: boolean;
  trustProxy: readonly string[];
  /** Whether figures are given out; with a token, to whoever brings it only. */
  metrics: boolean;
  metricsToken?: string | null;
  /** Whether operations that have a plan are answered by it. */
  plans: boolean;
  /** Runs the statements of plans. */
  reader: Reader;
  /** Keeps answers to unsigned queries; null when none are kept. */
  cache: AnswerCache | null;
  /** Serves subscriptions. */
  live: LiveHub;
  /** How long a subscriber may be behind, in milliseconds. */
  patienceMs: number;
  log: FastifyBaseLogger;
  /** How long headers may take, and a body in which nothing comes, in milliseconds; 10 s when absent. */
  slowMs?: number;
  /** How many changes run and wait. */
  changes?: AdmissionBounds;
}

export interface Doors { app: FastifyInstance; authenticator: Authenticator; stopAccepting(): void }

const SLOW_MS = 10_000;
const LONGEST_REQUEST_MS = 3 * 3_600_000;

/** The HTTP and WebSocket doors over one schema; a context for each request. */
export async function makeServer(service: Service, schema: GraphQLSchema, options: ServerOptions): Promise<Doors> {
  const { slowMs = SLOW_MS } = options;
  let stopping = false;
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.bodyBytes,
    // Bodies are looked after by themselves; this is the last of all bounds.
    requestTimeout: LONGEST_REQUEST_MS,
    http: { headersTimeout: slowMs, connectionsCheckingInterval: slowMs / 10 },
    forceCloseConnections: "idle",
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    genReqId: request => {
      const given = request.headers["x-request-id"];
      return typeof given === "string" && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
    },
  });
  const authenticator = new Authenticator(service.pool, app.log, modules.flatMap(({ doorTokens = [] }) => doorTokens));
  const metrics = new Metrics(service);

  const contextOf = async (authorization: string | undefined, address: string, requestId: string, log: FastifyBaseLogger): Promise<Context> => {
    const { viewer, doorPass } = await authenticator.bearerOf(authorization);
    return new Context(service, requestId, address, viewer, log, doorPass);
  };

  cutSlowBodies(app, slowMs);
  await app.register(cors, { origin: true, methods: ["GET", "POST"], exposedHeaders: ["x-request-id", "retry-after", "x-plan", "etag"], maxAge: 600 });
  app.addHook("onRequest", async (request, reply) => { void reply.header("x-request-id", request.id); });
  // A connection that is kept alive after its last answer would hold the stop up.
  app.addHook("onSend", async (_request, reply) => { if (stopping) void reply.header("connection", "close"); });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    metrics.request(route, reply.statusCode, reply.elapsedTime / 1_000);
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "answered");
  });
  app.setErrorHandler(answerError);
  // Fastify listens while it starts to listen itself; afterwards a connection that cannot be taken (no more files may be open) ends up here.
  app.server.on("error", error => { app.log.warn({ err: error }, "a connection could not be taken"); });

  const documents = new Documents(service.source, schema);
  const introspection = new Introspection(schema);
  const apollo = makeApollo(app, schema, introspection, metrics, options.production);
  await apollo.start();
  const admission = new Admission(options.changes ?? CHANGES);
  serveGraphql(app, {
    apollo, metrics, documents, admission,
    planned: options.plans ? new PlannedAnswers({ documents, introspection, reader: options.reader, cache: options.cache, metrics, log: app.log }) : null,
    contextOf: request => contextOf(request.headers.authorization, request.ip, request.id, request.log),
  });
  const routeContext = { service, contextOf: (authorization: string | undefined, address: string, requestId: string) => contextOf(authorization, address, requestId, app.log) };
  for (const { routes } of modules) routes?.(app, routeContext);
  serveHealth(app, service, () => stopping);
  if (options.metrics) serveMetrics(app, metrics, options.metricsToken ?? null);
  const trusted = proxyAddr.compile([...options.trustProxy]);
  const closeSockets = serveWebSocket(app, {
    schema, documents, introspection, metrics, admission, live: options.live, patienceMs: options.patienceMs, addressOf: request => proxyAddr(request, trusted),
    contextOf: (authorization, address) => contextOf(authorization, address, randomUUID(), app.log),
  });
  app.addHook("preClose", closeSockets);
  return { app, authenticator, stopAccepting: () => { stopping = true; } };
}
