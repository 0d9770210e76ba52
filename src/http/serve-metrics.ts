import type { FastifyInstance } from "fastify";
import { createHash, timingSafeEqual } from "node:crypto";
import type { Metrics } from "./metrics.js";

const digest = (text: string): Uint8Array => createHash("sha256").update(text).digest();

/** `/metrics`: to everybody, or to whoever brings the token (`Authorization: Bearer …`, as Prometheus does). */
export function serveMetrics(app: FastifyInstance, { registry }: Metrics, token: string | null): void {
  const expected = token === null ? null : digest(`Bearer ${token}`);
  app.get("/metrics", { logLevel: "silent" }, async (request, reply) => {
    if (expected && !timingSafeEqual(digest(request.headers.authorization ?? ""), expected)) {
      return reply.code(401).header("www-authenticate", "Bearer").send({ errors: [{ message: "The token of /metrics is missing or wrong", extensions: { code: "UNAUTHENTICATED", retryable: false } }] });
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
