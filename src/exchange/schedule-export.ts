import { publicAddress } from "../base/public-address.js";
import { slugOf } from "../imports/schedule-file/schedule-2-terms.js";
import { acronymIn } from "../imports/source-key.js";
import { sessionAddress } from "./calendar-entries.js";
import { byDate, hoursAndMinutes, localClock, localDateTime, sheetDate, sheetTimes } from "./local-time.js";
import { isPlaced, type PlacedSession, type Programme, type PublicHost, type PublicRoom } from "./programme.js";

/** A schedule in the terms of frab and pretalx (https://c3voc.de/wiki/schedule), before it is written as JSON or XML. */
export interface ScheduleExport {
  version: string;
  address: string;
  acronym: string;
  title: string;
  description: string | null;
  /** Of the event; what is spoken there where it does not say (BCP 47). */
  language: string;
  timeZone: string;
  start: string;
  end: string;
  /** The longest step that all starts and lengths are multiples of. */
  step: string;
  tracks: string[];
  rooms: PublicRoom[];
  days: ExportedDay[];
}

/** From one day change to the next. */
export interface ExportedDay { index: number; date: string; start: string; end: string; rooms: { room: PublicRoom; sessions: ExportedSession[] }[] }

export interface ExportedSession {
  /** Positive, once a schedule. */
  id: number;
  guid: string;
  date: string;
  start: string;
  end: string;
  duration: string;
  room: PublicRoom;
  slug: string;
  url: string;
  title: string;
  track: string | null;
  type: string | null;
  language: string | null;
  abstract: string | null;
  persons: { guid: string; name: string; biography: string | null }[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id it had in the file that it came from, where that is one everywhere; so it is known again wherever it goes. */
const guidOf = ({ id, sourceId }: { id: string; sourceId: string | null }): string => sourceId !== null && UUID.test(sourceId) ? sourceId.toLowerCase() : id;

/** Known again by it when the file is imported: that of the file it came from, else one that no other event has. */
function acronymOf({ event: { id, title, sourceKey } }: Programme): string {
  const imported = slugOf(sourceKey === null ? "" : acronymIn(sourceKey), 60);
  if (imported.length >= 4) return imported;
  return `${slugOf(title, 24) || "event"}_${id.slice(-8)}`;
}

const personOf = (host: PublicHost): ExportedSession["persons"][number] => ({ guid: guidOf(host), name: host.name, biography: host.bio });

export function exportOf(programme: Programme): ScheduleExport {
  const { event, version, rooms } = programme;
  const sessions = programme.sessions.filter(isPlaced);
  const { timeZone } = event;
  const acronym = acronymOf(programme);
  const byId = new Map(rooms.map(room => [room.id, room]));
  const exported = (session: PlacedSession): ExportedSession => ({
    id: session.number, guid: guidOf(session),
    date: localDateTime(session.startsAt, timeZone), start: localClock(session.startsAt, timeZone), end: localDateTime(session.endsAt, timeZone),
    duration: hoursAndMinutes(session.endsAt.getTime() - session.startsAt.getTime()), room: byId.get(session.roomId)!,
    slug: `${acronym}-${session.number}-${slugOf(session.title, 60) || "session"}`, url: sessionAddress(session),
    title: session.title, track: session.tags[0] ?? null, type: session.format, language: session.language, abstract: session.abstract,
    persons: session.hosts.map(personOf),
  });
  const dayOf = (date: string): { start: string; end: string } => {
    const { startsAt, endsAt } = sheetTimes(date, event);
    return { start: localDateTime(startsAt, timeZone), end: localDateTime(endsAt, timeZone) };
  };
  const days = byDate(sessions, event).map(({ date, things }, i) => ({
    index: i + 1, date, ...dayOf(date),
    rooms: rooms.map(room => ({ room, sessions: things.filter(({ roomId }) => roomId === room.id).map(exported) })),
  }));
  const start = localDateTime(event.startsAt, timeZone);
  const end = localDateTime(event.endsAt, timeZone);
  return {
    version: String(version), address: publicAddress(`/events/${event.id}/schedule`), acronym, title: event.title, description: event.description, language: event.language ?? "en",
    timeZone, start, end, step: hoursAndMinutes(stepOf(sessions)), tracks: [...new Set(sessions.flatMap(({ tags }) => tags.slice(0, 1)))].sort(), rooms,
    // The format wants one day at least.
    days: days.length > 0 ? days : [{ index: 1, date: sheetDate(event.startsAt, event), ...dayOf(sheetDate(event.startsAt, event)), rooms: rooms.map(room => ({ room, sessions: [] })) }],
  };
}

const STEPS = [60, 30, 15, 10, 5, 1].map(minutes => minutes * 60_000);

const stepOf = (sessions: readonly PlacedSession[]): number =>
  STEPS.find(step => sessions.every(({ startsAt, endsAt }) => startsAt.getTime() % step === 0 && endsAt.getTime() % step === 0)) ?? STEPS.at(-1)!;

/** What made the file. */
export const GENERATOR = { name: "Coproduce", version: "0.1.0" };

