import { DAY } from "./clock.js";

/** A reading of a clock on a wall, as the milliseconds that Date.UTC gives for it: no zone yet. */
export type WallTime = number;

export interface ZonedTime {
  instant: number;
  /** `skipped`: clocks went forward over it; `repeated`: they went back and showed it twice. */
  clock: "plain" | "skipped" | "repeated";
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in the zone shows at the instant. */
export function wallAt(instant: number, timeZone: string): WallTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/** The offset in minutes that the zone has at the instant. */
export function offsetAt(instant: number, timeZone: string): number {
  return Math.round((wallAt(instant, timeZone) - Math.floor(instant / 1000) * 1000) / 60_000);
}

/**
 * When a clock in the zone shows this. A skipped time is read with the offset before the change, so that 02:30 is
 * what shows as 03:30; of a repeated one the first is taken. (The rule of RFC 5545 and Temporal.)
 */
export function instantOf(wall: WallTime, timeZone: string): ZonedTime {
  const before = wallAt(wall - DAY, timeZone) - (wall - DAY);
  const after = wallAt(wall + DAY, timeZone) - (wall + DAY);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  const candidates = [...new Set([early, late])].filter((instant) => wallAt(instant, timeZone) === wall);
  if (candidates.length === 0) return { instant: wall - before, clock: "skipped" };
  return { instant: candidates[0]!, clock: candidates.length > 1 ? "repeated" : "plain" };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    formats.set(timeZone, format);
  }
  return format;
}
