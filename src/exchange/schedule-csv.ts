import { sessionAddress } from "./calendar-entries.js";
import { BYTE_ORDER_MARK, csvLines } from "./csv.js";
import { localClock, localDate } from "./local-time.js";
import { isPlaced, type Programme } from "./programme.js";

const HEADER = ["Date", "Start", "End date", "End", "Time zone", "Room", "Number", "Title", "Hosts", "Format", "Language", "Tags", "Address"];

/** The schedule as a table, a line for each session, by time. */
export function scheduleCsv({ event: { timeZone }, sessions }: Programme): string {
  const rows = sessions.filter(isPlaced).map(session => [
    localDate(session.startsAt, timeZone), localClock(session.startsAt, timeZone), localDate(session.endsAt, timeZone), localClock(session.endsAt, timeZone), timeZone,
    session.room, session.number, session.title, session.hosts.map(({ name }) => name).join(", "), session.format, session.language,
    session.tags.join(", "), sessionAddress(session),
  ]);
  return BYTE_ORDER_MARK + csvLines([HEADER, ...rows]);
}
