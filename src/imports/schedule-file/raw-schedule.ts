import type { ScheduleFileError, Untold } from "./parsed-schedule.js";

/** A schedule as JSON and XML files both tell it: texts and where they stand, nothing understood yet. */
export interface RawSchedule {
  title: RawText | null;
  acronym: RawText | null;
  version: RawText | null;
  timeZone: RawText | null;
  start: RawText | null;
  end: RawText | null;
  dayChange: RawText | null;
  days: RawDay[];
  rooms: RawRoom[];
  sessions: RawSession[];
  /** Sessions that are not even told in the form of one. */
  unread: { name: string; fault: ScheduleFileError }[];
  /** Of a format that knows sessions less exactly: see ParsedSchedule. */
  coarse?: true;
  untold?: readonly Untold[];
}

export interface RawRoom {
  name: RawText;
  guid: RawText | null;
  /** Only sessions stand under it: the file does not list it as a room of its own. */
  around: boolean;
}

/** Never blank: what is blank in the file is null here. */
export interface RawText {
  text: string;
  place: string;
}

export interface RawDay {
  date: RawText | null;
  start: RawText | null;
  end: RawText | null;
  place: string;
}

export const SESSION_FIELDS = [
  "guid", "id", "code", "slug", "title", "subtitle", "abstract", "description", "type", "language", "url",
  "date", "start", "duration", "end", "room",
] as const;

export type SessionField = (typeof SESSION_FIELDS)[number];

export interface RawSession {
  day: RawDay;
  /** The room it stands under, where the file groups sessions by room. */
  roomAround: RawText | null;
  fields: Record<SessionField, RawText | null>;
  tags: RawText[];
  hosts: RawHost[];
  place: string;
  /** Where a field stands or, when it is missing, should stand. */
  placeOf(field: SessionField): string;
}

export interface RawHost {
  guid: RawText | null;
  id: RawText | null;
  code: RawText | null;
  name: RawText | null;
  /** Absent when the file says nothing of it, null when it is empty. */
  bio?: RawText | null;
  place: string;
}
