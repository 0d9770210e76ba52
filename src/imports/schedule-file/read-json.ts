import { checkJson } from "./check-json.js";
import { ScheduleFileError } from "./parsed-schedule.js";
import { SESSION_FIELDS, type RawDay, type RawHost, type RawSchedule, type RawSession, type RawText, type SessionField } from "./raw-schedule.js";

type JsonObject = Record<string, unknown>;

/** A schedule.json of frab or pretalx. */
export function readJson(text: string): RawSchedule {
  checkJson(text);
  const root = objectAt(JSON.parse(text), "the file");
  const schedule = child(root, "schedule");
  const conference = isObject(schedule) ? child(schedule, "conference") : undefined;
  if (!isObject(schedule) || !isObject(conference) || child(conference, "days") === undefined) {
    throw new ScheduleFileError("This JSON is not a conference schedule: it has no schedule.conference.days.");
  }
  const days: RawDay[] = [];
  const rooms: RawText[] = [];
  const sessions: RawSession[] = [];
  arrayAt(child(conference, "days"), "days").forEach((value, index) => {
    const place = `days[${index}]`;
    const object = objectAt(value, place);
    const day: RawDay = { date: textAt(object, "date", place), start: textAt(object, "day_start", place), end: textAt(object, "day_end", place), place };
    days.push(day);
    for (const [name, events] of roomsOf(child(object, "rooms"), `${place}.rooms`)) {
      const roomPlace = `${place}.rooms[${JSON.stringify(name)}]`;
      const room = name.trim() === "" ? null : { text: name, place: roomPlace };
      if (room) rooms.push(room);
      arrayAt(events, roomPlace).forEach((event, number) => sessions.push(readSession(event, `${roomPlace}[${number}]`, day, room)));
    }
  });
  return {
    title: textAt(conference, "title", "conference"),
    acronym: textAt(conference, "acronym", "conference"),
    version: textAt(schedule, "version", "schedule"),
    timeZone: textAt(conference, "time_zone_name", "conference"),
    start: textAt(conference, "start", "conference"),
    end: textAt(conference, "end", "conference"),
    dayChange: textAt(conference, "day_change", "conference"),
    days, rooms, sessions,
  };
}

function roomsOf(value: unknown, place: string): [string, unknown][] {
  // PHP writes a map that is empty as an array.
  if (value == null || (Array.isArray(value) && value.length === 0)) return [];
  return Object.entries(objectAt(value, place, "an object of room names, each with its sessions"));
}

function readSession(value: unknown, place: string, day: RawDay, roomAround: RawText | null): RawSession {
  const object = objectAt(value, place);
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
