import { beginsAsCalendar, withoutFoldsInCharacters } from "./calendar-lines.js";
import { checkJson } from "./check-json.js";
import { decodeBytes } from "./decode-bytes.js";
import { parseDateTime } from "./iso-time.js";
import { dayChangeOf } from "./day-change.js";
import { ListedRooms } from "./listed-rooms.js";
import { hostOverlaps, roomOverlaps } from "./overlaps.js";
import { lineOf, parseSession, type Reading } from "./parse-session.js";
import { ScheduleFileError, type ParsedSchedule, type ParsedSession, type ReadingOptions, type ScheduleWarning } from "./parsed-schedule.js";
import type { RawSchedule, RawText } from "./raw-schedule.js";
import { readCsv } from "./read-csv.js";
import { readIcs } from "./read-ics.js";
import { readJson } from "./read-json.js";
import { isSessionize, readSessionize } from "./read-sessionize.js";
import { readXml } from "./read-xml.js";
import { unmarked } from "./session-time.js";
import { settleRooms } from "./settle-rooms.js";
import { timeZoneOf } from "./time-zone.js";
import { uniqueSessions } from "./unique-sessions.js";
import { instantOf } from "../../base/wall-clock.js";

/** Slow and hungry for what a hostile file may hold: call it by parseScheduleFile, which runs it in a worker. */
export function parse(bytes: Uint8Array, options: ReadingOptions): ParsedSchedule {
  const warnings: ScheduleWarning[] = [];
  const text = decodeBytes(beginsAsCalendar(bytes) ? withoutFoldsInCharacters(bytes) : bytes, options.charset);
  return understand(read(text, options, warnings), options.timeZone, warnings);
}

function read(text: string, options: ReadingOptions, warnings: ScheduleWarning[]): RawSchedule {
  const start = text.slice(0, 4000).trimStart();
  if (start.startsWith("<")) return readXml(text);
  if (start.startsWith("{") || start.startsWith("[")) {
    const value: unknown = JSON.parse(checkJson(text));
    return isSessionize(value) ? readSessionize(value, options, warnings) : readJson(value);
  }
  if (start === "") throw new ScheduleFileError("The file is empty.");
  if (/^BEGIN:VCALENDAR/i.test(start)) return readIcs(text, options, warnings);
  return readCsv(text, options, warnings);
}

function understand(schedule: RawSchedule, option: string | undefined, warnings: ScheduleWarning[]): ParsedSchedule {
  if (schedule.sessions.length + schedule.unread.length === 0) throw new ScheduleFileError("The schedule has no sessions.");
  const { timeZone, guessed } = timeZoneOf(schedule, option, warnings);
  const reading: Reading = { schedule, timeZone, warnings, contradictions: [], mismarked: [], rooms: [], unreadLanguages: new Set() };
  const titles = [schedule.title, schedule.acronym].map((raw) => (raw ? lineOf(raw, "title of the schedule", 200, warnings) : ""));
  if (!titles[0]) warnings.push({ message: `The schedule has no title; it is called "${titles[1] || "Untitled"}".`, place: "conference" });
  const listed = new ListedRooms(schedule.rooms, warnings);
  const readable = readableSessions(reading);
  const emptied = settleRooms(reading.rooms, warnings);
  const sessions = uniqueSessions(readable.map((session) => ({ ...session, room: listed.nameOf(session.room) })), warnings);
  warnings.push(
    ...together(reading.contradictions, (which) => `The start of ${which} is not the time that its date says; the date was believed.`),
    ...together(reading.mismarked, (which) => `The date of ${which} is marked as UTC, while its start and ${timeZone} say otherwise; the start was taken.`),
    ...roomOverlaps(sessions), ...hostOverlaps(sessions),
  );
  return {
    title: titles[0] || titles[1] || "Untitled",
    acronym: titles[1] || null,
    version: schedule.version && (lineOf(schedule.version, "version", 100, warnings) || null),
    timeZone,
    ...extent(reading, sessions),
    dayChange: dayChangeOf(schedule, warnings),
    rooms: listed.without(emptied),
    sessions,
    warnings,
    ...(guessed && { zoneGuessed: true }),
    ...(schedule.coarse && { coarse: true }),
    ...(schedule.untold && { untold: schedule.untold }),
  };
}

/** What cannot be a session is left out, with a warning that names it; a file of nothing else is refused for the first. */
function readableSessions(reading: Reading): ParsedSession[] {
  const { schedule, warnings } = reading;
  const left: { name: string; place: string; fault: ScheduleFileError }[] = schedule.unread.map(({ name, fault }) => ({ name, fault, place: fault.place ?? "the file" }));
  const sessions = schedule.sessions.flatMap((raw) => {
    const told = warnings.length;
    try {
      return [parseSession(raw, reading)];
    } catch (fault) {
      if (!(fault instanceof ScheduleFileError)) throw fault;
      warnings.length = told;
      const name = raw.fields.title ?? raw.fields.guid ?? raw.fields.id;
      left.push({ name: name ? `"${lineOf(name, "title", 200, [])}"` : "A session", place: fault.place ?? raw.place, fault });
      return [];
    }
  });
  if (sessions.length === 0) throw left[0]!.fault;
  warnings.push(...left.map(({ name, place, fault }) => ({ message: `${name} was left out: ${fault.reason}`, place })));
  return sessions;
}

/** One warning for all sessions that it concerns. */
function together(sessions: readonly ScheduleWarning[], message: (which: string) => string): ScheduleWarning[] {
  const [first] = sessions;
  if (!first) return [];
  return [{ message: message(`"${first.message}"${sessions.length === 1 ? "" : ` and of ${sessions.length - 1} more`}`), place: first.place }];
}

/** From the first session to the last; the conference's own start and end count where they name an hour. */
function extent({ schedule, timeZone, mismarked }: Reading, sessions: ParsedSession[]): { startsAt: Date; endsAt: Date } {
  const named = (raw: RawText | null): number[] => {
    const read = raw && parseDateTime(raw.text);
    if (!read) return [];
    const time = mismarked.length > 0 && read.offsetMinutes === 0 ? unmarked(read) : read;
    return [time.offsetMinutes === null ? instantOf(time.wall, timeZone).instant : time.wall - time.offsetMinutes * 60_000];
  };
  const starts = [...named(schedule.start), ...sessions.map(({ startsAt }) => startsAt.getTime())];
  const ends = [...named(schedule.end), ...sessions.map(({ endsAt }) => endsAt.getTime())];
  return { startsAt: new Date(starts.reduce((a, b) => Math.min(a, b))), endsAt: new Date(ends.reduce((a, b) => Math.max(a, b))) };
}
