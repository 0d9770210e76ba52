import { isTimeZone, zoneSpelt } from "../../base/time-zone.js";
import { parseDateTime } from "./iso-time.js";
import { ScheduleFileError, type ScheduleWarning } from "./parsed-schedule.js";
import { RAILS_TIME_ZONES } from "./rails-time-zones.js";
import type { RawSchedule, RawText } from "./raw-schedule.js";
import { offsetAt } from "../../base/wall-clock.js";

const HOW = 'Pass the time zone of the event, for example "Europe/Brussels".';

interface TimeWithOffset { instant: number; offset: number; place: string }

export interface ZoneOfSchedule {
  timeZone: string;
  /** Nobody named it: it is one that has the offsets of the file's times. */
  guessed: boolean;
}

/**
 * The zone that the file names, else the one that the caller names, else a zone that fits the file's offsets, else UTC
 * with a warning: an import that can be put right by a second one is worth more to an organiser than a refusal. The
 * caller comes before the offsets because an offset cannot tell Berlin from Lagos, nor when clocks change.
 */
export function timeZoneOf(schedule: RawSchedule, option: string | undefined, warnings: ScheduleWarning[]): ZoneOfSchedule {
  if (option !== undefined && !isTimeZone(option)) {
    const meant = zoneSpelt(option);
    throw new ScheduleFileError(`"${option}" is not a known IANA time zone. ${meant ? `It is spelt ${meant}.` : HOW}`);
  }
  const named = schedule.timeZone && ianaZone(schedule.timeZone.text.trim());
  if (named !== null) {
    const text = schedule.timeZone!.text.trim();
    if (text !== named && !RAILS_TIME_ZONES.has(text)) warnings.push({ message: `The time zone "${text}" was taken as ${named}, as it is spelt.`, place: schedule.timeZone!.place });
    if (option !== undefined && option !== named) warnings.push({ message: `The file says that its time zone is ${named}; ${option} was not used.`, place: schedule.timeZone!.place });
    return { timeZone: named, guessed: false };
  }
  const times = timesWithOffset(schedule);
  if (schedule.timeZone) {
    const { text, place } = schedule.timeZone;
    const zone = option ?? zoneOfOffsets(times) ?? "UTC";
    const why = option !== undefined ? "as was asked" : times.length > 0 ? `which fits the offsets of its times. ${HOW}` : `since its times have no offsets. ${HOW} Importing the file again then moves them`;
    warnings.push({ message: `The file's time zone, "${text.trim().slice(0, 60)}", is not known here: ${zone} is used, ${why}${why.endsWith(".") ? "" : "."}`, place });
    return { timeZone: zone, guessed: option === undefined && times.length > 0 };
  }
  if (option !== undefined) {
    const other = times.find(({ instant, offset }) => offset !== 0 && offsetAt(instant, option) !== offset);
    if (other) warnings.push({ message: `This time says ${offsetText(other.offset)}, where ${option} has ${offsetText(offsetAt(other.instant, option))}. The times of the file are kept.`, place: other.place });
    return { timeZone: option, guessed: false };
  }
  const [first] = times;
  if (!first) {
    warnings.push({ message: `The file names no time zone and its times have no offsets: they are taken as UTC. ${HOW} Importing the file again then moves them.`, place: "the file" });
    return { timeZone: "UTC", guessed: false };
  }
  const zone = zoneOfOffsets(times)!;
  const stray = times.find(({ offset }) => offset !== first.offset);
  warnings.push(stray
    ? { message: `The file names no time zone. Its times are at ${offsetText(first.offset)} and at ${offsetText(stray.offset)}, so ${zone} is used. ${HOW}`, place: stray.place }
    : { message: `The file names no time zone. Its times are all at ${offsetText(first.offset)}, so ${zone} is used${/^(?:Etc|UTC)/.test(zone) ? "; it does not change its clocks" : ""}. ${HOW}`, place: first.place });
  return { timeZone: zone, guessed: true };
}

/** The IANA zone that a file means by a name, which may be one that Rails has for it; null when there is none. */
export function ianaZone(name: string): string | null {
  // Rails' name for Etc/UTC is one of IANA's as well: a file that we exported comes back with the zone that it had.
  return name === "UTC" ? name : RAILS_TIME_ZONES.get(name) ?? zoneSpelt(name);
}

/** A fixed zone where all times have one offset, else a zone that has each offset when the file does; else that of most times. */
function zoneOfOffsets(times: readonly TimeWithOffset[]): string | null {
  if (times.length === 0) return null;
  const counts = new Map<number, number>();
  for (const { offset } of times) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  const [common] = [...counts].sort(([, a], [, b]) => b - a)[0]!;
  if (counts.size === 1) return fixedZone(common) ?? fittingZone(times) ?? "UTC";
  return fittingZone(times) ?? fixedZone(common) ?? fittingZone(times.filter(({ offset }) => offset === common)) ?? "UTC";
}

/** Well-known zones first: those that Rails offers. */
function fittingZone(times: readonly TimeWithOffset[]): string | null {
  const zones = new Set([...RAILS_TIME_ZONES.values(), ...Intl.supportedValuesOf("timeZone")]);
  return [...zones].find((zone) => times.every(({ instant, offset }) => offsetAt(instant, zone) === offset)) ?? null;
}

function timesWithOffset(schedule: RawSchedule): TimeWithOffset[] {
  const texts: (RawText | null)[] = [
    ...schedule.sessions.flatMap(({ fields }) => [fields.date, fields.start]),
    ...schedule.days.flatMap(({ start, end }) => [start, end]),
    schedule.start, schedule.end,
  ];
  return texts.flatMap((text) => {
    const time = text && parseDateTime(text.text);
    if (!time || time.offsetMinutes === null) return [];
    return [{ instant: time.wall - time.offsetMinutes * 60_000, offset: time.offsetMinutes, place: text.place }];
  });
}

/** The signs of Etc/GMT zones are the other way round: +02:00 is Etc/GMT-2. */
function fixedZone(offset: number): string | null {
  if (offset === 0) return "UTC";
  const name = `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset) / 60}`;
  return isTimeZone(name) ? name : null;
}

function offsetText(offset: number): string {
  const pad = (number: number): string => String(number).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
}
