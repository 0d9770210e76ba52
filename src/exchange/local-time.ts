import { offsetAt, wallAt } from "../base/wall-clock.js";

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

/** Things by the date on which they start, in order. */
export function byDate<T extends Timed>(things: readonly T[], timeZone: string): { date: string; things: T[] }[] {
  const days = new Map<string, T[]>();
  for (const thing of [...things].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const date = localDate(thing.startsAt, timeZone);
    const day = days.get(date);
    if (day) day.push(thing);
    else days.set(date, [thing]);
  }
  return [...days].map(([date, of]) => ({ date, things: of }));
}
