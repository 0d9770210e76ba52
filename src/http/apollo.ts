import { ApolloServer, HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Context } from "../base/context.js";
import { ExecutedDocuments } from "./documents.js";
import { formatError } from "./format-error.js";
import { inputPathOf } from "./input-path.js";
import type { Introspection } from "./introspection.js";
import { LIMITS } from "./limits.js";
import { GRAPHQL_TYPE, mediaTypeFor } from "./media-type.js";
import type { Metrics } from "./metrics.js";
import { screen } from "./screen.js";

/** Turns operations away that no execution should see. */
const screening = (schema: GraphQLSchema): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request }) => {
      if (!operation) return;
      const problem = screen(schema, document, operation, request.variables);
      if (problem) throw Object.assign(problem, { extensions: { ...problem.extensions, http: { status: 400 } } });
    },
  }),
});

/** Answers tools that ask for the whole schema from what is kept. */
const introspecting = (introspection: Introspection): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    responseForOperation: async ({ document, operation }) => {
      const singleResult = operation && await introspection.result(document, operation);
      return singleResult ? { http: { headers: new HeaderMap(), status: undefined }, body: { kind: "single", singleResult } } : null;
    },
  }),
});

/** Names the input that a request error is about, keeps errors few, and answers `application/json` clients with 200 (GraphQL over HTTP). */
const answering: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, document }) => {
      for (const error of errors) {
        const path = error.path ? null : inputPathOf(error, document);
        if (path && !error.extensions.path) error.extensions.path = path;
      }
    },
    willSendResponse: async ({ request, response }) => {
      if (response.body.kind !== "single") return;
      const { singleResult } = response.body;
      if (singleResult.data === undefined && singleResult.errors) singleResult.errors = singleResult.errors.slice(0, LIMITS.validationErrors);
      // A request without a query stays 400: it is malformed as HTTP, not as GraphQL.
      if (typeof request.query === "string" && response.http.status === 400 && mediaTypeFor(request.http?.headers.get("accept")) !== GRAPHQL_TYPE) response.http.status = 200;
    },
  }),
};

const measuring = (metrics: Metrics): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ operation, response }) => {
      const first = response.body.kind === "single" ? response.body.singleResult.errors?.[0] : undefined;
      metrics.operation(operation?.operation ?? "none", first ? String(first.extensions?.code ?? "ERROR") : "OK");
    },
  }),
});

export function makeApollo(app: FastifyInstance, schema: GraphQLSchema, introspection: Introspection, metrics: Metrics, production: boolean): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    nodeEnv: production ? "production" : "development",
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    persistedQueries: false,
    documentStore: new ExecutedDocuments(),
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    // More are not told; each quotes the variable's whole value and takes its time.
    validationOptions: { maxErrors: LIMITS.validationErrors },
    executionOptions: { maxCoercionErrors: LIMITS.validationErrors },
    formatError: (formatted, error) => formatError(formatted, error, app.log),
    logger: { debug: () => {}, info: () => {}, warn: message => app.log.warn(message), error: message => app.log.error(message) },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      screening(schema), introspecting(introspection), answering, measuring(metrics),
    ],
  });
}
