import ICAL from "ical.js";
import { instantOf, wallAt, type WallTime } from "../../base/wall-clock.js";
import { DAY } from "./iso-time.js";

/** A time as a calendar has it: on the clocks of a zone, or a whole day there. */
export interface CalendarTime {
  wall: WallTime;
  zone: Zone;
  isDate: boolean;
}

/** How clocks in a zone are set: an IANA zone, or what a VTIMEZONE says. */
export interface Zone {
  instantOf(wall: WallTime): number;
  wallAt(instant: number): WallTime;
}

export function ianaZone(name: string): Zone {
  return { instantOf: wall => instantOf(wall, name).instant, wallAt: instant => wallAt(instant, name) };
}

export const UTC_ZONE: Zone = { instantOf: wall => wall, wallAt: instant => instant };

export const instantIn = ({ wall, zone }: CalendarTime): number => zone.instantOf(wall);

/** Of 20250513, 20250513T1000 or 20250513T100000, with Z for UTC. */
export function parseCalendarTime(text: string, zone: Zone): CalendarTime | null {
  const match = /^\s*(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?\s*$/i.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(part => Number(part ?? 0)) as [number, number, number, number, number, number];
  const midnight = Date.UTC(year, month - 1, day);
  const made = new Date(midnight);
  // Outside of these years it is a slip, and time zones are guesswork.
  if (year < 1900 || year > 2199 || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null;
  // A leap second is read as the one before.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const wall = midnight + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000;
  return { wall, zone: match[7] === undefined ? zone : UTC_ZONE, isDate: match[4] === undefined };
}

/** Days pass on the clocks, the rest as time (RFC 5545, 3.3.6). */
export interface Length {
  days: number;
  milliseconds: number;
}

/** Null for what is none, or goes back. */
export function parseLength(text: string): Length | null {
  const value = text.trim().toUpperCase();
  if (!ICAL.Duration.isValueString(value)) return null;
  const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(value);
  return isNegative ? null : { days: weeks * 7 + days, milliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

export function after(start: CalendarTime, { days, milliseconds }: Length): number {
  return start.zone.instantOf(start.wall + days * DAY) + milliseconds;
}

/** As calendars write it: 20250513T100000, or 20250513 for a day. */
export function shortForm({ wall, isDate }: Pick<CalendarTime, "wall" | "isDate">): string {
  const text = new Date(wall).toISOString().replace(/[-:]|\.\d+Z$/g, "");
  return isDate ? text.slice(0, 8) : text;
}
