/** What is told of an event in public: its page, its calendar and its files are made from this. */
export interface PublicPlace {
  name: string;
  addressLines: string[];
  postalCode: string | null;
  city: string | null;
  countryCode: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface PublicEvent {
  id: string;
  title: string;
  description: string | null;
  language: string | null;
  timeZone: string;
  /** Time of day at which a new sheet of the schedule begins, HH:MM. */
  dayChange: string;
  startsAt: Date;
  endsAt: Date;
  status: "PUBLISHED" | "CANCELLED";
  cancelReason: string | null;
  onlineUrl: string | null;
  /** The schedule file it was imported from. */
  sourceKey: string | null;
  /** Grows with each change. */
  sequence: number;
  changedAt: Date;
  place: PublicPlace | null;
  organisers: string[];
}

export interface PublicHost { id: string; name: string; bio: string | null; sourceId: string | null }

/** A session on the published schedule, or one that was on it and is not any more. */
export interface PublicSession {
  id: string;
  eventId: string;
  number: number;
  /** Null when it was taken back. */
  title: string | null;
  abstract: string | null;
  format: string | null;
  language: string | null;
  tags: string[];
  sourceId: string | null;
  sequence: number;
  /** Was called off, taken back, or taken off the schedule since the event was published; its time and room are those it last had. */
  cancelled: boolean;
  changedAt: Date;
  startsAt: Date;
  endsAt: Date;
  /** Null when the room is no more. */
  roomId: string | null;
  room: string | null;
  hosts: PublicHost[];
}

/** A session on the public schedule. */
export interface PlacedSession extends PublicSession { cancelled: false; title: string; roomId: string; room: string }

export const isPlaced = (session: PublicSession): session is PlacedSession => !session.cancelled;

export interface PublicRoom { id: string; name: string; capacity: number | null }
export interface PublicSlot { title: string | null; startsAt: Date; endsAt: Date }

export interface Programme {
  event: PublicEvent;
  /** Number of the published version of the schedule. */
  version: number;
  rooms: PublicRoom[];
  slots: PublicSlot[];
  /** By time. */
  sessions: PublicSession[];
}

const INSTANTS = new Set(["startsAt", "endsAt", "changedAt", "lastFetchedAt", "contentChangedAt"]);

/** JSON from the database with its instants as such. */
export function withInstants<T>(value: unknown): T {
  if (Array.isArray(value)) return value.map(item => withInstants(item)) as T;
  if (typeof value !== "object" || value === null || value instanceof Date) return value as T;
  return Object.fromEntries(Object.entries(value).map(([name, item]) =>
    [name, INSTANTS.has(name) && typeof item === "string" ? new Date(item) : withInstants(item)])) as T;
}

/** When something of it last changed. */
export const lastChange = (...things: readonly { changedAt: Date }[]): Date =>
  new Date(things.reduce((latest, { changedAt }) => Math.max(latest, changedAt.getTime()), 0));
