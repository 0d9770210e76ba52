import type { Placed } from "./grid.js";

/** When a session is shown on a screen: as the next in its room, then as what is on now. */
export interface Turn<S extends Placed> { session: S; nextFrom: Date | null; startsAt: Date; endsAt: Date }

export type When = "past" | "now" | "next" | "later";

/** A session is the next one from the start of the one before it in its room; the first of a room is so from the beginning. */
export function turnsOf<S extends Placed>(sessions: readonly S[]): Turn<S>[] {
  const before = new Map<string, Date>();
  return [...sessions].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).map(session => {
    const nextFrom = before.get(session.roomId) ?? null;
    before.set(session.roomId, session.startsAt);
    return { session, nextFrom, startsAt: session.startsAt, endsAt: session.endsAt };
  });
}

export function whenOf({ nextFrom, startsAt, endsAt }: Pick<Turn<Placed>, "nextFrom" | "startsAt" | "endsAt">, now: Date): When {
  if (now >= endsAt) return "past";
  if (now >= startsAt) return "now";
  return nextFrom === null || now >= nextFrom ? "next" : "later";
}
