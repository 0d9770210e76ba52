import type { WallTime } from "../../base/wall-clock.js";

export interface IsoDateTime {
  wall: WallTime;
  /** Null when the text does not say. */
  offsetMinutes: number | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Midnight of a date such as 2024-05-01. */
export function parseDate(text: string): WallTime | null {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(text);
  return match ? dateOf(match[1]!, match[2]!, match[3]!) : null;
}

export function parseDateTime(text: string): IsoDateTime | null {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:([Zz])|([+-])(\d{2}):?(\d{2})?)?\s*$/.exec(text);
  if (!match) return null;
  const [, year, month, day, clock, utc, sign, hours, minutes] = match;
  const date = dateOf(year!, month!, day!);
  const time = parseClock(clock!.replace(/\.\d+$/, ""));
  if (date === null || time === null) return null;
  if (utc === undefined && sign === undefined) return { wall: date + time, offsetMinutes: null };
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (size > 15 * 60 || Number(minutes ?? 0) > 59) return null;
  return { wall: date + time, offsetMinutes: sign === "-" ? 0 - size : size };
}

/** Time since midnight of "9:30" or "09:30:00". */
export function parseClock(text: string): number | null {
  const match = /^\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * HOUR + minutes * MINUTE + seconds * 1000 : null;
}

/** Of "HH:MM", where minutes may be more than an hour, "D:HH:MM", a number of minutes, or ISO 8601 such as "PT1H30M". */
export function parseDuration(text: string): number | null {
  const match = /^\s*(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5})\s*$/.exec(text);
  if (!match) return isoDuration(text);
  const [days, hours, minutes] = [Number(match[1] ?? 0), Number(match[2] ?? 0), Number(match[3])];
  if (match[1] !== undefined && hours > 23) return null;
  return days * DAY + hours * HOUR + minutes * MINUTE;
}

function isoDuration(text: string): number | null {
  const match = /^\s*P(?=\d|T\d)(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d+)?S)?)?\s*$/.exec(text);
  if (!match) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return weeks! * 7 * DAY + days! * DAY + hours! * HOUR + minutes! * MINUTE + seconds! * 1000;
}

function dateOf(yearText: string, monthText: string, dayText: string): WallTime | null {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  // Outside of these years it is a slip, and time zones are guesswork.
  if (year < 1900 || year > 2199) return null;
  const wall = Date.UTC(year, month - 1, day);
  const made = new Date(wall);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? wall : null;
}
