export interface ParsedHost {
  sourceId: string;
  name: string;
  /** CommonMark without HTML. */
  bio: string | null;
}

export interface ParsedSession {
  /** The file's guid, else its id: the same again when the file is imported again. */
  sourceId: string;
  title: string;
  /** Subtitle, abstract and description as CommonMark without HTML. */
  abstract: string;
  format: string | null;
  /** BCP 47. */
  language: string | null;
  tags: string[];
  startsAt: Date;
  endsAt: Date;
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
  startsAt: Date;
  endsAt: Date;
  /** Every room that the file lists, also one without sessions, in the order of the file. */
  rooms: string[];
  sessions: ParsedSession[];
  warnings: ScheduleWarning[];
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
