import { FEWEST } from "../base/publication.js";

/**
 * When counts of private answers and notes are told to those who run a project or an event. As with all private answers
 * (`base/publication.ts`) what is published next differs by several people from what was published before; here a group
 * is also ten at least, people come and go with their membership, and what they delete is gone.
 */

/** Nothing is told of fewer people. */
export const FEWEST_COUNTED = 10;
/** So many people at the least seem to lie outside a band or a theme that is told: even whoever is alone there learns nothing of the others. */
export const FEWEST_OUTSIDE = 2;

/** An event's are counted, and told, until so many days after it. */
export const DAYS_COUNTED = 30;

/** What people say, by person: a band, or their themes. */
export type Said = ReadonlyMap<string, readonly string[]>;

/** What is kept of the last publication: how many it counted, what it holds of whom, and whether it is shown. */
export interface Published { people: number; told: Said; shown: boolean }

/**
 * Of how many people at the least it is new or changed. Of those who deleted what they said nothing is left but that so
 * many are missing; they may be the very ones who are new, so the two are not added up.
 */
export function peopleChanged({ people, told }: Published, now: Said): number {
  const changed = [...told].filter(([person, labels]) => labels.join() !== now.get(person)?.join()).length;
  const fresh = [...now.keys()].filter(person => !told.has(person)).length;
  return changed + Math.max(people - told.size, fresh);
}

/** What is to be done: count anew, hide what too few are left of, show what was hidden and is what it was. */
export function due(before: Published, now: Said): "REWRITE" | "HIDE" | "SHOW" | null {
  const changed = peopleChanged(before, now) >= FEWEST;
  if (now.size < FEWEST_COUNTED) return before.shown && changed ? "HIDE" : null;
  if (changed) return "REWRITE";
  return !before.shown && before.people >= FEWEST_COUNTED ? "SHOW" : null;
}

/** How many people each label has. */
export function counted(now: Said): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of [...now.values()].flat()) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

export const BANDS = ["LOW", "MIDDLE", "HIGH"] as const;
export type Band = typeof BANDS[number];

/** Thirds of the scale from 1 to 7. */
export const bandOf = (score: number): Band => score < 3 ? "LOW" : score < 5 ? "MIDDLE" : "HIGH";

/** How many lie in each band, as far as it may be told. */
export function bandsTold(now: Said): Record<Band, number> | null {
  const counts = counted(now);
  const [low, middle, high] = BANDS.map(band => counts.get(band) ?? 0);
  return now.size - Math.max(low, middle, high) < FEWEST_OUTSIDE ? null : { LOW: low, MIDDLE: middle, HIGH: high };
}

/** Themes that enough people share to be told, and how many as far as it may be: that all have it would be everybody's word. */
export const themesTold = (now: Said): [string, number][] =>
  [...counted(now)].filter(([, people]) => people >= FEWEST).map(([theme, people]) => [theme, Math.min(people, now.size - FEWEST_OUTSIDE)]);
