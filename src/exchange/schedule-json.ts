import { GENERATOR, type ExportedSession, type ScheduleExport } from "./schedule-export.js";
import { publicAddress } from "../base/public-address.js";

/** The schema knows zones of this form only; others are left out, and times carry their offsets. */
const KNOWN_ZONE = /^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/;
export const hasKnownZone = ({ timeZone }: ScheduleExport): boolean => KNOWN_ZONE.test(timeZone);

const sessionOf = (session: ExportedSession): object => ({
  url: session.url, id: session.id, guid: session.guid, logo: null, date: session.date, start: session.start, end: session.end, duration: session.duration,
  room: session.room.name, slug: session.slug, title: session.title, subtitle: "", track: session.track, type: session.type ?? "",
  language: session.language, abstract: session.abstract ?? "", description: "",
  persons: session.persons, links: [], attachments: [],
});

/** `schedule.json` (https://c3voc.de/schedule/schema.json). */
export function scheduleJson(schedule: ScheduleExport): string {
  const { rooms, days } = schedule;
  return `${JSON.stringify({
    $schema: "https://c3voc.de/schedule/schema.json",
    generator: { ...GENERATOR, url: publicAddress("/") },
    schedule: {
      version: schedule.version,
      base_url: publicAddress("/"),
      conference: {
        acronym: schedule.acronym, title: schedule.title, ...(schedule.description !== null && { description: schedule.description }),
        start: schedule.start, end: schedule.end, daysCount: days.length, timeslot_duration: schedule.step,
        ...(hasKnownZone(schedule) && { time_zone_name: schedule.timeZone }),
        tracks: schedule.tracks.map(name => ({ name })),
        rooms: rooms.map(({ id, name, capacity }) => ({ name, guid: id, capacity })),
        days: days.map(day => ({
          index: day.index, date: day.date, day_start: day.start, day_end: day.end,
          rooms: Object.fromEntries(day.rooms.map(({ room, sessions }) => [room.name, sessions.map(sessionOf)])),
        })),
      },
    },
  })}\n`;
}
