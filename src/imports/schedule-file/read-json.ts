import { KEEPS_PLACE } from "./check-json.js";
import { cleanLine, shorten } from "./clean-text.js";
import { ScheduleFileError } from "./parsed-schedule.js";
import { SESSION_FIELDS, type RawDay, type RawHost, type RawRoom, type RawSchedule, type RawSession, type RawText, type SessionField } from "./raw-schedule.js";

type JsonObject = Record<string, unknown>;

/** A schedule.json of frab or pretalx, in the first version of the format or the second. */
export function readJson(value: unknown): RawSchedule {
  const root = objectAt(value, "the file");
  const schedule = child(root, "schedule");
  const conference = isObject(schedule) ? child(schedule, "conference") : undefined;
  if (isObject(schedule) && isObject(conference) && Array.isArray(child(schedule, "events"))) return readJson2(schedule, conference);
  if (!isObject(schedule) || !isObject(conference) || child(conference, "days") === undefined) {
    throw new ScheduleFileError("This JSON is not a conference schedule: it has no schedule.conference.days.");
  }
  const days: RawDay[] = [];
  const rooms = listedRooms(conference);
  const sessions: RawSession[] = [];
  const unread: RawSchedule["unread"] = [];
  arrayAt(child(conference, "days"), "days").forEach((value, index) => {
    const place = `days[${index}]`;
    const object = objectAt(value, place);
    const day: RawDay = { date: textAt(object, "date", place), start: textAt(object, "day_start", place), end: textAt(object, "day_end", place), place };
    days.push(day);
    for (const [name, events] of roomsOf(child(object, "rooms"), `${place}.rooms`)) {
      const roomPlace = `${place}.rooms[${JSON.stringify(name)}]`;
      const room = name.trim() === "" ? null : { text: name, place: roomPlace };
      if (room) rooms.push({ name: room, guid: null, around: true });
      arrayAt(events, roomPlace).forEach((event, number) => {
        readOrLeave(event, `${roomPlace}[${number}]`, unread, (object, place) => sessions.push(readSession(object, place, day, room)));
      });
    }
  });
  return { ...headOf(schedule, conference), days, rooms, sessions, unread };
}

const headOf = (schedule: JsonObject, conference: JsonObject): Omit<RawSchedule, "days" | "rooms" | "sessions" | "unread"> => ({
  title: textAt(conference, "title", "conference"),
  acronym: textAt(conference, "acronym", "conference"),
  version: textAt(schedule, "version", "schedule"),
  timeZone: textAt(conference, "time_zone_name", "conference"),
  start: textAt(conference, "start", "conference"),
  end: textAt(conference, "end", "conference"),
  dayChange: textAt(conference, "day_change", "conference"),
});

/** One session that cannot be read is no reason to refuse the others. */
function readOrLeave(value: unknown, place: string, unread: RawSchedule["unread"], read: (object: JsonObject, place: string) => void): void {
  try {
    read(objectAt(value, place), place);
  } catch (error) {
    if (!(error instanceof ScheduleFileError)) throw error;
    const named = isObject(value) ? ["title", "guid", "id"].map((name) => child(value, name)).find((name) => typeof name === "string" || typeof name === "number") : undefined;
    unread.push({ name: named === undefined ? "A session" : `"${shorten(cleanLine(String(named)), 200)}"`, fault: error });
  }
}

/** Rooms that the conference lists, in the order that it gives them. */
function listedRooms(conference: JsonObject): RawRoom[] {
  const listed = child(conference, "rooms");
  return (Array.isArray(listed) ? listed : []).flatMap((value: unknown, index): RawRoom[] => {
    const place = `conference.rooms[${index}]`;
    const name = isObject(value) ? textAt(value, "name", place) : asText(value, place);
    return name ? [{ name, guid: isObject(value) ? textAt(value, "guid", place) : null, around: false }] : [];
  });
}

function roomsOf(value: unknown, place: string): [string, unknown][] {
  // PHP writes a map that is empty as an array.
  if (value == null || (Array.isArray(value) && value.length === 0)) return [];
  const rooms = Object.entries(objectAt(value, place, "an object of room names, each with its sessions"));
  return rooms.map(([name, events]) => [name.startsWith(KEEPS_PLACE) ? name.slice(KEEPS_PLACE.length) : name, events]);
}

function readSession(object: JsonObject, place: string, day: RawDay, roomAround: RawText | null): RawSession {
  const fields = Object.fromEntries(SESSION_FIELDS.map((field) => [field, textAt(object, field, place)])) as Record<SessionField, RawText | null>;
  const tags = [...namesIn(child(object, "track"), `${place}.track`), ...namesIn(child(object, "tags"), `${place}.tags`)];
  const persons = child(object, "persons") ?? [];
  return {
    day, roomAround, fields, tags, place,
    hosts: arrayAt(persons, `${place}.persons`).map((person, index) => readHost(person, `${place}.persons[${index}]`)),
    placeOf: (field) => `${place}.${field}`,
  };
}

function readHost(value: unknown, place: string): RawHost {
  if (typeof value === "string") return { guid: null, id: null, code: null, name: asText(value, place), place };
  const object = objectAt(value, place);
  const first = (...names: string[]): RawText | null => names.map((name) => textAt(object, name, place)).find((text) => text !== null) ?? null;
  return { guid: first("guid"), id: first("id"), code: first("code"), name: first("public_name", "name", "full_public_name"), ...(Object.hasOwn(object, "biography") && { bio: first("biography") }), place };
}

const NOT_TO_TAKE_PLACE = new Set(["DRAFT", "SUBMITTED", "REJECTED", "CANCELED", "WITHDRAWN", "DELETED"]);

/** The second version (https://c3voc.de/schema/schedule2): one list of events, which refer to rooms and tracks. */
function readJson2(schedule: JsonObject, conference: JsonObject): RawSchedule {
  const rooms = listedRooms(conference);
  const tracks = new Map<string, RawText>();
  arrayAt(child(conference, "tracks") ?? [], "conference.tracks").forEach((value, index) => {
    const place = `conference.tracks[${index}]`;
    const track = objectAt(value, place);
    const [slug, name] = [textAt(track, "slug", place), textAt(track, "name", place)];
    if (slug && name && !tracks.has(slug.text)) tracks.set(slug.text, name);
  });
  const sessions: RawSession[] = [];
  const unread: RawSchedule["unread"] = [];
  arrayAt(child(schedule, "events"), "events").forEach((value, index) => {
    readOrLeave(value, `events[${index}]`, unread, (object, place) => {
      const state = textAt(object, "state", place)?.text ?? "";
      if (NOT_TO_TAKE_PLACE.has(state.toUpperCase())) throw new ScheduleFileError(`It is ${state.toLowerCase()}.`, `${place}.state`);
      sessions.push(readSession2(object, place, rooms, tracks));
    });
  });
  const days = arrayAt(child(conference, "days") ?? [], "conference.days").map((value, index): RawDay => {
    const place = `conference.days[${index}]`;
    const object = objectAt(value, place);
    return { date: textAt(object, "date", place), start: textAt(object, "start", place), end: textAt(object, "end", place), place };
  });
  return { ...headOf(schedule, conference), days, rooms, sessions, unread, coarse: true };
}

function readSession2(object: JsonObject, place: string, rooms: RawRoom[], tracks: ReadonlyMap<string, RawText>): RawSession {
  const language = textAt(object, "language", place);
  const localized = new Set<SessionField>(["title", "subtitle", "abstract", "description"]);
  const read = (field: SessionField): RawText | null => {
    if (field === "room" || field === "type" || field === "date") return null;
    return localized.has(field) ? inLanguage(child(object, field), language?.text ?? "", `${place}.${field}`) : textAt(object, field, place);
  };
  const fields = Object.fromEntries(SESSION_FIELDS.map((field) => [field, read(field)])) as Record<SessionField, RawText | null>;
  const type = textAt(object, "type", place);
  return {
    day: { date: null, start: null, end: null, place }, roomAround: null, place,
    fields: { ...fields, type: type && formatOf(type), room: roomReferred(child(object, "room"), `${place}.room`, rooms) },
    tags: trackReferred(child(object, "track"), `${place}.track`, tracks),
    hosts: arrayAt(child(object, "participants") ?? child(object, "persons") ?? [], `${place}.participants`).map((person, index) => readHost(person, `${place}.participants[${index}]`)),
    placeOf: (field) => `${place}.${field}`,
  };
}

/** The second version knows the way of holding a session as one of a few words in capitals; other files say it in their own. */
const formatOf = ({ text, place }: RawText): RawText | null => (text === "OTHER" ? null : { text: /^[A-Z_-]+$/.test(text) ? text.toLowerCase().replace(/_/g, " ") : text, place });

/** A text, or one for each of several languages: that of the session, else English, else the first. */
function inLanguage(value: unknown, language: string, place: string): RawText | null {
  if (!isObject(value)) return asText(value, place);
  const chosen = [language.slice(0, 2), "en", ...Object.keys(value)].find((name) => textAt(value, name, place) !== null);
  return chosen === undefined ? null : textAt(value, chosen, place);
}

function roomReferred(value: unknown, place: string, rooms: RawRoom[]): RawText | null {
  if (!isObject(value)) return asText(value, place);
  const [guid, name] = [textAt(value, "guid", place), textAt(value, "name", place)];
  const listed = guid && rooms.find((room) => room.guid?.text === guid.text);
  if (listed) return listed.name;
  if (name && guid) rooms.push({ name, guid, around: false });
  return name ?? textAt(value, "slug", place) ?? guid;
}

function trackReferred(value: unknown, place: string, tracks: ReadonlyMap<string, RawText>): RawText[] {
  const slug = isObject(value) ? textAt(value, "slug", place) : asText(value, place);
  const name = (isObject(value) && textAt(value, "name", place)) || (slug && tracks.get(slug.text)) || slug;
  // A track that is listed nowhere and has no letter in it stands for none: the format wants one of each session.
  return name && /\p{Letter}/u.test(name.text) || (slug && tracks.has(slug.text)) ? [name!] : [];
}

function namesIn(value: unknown, place: string): RawText[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => namesIn(item, `${place}[${index}]`));
  const name = isObject(value) ? textAt(value, "name", place) : asText(value, place);
  return name ? [name] : [];
}

function textAt(object: JsonObject, name: string, place: string): RawText | null {
  return asText(child(object, name), `${place}.${name}`);
}

function asText(value: unknown, place: string): RawText | null {
  if (value == null) return null;
  // A session called 1984 comes as a number from files that were made by way of YAML.
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") throw new ScheduleFileError(`This should be a text and is ${kindOf(value)}.`, place);
  return text.trim() === "" ? null : { text, place };
}

function objectAt(value: unknown, place: string, what = "an object"): JsonObject {
  if (!isObject(value)) throw new ScheduleFileError(`This should be ${what} and is ${kindOf(value)}.`, place);
  return value;
}

function arrayAt(value: unknown, place: string): unknown[] {
  if (!Array.isArray(value)) throw new ScheduleFileError(`This should be an array and is ${kindOf(value)}.`, place);
  return value;
}

/** Own properties only: a file must not reach Object.prototype by `__proto__` or `constructor`. */
function child(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value == null) return "missing";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value === "string" ? "text" : typeof value}`;
}
