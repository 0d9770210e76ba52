import { ScheduleFileError } from "./parsed-schedule.js";
import { SESSION_FIELDS, type RawDay, type RawHost, type RawRoom, type RawSchedule, type RawSession, type RawText, type SessionField } from "./raw-schedule.js";
import { contentOf, elementsIn, readXmlTree, type XmlElement } from "./xml-tree.js";

/** A schedule.xml of frab or pretalx (day, room, event) or of FOSDEM (day, event with its room inside). */
export function readXml(text: string): RawSchedule {
  const root = readXmlTree(text);
  if (root.name.toLowerCase() === "html") throw new ScheduleFileError("This is a web page, not a schedule. Look for its schedule.xml or schedule.json.", root.place);
  if (root.name !== "schedule") throw new ScheduleFileError(`This XML is not a conference schedule: it begins with <${root.name}>, not with <schedule>.`, root.place);
  const conference = elementsIn(root, "conference")[0] ?? { ...root, children: [] };
  const days: RawDay[] = [];
  const rooms: RawRoom[] = [];
  const sessions: RawSession[] = [];
  for (const element of elementsIn(root, "day")) {
    const day: RawDay = { date: attribute(element, "date"), start: attribute(element, "start"), end: attribute(element, "end"), place: element.place };
    days.push(day);
    for (const child of element.children) {
      if (typeof child === "string") continue;
      if (child.name === "event") sessions.push(readSession(child, day, null));
      if (child.name !== "room") continue;
      const room = attribute(child, "name");
      if (room) rooms.push({ name: room, guid: attribute(child, "guid"), around: true });
      for (const event of elementsIn(child, "event")) sessions.push(readSession(event, day, room));
    }
  }
  return {
    title: textIn(conference, "title"),
    acronym: textIn(conference, "acronym"),
    version: textIn(root, "version") ?? textIn(conference, "release"),
    timeZone: textIn(conference, "time_zone_name"),
    start: textIn(conference, "start"),
    end: textIn(conference, "end"),
    dayChange: textIn(conference, "day_change"),
    days, rooms, sessions, unread: [],
  };
}

function readSession(element: XmlElement, day: RawDay, roomAround: RawText | null): RawSession {
  const fields = Object.fromEntries(SESSION_FIELDS.map((field) => [field, textIn(element, field) ?? attribute(element, field)])) as Record<SessionField, RawText | null>;
  const tagElements = [...elementsIn(element, "track"), ...elementsIn(element, "tags").flatMap((tags) => elementsIn(tags, "tag"))];
  return {
    day, roomAround, fields,
    tags: tagElements.map(textOf).filter((tag) => tag !== null),
    hosts: elementsIn(element, "persons").flatMap((persons) => elementsIn(persons, "person")).map(readHost),
    place: element.place,
    placeOf: (field) => elementsIn(element, field)[0]?.place ?? element.place,
  };
}

const NAMES = ["public_name", "name", "full_public_name"];

/** A person is written as text with attributes, or as elements: code, public name, biography. */
function readHost(element: XmlElement): RawHost {
  const told = (name: string): RawText | null => attribute(element, name) ?? textIn(element, name);
  const named = NAMES.map((name) => textIn(element, name)).find((text) => text !== null);
  const asElements = element.children.some((child) => typeof child !== "string" && (NAMES.includes(child.name) || child.name === "code" || child.name === "biography"));
  return {
    guid: told("guid"), id: told("id"), code: told("code"),
    name: named ?? NAMES.map((name) => attribute(element, name)).find((text) => text !== null) ?? (asElements ? ownText(element) : textOf(element)),
    ...(elementsIn(element, "biography").length > 0 && { bio: textIn(element, "biography") }),
    place: element.place,
  };
}

/** Without what its elements say. */
const ownText = (element: XmlElement): RawText | null => textOf({ ...element, children: element.children.filter((child) => typeof child === "string") });

function textIn(element: XmlElement, name: string): RawText | null {
  const found = elementsIn(element, name)[0];
  return found ? textOf(found) : null;
}

function textOf(element: XmlElement): RawText | null {
  const text = contentOf(element);
  return text.trim() === "" ? null : { text, place: element.place };
}

function attribute(element: XmlElement, name: string): RawText | null {
  const text = element.attributes[name];
  return text === undefined || text.trim() === "" ? null : { text, place: element.place };
}
