import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { problemOf } from "../base/database-error.js";
import { Problem, statusOf } from "../base/problem.js";
import { PROTECTION } from "./send.js";

/** Problems at plain addresses are told as plain text, with the status that says what kind they are. */
export function tellPlainly(error: unknown, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = error instanceof Problem ? error : problemOf(error, "read");
  if (!problem) throw error;
  const { retryAfterMs } = problem.extensions as { retryAfterMs?: number };
  if (retryAfterMs !== undefined) void reply.header("retry-after", Math.ceil(retryAfterMs / 1_000));
  return reply.headers({ ...PROTECTION, "cache-control": "no-store" })
    .code(statusOf(problem)).type("text/plain; charset=utf-8").send(`${problem.message}\n`);
}

type Handler<R> = (request: R, reply: FastifyReply) => Promise<FastifyReply>;

/** GET and HEAD; every other method is told which are right, before any body is taken. */
export function serve<R extends FastifyRequest>(scope: FastifyInstance, url: string, handler: Handler<R>): void {
  scope.get(url, handler as never);
  scope.route({
    url, method: ["POST", "PUT", "PATCH", "DELETE"],
    onRequest: async (_request, reply) => reply.headers({ ...PROTECTION, allow: "GET, HEAD" }).code(405).type("text/plain; charset=utf-8").send("Only GET and HEAD are answered here\n"),
    handler: () => undefined,
  });
}
