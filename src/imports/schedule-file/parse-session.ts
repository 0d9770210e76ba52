import { cleanLine, shorten } from "./clean-text.js";
import { commonMarkOf } from "./commonmark.js";
import { ScheduleFileError, type ParsedHost, type ParsedSession, type ScheduleWarning } from "./parsed-schedule.js";
import type { RawHost, RawSchedule, RawSession, RawText } from "./raw-schedule.js";
import type { RoomsOfSession } from "./settle-rooms.js";
import { sessionTime } from "./session-time.js";

const MAX_TITLE = 200;
const MAX_NAME = 120;
const MAX_LABEL = 100;
const MAX_TEXT = 10_000;
const MAX_HOSTS = 20;
const MAX_TAGS = 20;
const MAX_URL = 2_000;
const MAX_SOURCE_ID = 200;
/** Nothing beyond it is looked at in a line, so that one as large as the file costs nothing. */
const MAX_LINE_INPUT = 10_000;

/** What the sessions of one file share while they are read. */
export interface Reading {
  schedule: RawSchedule;
  timeZone: string;
  warnings: ScheduleWarning[];
  /** Told together at the end: they come by the hundred, or not at all. `message` is the session's title. */
  contradictions: ScheduleWarning[];
  mismarked: ScheduleWarning[];
  /** Sessions that stand under one room and name another, and the others of their days. */
  rooms: RoomsOfSession[];
  unreadLanguages: Set<string>;
}

export function parseSession(raw: RawSession, reading: Reading): ParsedSession {
  const { fields } = raw;
  const { warnings } = reading;
  const title = fields.title ? lineOf(fields.title, "title", MAX_TITLE, warnings) : "";
  if (title === "") warnings.push({ message: 'The session has no title; it is called "Untitled".', place: raw.placeOf("title") });
  const session = {
    title: title || "Untitled",
    abstract: textOf([fields.subtitle, fields.abstract, fields.description], "abstract", warnings) ?? "",
    format: fields.type && (lineOf(fields.type, "type", MAX_LABEL, warnings) || null),
    language: languageOf(fields.language, reading),
    tags: tagsOf(raw, warnings),
    hosts: hostsOf(raw, warnings),
    url: urlOf(fields.url, warnings),
  };
  const time = sessionTime(raw, reading.schedule, reading.timeZone);
  for (const remark of time.remarks) warnings.push({ message: `"${session.title}" ${remark}.`, place: raw.placeOf("start") });
  const told = { message: session.title, place: raw.placeOf("start") };
  if (time.contradicts) reading.contradictions.push(told);
  if (time.mismarked) reading.mismarked.push(told);
  const source = sourceOf(raw, session.title, warnings);
  const rooms = roomsOf(raw, warnings);
  const parsed = { ...source, ...session, room: rooms.around ?? rooms.own, startsAt: new Date(time.startsAt), endsAt: new Date(time.endsAt), place: raw.place };
  reading.rooms.push({ session: parsed, day: raw.day, ...rooms, place: raw.placeOf("room") });
  return parsed;
}

/** A room's name is cleaned in the same way wherever it stands, so that it is one room. */
export function roomName(raw: RawText, warnings: ScheduleWarning[]): string {
  return lineOf(raw, "room's name", MAX_TITLE, warnings);
}

export function lineOf(raw: RawText, what: string, limit: number, warnings: ScheduleWarning[]): string {
  const line = cleanLine(raw.text.trim().slice(0, MAX_LINE_INPUT));
  if (line.length > limit) warnings.push({ message: `The ${what} has more than ${limit} characters and was shortened.`, place: raw.place });
  return shorten(line, limit);
}

function textOf(raws: (RawText | null | undefined)[], what: string, warnings: ScheduleWarning[]): string | null {
  const present = raws.filter((raw) => raw != null);
  if (present.length === 0) return null;
  const { text, cut } = commonMarkOf(present.map((raw) => raw.text), MAX_TEXT);
  if (cut) warnings.push({ message: `The ${what} has more than ${MAX_TEXT} characters and was shortened.`, place: present.at(-1)!.place });
  return text === "" ? null : text;
}

function sourceOf(raw: RawSession, title: string, warnings: ScheduleWarning[]): Pick<ParsedSession, "sourceId" | "knownBy"> {
  const { guid, id, code, slug } = raw.fields;
  const source = knownAs([["guid", guid], ["id", id], ["code", code]]) ?? knownAs([["slug", slug]]);
  if (!source) warnings.push({ message: `"${title}" has no guid or id; it is known by its title, so a new title makes it a new session when the file is imported again.`, place: raw.place });
  return { sourceId: source?.sourceId ?? `title:${title}`, knownBy: [...(source?.knownBy ?? []), `title:${title}`] };
}

/** By which of its ids something is known, the surest first; null where it has none. */
function knownAs(fields: [kind: string, raw: RawText | null][]): { sourceId: string; knownBy: string[] } | null {
  const ids = fields.flatMap(([kind, field]): [string, string][] => {
    if (!field) return [];
    // Not shortened, which could make one id of two.
    if (field.text.length > MAX_SOURCE_ID) throw new ScheduleFileError(`The id has more than ${MAX_SOURCE_ID} characters.`, field.place);
    const id = cleanLine(field.text);
    return id === "" ? [] : [[kind, id]];
  });
  return ids.length > 0 ? { sourceId: ids[0]![1], knownBy: ids.map(([kind, id]) => `${kind}:${id}`) } : null;
}

function tagsOf(raw: RawSession, warnings: ScheduleWarning[]): string[] {
  const tags = [...new Set(raw.tags.map((tag) => lineOf(tag, "tag", MAX_LABEL, warnings)).filter((tag) => tag !== ""))];
  if (tags.length > MAX_TAGS) warnings.push({ message: `The session has ${tags.length} tags; the first ${MAX_TAGS} were taken.`, place: raw.place });
  return tags.slice(0, MAX_TAGS);
}

/** The room that it stands under, where that is another than the one that it names or, naming none, is in. */
function roomsOf(raw: RawSession, warnings: ScheduleWarning[]): Pick<RoomsOfSession, "own" | "around"> {
  const own = raw.fields.room && roomName(raw.fields.room, warnings);
  // Already warned about when the rooms were listed.
  const around = raw.roomAround && roomName(raw.roomAround, []);
  if (own && around && own !== around) return { own, around };
  const name = around || own;
  if (!name) warnings.push({ message: 'The session has no room; it was put in "Unnamed room".', place: raw.placeOf("room") });
  return { own: name || "Unnamed room", around: null };
}

function hostsOf(raw: RawSession, warnings: ScheduleWarning[]): ParsedHost[] {
  const hosts = new Map<string, ParsedHost>();
  for (const person of raw.hosts) {
    const host = hostOf(person, warnings);
    if (host && !hosts.has(host.sourceId)) hosts.set(host.sourceId, host);
  }
  if (hosts.size > MAX_HOSTS) warnings.push({ message: `The session has ${hosts.size} hosts; the first ${MAX_HOSTS} were taken.`, place: raw.place });
  return [...hosts.values()].slice(0, MAX_HOSTS);
}

function hostOf(raw: RawHost, warnings: ScheduleWarning[]): ParsedHost | null {
  const name = raw.name ? lineOf(raw.name, "host's name", MAX_NAME, warnings) : "";
  if (name === "") {
    warnings.push({ message: "A host without a name was left out.", place: raw.place });
    return null;
  }
  const source = knownAs([["guid", raw.guid], ["code", raw.code], ["id", raw.id]]);
  const bio = textOf([raw.bio], "host's biography", warnings);
  return { sourceId: source?.sourceId ?? `name:${name}`, knownBy: [...(source?.knownBy ?? []), `name:${name}`], name, ...(raw.bio !== undefined && { bio }) };
}

function languageOf(raw: RawText | null, { warnings, unreadLanguages }: Reading): string | null {
  const text = raw ? cleanLine(raw.text.slice(0, MAX_LINE_INPUT)) : "";
  if (!raw || text === "") return null;
  try {
    const [tag] = Intl.getCanonicalLocales(text.replace(/_/g, "-"));
    // "English" is well-formed as a language subtag; real ones have two or three letters.
    if (/^[a-z]{2,3}(?:-|$)/.test(tag!) && tag!.length <= 35) return tag!;
  } catch {
    // Falls through to the warning.
  }
  if (!unreadLanguages.has(text)) warnings.push({ message: `"${shorten(text, 40)}" is not a BCP 47 language tag such as "en"; sessions with it have no language.`, place: raw.place });
  unreadLanguages.add(text);
  return null;
}

function urlOf(raw: RawText | null, warnings: ScheduleWarning[]): string | null {
  if (!raw) return null;
  const url = URL.canParse(raw.text.trim()) ? new URL(raw.text.trim()) : null;
  // Clients make a link of it: no javascript: and the like.
  if (url && /^https?:$/.test(url.protocol) && url.href.length <= MAX_URL) return url.href;
  warnings.push({ message: "The session's url is not a web address and was left out.", place: raw.place });
  return null;
}
