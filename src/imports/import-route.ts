import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { checkAccess } from "../base/access.js";
import { clock } from "../base/clock.js";
import { isId, newId } from "../base/id.js";
import type { RouteContext } from "../base/module.js";
import { run } from "../base/statement.js";
import { paramsOf, type Viewer } from "../base/viewer.js";
import { organises, visibleEvents } from "../events/policy.js";
import { tooMuch } from "./import-rules.js";
import { MAX_SCHEDULE_BYTES, readScheduleFile } from "./schedule-file/parse-schedule-file.js";
import { ScheduleFileError } from "./schedule-file/parsed-schedule.js";

interface Refusal { __typename: string; message: string; path: string[] | null; place?: string | null }

const refusal = (__typename: string, message: string, path: string[] | null = null, place: string | null = null): Refusal => ({ __typename, message, path, place });

const charsetOf = (contentType: string | undefined): string | undefined => /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? "")?.[1];

interface Asked { Querystring: { eventId?: string; timeZone?: string; title?: string } }

/** The event that is imported into: its title and zone stand in for those that a file does not name. */
interface Into { title: string; timeZone: string }

/**
 * `POST /import?eventId=…&timeZone=…&title=…`: a schedule file as the raw body, of any format that `parseScheduleFile` reads; its
 * `Content-Type` may name a `charset`. Zone and title are for files that name none. Answers `{ importId, title, sessions, rooms, warnings,
 * errors }`, to be given to `importSchedule`. Who may not import is told before the body is taken, which ends at the limit;
 * a worker reads it.
 */
export function serveImport(app: FastifyInstance, { service, contextOf }: RouteContext): void {
  const admitted = new WeakMap<FastifyRequest<Asked>, { viewer: Viewer; into: Into | null }>();

  void app.register(scope => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { bodyLimit: MAX_SCHEDULE_BYTES, parseAs: "buffer" }, (_request, body, done) => { done(null, body); });
    scope.post<Asked>("/import", { bodyLimit: MAX_SCHEDULE_BYTES, onRequest: admit }, answer);
    return Promise.resolve();
  });

  async function admit(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<unknown> {
    const context = await contextOf(request.headers.authorization, request.ip, request.id);
    checkAccess("signedIn", "WRITE", context);
    const viewer = context.viewer!;
    const into = await eventAsked(request.query.eventId, viewer);
    if (into && "__typename" in into) return reply.code(into.__typename === "NotFound" ? 404 : 403).send({ importId: null, errors: [into] });
    admitted.set(request, { viewer, into });
    return undefined;
  }

  async function answer(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<unknown> {
    const { eventId, timeZone, title } = request.query;
    const { viewer, into } = admitted.get(request)!;
    try {
      const file = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      // A worker may take a few hundred megabytes: those who import wait in line for it.
      const { json, ...schedule } = await service.gate.through("schedule file", () => readScheduleFile(file, {
        timeZone: timeZone || into?.timeZone, title: title || into?.title, charset: charsetOf(request.headers["content-type"]),
      }));
      const much = tooMuch(schedule);
      if (much) throw new ScheduleFileError(much);
      const importId = newId();
      await run(service.pool, "INSERT INTO schedule_import (id, created_at, updated_at, person_id, event_id, parsed) VALUES (:id, :now, :now, :viewer, :eventId, :parsed::jsonb)",
        { id: importId, now: clock.now(), viewer: viewer.personId, eventId: eventId ?? null, parsed: json });
      return { importId, ...schedule, errors: [] };
    } catch (error) {
      if (!(error instanceof ScheduleFileError)) throw error;
      return reply.code(422).send({ importId: null, errors: [refusal("InvalidInput", error.reason, null, error.place)] });
    }
  }

  async function eventAsked(eventId: string | undefined, viewer: Viewer): Promise<Into | Refusal | null> {
    if (eventId === undefined) return null;
    if (!isId(eventId)) return refusal("NotFound", "No such event", ["eventId"]);
    const [event] = await run<Into & { organiser: boolean; status: string }>(service.pool,
      `SELECT ${organises("e.id")} AS organiser, e.status, e.title, e.time_zone AS "timeZone" FROM event e WHERE e.id = :eventId AND (${visibleEvents("e")})`, { eventId, ...paramsOf(viewer, clock.now()) });
    if (!event) return refusal("NotFound", "No such event", ["eventId"]);
    return event.organiser && event.status !== "CANCELLED" ? { title: event.title, timeZone: event.timeZone } : refusal("NotAllowed", "Only organisers import into this event", ["eventId"]);
  }
}
