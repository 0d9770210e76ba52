import { DAY, parseClock, parseDate, parseDateTime, parseDuration, type IsoDateTime } from "./iso-time.js";
import { ScheduleFileError } from "./parsed-schedule.js";
import type { RawDay, RawSchedule, RawSession, RawText } from "./raw-schedule.js";
import { instantOf, offsetAt, wallAt, type WallTime } from "../../base/wall-clock.js";

export interface SessionTime {
  startsAt: number;
  endsAt: number;
  /** What was decided that the file did not quite say. */
  remarks: string[];
  /** `date` and `start` are both there and say different things; `date` was believed. */
  contradicts: boolean;
  /** `date` is marked as UTC and shows the time of `start`, where the zone is not at UTC: it was read as local time. */
  mismarked: boolean;
}

const LONGEST = 31 * DAY;

export function sessionTime(session: RawSession, schedule: RawSchedule, timeZone: string): SessionTime {
  const { fields } = session;
  const remarks: string[] = [];
  let startsAt: number;
  let contradicts = false;
  let mismarked = false;
  const whole = fullTime(fields.date) ?? fullTime(fields.start);
  if (whole) {
    const clock = fields.start && parseClock(fields.start.text);
    mismarked = whole.offsetMinutes === 0 && clock === modulo(whole.wall) && offsetAt(whole.wall, timeZone) !== 0;
    startsAt = resolve(mismarked ? unmarked(whole) : whole, timeZone, remarks);
    contradicts = clock != null && clock !== modulo(whole.wall) && clock !== modulo(wallAt(startsAt, timeZone));
  } else {
    startsAt = resolve({ wall: localStart(session, schedule, timeZone, remarks), offsetMinutes: null }, timeZone, remarks);
  }
  requireNearDay(session, startsAt);
  return { startsAt, endsAt: endOf(session, { startsAt, mismarked }, timeZone), remarks, contradicts, mismarked };
}

/** The same clock, wherever it hangs. */
export function unmarked({ wall }: IsoDateTime): IsoDateTime {
  return { wall, offsetMinutes: null };
}

/** One slip of the pen in a year must not make an event decades long. */
function requireNearDay({ day, placeOf }: RawSession, startsAt: number): void {
  const date = day.date && (parseDate(day.date.text) ?? midnight(fullTime(day.date)));
  if (date !== null && Math.abs(startsAt - date) > LONGEST) throw new ScheduleFileError(`The session starts on ${new Date(startsAt).toISOString().slice(0, 10)}, far from its day, ${new Date(date).toISOString().slice(0, 10)}.`, placeOf("date"));
}

function endOf(session: RawSession, { startsAt, mismarked }: Pick<SessionTime, "startsAt" | "mismarked">, timeZone: string): number {
  const { duration, end } = session.fields;
  const told = duration && parseDuration(duration.text);
  const until = fullTime(end);
  // An end stands in for a length that is missing or cannot be one.
  const toEnd = until && resolve(mismarked && until.offsetMinutes === 0 ? unmarked(until) : until, timeZone, []) - startsAt;
  const length = told !== null && told > 0 || toEnd === null ? told : toEnd;
  if (length === null) {
    throw duration
      ? new ScheduleFileError(`"${excerpt(duration)}" is not a duration such as "00:45".`, duration.place)
      : new ScheduleFileError("The session has no duration.", session.placeOf("duration"));
  }
  const place = (duration ?? end)!.place;
  if (length <= 0) throw new ScheduleFileError("The session ends when it begins, or before.", place);
  if (length > LONGEST) throw new ScheduleFileError("The session is longer than 31 days.", place);
  return startsAt + length;
}

/** From `start` and a calendar date; a start before the day begins is of the night that ends it. */
function localStart(session: RawSession, schedule: RawSchedule, timeZone: string, remarks: string[]): WallTime {
  const { day, fields } = session;
  const clock = startClock(session);
  const dayDate = day.date && (parseDate(day.date.text) ?? midnight(fullTime(day.date)));
  const ownDate = fields.date && parseDate(fields.date.text);
  if (fields.date && ownDate === null) throw new ScheduleFileError(`"${excerpt(fields.date)}" is not a date such as "2024-05-01".`, fields.date.place);
  if (day.date && dayDate === null) throw new ScheduleFileError(`"${excerpt(day.date)}" is not a date such as "2024-05-01".`, day.date.place);
  const date = ownDate ?? dayDate ?? midnight(fullTime(day.start));
  if (date === null) throw new ScheduleFileError("Neither the session nor its day has a date.", session.placeOf("date"));
  // A session that names another date than its day has counted the night already.
  if (ownDate !== null && dayDate !== null && ownDate !== dayDate) return date + clock;
  if (clock >= dayBegins(day, schedule, timeZone)) return date + clock;
  const dayEnd = fullTime(day.end);
  const lastWall = dayEnd && wallAt(resolve(dayEnd, timeZone, []), timeZone);
  if (lastWall !== null && date + DAY + clock >= lastWall) {
    remarks.push("begins before its day does; it was left on that date, because on the next one it would be after the end of the day");
    return date + clock;
  }
  return date + DAY + clock;
}

/** Since midnight. */
function dayBegins(day: RawDay, schedule: RawSchedule, timeZone: string): number {
  const start = fullTime(day.start);
  if (start) return modulo(wallAt(resolve(start, timeZone, []), timeZone));
  return (day.start && parseClock(day.start.text)) ?? (schedule.dayChange && parseClock(schedule.dayChange.text)) ?? 0;
}

function startClock(session: RawSession): number {
  const { start } = session.fields;
  if (!start) throw new ScheduleFileError("The session has no start.", session.placeOf("start"));
  const clock = parseClock(start.text);
  if (clock === null) throw new ScheduleFileError(`"${excerpt(start)}" is not a time such as "09:30".`, start.place);
  return clock;
}

function resolve(time: IsoDateTime, timeZone: string, remarks: string[]): number {
  if (time.offsetMinutes !== null) return time.wall - time.offsetMinutes * 60_000;
  const { instant, clock } = instantOf(time.wall, timeZone);
  const shown = new Date(time.wall).toISOString().slice(0, 16).replace("T", " ");
  if (clock === "skipped") remarks.push(`begins at ${shown}, which the clocks of ${timeZone} skip; it was set to ${new Date(wallAt(instant, timeZone)).toISOString().slice(11, 16)}`);
  if (clock === "repeated") remarks.push(`begins at ${shown}, which the clocks of ${timeZone} show twice; the first was taken`);
  return instant;
}

function fullTime(raw: RawText | null): IsoDateTime | null {
  return raw && parseDateTime(raw.text);
}

function midnight(time: IsoDateTime | null): WallTime | null {
  return time && time.wall - modulo(time.wall);
}

function modulo(wall: WallTime): number {
  return ((wall % DAY) + DAY) % DAY;
}

function excerpt({ text }: RawText): string {
  return text.trim().slice(0, 40);
}
