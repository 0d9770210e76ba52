import type { ReadingOptions, ScheduleWarning } from "./parsed-schedule.js";
import { publicName } from "./public-name.js";
import { SESSION_FIELDS, type RawDay, type RawHost, type RawRoom, type RawSchedule, type RawSession, type RawText, type SessionField } from "./raw-schedule.js";

type JsonObject = Record<string, unknown>;

/** What a session refers to by id in the view All, where the other views have names. */
interface Names {
  rooms: ReadonlyMap<string, string>;
  speakers: ReadonlyMap<string, JsonObject>;
  categories: ReadonlyMap<string, { category: string; item: string }>;
}

/** Whether this is an answer of Sessionize's public API: one of its views GridSmart, Sessions and All. */
export function isSessionize(value: unknown): boolean {
  if (isObject(value)) return isObjects(child(value, "sessions")) && isObjects(child(value, "speakers")) && Array.isArray(child(value, "rooms"));
  return isObjects(value) && value.length > 0 && value.every(part => isObjects(child(part, "rooms")) || isObjects(child(part, "sessions")));
}

/**
 * The schedule in Sessionize's views GridSmart (days, rooms, sessions), Sessions (groups) or All (lists that refer to
 * each other). They name neither the event nor its zone: times are local. What is not placed yet is left out.
 */
export function readSessionize(value: unknown, { title }: ReadingOptions, warnings: ScheduleWarning[]): RawSchedule {
  const rooms: RawRoom[] = [];
  const found: { session: JsonObject; place: string; room: RawText | null }[] = [];
  const names = namesIn(value);
  const collect = (sessions: unknown, place: string, room: RawText | null): void => {
    objects(sessions).forEach((session, index) => found.push({ session, place: `${place}[${index}]`, room }));
  };
  if (isObject(value)) {
    objects(child(value, "rooms")).forEach((room, index) => addRoom(rooms, room, `rooms[${index}]`));
    collect(child(value, "sessions"), "sessions", null);
  } else {
    objects(value).forEach((part, index) => {
      objects(child(part, "rooms")).forEach((room, number) => {
        const place = `[${index}].rooms[${number}]`;
        addRoom(rooms, room, place);
        collect(child(room, "sessions"), `${place}.sessions`, textIn(room, "name", place));
      });
      collect(child(part, "sessions"), `[${index}].sessions`, null);
    });
  }
  const seen = new Set<string>();
  const sessions: RawSession[] = [];
  let unplaced = 0;
  for (const { session, place, room } of found) {
    const read = readSession(session, place, room, names);
    if (!read.fields.date) {
      unplaced += 1;
      continue;
    }
    // What all rooms come together for stands in each of them, in the first for us.
    const key = JSON.stringify([read.fields.id?.text, read.fields.date.text]);
    if (read.fields.id && seen.has(key)) continue;
    seen.add(key);
    sessions.push(read);
  }
  if (unplaced > 0) warnings.push({ message: unplaced === 1 ? "One session has no start yet and was left out." : `${unplaced} sessions have no start yet and were left out.`, place: "the file" });
  return {
    title: title === undefined ? null : { text: title, place: "the file" }, acronym: null, version: null, timeZone: null, start: null, end: null, dayChange: null,
    days: [], rooms, sessions, unread: [],
  };
}

function addRoom(rooms: RawRoom[], room: JsonObject, place: string): void {
  const name = textIn(room, "name", place);
  if (name) rooms.push({ name, guid: textIn(room, "id", place), around: false });
}

function namesIn(value: unknown): Names {
  const list = (name: string): JsonObject[] => isObject(value) ? objects(child(value, name)) : [];
  const idOf = (object: JsonObject): string => String(child(object, "id"));
  return {
    rooms: new Map(list("rooms").map(room => [idOf(room), textIn(room, "name", "rooms")?.text ?? ""])),
    speakers: new Map(list("speakers").map(speaker => [idOf(speaker), speaker])),
    categories: new Map(list("categories").flatMap(category => objects(child(category, "items"))
      .map(item => [idOf(item), { category: textIn(category, "title", "")?.text ?? "", item: textIn(item, "name", "")?.text ?? "" }]))),
  };
}

const NO_DAY: RawDay = { date: null, start: null, end: null, place: "the file" };

function readSession(session: JsonObject, place: string, roomAround: RawText | null, names: Names): RawSession {
  const text = (name: string): RawText | null => textIn(session, name, place);
  const roomId = child(session, "roomId");
  const room = roomAround ?? text("room") ?? asText(names.rooms.get(String(roomId)), `${place}.roomId`);
  const labels = labelsOf(session, names);
  const label = (pattern: RegExp): RawText | null => asText(labels.find(({ category }) => pattern.test(category))?.item, place);
  const fields: Partial<Record<SessionField, RawText | null>> = {
    id: text("id"), title: text("title"), abstract: text("description"), date: text("startsAt"), end: text("endsAt"), room,
    type: label(FORMAT), language: label(LANGUAGE),
  };
  return {
    day: NO_DAY, roomAround: null, place, placeOf: field => `${place}.${NAMES[field] ?? field}`,
    fields: Object.fromEntries(SESSION_FIELDS.map(field => [field, fields[field] ?? null])) as Record<SessionField, RawText | null>,
    tags: labels.filter(({ category }) => !FORMAT.test(category) && !LANGUAGE.test(category)).map(({ item }) => asText(item, `${place}.categories`)).filter(tag => tag !== null),
    hosts: array(child(session, "speakers")).flatMap((speaker, index) => readHost(speaker, `${place}.speakers[${index}]`, names)),
  };
}

/** What Sessionize calls it, for messages. */
const NAMES: Partial<Record<SessionField, string>> = { date: "startsAt", start: "startsAt", duration: "endsAt", end: "endsAt", abstract: "description" };
/** Organisers name their categories; these are what Sessionize begins with. */
const FORMAT = /\b(?:format|type)\b/i;
const LANGUAGE = /^language$/i;

function labelsOf(session: JsonObject, { categories }: Names): { category: string; item: string }[] {
  const own = objects(child(session, "categories")).flatMap(category =>
    objects(child(category, "categoryItems")).map(item => ({ category: textIn(category, "name", "")?.text ?? "", item: textIn(item, "name", "")?.text ?? "" })));
  const referred = array(child(session, "categoryItems")).map(id => categories.get(String(id))).filter(label => label !== undefined);
  return [...own, ...referred].filter(({ item }) => item !== "");
}

function readHost(value: unknown, place: string, { speakers }: Names): RawHost[] {
  const id = isObject(value) ? child(value, "id") : value;
  const object = isObject(value) ? { ...speakers.get(String(id)), ...value } : speakers.get(String(id));
  if (!object) return [];
  const name = (textIn(object, "fullName", place) ?? textIn(object, "name", place))?.text
    ?? ["firstName", "lastName"].map(part => textIn(object, part, place)?.text ?? "").join(" ");
  // Told together with all that have no name.
  return [{ guid: asText(id, place), id: null, code: null, name: asText(publicName(name), place), ...(Object.hasOwn(object, "bio") ? { bio: textIn(object, "bio", place) } : {}), place }];
}

function textIn(object: JsonObject, name: string, place: string): RawText | null {
  return asText(child(object, name), `${place}.${name}`);
}

/** What is no text is as if it were missing: one field that is odd is no reason to lose a session. */
function asText(value: unknown, place: string): RawText | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? { text, place } : null;
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function objects(value: unknown): JsonObject[] {
  return array(value).filter(isObject);
}

function isObjects(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.every(isObject);
}

/** Own properties only: a file must not reach Object.prototype by `__proto__` or `constructor`. */
function child(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
