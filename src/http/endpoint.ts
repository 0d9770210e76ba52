import type { ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../base/context.js";
import { NotPlanned } from "../base/plan/not-planned.js";
import type { Admission } from "./admission.js";
import { askedOf } from "./asked.js";
import { charactersIn, isChange } from "./changes.js";
import type { Documents } from "./documents.js";
import { execute } from "./execute.js";
import { etagOf, isKnown } from "../base/etag.js";
import { mediaTypeFor } from "./media-type.js";
import type { Metrics } from "./metrics.js";
import type { PlannedAnswer, PlannedAnswers } from "./planned.js";
import { malformedVariables } from "./well-formed.js";

/** Made once, because making an error looks at the stack. */
const OFF = new NotPlanned("off");
const REQUEST = new NotPlanned("request");
const NO_QUERY = new NotPlanned("no query");

/** A client that sends this header is told which way its operation took, and why; with the value `off` it is executed. */
const WAY = "x-plan";

/** A change's text and variables, in whatever way it is asked; over GET, Apollo refuses it. */
function changeIn({ body }: FastifyRequest, documents: Documents): { query: string; variables: unknown } | null {
  const { query, operationName, variables } = (body ?? {}) as { query?: unknown; operationName?: unknown; variables?: unknown };
  return typeof query === "string" && isChange(documents, query, typeof operationName === "string" ? operationName : null) ? { query, variables } : null;
}

/** What is thrown for a client that is there no more; nobody is told. */
const GONE = new Error("The client is gone");

const isGone = ({ raw }: FastifyRequest): boolean => raw.socket.destroyed;

function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once("close", () => { gone.abort(GONE); });
  return gone.signal;
}

const isSigned = ({ headers }: FastifyRequest): boolean => headers.authorization !== undefined;

interface Ways {
  apollo: ApolloServer<Context>;
  /** Null when plans are turned off. */
  planned: PlannedAnswers | null;
  contextOf: (request: FastifyRequest) => Promise<Context>;
  metrics: Metrics;
  documents: Documents;
  /** The line of changes. */
  admission: Admission;
}

/** GraphQL over HTTP: what has a plan is answered by it, everything else is executed. */
export function serveGraphql(app: FastifyInstance, { apollo, planned, contextOf, metrics, documents, admission }: Ways): void {
  const contexts = new WeakMap<FastifyRequest, Promise<Context>>();
  const contextOnce = (request: FastifyRequest): Promise<Context> => {
    let context = contexts.get(request);
    if (!context) contexts.set(request, context = contextOf(request));
    return context;
  };
  const executed = (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => execute(apollo, request, reply, () => contextOnce(request));

  const answerChange = async (change: { query: string; variables: unknown }, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    note(request, reply, NO_QUERY);
    const gone = whenGone(reply);
    const { variables } = change;
    // Execution says what is wrong with these, as with variables that are no object.
    if (typeof variables === "object" && malformedVariables(variables as Record<string, unknown> | null)) return executed(request, reply);
    try {
      return await admission.through(() => executed(request, reply), gone, () => charactersIn(change.query, variables));
    } catch (error) {
      if (error !== GONE) throw error;
      return reply.hijack();
    }
  };

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

  const note = (request: FastifyRequest, reply: FastifyReply, answer: PlannedAnswer | NotPlanned): void => {
    const unplanned = answer instanceof NotPlanned;
    metrics.way(unplanned ? "executed" : answer.way, unplanned ? answer.reason : "");
    if (request.headers[WAY] !== undefined) void reply.header(WAY, unplanned ? `executed: ${answer.message}` : answer.way);
  };

  app.route({
    url: "/graphql",
    method: ["GET", "POST"],
    handler: async (request, reply) => {
      if (isGone(request)) return reply.hijack();
      const change = changeIn(request, documents);
      if (change) return answerChange(change, request, reply);
      const answer = await answerByPlan(request);
      if (isGone(request)) return reply.hijack();
      note(request, reply, answer);
      if (!(answer instanceof NotPlanned)) {
        void reply.header("content-type", `${mediaTypeFor(request.headers.accept)}; charset=utf-8`).header("cache-control", "no-store");
        return send(request, reply, answer.text, answer.etag);
      }
      const text = await executed(request, reply);
      const whole = typeof text === "string" && reply.statusCode === 200 && text.startsWith('{"data":');
      return whole ? send(request, reply, text, isSigned(request) ? null : etagOf(text)) : text;
    },
  });
}
