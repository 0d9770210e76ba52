import ical, { escape, foldLines, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { cleanText } from "../imports/schedule-file/clean-text.js";

/** Something in a calendar, with a time (VEVENT). */
export interface Entry {
  uid: string;
  /** Grows with each change (RFC 5545, 3.8.7.4). */
  sequence: number;
  changedAt: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  description: string | null;
  location: string | null;
  position: { latitude: number; longitude: number } | null;
  url: string;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  /** Whether it takes up the time, or something else may be on. */
  busy: boolean;
  categories: readonly string[];
  /** Who organises it, and the page that stands for them. */
  organiser: { name: string; url: string } | null;
}

export interface Calendar {
  name: string;
  /** IANA; where all of it takes place. Null when it is in several. */
  timeZone: string | null;
  entries: readonly Entry[];
}

/** How often a program that subscribed should come again. */
const COME_AGAIN_SECONDS = 15 * 60;

/**
 * A calendar as text (iCalendar, RFC 5545), the same bytes for the same entries. Times are in UTC: they are the instants
 * that the service holds, right across every change of clocks, and no rule of a zone that a calendar program knows
 * better or worse than we do can move them. `X-WR-TIMEZONE` says in which zone to show them.
 *
 * The library escapes texts and folds lines by octets. What it does not do is done here: the calendar's own name is not
 * escaped by it, an organiser without an e-mail address is beyond it, control characters pass, and the last line has no
 * end.
 */
export function iCalendarOf({ name, timeZone, entries }: Calendar): string {
  const calendar = ical({
    prodId: { company: "Coproduce", product: "Coproduce", language: "EN" },
    method: ICalCalendarMethod.PUBLISH, name: escape(line(name), false), ttl: COME_AGAIN_SECONDS,
    x: timeZone === null ? [] : [["X-WR-TIMEZONE", timeZone]],
  });
  for (const entry of entries) {
    const location = line(entry.location ?? "");
    calendar.createEvent({
      id: entry.uid, sequence: entry.sequence, stamp: entry.changedAt, lastModified: entry.changedAt, start: entry.startsAt, end: entry.endsAt,
      summary: line(entry.summary), description: entry.description === null ? null : { plain: cleanText(entry.description) },
      location: location === "" ? null : { title: location, ...(entry.position && { geo: { lat: entry.position.latitude, lon: entry.position.longitude } }) },
      url: entry.url, status: ICalEventStatus[entry.status], categories: entry.categories.map(tag => ({ name: line(tag) })),
      transparency: entry.busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    });
  }
  const organisers = new Map(entries.flatMap(({ uid, organiser }) => organiser === null ? [] : [[uid, organiserLine(organiser)]]));
  // Texts hold no line ends of their own any more, so that a fold is the only place where a line begins with a blank.
  const lines = calendar.toString().replaceAll("\r\n ", "").split("\r\n").flatMap(text => {
    const organiser = text.startsWith("UID:") ? organisers.get(text.slice(4)) : undefined;
    return organiser === undefined ? [text] : [text, organiser];
  });
  return `${foldLines(lines.join("\r\n"))}\r\n`;
}

const line = (text: string): string => cleanText(text).replace(/\s+/g, " ").trim();

/** A calendar address is a URI (RFC 5545, 3.3.3): the page stands for people whose addresses are nobody's business. */
const organiserLine = ({ name, url }: NonNullable<Entry["organiser"]>): string => `ORGANIZER;CN="${line(name).replaceAll("\"", "'")}":${url}`;
