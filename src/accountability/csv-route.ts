import type { FastifyInstance, FastifyRequest } from "fastify";
import { isId } from "../base/id.js";
import type { RouteContext } from "../base/module.js";
import { serve, tellPlainly } from "../exchange/plain-door.js";
import { sendDocument, sendNotFound } from "../exchange/send.js";
import { accountabilityCsv } from "./accountability-csv.js";

/** The account of a project for everybody, at a plain address. */
export function serveAccountability(app: FastifyInstance, { service }: RouteContext): void {
  void app.register(scope => {
    scope.setErrorHandler(tellPlainly);
    serve(scope, "/projects/:id/accountability.csv", async (request: FastifyRequest<{ Params: { id: string } }>, reply) => {
      const { id } = request.params;
      const body = isId(id) ? await accountabilityCsv(service.reads, id) : null;
      if (body === null) return sendNotFound(reply, "No such project, or it is not public");
      return sendDocument(request, reply, { body, type: "text/csv; charset=utf-8; header=present", changedAt: null, fileName: "accountability.csv" });
    });
    return Promise.resolve();
  });
}
