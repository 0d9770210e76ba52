/** A room: known by its guid where the file gives it one, else by its name. */
export interface ParsedRoom {
  /** Once a schedule. */
  name: string;
  guid: string | null;
}

export interface ParsedHost {
  sourceId: string;
  /** As of a session: `guid:…`, `code:…`, `id:…`, `name:…`. */
  knownBy: string[];
  name: string;
  /** CommonMark without HTML; absent when the file says nothing of it. */
  bio?: string | null;
}

export interface ParsedSession {
  /** Names it within the file, once: the guid, else the id. */
  sourceId: string;
  /**
   * By what it is known again when another state of the file comes, the surest first: `guid:…`, `id:…`, `code:…`, `title:…`.
   * Several sessions may share all of it (one talk that is held three times): room and time tell those apart.
   */
  knownBy: string[];
  title: string;
  /** Subtitle, abstract and description as CommonMark without HTML. */
  abstract: string;
  format: string | null;
  /** BCP 47. */
  language: string | null;
  tags: string[];
  startsAt: Date;
  endsAt: Date;
  /** Name of one of the schedule's rooms. */
  room: string;
  hosts: ParsedHost[];
  url: string | null;
  /** Where in the file it stands, for messages. */
  place: string;
}

export interface ScheduleWarning {
  message: string;
  place: string;
}

export interface ParsedSchedule {
  title: string;
  acronym: string | null;
  version: string | null;
  /** IANA. */
  timeZone: string;
  /** The file names no zone, and this one has the offsets of its times: an event that has one already keeps it. */
  zoneGuessed?: true;
  startsAt: Date;
  endsAt: Date;
  /** When a day's sheet begins ("HH:MM"): what starts before it stands on that of the day before. Null when the file does not say. */
  dayChange: string | null;
  /** Every room that the file lists, also one without sessions, in the order of the file. */
  rooms: ParsedRoom[];
  sessions: ParsedSession[];
  warnings: ScheduleWarning[];
  /** The format knows a few ways of holding a session, languages of two letters and one track: what is known more exactly stays. */
  coarse?: boolean;
  /** What the file has no room for, so that its silence means nothing: what is known of it stays. */
  untold?: readonly Untold[];
}

export type Untold = "format" | "language" | "hosts";

/** What is known of a file besides what it says. */
export interface ReadingOptions {
  /** IANA; for files that do not name theirs. */
  timeZone?: string;
  /** As in the Content-Type that the file was sent with; for files that do not declare their encoding. */
  charset?: string;
  /** For files that have none, such as tables. */
  title?: string;
}

/** What is wrong with a schedule file, told to the person who sent it. */
export class ScheduleFileError extends Error {
  override readonly name = "ScheduleFileError";

  constructor(
    readonly reason: string,
    /** A line and column, or a path such as `days[2].rooms["Curie"][4].start`; null when it is about the whole file. */
    readonly place: string | null = null,
  ) {
    super(place === null ? reason : `${place}: ${reason}`);
  }
}

/** A schedule that was read, as JSON, with what is told of it. */
export interface ReadSchedule { json: string; title: string; sessions: number; rooms: number; warnings: ScheduleWarning[] }

/** A parsed schedule as it comes back from JSON: its instants are text there. */
export const revived = (parsed: ParsedSchedule): ParsedSchedule => ({
  ...parsed, startsAt: new Date(parsed.startsAt), endsAt: new Date(parsed.endsAt),
  sessions: parsed.sessions.map(session => ({ ...session, startsAt: new Date(session.startsAt), endsAt: new Date(session.endsAt) })),
});
