import type { ParsedSchedule } from "./schedule-file/parsed-schedule.js";

interface Range { startsAt: Date; endsAt: Date }

export const overlap = (a: Range, b: Range): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

const keyOf = ({ startsAt, endsAt }: Range): string => `${startsAt.getTime()} ${endsAt.getTime()}`;

/** The ranges of time that several rooms keep to: those of the sessions that overlap no other, and none that is there. */
export function slotsOf(sessions: readonly Range[], existing: readonly Range[], most: number): Range[] {
  const distinct = [...new Map(sessions.map(({ startsAt, endsAt }) => [keyOf({ startsAt, endsAt }), { startsAt, endsAt }])).values()]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return distinct
    .filter(range => !existing.some(slot => overlap(slot, range)) && distinct.filter(other => overlap(other, range)).length === 1)
    .slice(0, Math.max(0, most - existing.length));
}

interface Booked extends Range { id: string; of: readonly string[] }

/** Which bookings share something (a room, a person) with another at one time: the file has it so, and it is kept. */
export function shared(bookings: readonly Booked[]): Set<string> {
  const byThing = new Map<string, Booked[]>();
  for (const booking of bookings) for (const thing of booking.of) byThing.set(thing, [...(byThing.get(thing) ?? []), booking]);
  const found = new Set<string>();
  for (const [thing, list] of byThing) {
    list.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    list.forEach((one, i) => {
      for (let j = i + 1; j < list.length && list[j].startsAt < one.endsAt; j++) {
        found.add(`${one.id} ${thing}`);
        found.add(`${list[j].id} ${thing}`);
      }
    });
  }
  return found;
}

/** What a file holds more of than an event can have. */
export function tooMuch(parsed: ParsedSchedule, limits: { rooms: number; sessions: number }): string | null {
  if (parsed.rooms.length > limits.rooms) return `The file has ${parsed.rooms.length} rooms; an event has at most ${limits.rooms}`;
  if (parsed.sessions.length > limits.sessions) return `The file has ${parsed.sessions.length} sessions; a schedule has at most ${limits.sessions}`;
  return null;
}
