import { publicAddress } from "../base/public-address.js";
import { GENERATOR, slugOf, type ExportedSession, type ScheduleExport } from "./schedule-export.js";
import { hasKnownZone } from "./schedule-json.js";

const TYPES = new Set(["TALK", "WORKSHOP", "HANDS-ON", "MEETING", "DISCUSSION", "PERFORMANCE", "CONCERT", "GAME", "LIGHTNING_TALK"]);

/** How a session is held, as one of the few ways that the format knows. */
const typeOf = (type: string | null): string => {
  const named = (type ?? "").toUpperCase().trim();
  return [named, named.replace(/\s+/g, "_"), named.replace(/\s+/g, "-")].find(name => TYPES.has(name)) ?? "OTHER";
};

/** ISO 639-1: two letters. The format wants one for each session. */
const languageOf = (...tags: readonly (string | null)[]): string =>
  tags.map(tag => tag?.split("-")[0] ?? "").find(tag => /^[a-z]{2}$/.test(tag)) ?? "en";

const trackSlug = (name: string | null): string => slugOf(name ?? "", 40).padEnd(2, "_").replace(/_$/, "0");

/** ISO 8601 duration of a step in hours and minutes. */
function isoDuration(hoursAndMinutes: string): string {
  const [hours, minutes] = hoursAndMinutes.split(":").map(Number);
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}`;
}

const sessionOf = (session: ExportedSession, language: string): object => ({
  guid: session.guid, start: session.date, end: session.end, room: { guid: session.room.id, name: session.room.name }, slug: session.slug, url: session.url,
  title: session.title, subtitle: null, track: { slug: trackSlug(session.track) }, type: typeOf(session.type), language: languageOf(session.language, language),
  abstract: session.abstract, participants: session.persons.map(({ guid, name }) => ({ guid, name, role: "HOST" })), links: [],
});

/** The second version of the format, which its makers still work on (https://c3voc.de/schema/schedule2). */
export function scheduleJson2(schedule: ScheduleExport): string {
  return `${JSON.stringify({
    $schema: "https://c3voc.de/schema/schedule2",
    generator: { ...GENERATOR, url: publicAddress("/") },
    schedule: {
      version: schedule.version,
      conference: {
        acronym: schedule.acronym, title: schedule.title, description: schedule.description, start: schedule.start, end: schedule.end, timeslot_duration: isoDuration(schedule.step),
        ...(hasKnownZone(schedule) && { time_zone_name: schedule.timeZone }),
        tracks: schedule.tracks.map(name => ({ name, slug: trackSlug(name) })),
        rooms: schedule.rooms.map(({ id, name, capacity }) => ({ name, guid: id, capacity })),
        days: schedule.days.map(({ index, date, start, end }) => ({ index, date, start, end })),
      },
      events: schedule.days.flatMap(day => day.rooms.flatMap(({ sessions }) => sessions.map(session => sessionOf(session, schedule.language)))),
    },
  })}\n`;
}
