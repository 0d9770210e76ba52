import type { FastifyInstance } from "fastify";
import { getOperationAST, GraphQLError, parse, validate, type GraphQLSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { Context } from "../base/context.js";
import { formatError } from "./format-error.js";
import { inputPathOf } from "./input-path.js";
import { LIMITS } from "./limits.js";
import { screen } from "./screen.js";

/** The same schema and the same limits over graphql-ws; the bearer token comes as `connectionParams.authorization`. */
export function serveWebSocket(app: FastifyInstance, schema: GraphQLSchema, contextOf: (authorization: string | undefined, address: string) => Promise<Context>): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bodyBytes, handleProtocols: protocols => protocols.has("graphql-transport-ws") && "graphql-transport-ws" });
  app.server.on("upgrade", (request, socket, head) => {
    if (new URL(request.url ?? "/", "http://localhost").pathname !== "/graphql") return socket.destroy();
    sockets.handleUpgrade(request, socket, head, client => sockets.emit("connection", client, request));
  });
  const authorizationOf = (params: Readonly<Record<string, unknown>> | undefined): string | undefined => {
    const given = params?.authorization ?? params?.Authorization;
    return typeof given === "string" ? given : undefined;
  };
  const formatted = (error: GraphQLError): GraphQLError => {
    const { message, extensions, ...rest } = formatError(error.toJSON(), error, app.log);
    return new GraphQLError(message, { ...rest, nodes: error.nodes, path: error.path, extensions });
  };
  const server = useServer({
    schema,
    connectionInitWaitTimeout: 5_000,
    onConnect: async ({ connectionParams, extra }) => {
      // An unknown token ends the connection (4403), it never makes it anonymous.
      try { await contextOf(authorizationOf(connectionParams), extra.request.socket.remoteAddress ?? ""); return true; } catch { return false; }
    },
    onSubscribe: async ({ connectionParams, extra }, _id, { query, variables, operationName }) => {
      try {
        const document = parse(query, { maxTokens: LIMITS.tokens });
        const invalid = validate(schema, document, undefined, { maxErrors: LIMITS.validationErrors });
        if (invalid.length > 0) {
          return invalid.map(error => new GraphQLError(error.message, {
            nodes: error.nodes, extensions: { code: "GRAPHQL_VALIDATION_FAILED", retryable: false, path: inputPathOf(error, document) ?? undefined },
          }));
        }
        const operation = getOperationAST(document, operationName);
        if (!operation) return [new GraphQLError("Name one operation of the document", { extensions: { code: "OPERATION_RESOLUTION_FAILURE" } })];
        const problem = screen(schema, document, operation, variables ?? undefined);
        if (problem) return [formatted(problem)];
        const contextValue = await contextOf(authorizationOf(connectionParams), extra.request.socket.remoteAddress ?? "");
        return { schema, document, operationName, variableValues: variables, contextValue };
      } catch (error) {
        if (error instanceof GraphQLError) {
          return [error.extensions.code ? formatted(error) : new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code: "GRAPHQL_PARSE_FAILED", retryable: false } })];
        }
        throw error;
      }
    },
    onNext: (_context, _id, _payload, { document }, result) => {
      if (!result.errors) return;
      const errors = result.errors.map(error => {
        // Without data nothing was executed: the variables were wrong.
        if (result.data === undefined) {
          const path = inputPathOf(error, document);
          return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: "BAD_USER_INPUT", retryable: false, ...(path ? { path } : {}) } });
        }
        return formatted(error);
      });
      return { ...result, errors };
    },
    onError: (_context, _id, _payload, errors) => errors as GraphQLError[],
  }, sockets);
  return async () => { await server.dispose(); };
}
