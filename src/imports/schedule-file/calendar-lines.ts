import { ScheduleFileError } from "./parsed-schedule.js";

export interface ContentLine {
  /** Unfolded: the name, its parameters and its value (RFC 5545, 3.1). */
  text: string;
  /** Where it begins in the file, from 1. */
  number: number;
}

/** A VEVENT or VTIMEZONE without the components inside it: whom an alarm is mailed to hosts nothing. */
export interface CalendarComponent {
  lines: ContentLine[];
  number: number;
}

/** A VTIMEZONE is wanted as it stands, with its STANDARD and DAYLIGHT. */
export interface CalendarFile {
  /** Those of every VCALENDAR in the file, in its order. */
  properties: ContentLine[];
  events: CalendarComponent[];
  zones: CalendarComponent[];
  /** VEVENTs that another one begins in before they end. */
  unended: CalendarComponent[];
}

/** Far more than any calendar has. */
const MAX_LINES = 500_000;

/**
 * The components of a calendar file (RFC 5545), or of several that stand one after another. They are taken apart here
 * before any is understood, so that one that is wrong spoils no other, and each is known by its line.
 */
export function readCalendarLines(text: string): CalendarFile {
  const file: CalendarFile = { properties: [], events: [], zones: [], unended: [] };
  /** The names of what is open, and the VEVENT or VTIMEZONE among them. */
  const open: string[] = [];
  let component: { kind: "VEVENT" | "VTIMEZONE"; depth: number; lines: ContentLine[]; number: number } | null = null;
  for (const line of unfolded(text)) {
    const [, edge, name] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line.text) ?? [];
    const kind = name?.toUpperCase();
    if (edge === undefined || kind === undefined) {
      if (component === null) {
        if (open.length === 1) file.properties.push(line);
      } else if (component.kind === "VTIMEZONE" || open.length === component.depth) {
        component.lines.push(line);
      }
      continue;
    }
    if (edge.toUpperCase() === "BEGIN") {
      if (kind === "VCALENDAR" && open.length > 0) throw cutOff();
      if (kind === "VEVENT" && component?.kind === "VEVENT") {
        file.unended.push({ lines: component.lines, number: component.number });
        open.length = component.depth - 1;
        component = null;
      }
      open.push(kind);
      if (component) component.lines.push(line);
      else if (open.length === 2 && (kind === "VEVENT" || kind === "VTIMEZONE")) component = { kind, depth: 2, lines: [], number: line.number };
      continue;
    }
    if (open.at(-1) !== kind) continue;
    open.pop();
    if (component && open.length < component.depth) {
      (component.kind === "VEVENT" ? file.events : file.zones).push({ lines: component.lines, number: component.number });
      component = null;
    } else if (component) {
      component.lines.push(line);
    }
  }
  // What is missing would be called off by an update.
  if (open.length > 0) throw cutOff();
  return file;
}

const cutOff = (): ScheduleFileError => new ScheduleFileError("The file ends too early, or one of its calendars does: END:VCALENDAR is missing.");

/** Lines as they were before they were folded; files with LF or CR alone are read too. */
function* unfolded(text: string): Generator<ContentLine> {
  let parts: string[] = [];
  let first = 0;
  let number = 0;
  let lines = 0;
  for (const [physical] of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    number += 1;
    const content = physical.replace(/[\r\n]+$/, "");
    if (parts.length > 0 && /^[ \t]/.test(content)) {
      parts.push(content.slice(1));
      continue;
    }
    if (parts.length > 0) yield { text: parts.join(""), number: first };
    parts = content.trim() === "" ? [] : [content];
    first = number;
    if (parts.length > 0 && ++lines > MAX_LINES) throw new ScheduleFileError(`The file has more than ${MAX_LINES} lines.`, `line ${number}`);
  }
  if (parts.length > 0) yield { text: parts.join(""), number: first };
}

const LF = 0x0a;
const CR = 0x0d;
const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09;
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Lines are folded by octets, and writers may do so within a character (RFC 5545, 3.1): such folds are undone before the bytes are decoded. */
export function withoutFoldsInCharacters(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  let at = 0;
  while (at < bytes.length) {
    const width = bytes[at] === CR && bytes[at + 1] === LF ? 2 : bytes[at] === LF ? 1 : 0;
    if (width > 0 && isBlank(bytes[at + width]) && isContinuation(bytes[at + width + 1])) at += width + 1;
    else kept[length++] = bytes[at++]!;
  }
  return kept.subarray(0, length);
}

/** Whether a file begins as calendars do, whatever mark of its encoding stands before. */
export function beginsAsCalendar(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR/i.test(String.fromCharCode(...bytes.subarray(0, 200)));
}
