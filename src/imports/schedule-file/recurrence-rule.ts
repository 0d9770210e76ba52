import ICAL from "ical.js";
import type { WallTime } from "../../base/wall-clock.js";
import { DAY } from "./iso-time.js";
import { parseCalendarTime, UTC_ZONE, type CalendarTime } from "./calendar-time.js";

/** Steps that the rules of one file may take together. */
export interface Effort {
  steps: number;
}

export interface Repetition {
  /** On the clocks of the zone it begins in, in order, the start first. */
  walls: WallTime[];
  /** Whether more would follow than were taken. */
  cut: boolean;
}

/** No schedule goes on for longer, and no time zone is known so far ahead. */
const LONGEST = 10 * 366 * DAY;
const MOST_STEPS = 20_000;
/** Of one entry. */
export const MOST_REPEATS = 1_000;

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
/** Those by which a rule only leaves out (RFC 5545, 3.3.10, the table). */
const LIMITING: Record<string, readonly string[]> = {
  HOURLY: ["BYMONTH", "BYMONTHDAY", "BYDAY", "BYHOUR"],
  DAILY: ["BYMONTH", "BYMONTHDAY", "BYDAY"],
  WEEKLY: ["BYMONTH"],
  MONTHLY: ["BYMONTH"],
  YEARLY: [],
};

type Rule = InstanceType<typeof ICAL.Recur>;

/** A rule that is understood here, else null. */
export function readRule(text: string): Rule | null {
  try {
    const rule = ICAL.Recur.fromString(text.trim().replace(/;+$/, "").toUpperCase());
    const parts = rule.parts as Record<string, unknown[]>;
    const limiting = LIMITING[rule.freq];
    if (!limiting || (/(?:COUNT|INTERVAL)=0*(?:;|$)/i).test(text)) return null;
    if (rule.freq === "HOURLY" && Object.keys(parts).some(part => !limiting.includes(part))) return null;
    // ical.js knows positions in months and years only, and passes them over elsewhere.
    if ("BYSETPOS" in parts && rule.freq !== "MONTHLY" && rule.freq !== "YEARLY") return null;
    return rule;
  } catch {
    return null;
  }
}

export const isEndless = (rule: Rule): boolean => !rule.count && !rule.until;

/**
 * When a rule repeats: its start counts, whether the rule has it or not. ical.js makes the candidates. What a rule only
 * leaves out is left out here: ical.js would look for as long as it takes, for ever if nothing fits; and days that a month
 * does not have, which the standard passes over, it moves into the next. `until` is where an endless rule ends.
 */
export function repetitionOf(rule: Rule, start: CalendarTime, until: WallTime | null, effort: Effort): Repetition {
  const parts = rule.parts as Record<string, (string | number)[]>;
  const last = Math.min(lastOf(rule, start) ?? Infinity, until ?? Infinity, start.wall + LONGEST);
  const stepper = rule.clone() as Rule;
  stepper.parts = Object.fromEntries(Object.entries(parts).filter(([name]) => !LIMITING[rule.freq]!.includes(name))) as typeof rule.parts;
  stepper.count = null as never;
  stepper.until = timeOf({ wall: last, isDate: false }) as never;
  const most = Math.min(rule.count || Infinity, MOST_REPEATS);
  const walls = [start.wall];
  const iterator = iteratorOf(stepper, start);
  for (let step = 0; iterator; step++) {
    if (walls.length >= most) return { walls, cut: most !== rule.count };
    if (step >= MOST_STEPS || effort.steps <= 0) return { walls, cut: true };
    effort.steps -= 1;
    const next = nextOf(iterator);
    if (next === null || next > last) break;
    if (next > start.wall && fits(next, rule, parts, start.wall)) walls.push(next);
  }
  return { walls, cut: last === start.wall + LONGEST };
}

function iteratorOf(rule: Rule, start: CalendarTime): { next(): unknown } | null {
  try {
    return rule.iterator(timeOf(start));
  } catch {
    return null;
  }
}

function nextOf(iterator: { next(): unknown }): WallTime | null {
  try {
    const time = iterator.next() as { year: number; month: number; day: number; hour: number; minute: number; second: number } | null;
    return time && Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  } catch {
    return null;
  }
}

/** The end that the rule names, on the clocks of the start; a date counts to its end. */
function lastOf(rule: Rule, start: CalendarTime): WallTime | null {
  if (!rule.until) return null;
  const until = parseCalendarTime(rule.until.toICALString(), start.zone);
  if (!until) return null;
  if (until.isDate) return until.wall + DAY - 1;
  return until.zone === UTC_ZONE && start.zone !== UTC_ZONE && !start.isDate ? start.zone.wallAt(until.wall) : until.wall;
}

function fits(wall: WallTime, rule: Rule, parts: Record<string, (string | number)[]>, start: WallTime): boolean {
  const date = new Date(wall);
  const day = date.getUTCDate();
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  if (parts.BYMONTH && !parts.BYMONTH.map(Number).includes(date.getUTCMonth() + 1)) return false;
  if (parts.BYMONTHDAY && !parts.BYMONTHDAY.map(Number).some(number => number === day || number + daysInMonth + 1 === day)) return false;
  if (LIMITING[rule.freq]!.includes("BYDAY") && parts.BYDAY && !parts.BYDAY.includes(WEEKDAYS[date.getUTCDay()]!)) return false;
  if (LIMITING[rule.freq]!.includes("BYHOUR") && parts.BYHOUR && !parts.BYHOUR.map(Number).includes(date.getUTCHours())) return false;
  const byDay = ["BYMONTHDAY", "BYDAY", "BYYEARDAY", "BYWEEKNO"].some(part => part in parts);
  return byDay || (rule.freq !== "MONTHLY" && rule.freq !== "YEARLY") || day === new Date(start).getUTCDate();
}

function timeOf({ wall, isDate }: Pick<CalendarTime, "wall" | "isDate">): InstanceType<typeof ICAL.Time> {
  const date = new Date(wall);
  return ICAL.Time.fromData({
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    ...(isDate ? { isDate } : { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(), isDate: false }),
  });
}
