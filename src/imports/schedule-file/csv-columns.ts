/** What a column of a table may say of a session. */
export type Column =
  | "id" | "title" | "abstract" | "date" | "start" | "endDate" | "end" | "duration" | "room" | "hosts" | "format" | "language" | "tags" | "url" | "timeZone";

/** As people head their columns, in lower case, with no more than single blanks between words. */
const HEADINGS: Record<Column, readonly string[]> = {
  id: ["id", "guid", "uid", "code", "session id"],
  title: ["title", "session", "session title", "talk", "topic", "name", "subject", "summary", "titel", "thema", "titre", "título", "titolo"],
  abstract: ["abstract", "description", "details", "beschreibung"],
  date: ["date", "day", "start date", "datum", "tag"],
  start: ["start", "starts", "starts at", "start time", "begin", "begins", "from", "time", "beginn", "von", "début", "inicio", "inizio"],
  endDate: ["end date", "enddatum"],
  end: ["end", "ends", "ends at", "end time", "until", "to", "ende", "bis", "fin", "fine"],
  duration: ["duration", "length", "minutes", "dauer"],
  room: ["room", "location", "place", "venue", "where", "raum", "ort", "salle", "sala"],
  hosts: ["hosts", "host", "hosted by", "speakers", "speaker", "presenters", "presenter", "facilitators", "facilitator", "by", "who", "gastgeber", "referent", "referenten"],
  format: ["format", "type", "session type", "session format"],
  language: ["language", "sprache"],
  tags: ["tags", "tag(s)", "track", "tracks", "category", "categories", "topics"],
  url: ["url", "link", "address", "website"],
  timeZone: ["time zone", "timezone", "zeitzone"],
};

const COLUMNS = new Map(Object.entries(HEADINGS).flatMap(([column, headings]) => headings.map(heading => [heading, column as Column])));

/** Where each column stands; of two that say the same, the first. */
export function columnsOf(header: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  header.forEach((heading, index) => {
    const column = COLUMNS.get(heading.trim().toLowerCase().replace(/[\s_-]+/g, " ").replace(/[:*]+$/, "").trim());
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

/** What a table cannot do without: a title and a time. */
export const isSchedule = (columns: ReadonlyMap<Column, number>): boolean => columns.has("title") && (columns.has("start") || columns.has("date"));
