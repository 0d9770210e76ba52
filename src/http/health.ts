import type { FastifyInstance } from "fastify";
import type { Service } from "../base/context.js";

/** `/health/live`: the process answers. `/health/ready`: it can serve, with its database; false while it stops. */
export function serveHealth(app: FastifyInstance, service: Service, stopping: () => boolean): void {
  app.get("/health/live", { logLevel: "silent" }, () => ({ live: true }));
  app.get("/health/ready", { logLevel: "silent" }, async (_request, reply) => {
    if (stopping()) return reply.code(503).send({ ready: false, because: "the service is stopping" });
    try {
      await service.pool.query("SELECT 1");
      return { ready: true };
    } catch {
      return reply.code(503).send({ ready: false, because: "the database does not answer" });
    }
  });
}
