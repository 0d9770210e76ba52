import type { FastifyReply, FastifyRequest } from "fastify";
import { etagOf, isKnown } from "../base/etag.js";

export interface Document {
  body: string;
  type: string;
  /** Null when nothing tells when it last changed. */
  changedAt: Date | null;
  /** Only for whoever has its address or its token. */
  secret?: boolean;
  /** What it is called when it is kept as a file; shown in place when absent. */
  fileName?: string;
  headers?: Readonly<Record<string, string>>;
}

/** Answers of these doors hold text only: no page of ours is in another's frame, and none runs what it should not. */
export const PROTECTION = {
  "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const;

/** Sends a document, or says that the client has it already (RFC 9110, 13). A copy may be kept, and is asked for again each time. */
export function sendDocument(request: FastifyRequest, reply: FastifyReply, { body, type, changedAt, secret = false, fileName, headers = {} }: Document): FastifyReply {
  const etag = etagOf(body);
  void reply.headers({
    ...PROTECTION, ...headers, etag, "cache-control": secret ? "private, no-cache" : "public, no-cache",
    ...(secret && { "x-robots-tag": "noindex" }), ...(changedAt && { "last-modified": changedAt.toUTCString() }),
    ...(fileName && { "content-disposition": `attachment; filename="${fileName}"` }),
  });
  if (isUnchanged(request, etag, changedAt)) return reply.code(304).send();
  return reply.type(type).send(body);
}

/** A validator of the content goes before one of time, which knows whole seconds only. */
function isUnchanged({ headers }: FastifyRequest, etag: string, changedAt: Date | null): boolean {
  const known = headers["if-none-match"];
  if (known !== undefined) return known.trim() === "*" || isKnown(etag, known);
  const since = Date.parse(headers["if-modified-since"] ?? "");
  return changedAt !== null && !Number.isNaN(since) && Math.floor(changedAt.getTime() / 1_000) * 1_000 <= since;
}

export const sendNotFound = (reply: FastifyReply, what: string): FastifyReply =>
  reply.headers({ ...PROTECTION, "cache-control": "no-store" }).code(404).type("text/plain; charset=utf-8").send(`${what}\n`);
