import { grouped, hasKind, kindOf, kindsOf, surerKinds, type KnownBy } from "./match-known.js";

interface Place { roomId: string; startsAt: Date }

export interface ComingSession extends KnownBy, Place {}

/** A session of the event; those that were pitched here have an empty `knownBy`. */
export interface KnownSession extends KnownBy {
  id: string;
  number: number;
  /** Whether it is still to take place. */
  alive: boolean;
  /** Where it is on the schedule or, when it was taken off, was last. */
  place: Place | null;
}

/**
 * Which sessions of a file are which of the event's: by their ids, the surest first. Several that are known by the same
 * are told apart by room and time, then by time, then by their order.
 */
export function matchSessions<C extends ComingSession, K extends KnownSession>(coming: readonly C[], known: readonly K[]): Map<C, K> {
  const matches = new Map<C, K>();
  const free = new Set(known);
  const match = (one: C, other: K): void => {
    matches.set(one, other);
    free.delete(other);
  };
  // In a file that was exported from here, a session has the id that it has here.
  const own = new Map(known.map(session => [`guid:${session.id}`, session]));
  for (const one of coming) {
    const other = one.knownBy.map(name => own.get(name)).find(session => session && free.has(session));
    if (other) match(one, other);
  }
  const knownAs = grouped(known, ({ knownBy }) => knownBy);
  for (const kind of kindsOf(coming)) {
    const left = coming.filter(one => !matches.has(one) && one.knownBy.some(name => kindOf(name) === kind));
    const nameOf = ({ knownBy }: C): string => knownBy.find(name => kindOf(name) === kind)!;
    for (const same of grouped(left, one => [[nameOf(one), ...surerKinds(one, nameOf(one))].join("\n")]).values()) {
      const surer = surerKinds(same[0], nameOf(same[0]));
      pair(same, (knownAs.get(nameOf(same[0])) ?? []).filter(other => free.has(other) && !hasKind(other, surer)), match);
    }
  }
  return matches;
}

const time = (place: Place | null): number => place?.startsAt.getTime() ?? Number.MAX_SAFE_INTEGER;

/** How much two have to be alike: room and time, then time, then nothing but their order. */
const LIKENESS = [
  (place: Place | null): string => `${time(place)} ${place?.roomId ?? ""}`,
  (place: Place | null): string => String(time(place)),
  (): string => "",
];

function pair<C extends ComingSession, K extends KnownSession>(coming: readonly C[], known: readonly K[], match: (one: C, other: K) => void): void {
  const left = new Set([...coming].sort((a, b) => time(a) - time(b)));
  const free = new Set([...known].sort((a, b) => Number(b.alive) - Number(a.alive) || time(a.place) - time(b.place) || a.number - b.number));
  for (const keyOf of LIKENESS) {
    const others = grouped(free, ({ place }) => [keyOf(place)]);
    for (const one of left) {
      const other = others.get(keyOf(one))?.shift();
      if (!other) continue;
      match(one, other);
      left.delete(one);
      free.delete(other);
    }
  }
}
