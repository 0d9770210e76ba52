import { publicAddress } from "../base/public-address.js";
import { languageOf, trackSlug, typeOf } from "../imports/schedule-file/schedule-2-terms.js";
import { GENERATOR, type ExportedSession, type ScheduleExport } from "./schedule-export.js";
import { hasKnownZone } from "./schedule-json.js";

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
