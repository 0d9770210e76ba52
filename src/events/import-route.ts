import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../base/context.js";
import { clock } from "../base/clock.js";
import { isId, newId } from "../base/id.js";
import type { RouteContext } from "../base/module.js";
import { Problem, unauthenticated } from "../base/problem.js";
import { run } from "../base/statement.js";
import { paramsOf } from "../base/viewer.js";
import { organises, visibleEvents } from "./policy.js";
import { MAX_SCHEDULE_BYTES, parseScheduleFile } from "./schedule-file/parse-schedule-file.js";
import { ScheduleFileError } from "./schedule-file/parsed-schedule.js";

interface Refusal { __typename: string; message: string; path: string[] | null; place?: string | null }

const refusal = (__typename: string, message: string, path: string[] | null = null, place: string | null = null): Refusal => ({ __typename, message, path, place });

/**
 * `POST /import?eventId=…&timeZone=…`: a schedule file as the raw body. Answers `{ importId, title, sessions, rooms, warnings,
 * errors }`, to be given to `importSchedule`. The body is taken as a stream that ends at the limit, and read in a worker.
 */
export function serveImport(app: FastifyInstance, { service, contextOf }: RouteContext): void {
  void app.register(scope => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { bodyLimit: MAX_SCHEDULE_BYTES, parseAs: "buffer" }, (_request, body, done) => { done(null, body); });
    scope.post<{ Querystring: { eventId?: string; timeZone?: string } }>("/import", { bodyLimit: MAX_SCHEDULE_BYTES }, async (request, reply) => {
      try {
        const context = await contextOf(request.headers.authorization, request.ip, request.id);
        return await answer(request, reply, context);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const { http, ...extensions } = error.extensions as { http?: { status: number } };
        return reply.code(http?.status ?? (error.code === "UNAUTHENTICATED" ? 401 : 503)).send({ errors: [{ message: error.message, extensions }] });
      }
    });
    return Promise.resolve();
  });

  async function answer(request: FastifyRequest<{ Querystring: { eventId?: string; timeZone?: string } }>, reply: FastifyReply, context: Context): Promise<unknown> {
    const { viewer } = context;
    if (!viewer) throw unauthenticated();
    const { eventId, timeZone } = request.query;
    const target = await mayImport(eventId, context);
    if (target) return reply.code(target.__typename === "NotFound" ? 404 : 403).send({ importId: null, errors: [target] });
    try {
      const file = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      // A worker may take a few hundred megabytes: those who import wait in line for it.
      const parsed = await service.gate.through("schedule file", () => parseScheduleFile(file, timeZone ? { timeZone } : {}));
      const importId = newId();
      await run(service.pool, "INSERT INTO schedule_import (id, created_at, updated_at, person_id, event_id, parsed) VALUES (:id, :now, :now, :viewer, :eventId, :parsed::jsonb)",
        { id: importId, now: clock.now(), viewer: viewer.personId, eventId: eventId ?? null, parsed: JSON.stringify(parsed) });
      return { importId, title: parsed.title, sessions: parsed.sessions.length, rooms: parsed.rooms.length, warnings: parsed.warnings, errors: [] };
    } catch (error) {
      if (!(error instanceof ScheduleFileError)) throw error;
      return reply.code(422).send({ importId: null, errors: [refusal("InvalidInput", error.reason, null, error.place)] });
    }
  }

  async function mayImport(eventId: string | undefined, { viewer }: Context): Promise<Refusal | null> {
    if (eventId === undefined) return null;
    if (!isId(eventId)) return refusal("NotFound", "No such event", ["eventId"]);
    const [event] = await run<{ organiser: boolean; status: string }>(service.pool,
      `SELECT ${organises("e.id")} AS organiser, e.status FROM event e WHERE e.id = :eventId AND (${visibleEvents("e")})`, { eventId, ...paramsOf(viewer, clock.now()) });
    if (!event) return refusal("NotFound", "No such event", ["eventId"]);
    return event.organiser && event.status !== "CANCELLED" ? null : refusal("NotAllowed", "Only organisers import into this event", ["eventId"]);
  }
}
