import { MOST_ROOMS } from "../programme/reads.js";
import { MOST_PLACED } from "../programme/session-reads.js";
import { grouped } from "./match-known.js";

interface Range { startsAt: Date; endsAt: Date }

const keyOf = ({ startsAt, endsAt }: Range): string => `${startsAt.getTime()} ${endsAt.getTime()}`;

/** The ranges of time that several rooms keep to: those of the sessions that overlap no other, and none that is there. */
export function slotsOf(sessions: readonly Range[], existing: readonly Range[], most: number): Range[] {
  const distinct = [...new Map(sessions.map(({ startsAt, endsAt }) => [keyOf({ startsAt, endsAt }), { startsAt, endsAt }])).values()]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const alone = inTurn([...distinct, ...existing]);
  return distinct.filter(range => alone.has(range)).slice(0, Math.max(0, most - existing.length));
}

/** Those of some ranges that overlap no other. */
function inTurn<R extends Range>(ranges: readonly R[]): Set<R> {
  const inOrder = [...ranges].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  let busyUntil = -Infinity;
  return new Set(inOrder.filter((range, i) => {
    const free = range.startsAt.getTime() >= busyUntil && (i + 1 === inOrder.length || inOrder[i + 1].startsAt >= range.endsAt);
    busyUntil = Math.max(busyUntil, range.endsAt.getTime());
    return free;
  }));
}

interface Booked extends Range { id: string; of: readonly string[] }

/** Which bookings share something (a room, a person) with another at one time: the file has it so, and it is kept. */
export function shared(bookings: readonly Booked[]): Set<string> {
  const byThing = grouped(bookings, ({ of }) => of);
  return new Set([...byThing].flatMap(([thing, list]) => {
    const alone = inTurn(list);
    return list.filter(booking => !alone.has(booking)).map(({ id }) => `${id} ${thing}`);
  }));
}

/** What a file holds more of than an event can have. */
export function tooMuch({ rooms, sessions }: { rooms: number; sessions: number }): string | null {
  if (rooms > MOST_ROOMS) return `The file has ${rooms} rooms; an event has at most ${MOST_ROOMS}`;
  if (sessions > MOST_PLACED) return `The file has ${sessions} sessions; a schedule has at most ${MOST_PLACED}`;
  return null;
}
