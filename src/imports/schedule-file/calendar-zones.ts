import ICAL from "ical.js";
import type { WallTime } from "../../base/wall-clock.js";
import type { CalendarComponent } from "./calendar-lines.js";
import { propertiesOf } from "./calendar-property.js";
import { ianaZone, type Zone } from "./calendar-time.js";
import type { ScheduleWarning } from "./parsed-schedule.js";
import { zoneNamed } from "./zone-name.js";

/** The zones that a calendar's times name (TZID). */
export interface CalendarZones {
  /** IANA, where the name stands for one. */
  nameOf(tzid: string): string | null;
  zoneOf(tzid: string, line: number): Zone;
}

/**
 * A zone is what its name says, by IANA or Windows, whether the file defines it (VTIMEZONE) or not: definitions end, and
 * many are wrong. One of another name is as the file defines it, or else `otherwise`, with a warning.
 */
export function calendarZones(components: readonly CalendarComponent[], otherwise: { zone: Zone; name: string }, warnings: ScheduleWarning[]): CalendarZones {
  const defined = new Map<string, CalendarComponent>();
  const names = new Map<string, string | null>();
  for (const component of components) {
    const properties = propertiesOf(component, () => undefined);
    const tzid = properties.get("tzid")?.[0]?.values[0];
    if (tzid === undefined || defined.has(tzid)) continue;
    defined.set(tzid, component);
    const location = properties.get("x-lic-location")?.[0]?.values[0];
    names.set(tzid, zoneNamed(tzid) ?? (location === undefined ? null : zoneNamed(location)));
  }
  const nameOf = (tzid: string): string | null => {
    if (!names.has(tzid)) names.set(tzid, zoneNamed(tzid));
    return names.get(tzid)!;
  };
  const zones = new Map<string, Zone>();
  const find = (tzid: string, line: number): Zone => {
    const name = nameOf(tzid);
    if (name !== null) return ianaZone(name);
    const component = defined.get(tzid);
    const zone = component && definedZone(component);
    if (zone) return zone;
    warnings.push({ message: `"${tzid.slice(0, 60)}" is no time zone of IANA or Windows${component ? ", and its definition is not read here" : " and is not defined in the file"}; its times were taken as of ${otherwise.name}.`, place: `line ${line}` });
    return otherwise.zone;
  };
  return {
    nameOf,
    zoneOf: (tzid, line) => {
      const known = zones.get(tzid) ?? find(tzid, line);
      zones.set(tzid, known);
      return known;
    },
  };
}

/** Zones change their clocks by the year; what repeats more often is none, and would take long to unroll. */
const YEARLY = /^RRULE:.*\bFREQ=YEARLY\b/i;

function definedZone({ lines }: CalendarComponent): Zone | null {
  const texts = lines.map(({ text }) => text);
  if (texts.length > 2_000 || texts.some(text => /^RRULE/i.test(text) && !YEARLY.test(text))) return null;
  try {
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(["BEGIN:VTIMEZONE", ...texts, "END:VTIMEZONE"].join("\r\n")) as never));
    const offsetOf = (wall: WallTime): number => {
      const date = new Date(wall);
      return zone.utcOffset(ICAL.Time.fromData({
        year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(), isDate: false,
      })) * 1000;
    };
    offsetOf(Date.UTC(2025, 0, 1));
    return {
      instantOf: wall => wall - offsetOf(wall),
      // The offset of a time that is near by, then that of the time itself.
      wallAt: instant => instant + offsetOf(instant + offsetOf(instant)),
    };
  } catch {
    return null;
  }
}
