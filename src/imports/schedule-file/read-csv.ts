import { CsvError, parse } from "csv-parse/sync";
import { columnsOf, isSchedule, type Column } from "./csv-columns.js";
import { isoOf, nextDay, tableClock, tableDate, tableDateTime } from "./csv-time.js";
import { parseDateTime } from "./iso-time.js";
import { ScheduleFileError, type ReadingOptions, type ScheduleWarning } from "./parsed-schedule.js";
import { publicName } from "./public-name.js";
import { SESSION_FIELDS, type RawDay, type RawSchedule, type RawSession, type RawText, type SessionField } from "./raw-schedule.js";

/** Far more than any schedule has. */
const MAX_ROWS = 10_000;
const MAX_COLUMNS = 500;
const MAX_LIST = 10_000;
const SEPARATORS = [",", ";", "\t"];
const DEFAULT_ROOM = "Unnamed room";
const HOW = "A schedule is read here from a schedule.json or schedule.xml of frab, pretalx or FOSDEM, a calendar (ICS), Sessionize's JSON, or a table (CSV) whose first line names its columns: title, start, end, room, hosts.";

interface Row {
  cells: string[];
  /** Where it begins in the file, from 1. */
  line: number;
}

type Cells = (column: Column) => string | null;

/**
 * A table of sessions (RFC 4180, and with semicolons or tabs between cells). The first line names the columns. Times are
 * ISO 8601, or local: with their date, or with it in a column of its own; an end without a date is the next time that
 * clocks show it.
 */
export function readCsv(text: string, { title }: ReadingOptions, warnings: ScheduleWarning[]): RawSchedule {
  const [header, ...rows] = rowsOf(text);
  const columns = header ? columnsOf(header.cells) : new Map<Column, number>();
  if (!header || !isSchedule(columns)) throw new ScheduleFileError(`This is no schedule that is known here. ${HOW}`);
  const cellsOf = ({ cells }: Row): Cells => column => {
    const cell = cells[columns.get(column) ?? -1];
    // Before what a spreadsheet would run as a formula stands an apostrophe.
    return cell === undefined || cell.trim() === "" ? null : cell.replace(/^'(?=\s*[=+\-@])/, "").trim();
  };
  const sessions: RawSession[] = [];
  const unread: RawSchedule["unread"] = [];
  let roomless = 0;
  let timeZone: RawText | null = null;
  for (const row of rows) {
    const cells = cellsOf(row);
    const place = `line ${row.line}`;
    const zone = cells("timeZone");
    if (zone !== null) timeZone ??= { text: zone, place };
    try {
      sessions.push(readRow(cells, place));
      if (cells("room") === null) roomless += 1;
    } catch (fault) {
      if (!(fault instanceof ScheduleFileError)) throw fault;
      unread.push({ name: cells("title") === null ? "A session" : `"${cells("title")!.slice(0, 200)}"`, fault });
    }
  }
  if (!columns.has("id") && rows.length > 0) warnings.push({ message: "The table has no column id: its sessions are known by their titles, so a new title makes a new session when the table is imported again.", place: "line 1" });
  if (roomless > 0) warnings.push({ message: roomless === 1 ? `One session has no room; it was put in "${DEFAULT_ROOM}".` : `${roomless} sessions have no room; they were put in "${DEFAULT_ROOM}".`, place: "the file" });
  return {
    title: title === undefined ? null : { text: title, place: "the file" }, acronym: null, version: null, timeZone, start: null, end: null, dayChange: null,
    days: [], rooms: [], sessions, unread, untold: (["format", "language", "hosts"] as const).filter(column => !columns.has(column)),
  };
}

function rowsOf(text: string): Row[] {
  try {
    const records = parse(text, {
      bom: true, delimiter: separatorOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: true, skip_records_with_empty_values: true,
      record_delimiter: ["\r\n", "\n", "\r"], info: true, to: MAX_ROWS + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    if (records.length > MAX_ROWS + 1) throw new ScheduleFileError(`The table has more than ${MAX_ROWS} rows.`);
    // The parser tells where a row ends.
    return records.map(({ record, info }) => ({ cells: record.slice(0, MAX_COLUMNS), line: info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ScheduleFileError(error.code === "CSV_QUOTE_NOT_CLOSED" ? `The file ends too early: it is cut off, or a quote is not closed. ${HOW}` : `This is no table. ${HOW}`);
  }
}

/** Which of them parts the first line into most columns that are known. */
function separatorOf(text: string): string {
  const first = /^[^\r\n]{0,10000}/.exec(text.replace(/^\ufeff/, "").trimStart())?.[0] ?? "";
  const known = (separator: string): number => columnsOf(first.split(separator).map(cell => cell.trim().replace(/^"(.*)"$/, "$1"))).size;
  return SEPARATORS.reduce((best, separator) => known(separator) > known(best) ? separator : best);
}

const NO_DAY: RawDay = { date: null, start: null, end: null, place: "the file" };

function readRow(cells: Cells, place: string): RawSession {
  const text = (value: string | null): RawText | null => value === null ? null : { text: value, place };
  const date = cells("date");
  const start = timeOf("start", cells("start"), date, place);
  const length = cells("duration");
  const fields: Partial<Record<SessionField, string | null>> = {
    id: cells("id") ?? (cells("title") === null ? null : `title:${cells("title")!.slice(0, 190)}`),
    title: cells("title"), abstract: cells("abstract"), type: cells("format"), language: cells("language"), url: cells("url"),
    date: start, end: endOf(cells, start, place), duration: length, room: cells("room") ?? DEFAULT_ROOM,
  };
  return {
    day: NO_DAY, roomAround: null, place, placeOf: () => place,
    fields: Object.fromEntries(SESSION_FIELDS.map(field => [field, text(fields[field] ?? null)])) as Record<SessionField, RawText | null>,
    tags: listed(cells("tags")).map(tag => ({ text: tag, place })),
    hosts: listed(cells("hosts")).map(publicName).filter(name => name !== null).map(name => ({ guid: null, id: null, code: null, name: { text: name, place }, place })),
  };
}

/** Between semicolons or lines where there are any, else between commas. */
function listed(cell: string | null): string[] {
  const list = cell?.slice(0, MAX_LIST) ?? "";
  return list.split(/[;\n\r]/.test(list) ? /[;\n\r]+/ : ",").map(part => part.trim()).filter(part => part !== "");
}

/** A time with its date as ISO 8601, from one cell or from that and the date's. */
function timeOf(what: string, cell: string | null, date: string | null, place: string): string {
  const whole = (cell === null ? null : tableDateTime(cell)) ?? (cell === null && date !== null ? tableDateTime(date) : null);
  if (whole !== null) return whole;
  if (cell === null) throw new ScheduleFileError(`It has no ${what}.`, place);
  const clock = tableClock(cell);
  const day = date === null ? null : tableDate(date);
  if (clock === null) throw new ScheduleFileError(`Its ${what} is "${cell.slice(0, 40)}", which is not a time such as "2026-05-02 09:30", or "09:30" beside a date.`, place);
  if (day === null) throw new ScheduleFileError(date === null ? `Its ${what} is "${cell.slice(0, 40)}" without a date.` : `Its date is "${date.slice(0, 40)}", which is not one such as "2026-05-02".`, place);
  return isoOf(day + clock);
}

function endOf(cells: Cells, start: string, place: string): string | null {
  const end = cells("end");
  if (end === null) return null;
  const clock = cells("endDate") === null ? tableClock(end) : null;
  if (clock === null) return timeOf("end", end, cells("endDate") ?? cells("date"), place);
  const from = parseDateTime(start)!;
  const midnight = from.wall - (from.wall % 86_400_000 + 86_400_000) % 86_400_000;
  const wall = midnight + clock > from.wall ? midnight + clock : nextDay(midnight + clock);
  return `${isoOf(wall)}${/(?:[Zz]|[+-]\d{2}:?\d{0,2})\s*$/.exec(start.slice(10))?.[0] ?? ""}`;
}
