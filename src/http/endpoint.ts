import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../base/context.js";
import { NotPlanned } from "../base/plan/not-planned.js";
import { Admission } from "./admission.js";
import { askedOf } from "./asked.js";
import { etagOf, isKnown } from "../base/etag.js";
import { mediaTypeFor } from "./media-type.js";
import type { Metrics } from "./metrics.js";
import type { PlannedAnswer, PlannedAnswers } from "./planned.js";

/** Changes that run at once in this process, and that may wait for it. */
const CHANGES_AT_ONCE = 24;
const CHANGES_WAITING = 10_000;

/** Made once, because making an error looks at the stack. */
const OFF = new NotPlanned("off");
const REQUEST = new NotPlanned("request");
const NO_QUERY = new NotPlanned("no query");

/** A client that sends this header is told which way its operation took, and why; with the value `off` it is executed. */
const WAY = "x-plan";

const isChange = (body: unknown): boolean => {
  const query = (body as { query?: unknown } | null)?.query;
  return typeof query === "string" && /^(?:[\s,]|#[^\n]*\n)*mutation\b/.test(query);
};

const isSigned = ({ headers }: FastifyRequest): boolean => headers.authorization !== undefined;

interface Ways {
  apollo: ApolloServer<Context>;
  /** Null when plans are turned off. */
  planned: PlannedAnswers | null;
  contextOf: (request: FastifyRequest) => Promise<Context>;
  metrics: Metrics;
}

/** GraphQL over HTTP: what has a plan is answered by it, everything else is executed. */
export function serveGraphql(app: FastifyInstance, { apollo, planned, contextOf, metrics }: Ways): void {
  const admission = new Admission(CHANGES_AT_ONCE, CHANGES_WAITING);
  const contexts = new WeakMap<FastifyRequest, Promise<Context>>();
  const contextOnce = (request: FastifyRequest): Promise<Context> => {
    let context = contexts.get(request);
    if (!context) contexts.set(request, context = contextOf(request));
    return context;
  };
  const execute = fastifyApolloHandler(apollo, { context: contextOnce });

  const answerByPlan = async (request: FastifyRequest): Promise<PlannedAnswer | NotPlanned> => {
    if (!planned || request.headers[WAY] === "off") return OFF;
    const asked = askedOf(request);
    if (!asked || !mediaTypeFor(request.headers.accept)) return REQUEST;
    return planned.answer(asked, isSigned(request) ? () => contextOnce(request) : null);
  };

  const send = (request: FastifyRequest, reply: FastifyReply, text: string | Buffer, etag: string | null): FastifyReply => {
    if (etag !== null) {
      // A copy may be kept, and is asked for again each time.
      void reply.header("etag", etag).header("cache-control", "no-cache").header("vary", "origin, accept, authorization");
      if (request.method === "GET" && isKnown(etag, request.headers["if-none-match"])) return reply.code(304).send();
    }
    return reply.send(text);
  };

  app.route({
    url: "/graphql",
    method: ["GET", "POST"],
    handler: async (request, reply) => {
      const answer = isChange(request.body) ? NO_QUERY : await answerByPlan(request);
      const executed = answer instanceof NotPlanned;
      metrics.way(executed ? "executed" : answer.way, executed ? answer.reason : "");
      if (request.headers[WAY] !== undefined) void reply.header(WAY, executed ? `executed: ${answer.message}` : answer.way);
      if (!executed) {
        void reply.header("content-type", `${mediaTypeFor(request.headers.accept)}; charset=utf-8`).header("cache-control", "no-store");
        return send(request, reply, answer.text, answer.etag);
      }
      if (answer.reason === "no query") return admission.through(() => execute.call(app, request, reply) as Promise<unknown>);
      const text = await (execute.call(app, request, reply) as Promise<unknown>);
      const whole = typeof text === "string" && reply.statusCode === 200 && text.startsWith('{"data":');
      return whole ? send(request, reply, text, isSigned(request) ? null : etagOf(text)) : text;
    },
  });
}
