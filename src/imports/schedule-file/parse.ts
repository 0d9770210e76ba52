import { decodeBytes } from "./decode-bytes.js";
import { parseDateTime } from "./iso-time.js";
import { hostOverlaps, roomOverlaps } from "./overlaps.js";
import { lineOf, parseSession, roomName, type Reading } from "./parse-session.js";
import { ScheduleFileError, type ParsedSchedule, type ParsedSession, type ScheduleWarning } from "./parsed-schedule.js";
import type { RawSchedule, RawText } from "./raw-schedule.js";
import { readJson } from "./read-json.js";
import { readXml } from "./read-xml.js";
import { timeZoneOf } from "./time-zone.js";
import { uniqueSessions } from "./unique-sessions.js";
import { instantOf } from "../../base/wall-clock.js";

/** Slow and hungry for what a hostile file may hold: call it by parseScheduleFile, which runs it in a worker. */
export function parse(bytes: Uint8Array, options: { timeZone?: string }): ParsedSchedule {
  return understand(read(decodeBytes(bytes)), options.timeZone);
}

function read(text: string): RawSchedule {
  const start = text.slice(0, 4000).trimStart();
  if (start.startsWith("<")) return readXml(text);
  if (start.startsWith("{") || start.startsWith("[")) return readJson(text);
  if (start === "") throw new ScheduleFileError("The file is empty.");
  if (start.startsWith("BEGIN:VCALENDAR")) throw new ScheduleFileError("This is a calendar (ICS), which has no rooms. Look for schedule.json or schedule.xml.");
  throw new ScheduleFileError("This is neither JSON nor XML. A schedule.json or schedule.xml of frab, pretalx or FOSDEM is read here.");
}

function understand(schedule: RawSchedule, option: string | undefined): ParsedSchedule {
  if (schedule.sessions.length === 0) throw new ScheduleFileError("The schedule has no sessions.");
  const warnings: ScheduleWarning[] = [];
  const timeZone = timeZoneOf(schedule, option, warnings);
  const reading: Reading = { schedule, timeZone, warnings, contradictions: [], unreadLanguages: new Set() };
  const titles = [schedule.title, schedule.acronym].map((raw) => (raw ? lineOf(raw, "title of the schedule", 200, warnings) : ""));
  if (!titles[0]) warnings.push({ message: `The schedule has no title; it is called "${titles[1] || "Untitled"}".`, place: "conference" });
  const rooms = new Set(schedule.rooms.map((room) => roomName(room, warnings)).filter((name) => name !== ""));
  const sessions = uniqueSessions(schedule.sessions.map((session) => parseSession(session, reading)), warnings);
  for (const { room } of sessions) rooms.add(room);
  warnings.push(...contradictionsOf(reading), ...roomOverlaps(sessions), ...hostOverlaps(sessions));
  return {
    title: titles[0] || titles[1] || "Untitled",
    acronym: titles[1] || null,
    version: schedule.version && (lineOf(schedule.version, "version", 100, warnings) || null),
    timeZone,
    ...extent(schedule, sessions, timeZone),
    dayChange: null,
    rooms: [...rooms].map((name) => ({ name, guid: null })),
    sessions,
    warnings,
  };
}

function contradictionsOf({ contradictions }: Reading): ScheduleWarning[] {
  const [first] = contradictions;
  if (!first) return [];
  const others = contradictions.length === 1 ? "" : ` and of ${contradictions.length - 1} more`;
  return [{ message: `The start of "${first.message}"${others} is not the time that its date says; the date was believed.`, place: first.place }];
}

/** From the first session to the last; the conference's own start and end count where they name an hour. */
function extent(schedule: RawSchedule, sessions: ParsedSession[], timeZone: string): { startsAt: Date; endsAt: Date } {
  const named = (raw: RawText | null): number[] => {
    const time = raw && parseDateTime(raw.text);
    if (!time) return [];
    return [time.offsetMinutes === null ? instantOf(time.wall, timeZone).instant : time.wall - time.offsetMinutes * 60_000];
  };
  const starts = [...named(schedule.start), ...sessions.map(({ startsAt }) => startsAt.getTime())];
  const ends = [...named(schedule.end), ...sessions.map(({ endsAt }) => endsAt.getTime())];
  return { startsAt: new Date(starts.reduce((a, b) => Math.min(a, b))), endsAt: new Date(ends.reduce((a, b) => Math.max(a, b))) };
}
