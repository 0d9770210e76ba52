import { Readable } from "node:stream";
import Negotiator from "negotiator";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { checkAccess } from "../base/access.js";
import { sendAsset } from "../base/asset.js";
import { clock, MINUTE } from "../base/clock.js";
import { isId } from "../base/id.js";
import type { Locale } from "../base/locale.js";
import type { RouteContext } from "../base/module.js";
import { calendarOfEvent, calendarOfPerson, calendarOfSession } from "./calendar-entries.js";
import { noteFetch } from "./note-fetch.js";
import { gridPage } from "./grid-page.js";
import { iCalendarOf } from "./icalendar.js";
import { PAGE_POLICY, pageAssets } from "./page.js";
import { lastChange, type Programme } from "./programme.js";
import { readCalendar } from "./read-calendar.js";
import { readProgramme, readSession, type Part } from "./read-programme.js";
import { mayListRsvps, rsvpsCsv } from "./rsvps-csv.js";
import { scheduleCsv } from "./schedule-csv.js";
import { exportOf } from "./schedule-export.js";
import { scheduleJson } from "./schedule-json.js";
import { scheduleJson2 } from "./schedule-json-2.js";
import { scheduleXml } from "./schedule-xml.js";
import { serve, tellPlainly } from "./plain-door.js";
import { PROTECTION, sendDocument, sendNotFound, type Document } from "./send.js";
import { wallPage } from "./wall-page.js";

const ICS = "text/calendar; charset=utf-8";
const CSV = "text/csv; charset=utf-8; header=present";
const HTML = "text/html; charset=utf-8";
const NO_EVENT = "No such event, or it is not public";

type ById = FastifyRequest<{ Params: { id: string } }>;

/** What is made of an event in public, by the end of its address. */
const OF_EVENT: Readonly<Record<string, { part: Part; make: (programme: Programme, request: FastifyRequest) => Document }>> = {
  "": { part: "times", make: (programme, request) => ofPage(gridPage(programme, languageOf(request))) },
  "/wall": { part: "times", make: (programme, request) => ofPage(wallPage(programme, languageOf(request), thisMinute())) },
  "/calendar.ics": { part: "calendar", make: programme => ({ body: iCalendarOf(calendarOfEvent(programme)), type: ICS, changedAt: lastChange(programme.event, ...programme.sessions) }) },
  "/schedule.json": { part: "texts", make: programme => ({ body: scheduleJson(exportOf(programme)), type: "application/json; charset=utf-8", changedAt: null }) },
  "/schedule-2.json": { part: "texts", make: programme => ({ body: scheduleJson2(exportOf(programme)), type: "application/json; charset=utf-8", changedAt: null }) },
  "/schedule.xml": { part: "texts", make: programme => ({ body: scheduleXml(exportOf(programme)), type: "application/xml; charset=utf-8", changedAt: null }) },
  "/schedule.csv": { part: "times", make: programme => ({ body: scheduleCsv(programme), type: CSV, changedAt: null, fileName: "schedule.csv" }) },
};

/** What shows a clock is the same for a minute, so that most of those who ask again need not be sent it. */
const thisMinute = (): Date => new Date(Math.floor(clock.now().getTime() / MINUTE) * MINUTE);

const ofPage = (body: string): Document =>
  ({ body, type: HTML, changedAt: null, headers: { "content-security-policy": PAGE_POLICY, vary: "origin, accept-language" } });

const LANGUAGES: readonly Locale[] = ["en", "it"];

/** As the address asks (`?language=it`, for a screen whose browser speaks another), else as the browser does. */
function languageOf(request: FastifyRequest): Locale {
  const asked = (request.query as { language?: unknown }).language;
  return LANGUAGES.find(language => language === asked)
    ?? (new Negotiator(request.raw).language([...LANGUAGES]) as Locale | undefined) ?? "en";
}

/** Pages, calendars and files at plain addresses: GET and HEAD, no cookies, no sign-in but where a list names people. */
export function serveExchange(app: FastifyInstance, { service, contextOf }: RouteContext): void {
  void app.register(scope => {
    scope.setErrorHandler(tellPlainly);

    for (const [end, { part, make }] of Object.entries(OF_EVENT)) {
      serve(scope, `/events/:id${end}`, async (request: ById, reply) => {
        const { id } = request.params;
        const programme = isId(id) ? await readProgramme(service.reads, id, part) : null;
        return programme ? sendDocument(request, reply, make(programme, request)) : sendNotFound(reply, NO_EVENT);
      });
    }

    serve(scope, "/events/:id/rsvps.csv", async (request: ById, reply) => {
      const context = await contextOf(request.headers.authorization, request.ip, request.id);
      const { id } = request.params;
      checkAccess("signedIn", "READ", context);
      const viewer = context.viewer!;
      const may = isId(id) ? await mayListRsvps(service.reads, id, viewer) : "no such event";
      if (may === "no such event") return sendNotFound(reply, "No such event");
      void reply.headers({ ...PROTECTION, "cache-control": "private, no-store" });
      if (may === "no") return reply.code(403).type("text/plain; charset=utf-8").send("Only organisers of this event may list who comes\n");
      return reply.type(CSV).header("content-disposition", "attachment; filename=\"rsvps.csv\"")
        .send(request.method === "HEAD" ? "" : Readable.from(rsvpsCsv(service.reads, id, viewer)));
    });

    serve(scope, "/sessions/:id/calendar.ics", async (request: ById, reply) => {
      const { id } = request.params;
      const found = isId(id) ? await readSession(service.reads, id) : null;
      if (!found) return sendNotFound(reply, "No such session, or it is not on a public schedule");
      return sendDocument(request, reply, { body: iCalendarOf(calendarOfSession(found)), type: ICS, changedAt: lastChange(found.event, found.session) });
    });

    serve(scope, "/calendars/:secret.ics", async (request: FastifyRequest<{ Params: { secret: string } }>, reply) => {
      const { secret } = request.params;
      const calendar = /^[\w-]{43}$/.test(secret) ? await readCalendar(service.reads, secret) : null;
      if (!calendar) return sendNotFound(reply, "This address leads nowhere, or not any more");
      const body = iCalendarOf(calendarOfPerson(calendar));
      const changedAt = await noteFetch(service, calendar, body);
      return sendDocument(request, reply, { body, type: ICS, changedAt, secret: true });
    });

    for (const each of Object.values(pageAssets)) serve(scope, `/${each.path}`, (request, reply) => sendAsset(each, request, reply));
    return Promise.resolve();
  });
}
