import { parseDateTime } from "./iso-time.js";
import { ScheduleFileError, type ScheduleWarning } from "./parsed-schedule.js";
import type { RawSchedule, RawText } from "./raw-schedule.js";
import { offsetAt } from "../../base/wall-clock.js";

const HOW = 'Pass the time zone of the event, for example "Europe/Brussels".';

/**
 * The zone that the file names, else the one that the caller names, else a fixed zone made of the file's offsets, else UTC
 * with a warning: an import that can be put right by a second one is worth more to an organiser than a refusal. The
 * caller comes before the offsets because an offset cannot tell Berlin from Lagos, nor when clocks change.
 */
export function timeZoneOf(schedule: RawSchedule, option: string | undefined, warnings: ScheduleWarning[]): string {
  if (option !== undefined && !isTimeZone(option)) throw new ScheduleFileError(`"${option}" is not a known IANA time zone. ${HOW}`);
  if (schedule.timeZone) {
    const { text, place } = schedule.timeZone;
    const named = text.trim();
    if (!isTimeZone(named)) throw new ScheduleFileError(`"${named}" is not a known IANA time zone.`, place);
    if (option !== undefined && option !== named) warnings.push({ message: `The file says that its time zone is ${named}; ${option} was not used.`, place });
    return named;
  }
  const times = timesWithOffset(schedule);
  if (option !== undefined) {
    const other = times.find(({ instant, offset }) => offset !== 0 && offsetAt(instant, option) !== offset);
    if (other) warnings.push({ message: `This time says ${offsetText(other.offset)}, where ${option} has ${offsetText(offsetAt(other.instant, option))}. The times of the file are kept.`, place: other.place });
    return option;
  }
  const [first] = times;
  if (!first) {
    warnings.push({ message: `The file names no time zone and its times have no offsets: they are taken as UTC. ${HOW} Importing the file again then moves them.`, place: "the file" });
    return "UTC";
  }
  const stray = times.find(({ offset }) => offset !== first.offset);
  if (stray) throw new ScheduleFileError(`The file names no time zone, and its times are at ${offsetText(first.offset)} and at ${offsetText(stray.offset)}. ${HOW}`, stray.place);
  const zone = fixedZone(first.offset);
  if (zone === null) throw new ScheduleFileError(`The file names no time zone, and there is no zone to stand for ${offsetText(first.offset)}. ${HOW}`, first.place);
  warnings.push({ message: `The file names no time zone. Its times are all at ${offsetText(first.offset)}, so ${zone} is used; it does not change its clocks. ${HOW}`, place: first.place });
  return zone;
}

function timesWithOffset(schedule: RawSchedule): { instant: number; offset: number; place: string }[] {
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

function isTimeZone(name: string): boolean {
  // Newer engines take "+02:00" as a zone; it is none by IANA, and PostgreSQL reads its sign the other way.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
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
