import type { FastifyInstance } from "fastify";
import { execute, getOperationAST, GraphQLError, OperationTypeNode, parse, validate, type DocumentNode, type ExecutionArgs, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { SubscribeMessage } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { Context } from "../base/context.js";
import type { LiveHub } from "../base/live/hub.js";
import { selectionOf, type Asked, type LiveSelection } from "../base/live/selection.js";
import { OperationPlans } from "../base/plan/plans.js";
import { badUserInput, Problem } from "../base/problem.js";
import type { Admission } from "./admission.js";
import { charactersIn } from "./changes.js";
import { Crowd } from "./crowd.js";
import type { Documents } from "./documents.js";
import { formatError } from "./format-error.js";
import { inputPathOf } from "./input-path.js";
import type { Introspection } from "./introspection.js";
import { LIMITS } from "./limits.js";
import type { Metrics } from "./metrics.js";
import { CLOSE, Outlet } from "./outlet.js";
import { screen } from "./screen.js";

interface Parts {
  schema: GraphQLSchema;
  contextOf: (authorization: string | undefined, address: string) => Promise<Context>;
  /** The client's address, also behind a proxy. */
  addressOf: (request: IncomingMessage) => string;
  live: LiveHub;
  documents: Documents;
  introspection: Introspection;
  metrics: Metrics;
  /** The line of changes, which those over HTTP wait in too. */
  admission: Admission;
  /** How long a client may be behind. */
  patienceMs: number;
}

const CHECK_MS = 500;
/** How long a stop waits for clients that do not answer. */
const GOING_AWAY_MS = 2_000;

/** How long a socket may take to read why it is closed. */
const LAST_WORD_MS = 1_000;

function refuseUpgrade(socket: Duplex, status: string, headers = ""): void {
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Content-Length: 0\r\nConnection: close\r\n\r\n`);
  // What it sends meanwhile is read, for closing over unread bytes resets, and the answer could be lost; it may never close itself.
  socket.resume();
  setTimeout(() => { socket.destroy(); }, LAST_WORD_MS).unref();
}

const authorizationOf = (params: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const given = params?.authorization ?? params?.Authorization;
  return typeof given === "string" ? given : undefined;
};

/**
 * The same schema and the same limits over graphql-ws; the bearer token comes as `connectionParams.authorization`.
 * graphql-ws speaks the protocol; messages of subscriptions go past it to the socket, as text that many share.
 */
export function serveWebSocket(app: FastifyInstance, { schema, contextOf, addressOf, live, documents, introspection, metrics, admission, patienceMs }: Parts): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bodyBytes, handleProtocols: protocols => protocols.has("graphql-transport-ws") && "graphql-transport-ws" });
  const crowd = new Crowd();
  const outlets = new Map<WebSocket, Outlet>();
  metrics.watch(live, () => crowd.size);
  app.server.on("upgrade", (request, socket, head) => {
    // From here on nobody else listens: whoever resets the connection before or after it is a WebSocket would end the process.
    socket.on("error", () => { socket.destroy(); });
    if (!/^\/graphql(?:\?|$)/.test(request.url ?? "")) return refuseUpgrade(socket, "404 Not Found");
    const address = addressOf(request);
    if (!crowd.hasRoom(address)) return refuseUpgrade(socket, "429 Too Many Requests", "Retry-After: 30\r\n");
    sockets.handleUpgrade(request, socket, head, client => {
      // graphql-ws listens for the first error only.
      client.on("error", () => {});
      crowd.enter(client, address);
      outlets.set(client, new Outlet(client, () => { metrics.cutOff(); }));
      client.once("close", () => { outlets.delete(client); });
      sockets.emit("connection", client, request);
    });
  });
  const checking = setInterval(() => { for (const outlet of outlets.values()) outlet.check(performance.now(), patienceMs); }, CHECK_MS);

  const formatted = (error: GraphQLError): GraphQLError => {
    const { message, extensions, ...rest } = formatError(error.toJSON(), error, app.log);
    return new GraphQLError(message, { ...rest, nodes: error.nodes, path: error.path, extensions });
  };

  /** The operation, or why it is turned away; one that came before needs no second look. */
  const operationOf = ({ query, operationName }: SubscribeMessage["payload"]): { document: DocumentNode; operation: OperationDefinitionNode } | GraphQLError[] => {
    const known = documents.find(query, operationName ?? null);
    if (known instanceof OperationPlans) return known;
    const document = parse(query, { maxTokens: LIMITS.tokens });
    const invalid = validate(schema, document, undefined, { maxErrors: LIMITS.validationErrors });
    if (invalid.length > 0) {
      return invalid.map(error => new GraphQLError(error.message, {
        nodes: error.nodes, extensions: { code: "GRAPHQL_VALIDATION_FAILED", retryable: false, path: inputPathOf(error, document) ?? undefined },
      }));
    }
    const operation = getOperationAST(document, operationName);
    return operation ? { document, operation } : [new GraphQLError("Name one operation of the document", { extensions: { code: "OPERATION_RESOLUTION_FAILURE" } })];
  };

  /** What is to wait in line, by what it is executed with. */
  const changes = new WeakMap<ExecutionArgs, { characters: number; gone: AbortSignal }>();

  const server = useServer<Record<string, unknown>>({
    schema,
    connectionInitWaitTimeout: 5_000,
    onConnect: async ({ connectionParams, extra }) => {
      // An unknown token ends the connection (4403), it never makes it anonymous.
      try {
        const { viewer } = await contextOf(authorizationOf(connectionParams), addressOf(extra.request));
        if (viewer) crowd.signedIn(extra.socket);
        return true;
      } catch { return false; }
    },
    onSubscribe: async ({ connectionParams, extra, subscriptions }, id, payload) => {
      const outlet = outlets.get(extra.socket)!;
      try {
        const running = Object.keys(subscriptions).length;
        if (running > 2 * LIMITS.operations) outlet.cutOff(CLOSE.tooMany, "Too many operations at once");
        if (running > LIMITS.operations) throw badUserInput(`At most ${LIMITS.operations} operations may run at once on one connection`, undefined, { limit: LIMITS.operations });
        const found = operationOf(payload);
        if (Array.isArray(found)) return found;
        const { document, operation } = found;
        const variables = payload.variables ?? undefined;
        const problem = screen(schema, document, operation, variables);
        if (problem) return [formatted(problem)];
        const contextValue = await contextOf(authorizationOf(connectionParams), addressOf(extra.request));
        const args = { schema, document, operationName: payload.operationName, variableValues: variables, contextValue };
        if (operation.operation === OperationTypeNode.MUTATION) changes.set(args, { characters: charactersIn(payload.query, variables), gone: outlet.gone });
        if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return args;
        const selection = selectedBy({ document, operation, variables });
        if (selection instanceof GraphQLError) return [selection];
        const subscription = live.subscribe(selection, contextValue.viewer, outlet.sinkFor(id));
        const rootValue = outlet.hold(subscription);
        await subscription.first;
        return { ...args, rootValue };
      } catch (error) {
        return [turnedAway(error)];
      }
    },
    execute: async args => {
      const run = async () => {
        const operation = getOperationAST(args.document, args.operationName);
        return operation && await introspection.result(args.document, operation) || execute({ ...args, options: { maxCoercionErrors: LIMITS.validationErrors } });
      };
      const change = changes.get(args);
      if (!change) return run();
      try {
        return await admission.through(run, change.gone, () => change.characters);
      } catch (error) {
        // Nobody is told who is gone.
        return change.gone.aborted ? {} : { errors: [error as GraphQLError] };
      }
    },
    subscribe: ({ rootValue }) => rootValue as AsyncIterableIterator<never>,
    onNext: (_context, _id, _payload, { document }, result) => {
      if (!result.errors) return;
      const errors = result.errors.map(error => {
        // Without data nothing was executed: the variables were wrong.
        if (result.data === undefined && !(error instanceof Problem)) return wrongInput(error, document);
        return formatted(error);
      });
      return { ...result, errors };
    },
    // What ended a subscription comes as it was thrown, everything else is formatted.
    onError: (_context, _id, _payload, errors) => (errors as GraphQLError[]).map(error => error.originalError ? formatted(error) : error),
  }, sockets);

  const wrongInput = (error: GraphQLError, document: DocumentNode): GraphQLError => {
    const path = inputPathOf(error, document);
    return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: "BAD_USER_INPUT", retryable: false, ...(path ? { path } : {}) } });
  };

  const selectedBy = (asked: Asked): LiveSelection | GraphQLError => {
    try {
      return selectionOf(schema, asked);
    } catch (error) {
      return error instanceof GraphQLError && !error.extensions.code ? wrongInput(error, asked.document) : turnedAway(error);
    }
  };

  const turnedAway = (error: unknown): GraphQLError => {
    if (!(error instanceof GraphQLError)) return formatted(new GraphQLError(error instanceof Error ? error.message : String(error), { originalError: error as Error }));
    if (error.extensions.code || error.originalError) return formatted(error);
    return new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code: error.nodes ? "GRAPHQL_VALIDATION_FAILED" : "GRAPHQL_PARSE_FAILED", retryable: false } });
  };

  return async () => {
    clearInterval(checking);
    const ending = setTimeout(() => { for (const client of sockets.clients) client.terminate(); }, GOING_AWAY_MS);
    await server.dispose();
    clearTimeout(ending);
  };
}
