import type { FastifyReply, FastifyRequest } from "fastify";
import { etagOf, isKnown } from "../base/etag.js";

/** Answers what is found at a secret address: kept by nobody but the one who asked, found by no search engine, and told to no other site. */
export function sendPrivately(request: FastifyRequest, reply: FastifyReply, { type, body, csp, vary }: { type: string; body: string | Buffer; csp: string; vary?: string }): FastifyReply {
  const etag = etagOf(typeof body === "string" ? body : body.toString("base64"));
  void reply
    .header("etag", etag)
    .header("cache-control", "private, no-cache")
    .header("referrer-policy", "no-referrer")
    .header("x-content-type-options", "nosniff")
    .header("x-robots-tag", "noindex")
    .header("content-security-policy", csp);
  if (vary) void reply.header("vary", `origin, ${vary}`);
  if (reply.statusCode === 200 && isKnown(etag, request.headers["if-none-match"])) return reply.code(304).send();
  return reply.type(type).send(body);
}
