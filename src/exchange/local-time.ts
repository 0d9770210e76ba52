import { DAY } from "../base/clock.js";
import { instantOf, offsetAt, wallAt } from "../base/wall-clock.js";

const pad = (n: number, width = 2): string => String(n).padStart(width, "0");

/** What a clock in the zone shows, as ISO 8601 without an offset. */
const wallText = (at: Date, timeZone: string): string => new Date(wallAt(at.getTime(), timeZone)).toISOString();

/** Date in the zone, such as 2026-10-25. */
export const localDate = (at: Date, timeZone: string): string => wallText(at, timeZone).slice(0, 10);

/** Time of day in the zone, such as 09:30. */
export const localClock = (at: Date, timeZone: string): string => wallText(at, timeZone).slice(11, 16);

/** With the offset that the zone has then, such as 2026-10-25T09:30:00+01:00. */
export function localDateTime(at: Date, timeZone: string): string {
  const minutes = offsetAt(at.getTime(), timeZone);
  const size = Math.abs(minutes);
  return `${wallText(at, timeZone).slice(0, 19)}${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** Hours and minutes, such as 01:30. A part of a minute counts as one. */
export function hoursAndMinutes(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

interface Timed { startsAt: Date; endsAt: Date }

/** Where days begin and end for an event: in its zone, at its day change. */
export interface Days { timeZone: string; dayChange: string }

/** The date of the sheet on which something stands: what starts before the day change belongs to the night before. */
export function sheetDate(at: Date, { timeZone, dayChange }: Days): string {
  const wall = wallAt(at.getTime(), timeZone);
  const day = new Date(wall).toISOString();
  return day.slice(11, 16) < dayChange ? new Date(wall - DAY).toISOString().slice(0, 10) : day.slice(0, 10);
}

/** From which instant to which a sheet goes. */
export function sheetTimes(date: string, { timeZone, dayChange }: Days): { startsAt: Date; endsAt: Date } {
  const wall = Date.parse(`${date}T${dayChange}:00Z`);
  const at = (time: number): Date => new Date(instantOf(time, timeZone).instant);
  return { startsAt: at(wall), endsAt: at(wall + DAY) };
}

/** Things by the sheet on which they stand, in order. */
export function byDate<T extends Timed>(things: readonly T[], days: Days): { date: string; things: T[] }[] {
  const sheets = new Map<string, T[]>();
  for (const thing of [...things].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const date = sheetDate(thing.startsAt, days);
    const sheet = sheets.get(date);
    if (sheet) sheet.push(thing);
    else sheets.set(date, [thing]);
  }
  return [...sheets].map(([date, of]) => ({ date, things: of }));
}
