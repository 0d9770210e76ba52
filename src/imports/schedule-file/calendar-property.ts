import ICAL from "ical.js";
import type { CalendarComponent, ContentLine } from "./calendar-lines.js";

export interface CalendarProperty {
  /** In lower case, as those of the parameters. */
  name: string;
  parameters: Readonly<Record<string, string | undefined>>;
  /** Texts unescaped; one of several for properties with lists of texts. Times, durations and rules are as they stand. */
  values: string[];
  line: number;
}

const text = { defaultType: "text" };
const asItStands = { defaultType: "unknown" };

/**
 * What ical.js knows of properties, and besides: NAME (RFC 7986), its forerunners X-WR-… and texts as HTML are texts and
 * escaped like them. Times and rules are read by us: ical.js takes 30 February for 2 March and refuses a date that does not
 * say VALUE=DATE, as many do not.
 */
const design = {
  ...ICAL.design.icalendar,
  property: {
    ...ICAL.design.icalendar.property,
    "name": text, "x-wr-calname": text, "x-alt-desc": text, "styled-description": text, "x-wr-timezone": text, "timezone-id": text,
    "dtstart": asItStands, "dtend": asItStands, "duration": asItStands, "recurrence-id": asItStands, "rrule": asItStands, "rdate": asItStands, "exdate": asItStands,
    "tzid": text, "x-lic-location": text,
  },
};

/** Those of one name, in the order of the file. */
export type CalendarProperties = ReadonlyMap<string, readonly CalendarProperty[]>;

/** Lines that are none (texts whose line ends were not escaped, for the most part) are left out and handed to `unread`. */
export function propertiesOf({ lines }: Pick<CalendarComponent, "lines">, unread: (line: ContentLine) => void): CalendarProperties {
  const properties = new Map<string, CalendarProperty[]>();
  for (const line of lines) {
    const property = propertyOf(line);
    if (!property) {
      unread(line);
      continue;
    }
    const same = properties.get(property.name);
    if (same) same.push(property);
    else properties.set(property.name, [property]);
  }
  return properties;
}

const WITH_TIME = /^(?:DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE|DURATION)[;:]/i;
/** Outlook writes tzone://Microsoft/Utc without quotes. */
const UNQUOTED_ZONE = /;TZID=(?!")([^;]*):([^:;]*)$/i;
const VALUE_TYPE = /;VALUE="?[\w-]+"?(?=[;:])/i;
/** No escape of RFC 5545 (3.3.11), but written by some for a line end of two characters. */
const ESCAPED_RETURN = /(?<!\\)((?:\\\\)*)\\r(?=\\n|$)/g;

function propertyOf({ text: line, number }: ContentLine): CalendarProperty | null {
  const plain = WITH_TIME.test(line) ? line.replace(VALUE_TYPE, "").replace(UNQUOTED_ZONE, ';TZID="$1":$2') : line.replace(ESCAPED_RETURN, "$1");
  try {
    const [name, parameters, , ...values] = ICAL.parse.property(plain, design) as [string, Record<string, unknown>, string, ...unknown[]];
    return {
      name, line: number,
      parameters: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, Array.isArray(value) ? value.join(",") : String(value)])),
      values: values.flat().map(String),
    };
  } catch {
    return null;
  }
}
