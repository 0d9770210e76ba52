import { freeName } from "./match-known.js";
import type { ParsedRoom } from "./schedule-file/parsed-schedule.js";

export interface KnownRoom {
  id: string;
  name: string;
  /** That a file gave it. */
  sourceGuid: string | null;
  /** Its name in the file that it was made from; null where an organiser made it. */
  sourceName: string | null;
}

export interface MatchedRoom {
  /** Null for a room that is new. */
  known: KnownRoom | null;
  /** How it is called from now on. */
  name: string;
}

/**
 * Which rooms of the event a file's rooms are: by guid, which in a file that was exported from here is the room's own id,
 * else by name. A room takes the name that the file gives it, unless the organisers renamed it here and the file calls it
 * as before.
 */
export function matchRooms(coming: readonly ParsedRoom[], known: readonly KnownRoom[]): Map<ParsedRoom, MatchedRoom> {
  const matches = new Map<ParsedRoom, KnownRoom>();
  const free = new Set(known);
  const matchBy = (is: (room: ParsedRoom) => (other: KnownRoom) => boolean): void => {
    for (const room of coming) {
      const other = matches.has(room) ? undefined : [...free].find(is(room));
      if (!other) continue;
      matches.set(room, other);
      free.delete(other);
    }
  };
  matchBy(({ guid }) => other => guid !== null && (other.sourceGuid === guid || other.id === guid));
  matchBy(({ name }) => other => other.sourceName === name);
  matchBy(({ name }) => other => other.name === name);
  const keeps = (room: ParsedRoom): boolean => matches.get(room)?.sourceName === room.name || matches.get(room)?.name === room.name;
  const taken = new Set([...[...free].map(({ name }) => name), ...coming.filter(keeps).map(room => matches.get(room)!.name)]);
  return new Map(coming.map(room => {
    const other = matches.get(room) ?? null;
    const name = keeps(room) ? other!.name : freeName(room.name, taken, n => `${room.name} (${n})`);
    return [room, { known: other, name }];
  }));
}
