import { DAY } from "../../base/clock.js";
import type { Story } from "../rows.js";

export type PartyKey = "residents" | "families" | "friends" | "desk" | "managers";
export type TouchpointKey = "hears" | "asks" | "form" | "post" | "loan" | "renews";

/** Of the people of the demo, by their number in it, who belongs to which party. */
export const CAST: Record<PartyKey, readonly number[]> = {
  residents: [1, ...from(7, 24), ...from(35, 39), ...from(61, 69)],
  families: [1, 4, ...from(51, 60)],
  friends: [3, ...from(40, 50)],
  desk: from(25, 34),
  managers: [2, 6, ...from(70, 75)],
};
/** Giulia keeps the project; the officer answers for the borough, the chair for the Friends. */
export const [STEWARD, TOM, CHAIR, OFFICER] = [0, 1, 3, 6];

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Where the project's people meet, and which bodies take part in it; and the draft beside it. */
export interface Ground { placeId: string; borough: string; friends: string; livingLab: string }

export interface PartyTold { id: string; members: readonly string[] }
export interface TouchpointTold {
  id: string;
  iterations: readonly { id: string; startedAt: Date; endedAt: Date | null }[];
  /** The parties there, by their place at it. */
  places: Partial<Record<PartyKey, string>>;
}

/** The journey as it was told, for what is said of it. */
export interface Journey { parties: Record<PartyKey, PartyTold>; touchpoints: Record<TouchpointKey, TouchpointTold> }

export const daysAgo = (days: number, act: Story): Date => new Date(act.now.getTime() - days * DAY);

/** A record with these keys, each value made from its key. */
export const recordOf = <K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map(key => [key, make(key)])) as Record<K, V>;

export const entriesOf = <K extends string, V>(record: Partial<Record<K, V>>): [K, V][] => Object.entries(record) as [K, V][];
