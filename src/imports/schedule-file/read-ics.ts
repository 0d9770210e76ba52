import { createHash } from "node:crypto";
import { firstOf, placeOf, readEntry, type CalendarEntry, type EntryContext } from "./calendar-entry.js";
import { readCalendarLines, type CalendarComponent, type CalendarFile } from "./calendar-lines.js";
import { propertiesOf, type CalendarProperties } from "./calendar-property.js";
import { after, ianaZone, instantIn, shortForm, type CalendarTime, type Length } from "./calendar-time.js";
import { calendarZones, type CalendarZones } from "./calendar-zones.js";
import { DAY } from "./iso-time.js";
import { ScheduleFileError, type ReadingOptions, type ScheduleWarning } from "./parsed-schedule.js";
import { publicName } from "./public-name.js";
import { SESSION_FIELDS, type RawDay, type RawHost, type RawSchedule, type RawSession, type RawText, type SessionField } from "./raw-schedule.js";
import { isEndless, MOST_REPEATS, repetitionOf, type Effort } from "./recurrence-rule.js";
import { ianaZone as knownZone } from "./time-zone.js";
import { zoneNamed } from "./zone-name.js";

/** No schedule has as many: a rule gone wrong. */
const MOST_SESSIONS = 10_000;
const YEAR = 365 * DAY;
const DEFAULT_ROOM = "Unnamed room";

/** A time of an entry at which it takes place. */
interface Occurrence {
  entry: CalendarEntry;
  start: CalendarTime;
  length: Length | null;
  /** The UID. */
  id: string;
  /** That too, with the time it was first meant for where the UID has several; null without a UID. */
  guid: string | null;
}

/**
 * A calendar (iCalendar, RFC 5545): what it holds are sessions, its places rooms, and whom it names hosts. Entries that
 * are cancelled or not for all (CLASS) are left out, so that an update calls them off.
 */
export function readIcs(text: string, options: ReadingOptions, warnings: ScheduleWarning[]): RawSchedule {
  const file = readCalendarLines(text);
  const calendar = propertiesOf({ lines: file.properties }, () => undefined);
  const timeZone = zoneOfCalendar(file, calendar, options, warnings);
  const floating = ianaZone(timeZone);
  const zones = calendarZones(file.zones, { zone: floating, name: timeZone }, warnings);
  const name = firstOf(calendar, "x-wr-calname") ?? firstOf(calendar, "name");
  const unread: RawSchedule["unread"] = [];
  const { entries, frame } = withoutFrame(readEntries(file, { zones, floating }, { unread, warnings }));
  const title = frame?.title ?? name ?? options.title ?? null;
  const told = { roomless: 0, nameless: 0 };
  const sessions = occurrencesOf(entries, warnings)
    .filter(({ entry }) => isShown(entry))
    .map(occurrence => sessionOf(occurrence, { frame, calendarName: name, told }));
  tell(entries, told, warnings);
  const text_ = (value: string | null): RawText | null => value === null ? null : { text: value, place: "the calendar" };
  return {
    title: text_(title), acronym: null, version: null, timeZone: text_(timeZone),
    start: text_(frame && iso(instantIn(frame.start))), end: text_(frame?.length ? iso(after(frame.start, frame.length)) : null),
    dayChange: null, days: [], rooms: [], sessions, unread,
    untold: ["format", "language", ...(frame && sessions.every(({ hosts }) => hosts.length === 0) ? ["hosts" as const] : [])],
  };
}

function readEntries(file: CalendarFile, context: EntryContext, { unread, warnings }: { unread: RawSchedule["unread"]; warnings: ScheduleWarning[] }): CalendarEntry[] {
  for (const component of file.unended) unread.push({ name: nameOf(component), fault: new ScheduleFileError("It has no END:VEVENT.", placeOf(component, null)) });
  return file.events.flatMap(component => {
    try {
      const entry = readEntry(component, context);
      for (const remark of entry.remarks) warnings.push({ message: `${called(entry)} ${remark}.`, place: entry.place });
      return [entry];
    } catch (fault) {
      if (!(fault instanceof ScheduleFileError)) throw fault;
      unread.push({ name: nameOf(component), fault });
      return [];
    }
  });
}

const nameOf = (component: CalendarComponent): string => called({ title: firstOf(propertiesOf(component, () => undefined), "summary") });
const called = ({ title }: Pick<CalendarEntry, "title">): string => title === null ? "An entry" : `"${title.trim().replace(/\s+/g, " ").slice(0, 80)}"`;
const iso = (instant: number): string => new Date(instant).toISOString();

const isCancelled = ({ properties }: CalendarEntry): boolean => /^\s*CANCELL?ED\s*$/i.test(firstOf(properties, "status") ?? "");
const isPrivate = ({ properties }: CalendarEntry): boolean => /^\s*(?:PRIVATE|CONFIDENTIAL)\s*$/i.test(firstOf(properties, "class") ?? "");
const isShown = (entry: CalendarEntry): boolean => !isCancelled(entry) && !isPrivate(entry);

/** What is told once, however many it is true of. */
function tell(entries: readonly CalendarEntry[], { roomless, nameless }: { roomless: number; nameless: number }, warnings: ScheduleWarning[]): void {
  const say = (count: number, one: string, many: string): void => {
    if (count > 0) warnings.push({ message: count === 1 ? one : many.replace("N", String(count)), place: "the calendar" });
  };
  say(entries.filter(isCancelled).length, "One entry is cancelled and was left out.", "N entries are cancelled and were left out.");
  say(entries.filter(entry => isPrivate(entry) && !isCancelled(entry)).length, "One entry is private or confidential and was left out.", "N entries are private or confidential and were left out.");
  say(roomless, `One session has no LOCATION; it was put in "${DEFAULT_ROOM}".`, `N sessions have no LOCATION; they were put in "${DEFAULT_ROOM}".`);
  say(nameless, "An organiser or attendee has no name (CN) besides an e-mail address and was left out.", "N organisers or attendees have no name (CN) besides an e-mail address and were left out.");
}

/** The zone of the place: which the calendar names, else the caller, else most of its times. */
function zoneOfCalendar(file: CalendarFile, calendar: CalendarProperties, { timeZone }: ReadingOptions, warnings: ScheduleWarning[]): string {
  const asked = timeZone === undefined ? null : knownZone(timeZone);
  const text = firstOf(calendar, "x-wr-timezone") ?? firstOf(calendar, "timezone-id");
  const named = text === null ? null : zoneNamed(text);
  if (text !== null && named === null) warnings.push({ message: `The calendar's time zone "${text.trim().slice(0, 60)}" is none of IANA or Windows and was not used.`, place: "the calendar" });
  // Many programs write UTC for want of a zone.
  if (named !== null && !(named === "UTC" && asked !== null)) return named;
  if (asked !== null) return asked;
  const found = named ?? mostUsed(file);
  if (found !== null) return found;
  warnings.push({ message: 'The calendar names no time zone; its times are shown, and taken where they name none, as of UTC. Pass the time zone of the event, for example "Europe/Brussels".', place: "the calendar" });
  return "UTC";
}

function mostUsed(file: CalendarFile): string | null {
  const zones: CalendarZones = calendarZones(file.zones, { zone: ianaZone("UTC"), name: "UTC" }, []);
  const counts = new Map<string, number>();
  for (const { lines } of file.events) {
    const tzid = propertiesOf({ lines: lines.filter(({ text }) => /^DTSTART[;:]/i.test(text)).slice(0, 1) }, () => undefined).get("dtstart")?.[0]?.parameters.tzid;
    const name = tzid === undefined ? null : zones.nameOf(tzid);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/**
 * A calendar of an event may hold the event itself besides its sessions, as ours do: an entry whose address is that of
 * the page on which the others are told (`…#session-12`). It says what the event is called and when it is.
 */
function withoutFrame(entries: CalendarEntry[]): { entries: CalendarEntry[]; frame: CalendarEntry | null } {
  const urlOf = ({ properties }: CalendarEntry): string | null => firstOf(properties, "url")?.trim() ?? null;
  const pages = new Set(entries.map(entry => /^(.*)#session-\d+$/.exec(urlOf(entry) ?? "")?.[1]));
  const isFrame = (entry: CalendarEntry): boolean => urlOf(entry) !== null && pages.has(urlOf(entry)!);
  const frames = entries.filter(isFrame);
  // More than one event is a person's calendar, where none is the frame of the rest.
  return new Set(frames.map(urlOf)).size === 1 && pages.size <= 2
    ? { entries: entries.filter(entry => !isFrame(entry)), frame: frames[0]! }
    : { entries, frame: null };
}

function occurrencesOf(entries: readonly CalendarEntry[], warnings: ScheduleWarning[]): Occurrence[] {
  const masters = new Map<string, number>();
  for (const entry of entries) {
    const { uid, replaces } = entry;
    if (!replaces && uid !== null && isShown(entry)) masters.set(uid, (masters.get(uid) ?? 0) + 1);
  }
  const replacements = replacementsOf(entries);
  const effort: Effort = { steps: 500_000 };
  const horizon = lastFinite(entries, effort);
  const occurrences: Occurrence[] = [];
  const used = new Set<CalendarEntry>();
  for (const entry of entries) {
    if (entry.replaces) continue;
    const times = timesOf(entry, horizon, effort, warnings);
    const several = entry.rule !== null || entry.added.length > 0 || (entry.uid !== null && (masters.get(entry.uid) ?? 0) > 1) || replacements.has(keyOf(entry));
    for (const { start, length } of times) {
      const instant = instantIn(start);
      const replacement = replacements.get(keyOf(entry))?.get(start.isDate ? shortForm(start) : String(instant));
      if (replacement) used.add(replacement);
      occurrences.push({
        entry: replacement ? { ...replacement, title: replacement.title ?? entry.title } : entry,
        start: replacement?.start ?? start, length: replacement?.length ?? length,
        ...idsOf(entry, several ? start : null),
      });
      if (occurrences.length > MOST_SESSIONS) throw new ScheduleFileError(`The calendar has more than ${MOST_SESSIONS} sessions.`);
    }
  }
  for (const byTime of replacements.values()) {
    for (const entry of byTime.values()) {
      if (!used.has(entry)) occurrences.push({ entry, start: entry.start, length: entry.length, ...idsOf(entry, entry.replaces) });
    }
  }
  return occurrences;
}

const keyOf = ({ uid, title }: CalendarEntry): string => uid ?? `title:${title ?? ""}`;

/** Changed times of series by UID and the time that they are in place of; of several, the latest word. */
function replacementsOf(entries: readonly CalendarEntry[]): Map<string, Map<string, CalendarEntry>> {
  const replacements = new Map<string, Map<string, CalendarEntry>>();
  for (const entry of entries) {
    if (!entry.replaces) continue;
    const byTime = replacements.get(keyOf(entry)) ?? new Map<string, CalendarEntry>();
    const time = entry.replaces.isDate ? shortForm(entry.replaces) : String(instantIn(entry.replaces));
    const other = byTime.get(time);
    if (!other || other.sequence <= entry.sequence) byTime.set(time, entry);
    replacements.set(keyOf(entry), byTime);
  }
  return replacements;
}

function idsOf(entry: CalendarEntry, time: CalendarTime | null): Pick<Occurrence, "id" | "guid"> {
  const uid = entry.uid ?? `title:${entry.title?.trim() ?? ""}`;
  // A UID may be longer than ids are here.
  const id = uid.length <= 150 ? uid : `sha256:${createHash("sha256").update(uid).digest("hex")}`;
  return { id, guid: time ? `${id}/${shortForm(time)}` : entry.uid === null ? null : id };
}

/** When the last of what ends begins. */
function lastFinite(entries: readonly CalendarEntry[], effort: Effort): number {
  return entries.reduce((last, entry) => {
    if (entry.rule && isEndless(entry.rule)) return last;
    const walls = entry.rule ? repetitionOf(entry.rule, entry.start, null, effort).walls : [entry.start.wall];
    return Math.max(last, entry.start.zone.instantOf(walls.at(-1)!), ...entry.added.map(({ start }) => instantIn(start)));
  }, -Infinity);
}

function timesOf(entry: CalendarEntry, horizon: number, effort: Effort, warnings: ScheduleWarning[]): { start: CalendarTime; length: Length | null }[] {
  const { rule, start, length } = entry;
  const byInstant = new Map<number, { start: CalendarTime; length: Length | null }>();
  const add = (time: CalendarTime, own: Length | null): void => {
    const instant = instantIn(time);
    if (!byInstant.has(instant) || own !== null) byInstant.set(instant, { start: time, length: own ?? length });
  };
  if (rule) {
    const until = isEndless(rule) ? endlessUntil(start, horizon) : null;
    const { walls, cut } = repetitionOf(rule, start, until, effort);
    for (const wall of walls) add({ ...start, wall }, null);
    if (until !== null || cut) {
      const last = new Date(walls.at(-1)!).toISOString().slice(0, 10);
      warnings.push({ message: `${called(entry)} ${cut ? `repeats more than ${MOST_REPEATS} times or for more than ten years` : "repeats without end"}; it was taken until ${last}. An UNTIL or COUNT in its RRULE says until when it should be.`, place: entry.place });
    }
  } else {
    add(start, null);
  }
  for (const { start: time, length: own } of entry.added) add({ ...time, isDate: start.isDate && time.isDate }, own);
  const isExcluded = exclusion(entry);
  return [...byInstant.values()]
    .map(time => ({ ...time, start: { ...time.start, zone: start.zone, wall: start.isDate ? time.start.wall : start.zone.wallAt(instantIn(time.start)) } }))
    .filter(({ start: time }) => !isExcluded(time))
    .sort((a, b) => a.start.wall - b.start.wall);
}

/** A date takes away all that begins on it. */
function exclusion({ excluded }: CalendarEntry): (time: CalendarTime) => boolean {
  const dayOf = ({ wall }: CalendarTime): number => Math.floor(wall / DAY);
  const allDays = new Set(excluded.map(dayOf));
  const days = new Set(excluded.filter(({ isDate }) => isDate).map(dayOf));
  const instants = new Set(excluded.filter(({ isDate }) => !isDate).map(instantIn));
  return time => time.isDate ? allDays.has(dayOf(time)) : days.has(dayOf(time)) || instants.has(instantIn(time));
}

/** To the end of the last day that the rest of the calendar has, else for a year. */
function endlessUntil(start: CalendarTime, horizon: number): number {
  const last = horizon === -Infinity ? -Infinity : start.zone.wallAt(horizon);
  return last > start.wall ? Math.floor(last / DAY) * DAY + DAY - 1 : start.wall + YEAR;
}

interface SessionContext {
  frame: CalendarEntry | null;
  calendarName: string | null;
  told: { roomless: number; nameless: number };
}

const NO_DAY: RawDay = { date: null, start: null, end: null, place: "the calendar" };

function sessionOf({ entry, start, length, id, guid }: Occurrence, context: SessionContext): RawSession {
  const { properties, place } = entry;
  const text = (value: string | null): RawText | null => value === null || value.trim() === "" ? null : { text: value, place };
  const room = roomOf(entry, context.frame);
  if (room === null) context.told.roomless += 1;
  const said: Partial<Record<SessionField, string | null>> = {
    guid, id, title: entry.title, description: descriptionOf(entry, context.frame), url: firstOf(properties, "url"),
    date: iso(instantIn(start)), end: length && iso(after(start, length)), room: room ?? DEFAULT_ROOM,
  };
  return {
    day: NO_DAY, roomAround: null, place, placeOf: () => place,
    fields: Object.fromEntries(SESSION_FIELDS.map(field => [field, text(said[field] ?? null)])) as Record<SessionField, RawText | null>,
    tags: (properties.get("categories") ?? []).flatMap(({ values }) => values).map(text).filter(tag => tag !== null),
    hosts: hostsOf(entry, context),
  };
}

/** The place, or the room that was booked as if it came along. */
function roomOf({ properties }: CalendarEntry, frame: CalendarEntry | null): string | null {
  const booked = (properties.get("attendee") ?? []).find(({ parameters }) => /^ROOM$/i.test(parameters.cutype ?? ""))?.parameters.cn;
  const location = firstOf(properties, "location") ?? booked ?? null;
  const venue = frame && firstOf(frame.properties, "location");
  if (location === null || !venue) return location;
  if (location.trim() === venue.trim()) return null;
  return location.endsWith(`, ${venue}`) ? location.slice(0, -venue.length - 2) : location;
}

/** As HTML where there is HTML, which holds more. What an event's own calendar adds to each session is taken off. */
function descriptionOf({ properties }: CalendarEntry, frame: CalendarEntry | null): string | null {
  const html = [...(properties.get("x-alt-desc") ?? []), ...(properties.get("styled-description") ?? [])]
    .find(({ parameters }) => /^text\/html$/i.test(parameters.fmttype ?? ""))?.values[0];
  const body = html === undefined ? "" : bodyOf(html);
  if (body !== "") return body;
  const description = firstOf(properties, "description");
  if (description === null || !frame?.title) return description;
  const paragraphs = description.split("\n\n");
  const from = paragraphs.lastIndexOf(frame.title.trim());
  if (from < 0) return description;
  return paragraphs.slice(0, HOSTS.test(paragraphs[from - 1] ?? "") ? from - 1 : from).join("\n\n");
}

/** In the languages in which the service words calendars. A calendar has no place for people without an e-mail address. */
const HOSTS = /^(?:Hosts|Conduce): [^\n]+$/;

/** Of a whole page, as Outlook writes it, what is shown; CommonMark knows of no more. */
function bodyOf(html: string): string {
  return html.slice(Math.max(0, html.search(/<body\b/i))).replace(/<!(?!--)[^<>]*>|<\/?(?:html|body|meta|link|o:p)\b[^<>]*>/gi, "").trim();
}

function hostsOf({ properties, place }: CalendarEntry, { frame, calendarName, told }: SessionContext): RawHost[] {
  const frameOrganiser = frame?.properties.get("organizer")?.[0]?.values[0];
  const organisers = (properties.get("organizer") ?? []).filter(({ values, parameters: { cn } }) =>
    // A calendar that is shared organises what is in it.
    values[0] !== frameOrganiser && (cn === undefined || cn.trim() !== calendarName?.trim()));
  const attendees = (properties.get("attendee") ?? []).filter(({ parameters: { cutype, role, partstat } }) =>
    !/^(?:ROOM|RESOURCE|GROUP)$/i.test(cutype ?? "") && !/^NON-PARTICIPANT$/i.test(role ?? "") && !/^DECLINED$/i.test(partstat ?? ""));
  return [...organisers, ...attendees].flatMap(({ parameters: { cn } }) => {
    const name = publicName(cn ?? "");
    if (name === null) told.nameless += 1;
    return name === null ? [] : [{ guid: null, id: null, code: null, name: { text: name, place }, bio: null, place }];
  });
}
