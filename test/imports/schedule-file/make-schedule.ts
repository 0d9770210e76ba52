import { parse } from "../../../src/imports/schedule-file/parse.js";
import { ScheduleFileError, type ParsedSchedule } from "../../../src/imports/schedule-file/parsed-schedule.js";

type Values = Record<string, unknown>;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function event(values: Values = {}): Values {
  return { guid: "g1", title: "Opening", date: "2024-05-01T10:00:00+02:00", start: "10:00", duration: "00:30", ...values };
}

/** One day, one room, in Berlin, unless told otherwise. */
export function jsonFile(events: unknown, { conference = {}, day = {} }: { conference?: Values; day?: Values } = {}): string {
  const days = [{ index: 1, date: "2024-05-01", rooms: { Curie: events }, ...day }];
  return JSON.stringify({ schedule: { version: "1", conference: { title: "Camp", acronym: "camp", time_zone_name: "Europe/Berlin", days, ...conference } } });
}

export function xmlFile(body: string, conference = "<title>Camp</title><time_zone_name>Europe/Berlin</time_zone_name>"): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<schedule>\n<conference>${conference}</conference>\n${body}\n</schedule>`;
}

export function parseText(text: string, timeZone?: string): ParsedSchedule {
  return parse(bytesOf(text), timeZone === undefined ? {} : { timeZone });
}

export function faultOf(work: () => unknown): { message: string; place: string | null } {
  try {
    work();
  } catch (error) {
    if (error instanceof ScheduleFileError) return { message: error.message, place: error.place };
    throw error;
  }
  throw new Error("The file was accepted.");
}

export const messagesOf = (schedule: ParsedSchedule): string => schedule.warnings.map(({ message }) => message).join("\n");
