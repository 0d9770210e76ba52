import { publicAddress } from "../base/public-address.js";
import type { Calendar, Entry } from "./icalendar.js";
import type { Programme, PublicEvent, PublicPlace, PublicSession } from "./programme.js";
import type { PersonCalendar } from "./read-calendar.js";
import type { SessionWithEvent } from "./read-programme.js";
import { sheetDate } from "./local-time.js";
import { wordsFor, wordsIn, type Words } from "./words.js";
import { localeOf } from "../base/locale.js";

/** Where a session is told on the page of its event. */
export const sessionAddress = ({ eventId, number }: Pick<PublicSession, "eventId" | "number">): string => publicAddress(`/events/${eventId}#session-${number}`);
export const eventAddress = ({ id }: Pick<PublicEvent, "id">): string => publicAddress(`/events/${id}`);

/** A place on one line. */
export function placeLine({ name, addressLines, postalCode, city }: PublicPlace): string {
  return [name, ...addressLines, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

const paragraphs = (...parts: (string | null | false)[]): string | null => parts.filter(Boolean).join("\n\n") || null;

function positionOf({ place }: PublicEvent): Entry["position"] {
  return place && place.latitude !== null && place.longitude !== null ? { latitude: place.latitude, longitude: place.longitude } : null;
}

const organiserOf = (event: PublicEvent): Entry["organiser"] => event.organisers.length === 0 ? null : { name: event.organisers.join(" & "), url: eventAddress(event) };

/** Readers that pass no STATUS on show this, and so does a phone's list. */
const calledOff = (cancelled: boolean, word: string, title: string): string => cancelled ? `${word}: ${title}` : title;

/** Whether there is a night in it: it ends on a later day than it begins on. */
const ofSeveralDays = (event: PublicEvent): boolean => sheetDate(event.startsAt, event) !== sheetDate(new Date(event.endsAt.getTime() - 1), event);

const joined = (names: readonly string[]): string | null => names.join(", ") || null;

/** `words` are those of the calendar that it stands in. */
export function entryOfEvent(event: PublicEvent, words: Words, coming?: PersonCalendar["events"][number]["coming"]): Entry {
  const cancelled = event.status === "CANCELLED";
  return {
    uid: event.id, sequence: event.sequence, changedAt: event.changedAt, startsAt: event.startsAt, endsAt: event.endsAt,
    summary: calledOff(cancelled, words.cancelledEvent, event.title),
    description: paragraphs(cancelled && paragraphs(words.calledOff, event.cancelReason), event.description, event.onlineUrl && `${words.online}: ${event.onlineUrl}`),
    location: (event.place && placeLine(event.place)) || event.onlineUrl || words.placeUnknown, position: positionOf(event), url: eventAddress(event),
    status: cancelled ? "CANCELLED" : coming === "WAITLISTED" || coming === "OFFERED" ? "TENTATIVE" : "CONFIRMED",
    // To others an event is the frame of its sessions; whoever has a seat is taken for the day, but not for the nights
    // between several: there the sessions take up their times.
    busy: coming === "CONFIRMED" && !cancelled && !ofSeveralDays(event),
    categories: [], organiser: organiserOf(event),
  };
}

export function entryOfSession(session: PublicSession, event: PublicEvent, words: Words): Entry {
  const hosts = joined(session.hosts.map(({ name }) => name));
  const cancelled = session.cancelled || event.status === "CANCELLED";
  return {
    uid: session.id, sequence: session.sequence, changedAt: new Date(Math.max(session.changedAt.getTime(), event.changedAt.getTime())),
    startsAt: session.startsAt, endsAt: session.endsAt,
    summary: calledOff(cancelled, words.cancelled, session.title ?? words.withdrawn),
    description: paragraphs(session.abstract, hosts && `${words.hosts}: ${hosts}`, event.title, event.onlineUrl && `${words.online}: ${event.onlineUrl}`),
    location: [session.room, event.place && placeLine(event.place)].filter(Boolean).join(", ") || event.onlineUrl || words.placeUnknown, position: positionOf(event), url: sessionAddress(session),
    status: cancelled ? "CANCELLED" : "CONFIRMED", busy: !cancelled, categories: session.tags, organiser: organiserOf(event),
  };
}

export function calendarOfEvent({ event, sessions }: Programme): Calendar {
  const words = wordsFor(event.language);
  return { name: event.title, timeZone: event.timeZone, entries: [entryOfEvent(event, words), ...sessions.map(session => entryOfSession(session, event, words))] };
}

export function calendarOfSession({ event, session }: SessionWithEvent): Calendar {
  const words = wordsFor(session.language ?? event.language);
  return { name: session.title ?? words.withdrawn, timeZone: event.timeZone, entries: [entryOfSession(session, event, words)] };
}

/** The events with an RSVP, and the sessions that were marked, are hosted, or in which a seat was taken. */
export function calendarOfPerson({ locale, events, sessions }: PersonCalendar): Calendar {
  const byId = new Map(events.map(event => [event.id, event]));
  const words = wordsIn(localeOf(locale));
  return {
    name: words.myCalendar, timeZone: null,
    entries: [
      ...events.filter(({ coming }) => coming !== null).map(event => entryOfEvent(event, words, event.coming)),
      ...sessions.flatMap(session => {
        const event = byId.get(session.eventId);
        return event ? [entryOfSession(session, event, words)] : [];
      }),
    ],
  };
}
