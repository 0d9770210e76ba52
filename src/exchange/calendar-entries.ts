import { publicAddress } from "../base/public-address.js";
import type { Calendar, Entry } from "./icalendar.js";
import type { Programme, PublicEvent, PublicPlace, PublicSession } from "./programme.js";
import type { PersonCalendar } from "./read-calendar.js";
import type { SessionWithEvent } from "./read-programme.js";
import { wordsFor, wordsIn } from "./words.js";
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

const organiserOf = (event: PublicEvent): Entry["organiser"] => event.organisers.length === 0 ? null : { name: event.organisers.join(", "), url: eventAddress(event) };

const joined = (names: readonly string[]): string | null => names.join(", ") || null;

export function entryOfEvent(event: PublicEvent, coming?: PersonCalendar["events"][number]["coming"]): Entry {
  const words = wordsFor(event.language);
  const cancelled = event.status === "CANCELLED";
  return {
    uid: event.id, sequence: event.sequence, changedAt: event.changedAt, startsAt: event.startsAt, endsAt: event.endsAt,
    summary: event.title,
    description: paragraphs(cancelled && paragraphs(words.calledOff, event.cancelReason), event.description, event.onlineUrl && `${words.online}: ${event.onlineUrl}`),
    location: event.place ? placeLine(event.place) : event.onlineUrl, position: positionOf(event), url: eventAddress(event),
    status: cancelled ? "CANCELLED" : coming === "WAITLISTED" || coming === "OFFERED" ? "TENTATIVE" : "CONFIRMED",
    // To others an event is the frame of its sessions; whoever has a seat is taken for the day.
    busy: coming === "CONFIRMED" && !cancelled,
    categories: [], organiser: organiserOf(event),
  };
}

export function entryOfSession(session: PublicSession, event: PublicEvent): Entry {
  const words = wordsFor(session.language ?? event.language);
  const hosts = joined(session.hosts.map(({ name }) => name));
  const cancelled = session.cancelled || event.status === "CANCELLED";
  return {
    uid: session.id, sequence: session.sequence, changedAt: new Date(Math.max(session.changedAt.getTime(), event.changedAt.getTime())),
    startsAt: session.startsAt, endsAt: session.endsAt,
    summary: session.title ?? words.withdrawn,
    description: paragraphs(session.abstract, hosts && `${words.hosts}: ${hosts}`, event.title, event.onlineUrl && `${words.online}: ${event.onlineUrl}`),
    location: [session.room, event.place && placeLine(event.place)].filter(Boolean).join(", "), position: positionOf(event), url: sessionAddress(session),
    status: cancelled ? "CANCELLED" : "CONFIRMED", busy: !cancelled, categories: session.tags, organiser: organiserOf(event),
  };
}

export const calendarOfEvent = ({ event, sessions }: Programme): Calendar => ({
  name: event.title, timeZone: event.timeZone, entries: [entryOfEvent(event), ...sessions.map(session => entryOfSession(session, event))],
});

export const calendarOfSession = ({ event, session }: SessionWithEvent): Calendar => ({
  name: session.title ?? wordsFor(event.language).withdrawn, timeZone: event.timeZone, entries: [entryOfSession(session, event)],
});

/** The events with an RSVP, and the sessions that were marked, are hosted, or in which a seat was taken. */
export function calendarOfPerson({ locale, events, sessions }: PersonCalendar): Calendar {
  const byId = new Map(events.map(event => [event.id, event]));
  return {
    name: wordsIn(localeOf(locale)).myCalendar, timeZone: null,
    entries: [
      ...events.filter(({ coming }) => coming !== null).map(event => entryOfEvent(event, event.coming)),
      ...sessions.flatMap(session => {
        const event = byId.get(session.eventId);
        return event ? [entryOfSession(session, event)] : [];
      }),
    ],
  };
}
