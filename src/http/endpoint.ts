import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../base/context.js";
import { NotPlanned } from "../base/plan/not-planned.js";
import { Admission } from "./admission.js";
import { askedOf } from "./asked.js";
import { mediaTypeFor } from "./media-type.js";
import type { Metrics } from "./metrics.js";
import type { PlannedAnswers } from "./planned.js";

/** Changes that run at once in this process, and that may wait for it. */
const CHANGES_AT_ONCE = 24;
const CHANGES_WAITING = 10_000;

/** A client that sends this header is told which way its operation took, and why; with the value `off` it is executed. */
const WAY = "x-plan";

const isChange = (body: unknown): boolean => {
  const query = (body as { query?: unknown } | null)?.query;
  return typeof query === "string" && /^(?:[\s,]|#[^\n]*\n)*mutation\b/.test(query);
};

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

  const answerByPlan = async (request: FastifyRequest, reply: FastifyReply): Promise<string | NotPlanned> => {
    if (!planned || request.headers[WAY] === "off") return new NotPlanned("off");
    const asked = askedOf(request);
    const type = mediaTypeFor(request.headers.accept);
    if (!asked || !type) return new NotPlanned("request");
    const answer = await planned.answer(asked, async () => (await contextOnce(request)).viewer);
    if (typeof answer === "string") void reply.header("content-type", `${type}; charset=utf-8`).header("cache-control", "no-store");
    return answer;
  };

  app.route({
    url: "/graphql",
    method: ["GET", "POST"],
    handler: async (request, reply) => {
      const answer = isChange(request.body) ? new NotPlanned("no query") : await answerByPlan(request, reply);
      const way = answer instanceof NotPlanned ? answer : null;
      metrics.way(way?.reason ?? null);
      if (request.headers[WAY] !== undefined) void reply.header(WAY, way ? `executed: ${way.message}` : "planned");
      if (typeof answer === "string") return answer;
      const executed = () => execute.call(app, request, reply) as Promise<unknown>;
      return answer.reason === "no query" ? admission.through(executed) : executed();
    },
  });
}
