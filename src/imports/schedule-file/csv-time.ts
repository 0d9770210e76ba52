import type { WallTime } from "../../base/wall-clock.js";
import { DAY, parseClock, parseDate, parseDateTime } from "./iso-time.js";

/** Of "2026-05-02" or "2.5.2026". Not of 5/2/2026, which is in May for some and in February for others. */
export function tableDate(text: string): WallTime | null {
  const dotted = /^\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\s*$/.exec(text);
  return parseDate(dotted ? `${dotted[3]}-${dotted[2]!.padStart(2, "0")}-${dotted[1]!.padStart(2, "0")}` : text);
}

/** Since midnight, of "9:30", "09:30:00", "9.30" or "9:30 PM". */
export function tableClock(text: string): number | null {
  const [, hours, minutes, seconds, half] = /^\s*(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?|uhr|h)?\s*$/i.exec(text) ?? [];
  if (hours === undefined || (minutes === undefined && !/[a-z]/i.test(text))) return null;
  if (half === undefined) return parseClock(`${hours}:${minutes ?? "00"}${seconds === undefined ? "" : `:${seconds}`}`);
  const hour = Number(hours);
  if (hour < 1 || hour > 12) return null;
  return parseClock(`${(hour % 12) + (half.toLowerCase() === "p" ? 12 : 0)}:${minutes ?? "00"}${seconds === undefined ? "" : `:${seconds}`}`);
}

/** A date with a time in one cell, as ISO 8601: with an offset where the cell has one. */
export function tableDateTime(text: string): string | null {
  if (parseDateTime(text)) return text.trim();
  const [, day, clock] = /^\s*(\S+?)(?:,\s*|\s+|T)(\d.*)$/.exec(text) ?? [];
  const date = day === undefined ? null : tableDate(day);
  const time = clock === undefined ? null : tableClock(clock);
  return date === null || time === null ? null : isoOf(date + time);
}

export const isoOf = (wall: WallTime): string => new Date(wall).toISOString().slice(0, 19);

export const nextDay = (wall: WallTime): WallTime => wall + DAY;
