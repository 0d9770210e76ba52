import type { Board } from "./board.js";
import { plural } from "./unplaced.js";

/** Some of these sessions cannot have a place, whichever they are: they need more places than there are. */
export interface Shortage {
  readonly reason: "MORE_SESSIONS_THAN_PLACES" | "HOST_OVERBOOKED";
  /** Numbers of the sessions. */
  readonly sessions: readonly number[];
  readonly message: string;
}

/**
 * Shortages that can be known before the search, by Hall's theorem: a largest matching of sessions with places that leaves some over shows a set
 * of sessions whose places together are too few. First over rooms and slots; then for each host over the slots. A session of
 * n slots stands for n that need a place each, which asks less than it does, so that what is found is certain.
 */
export function shortages(board: Board, positions: readonly Int32Array[]): Shortage[] {
  const { slots, runs, problem, hostIds, hostsOf } = board;
  const found: Shortage[] = [];
  const lengths = problem.sessions.map(({ lengthInSlots }) => lengthInSlots);
  const withPositions = problem.sessions.flatMap((_, session) => positions[session]!.length > 0 ? [session] : []);

  const places = (session: number, inRooms: boolean): number[] => [...new Set([...positions[session]!].flatMap(position =>
    runs[session]![position % slots]!.slots.map(slot => inRooms ? Math.floor(position / slots) * slots + slot : slot)))];
  const { sessions, places: n, needed } = tooFew(withPositions, session => places(session, true), lengths, board.rooms * slots);
  if (sessions.length > 0) {
    found.push({ reason: "MORE_SESSIONS_THAN_PLACES", sessions, message: `${plural(sessions.length, "session")} that could only be in the same places need ${needed}, and there are ${n}` });
  }
  hostIds.forEach((_, host) => {
    const own = withPositions.filter(session => hostsOf[session]!.includes(host));
    if (own.length < 2) return;
    const { sessions, places: n, needed } = tooFew(own, session => places(session, false), lengths, slots);
    if (sessions.length === 0) return;
    found.push({ reason: "HOST_OVERBOOKED", sessions, message: `A host has ${plural(sessions.length, "session")} that take ${plural(needed, "slot")}, and there ${n === 1 ? "is 1" : `are ${n}`} when they can be` });
  });
  return found;
}

/** Hall's violator: sessions that together need more places than they have. None when a matching serves all. Kuhn's augmenting paths. */
function tooFew(sessions: readonly number[], placesOf: (session: number) => number[], lengths: readonly number[], places: number): { sessions: number[]; places: number; needed: number } {
  const holder = new Int32Array(places).fill(-1);
  const held = new Map<number, number>();
  const copies = sessions.flatMap(session => { const own = placesOf(session); return Array.from({ length: lengths[session]! }, () => ({ session, own })); });
  // What a failed search has seen can be no way out for a later one either.
  const dead = new Uint8Array(places);
  const failed = new Set<number>();
  const seenBy = new Int32Array(places).fill(-1);

  copies.forEach(({ own }, start) => {
    const cameFrom = new Map<number, number>();
    const queue = [start];
    let free = own.find(place => holder[place] === -1) ?? -1;
    if (free >= 0) cameFrom.set(free, start);
    for (let at = 0; at < queue.length && free < 0; at++) {
      for (const place of copies[queue[at]!]!.own) {
        if (dead[place] || seenBy[place] === start) continue;
        seenBy[place] = start;
        cameFrom.set(place, queue[at]!);
        if (holder[place] === -1) { free = place; break; }
        queue.push(holder[place]!);
      }
    }
    if (free < 0) {
      queue.forEach(copy => failed.add(copy));
      for (const place of cameFrom.keys()) dead[place] = 1;
      return;
    }
    for (let place = free; ;) {
      const copy = cameFrom.get(place)!;
      const next = held.get(copy);
      holder[place] = copy;
      held.set(copy, place);
      if (next === undefined) break;
      place = next;
    }
  });
  const short = new Set([...failed].map(copy => copies[copy]!.session));
  return {
    sessions: sessions.filter(session => short.has(session)),
    places: new Set([...short].flatMap(placesOf)).size,
    needed: [...short].reduce((sum, session) => sum + lengths[session]!, 0),
  };
}
