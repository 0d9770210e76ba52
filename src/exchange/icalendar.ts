import ical, { foldLines, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
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
  /** A calendar program shows the line whatever it holds: what is not known is said. */
  location: string;
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
 * The library escapes texts and folds lines by octets. What it does not do is done here: an organiser without an e-mail
 * address is beyond it, it writes X-WR-TIMEZONE behind the entries, where readers that go by it have shown them already,
 * control characters pass, and the last line has no end.
 */
export function iCalendarOf({ name, timeZone, entries }: Calendar): string {
  const calendar = ical({
    prodId: { company: "Coproduce", product: "Coproduce", language: "EN" },
    method: ICalCalendarMethod.PUBLISH, name: plain(name), ttl: COME_AGAIN_SECONDS,
  });
  for (const entry of entries) {
    const location = line(entry.location);
    calendar.createEvent({
      id: entry.uid, sequence: entry.sequence, stamp: entry.changedAt, lastModified: entry.changedAt, start: entry.startsAt, end: entry.endsAt,
      summary: line(entry.summary), description: entry.description === null ? null : { plain: cleanText(entry.description) },
      location: location === "" ? null : { title: location, ...(entry.position && { geo: { lat: entry.position.latitude, lon: entry.position.longitude } }) },
      url: entry.url, status: ICalEventStatus[entry.status], categories: entry.categories.map(tag => ({ name: plain(tag) })),
      transparency: entry.busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    });
  }
  const organisers = new Map(entries.flatMap(({ uid, organiser }) => organiser === null ? [] : [[uid, organiserLine(organiser)]]));
  // Texts hold no line ends of their own any more, so that a fold is the only place where a line begins with a blank.
  const unfolded = calendar.toString().replaceAll("\r\n ", "").split("\r\n");
  const headEnd = unfolded.findIndex(text => text === "BEGIN:VEVENT" || text === "END:VCALENDAR");
  if (timeZone !== null) unfolded.splice(headEnd, 0, `X-WR-TIMEZONE:${timeZone}`);
  const lines = unfolded.flatMap(text => {
    const organiser = text.startsWith("UID:") ? organisers.get(text.slice(4)) : undefined;
    return organiser === undefined ? [text] : [text, organiser];
  });
  return `${foldLines(lines.join("\r\n"))}\r\n`;
}

const line = (text: string): string => cleanText(text).replace(/\s+/g, " ").trim();

/**
 * A name without the characters that structure a line. Each of them may stand in a text when escaped and in a parameter
 * when quoted, but there are readers that split CATEGORIES at an escaped comma, show a calendar's name with its
 * backslashes, and end a quoted name at its colon. Between digits (10:30) a point stands for them, elsewhere a dash.
 */
function plain(text: string): string {
  const parts = line(text).replaceAll("\\", "/").replace(/(?<=\d)[:;,](?=\d)/g, ".").split(/[:;,]/);
  return parts.map(part => part.trim()).filter(Boolean).join(" – ") || "–";
}

/**
 * A calendar address is a URI (RFC 5545, 3.3.3): the page stands for people whose addresses are nobody's business.
 * A quoted name holds no quote, and a circumflex begins an escape in it for some readers only (RFC 6868).
 */
const organiserLine = ({ name, url }: NonNullable<Entry["organiser"]>): string => `ORGANIZER;CN="${plain(name).replaceAll("\"", "'").replaceAll("^", "ˆ")}":${url}`;
