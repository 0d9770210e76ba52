import { publicAddress } from "../base/public-address.js";
import { GENERATOR, type ExportedSession, type ScheduleExport } from "./schedule-export.js";
import { document, element, type Xml } from "./xml.js";

/** An element with text in it. */
const text = (name: string, content: string | number | null): Xml => element(name, {}, content === null ? null : String(content));

const sessionOf = (session: ExportedSession): Xml => element("event", { guid: session.guid, id: session.id },
  text("room", session.room.name), text("title", session.title), text("subtitle", null), text("type", session.type),
  text("date", session.date), text("start", session.start), text("duration", durationOf(session.duration)),
  text("abstract", session.abstract), text("slug", session.slug), text("track", session.track),
  element("persons", {}, ...session.persons.map(({ guid, name }) => element("person", { guid }, name))),
  text("language", session.language), text("description", null), element("links"), element("attachments"), text("url", session.url));

/** From a hundred hours on it has days too. */
function durationOf(duration: string): string {
  const [hours, minutes] = duration.split(":");
  return hours.length <= 2 ? duration : [Math.floor(Number(hours) / 24), String(Number(hours) % 24).padStart(2, "0"), minutes].join(":");
}

/** `schedule.xml` (https://c3voc.de/schedule/schema.xsd). */
export const scheduleXml = (schedule: ScheduleExport): string => document(element("schedule", {},
  element("generator", { name: GENERATOR.name, system: new URL(publicAddress("/")).host, version: GENERATOR.version }),
  text("url", `${schedule.address}.xml`), text("version", schedule.version),
  element("conference", {},
    text("title", schedule.title), text("acronym", schedule.acronym), text("start", schedule.start), text("end", schedule.end),
    text("days", schedule.days.length), text("timeslot_duration", schedule.step), text("base_url", publicAddress("/")),
    text("time_zone_name", schedule.timeZone), ...schedule.tracks.map(name => element("track", { name }))),
  ...schedule.days.map(day => element("day", { index: day.index, date: day.date, start: day.start, end: day.end },
    ...day.rooms.map(({ room, sessions }) => element("room", { name: room.name, guid: room.id }, ...sessions.map(sessionOf)))))));
