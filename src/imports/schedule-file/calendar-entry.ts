import type { CalendarComponent } from "./calendar-lines.js";
import { propertiesOf, type CalendarProperties, type CalendarProperty } from "./calendar-property.js";
import { instantIn, parseCalendarTime, parseLength, type CalendarTime, type Length, type Zone } from "./calendar-time.js";
import type { CalendarZones } from "./calendar-zones.js";
import { DAY } from "./iso-time.js";
import { ScheduleFileError } from "./parsed-schedule.js";
import { readRule } from "./recurrence-rule.js";

/** A VEVENT with its times understood. */
export interface CalendarEntry {
  uid: string | null;
  title: string | null;
  properties: CalendarProperties;
  start: CalendarTime;
  /** How long each of its times lasts; null when it does not say. */
  length: Length | null;
  /** Which time of a series it stands for (RECURRENCE-ID). */
  replaces: CalendarTime | null;
  rule: NonNullable<ReturnType<typeof readRule>> | null;
  /** Further times (RDATE), and those that are not (EXDATE). */
  added: { start: CalendarTime; length: Length | null }[];
  excluded: CalendarTime[];
  sequence: number;
  /** Where it stands, for messages. */
  place: string;
  /** What could not be read and does not matter so much that it is left out. */
  remarks: string[];
}

/** Of RDATE and of EXDATE: no more is looked at. */
const MOST_TIMES = 2_000;

export interface EntryContext {
  zones: CalendarZones;
  /** Of times that name none. */
  floating: Zone;
}

export const firstOf = (properties: CalendarProperties, name: string): string | null => {
  const value = properties.get(name)?.[0]?.values[0] ?? "";
  return value.trim() === "" ? null : value;
};

/** Throws a ScheduleFileError for one whose time cannot be told. */
export function readEntry(component: CalendarComponent, { zones, floating }: EntryContext): CalendarEntry {
  let unread = 0;
  const properties = propertiesOf(component, () => { unread += 1; });
  const uid = firstOf(properties, "uid")?.trim() ?? null;
  const place = placeOf(component, uid);
  const title = firstOf(properties, "summary");
  const remarks = unread === 0 ? [] : [`has ${unread} ${unread === 1 ? "line that is" : "lines that are"} no property, for example because a line end in a text was not escaped; ${unread === 1 ? "it was" : "they were"} left out`];

  const zoneFor = ({ parameters, line }: CalendarProperty): Zone => parameters.tzid === undefined ? floating : zones.zoneOf(parameters.tzid, line);
  const timesOf = (name: string): { property: CalendarProperty; text: string }[] =>
    (properties.get(name) ?? []).flatMap(property => property.values.flatMap(value => value.split(",")).filter(text => text.trim() !== "").map(text => ({ property, text })));
  const timeOf = (name: string): CalendarTime | null => {
    const [found] = timesOf(name);
    if (!found) return null;
    const time = parseCalendarTime(found.text, zoneFor(found.property));
    if (!time) throw new ScheduleFileError(`Its ${name.toUpperCase()} is "${found.text.trim().slice(0, 40)}", which is not a time such as "20260502T093000".`, place);
    return time;
  };

  const replaces = timeOf("recurrence-id");
  const start = timeOf("dtstart") ?? replaces;
  if (!start) throw new ScheduleFileError("It has no DTSTART.", place);
  const end = timeOf("dtend");
  const duration = firstOf(properties, "duration");
  const read = <T>(name: string, understand: (text: string, zone: Zone) => T | null): T[] => timesOf(name).slice(0, MOST_TIMES).flatMap(({ property, text }) => {
    const understood = understand(text, zoneFor(property));
    if (understood === null) remarks.push(`has the ${name.toUpperCase()} "${text.trim().slice(0, 40)}", which is no time; it was passed over`);
    return understood === null ? [] : [understood];
  });
  const rules = (properties.get("rrule") ?? []).flatMap(({ values }) => values);
  const rule = rules[0] === undefined || replaces ? null : readRule(rules[0]);
  if (rules[0] !== undefined && !replaces && !rule) remarks.push(`repeats by "${rules[0].slice(0, 80)}", which is not understood here; only its first time was taken`);
  if (/^THISANDFUTURE$/i.test(properties.get("recurrence-id")?.[0]?.parameters.range ?? "")) remarks.push("changes a time of a series and all that follow (RANGE=THISANDFUTURE); only that time was changed");
  if (rules.length > 1) remarks.push("has several RRULEs; the first was taken");
  return {
    uid, title, properties, start, replaces, rule, place, remarks,
    length: end ? between(start, end) : duration === null ? wholeDay(start) : lengthIn(duration, place),
    added: replaces ? [] : read("rdate", readAdded),
    excluded: replaces ? [] : read("exdate", parseCalendarTime),
    sequence: Number(/^\s*(\d{1,9})\s*$/.exec(firstOf(properties, "sequence") ?? "")?.[1] ?? 0),
  };
}

export function placeOf({ number }: CalendarComponent, uid: string | null): string {
  return uid === null ? `line ${number}` : `line ${number}, UID ${uid.slice(0, 80)}`;
}

function lengthIn(text: string, place: string): Length {
  const length = parseLength(text);
  if (!length) throw new ScheduleFileError(`Its DURATION is "${text.trim().slice(0, 40)}", which is not one such as "PT45M".`, place);
  return length;
}

/** A day lasts for itself; a time alone lasts for nothing (RFC 5545, 3.6.1). */
const wholeDay = ({ isDate }: CalendarTime): Length | null => isDate ? { days: 1, milliseconds: 0 } : null;

/** Days stay days over a change of clocks; times last equally long each time (RFC 5545, 3.8.5.3). */
function between(start: CalendarTime, end: CalendarTime): Length {
  return start.isDate && end.isDate ? { days: (end.wall - start.wall) / DAY, milliseconds: 0 } : { days: 0, milliseconds: instantIn(end) - instantIn(start) };
}

/** A time, or a period: until another, or for a duration. */
function readAdded(text: string, zone: Zone): { start: CalendarTime; length: Length | null } | null {
  const [from, to] = text.split("/");
  const start = parseCalendarTime(from!, zone);
  if (!start || to === undefined) return start && { start, length: null };
  const end = parseCalendarTime(to, zone);
  const length = end ? between(start, end) : parseLength(to);
  return length && { start, length };
}
