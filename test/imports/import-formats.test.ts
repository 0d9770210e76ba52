import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Programme } from "../kit/programme.js";
import { plannedEvent, someone, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { calendar, vevent } from "./schedule-file/make-calendar.js";

const service = useService();
const OPEN_SPACES = path.join(process.env.COPRODUCE_DATA ?? path.resolve("../shared/data"), "pyconus2025", "open_spaces.ics");

interface Posted { importId: string | null; title: string; sessions: number; rooms: number; warnings: { message: string; place: string }[]; errors: { message: string; place: string | null }[] }

async function post(body: string | Buffer, as: Someone, query: Record<string, string> = {}, contentType = "application/octet-stream"): Promise<Posted> {
  const response = await service.app.inject({ method: "POST", url: `/import?${new URLSearchParams(query).toString()}`, payload: body, headers: { "content-type": contentType, authorization: `Bearer ${as.token}` } });
  return response.json<Posted>();
}

interface Session { id: string; title: string; status: string; startsAt: string | null; endsAt: string | null; abstract: string | null; format: string | null; language: string | null; tags: string[]; room: { name: string } | null; hosts: { displayName: string }[] }
interface EventPage { id: string; title: string; timeZone: string; startsAt: string; endsAt: string; rooms: { name: string }[]; sessions: { nodes: Session[] } }
const PAGE = "id title timeZone startsAt endsAt rooms { name } sessions(first: 50) { nodes { id title status startsAt endsAt abstract format language tags room { name } hosts { displayName } } }";

/** Reads a file and takes it over. */
async function bring(body: string | Buffer, as: Someone, query: Record<string, string> = {}): Promise<EventPage> {
  const { importId, errors } = await post(body, as, query);
  expect(errors).toEqual([]);
  return (await service.done<{ event: EventPage }>("importSchedule", { importId }, `event { ${PAGE} }`, as)).event;
}

const told = ({ sessions }: EventPage) => sessions.nodes.map(({ title, status, startsAt, room }) => [title, status, startsAt, room?.name ?? null]);

test("a calendar becomes an event, and its next state updates it", async () => {
  const organiser = await someone(service);
  const series = vevent("UID:circle", "SUMMARY:Circle", "DTSTART;TZID=W. Europe Standard Time:20300504T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", "ORGANIZER;CN=Ada:mailto:ada@example.org");
  const bread = (clock: string): string => vevent("UID:bread", "SUMMARY:Bread", `DTSTART:20300504T${clock}00`, "DURATION:PT45M", "LOCATION:Sala", "CATEGORIES:Food");
  const first = await bring(calendar([series, bread("1200")]), organiser);
  expect(first).toMatchObject({ title: "Camp", timeZone: "Europe/Berlin", rooms: [{ name: "Aula" }, { name: "Sala" }] });
  expect(first.sessions.nodes.find(({ title }) => title === "Circle")).toMatchObject({ startsAt: "2030-05-04T07:00:00.000Z", endsAt: "2030-05-04T08:00:00.000Z", hosts: [{ displayName: "Ada" }] });
  expect(new Set(told(first))).toEqual(new Set([
    ["Bread", "ACCEPTED", "2030-05-04T10:00:00.000Z", "Sala"],
    ...["04", "05", "06"].map(day => ["Circle", "ACCEPTED", `2030-05-${day}T07:00:00.000Z`, "Aula"]),
  ]));
  const [{ emails }] = await service.rows<{ emails: string }>("SELECT count(*) AS emails FROM person WHERE display_name LIKE '%@%' OR email = 'ada@example.org'");
  expect(Number(emails)).toBe(0);

  expect(await bring(calendar([bread("1200"), series]), organiser)).toMatchObject({ id: first.id });
  const moved = vevent("UID:circle", "RECURRENCE-ID;TZID=W. Europe Standard Time:20300505T090000", "SUMMARY:Circle, later", "DTSTART;TZID=W. Europe Standard Time:20300505T150000", "DURATION:PT1H");
  const cancelled = vevent("UID:circle", "RECURRENCE-ID;TZID=W. Europe Standard Time:20300506T090000", "STATUS:CANCELLED");
  const second = await bring(calendar([series, moved, cancelled, bread("1300")]), organiser);
  expect(second.id).toBe(first.id);
  expect(new Set(told(second))).toEqual(new Set([
    ["Bread", "ACCEPTED", "2030-05-04T11:00:00.000Z", "Sala"], ["Circle", "ACCEPTED", "2030-05-04T07:00:00.000Z", "Aula"],
    ["Circle", "CANCELLED", null, null], ["Circle, later", "ACCEPTED", "2030-05-05T13:00:00.000Z", "Aula"],
  ]));
  const idAt = (event: EventPage, start: string) => event.sessions.nodes.find(({ startsAt }) => startsAt === start)?.id;
  expect(idAt(second, "2030-05-05T13:00:00.000Z")).toBe(idAt(first, "2030-05-05T07:00:00.000Z"));
  expect(idAt(second, "2030-05-04T11:00:00.000Z")).toBe(idAt(first, "2030-05-04T10:00:00.000Z"));
});

test("an event's own calendar is known when it comes back, and brings no session that is the event", async () => {
  const event = await plannedEvent(service, { title: "Made, together", onlineUrl: "https://meet.example.org/1" });
  const { place } = await service.done<{ place: { id: string } }>("addPlace", { name: "Library", addressLines: ["Via Roma 1"], postalCode: "39100", city: "Bolzano", countryCode: "IT", latitude: 46.5, longitude: 11.35 }, "place { id }", event.organiser);
  await service.done("editEvent", { eventId: event.id, placeId: place.id }, "event { id }", event.organiser);
  const programme = new Programme(service, event);
  const room = await programme.room("Aula, upstairs");
  const { id } = await programme.session("Who cares?", undefined, { abstract: "About care.\n\nAnd more.", tags: ["care", "city"], format: "workshop", language: "de" });
  await programme.schedule(id, room, await programme.slot(0));
  const other = await programme.session("Chi?", undefined, { abstract: "Di cura.", language: "it" });
  await programme.schedule(other.id, room, await programme.slot(1));
  const page = async (): Promise<EventPage> => (await service.ask<{ event: EventPage }>(`{ event(id: "${event.id}") { ${PAGE} } }`)).event;
  const before = await page();
  const { body } = await service.app.inject({ url: `/events/${event.id}/calendar.ics` });
  expect(body.match(/^BEGIN:VEVENT/gm)).toHaveLength(3);
  expect((await post(body, event.organiser, { eventId: event.id })).warnings).toEqual([]);
  expect(await bring(body, event.organiser, { eventId: event.id })).toEqual(before);
  // To somebody else it is a schedule like any other.
  const elsewhere = await bring(body, await someone(service));
  expect(elsewhere).toMatchObject({ title: "Made, together", startsAt: before.startsAt, endsAt: before.endsAt, rooms: [{ name: "Aula, upstairs" }] });
  expect(told(elsewhere)).toEqual(told(before));
  expect(elsewhere.id).not.toBe(event.id);
});

test("a table and Sessionize's JSON take the event's zone and title where they name none", async () => {
  const event = await plannedEvent(service, { timeZone: "Asia/Tokyo" });
  const table = await bring("title,start,end,room,hosts\nBread,2030-05-04 10:00,11:00,Aula,\"Ada, Grace\"\n", event.organiser, { eventId: event.id });
  expect(table.sessions.nodes).toMatchObject([{ title: "Bread", startsAt: "2030-05-04T01:00:00.000Z", room: { name: "Aula" }, hosts: [{ displayName: "Ada" }, { displayName: "Grace" }] }]);
  const sessionize = JSON.stringify([{ date: "2030-05-04T00:00:00", rooms: [{ id: 7, name: "Aula", sessions: [{ id: "1", title: "Salt", startsAt: "2030-05-04T10:00:00", endsAt: "2030-05-04T11:00:00", speakers: [{ id: "s", name: "Ada" }], categories: [], roomId: 7, room: "Aula" }] }] }]);
  const posted = await post(sessionize, event.organiser, { title: "Salt camp", timeZone: "Europe/Berlin" }, "application/json");
  expect(posted).toMatchObject({ title: "Salt camp", sessions: 1, rooms: 1, warnings: [], errors: [] });
  expect((await post("Dear organisers", event.organiser)).errors[0]!.message).toContain("no schedule that is known here");
  expect((await post("BEGIN:VCALENDAR\r\n", event.organiser, {}, "text/calendar")).errors[0]!.message).toContain("ends too early");
});

(existsSync(OPEN_SPACES) ? test : test.skip)("the open spaces of PyCon US 2025 come in whole, once", async () => {
  const organiser = await someone(service);
  const file = readFileSync(OPEN_SPACES);
  const count = (): Promise<{ sessions: number; placed: number; rooms: number }> => service.rows<{ sessions: number; placed: number; rooms: number }>(
    `SELECT count(DISTINCT s.id)::int AS sessions, count(DISTINCT p.session_id)::int AS placed, (SELECT count(*) FROM room WHERE event_id = $1)::int AS rooms
     FROM session s LEFT JOIN placement p ON p.session_id = s.id WHERE s.event_id = $1 AND s.status = 'ACCEPTED'`, [id]).then(rows => rows[0]!);
  const { id } = await bring(file, organiser, { timeZone: "America/New_York" });
  const rooms = new Set(file.toString("utf8").replace(/\r?\n[ \t]/g, "").match(/^LOCATION:.*$/gm)).size;
  expect(await count()).toEqual({ sessions: 146, placed: 146, rooms });
  expect((await bring(file, organiser, { timeZone: "America/New_York" })).id).toBe(id);
  expect(await count()).toEqual({ sessions: 146, placed: 146, rooms });
});
