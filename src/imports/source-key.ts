import { DAY } from "./schedule-file/iso-time.js";
import { wallAt } from "../base/wall-clock.js";
import { hasKind, kindOf, type KnownBy } from "./match-known.js";
import type { ParsedSchedule } from "./schedule-file/parsed-schedule.js";

/** By what a schedule is known under any of its versions: whose import it is and its acronym, else its title. */
export const sourceKeyOf = (parsed: Pick<ParsedSchedule, "acronym" | "title">, owner: string): string =>
  `${owner}/${(parsed.acronym ?? parsed.title).trim().toLowerCase()}`;

/** Between a key and its number where several events have one acronym, year after year: two spaces, which no acronym has. */
export const NUMBERED = "  ";

/** The acronym in a key, without whose it is and which of several events. */
export const acronymIn = (sourceKey: string): string => sourceKey.slice(sourceKey.indexOf("/") + 1).replace(/ {2}\d+$/, "");

export interface EarlierEvent { id: string; startsAt: Date; endsAt: Date; timeZone: string; sessions: readonly (KnownBy & { id: string })[] }

/**
 * Which of the events of one acronym a file is a later state of: one with which it shares sessions, else one at whose dates
 * it is held, else none, since next year's event is another one. Ids that are no guids are the same in any two files that
 * count from 1 on, so half of the sessions must have both the same id and the same title.
 */
export function sameEvent<E extends EarlierEvent>(parsed: ParsedSchedule, events: readonly E[]): E | null {
  const shared = events.map(event => ({ event, count: sharedSessions(parsed.sessions, event.sessions) })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return shared[0]?.event ?? events.find(event => datesMeet(parsed, event)) ?? null;
}

function sharedSessions(coming: readonly KnownBy[], known: EarlierEvent["sessions"]): number {
  // In a file that was exported from here, a session has the id that it has here.
  const names = new Set(known.flatMap(({ id, knownBy }) => [`guid:${id}`, ...knownBy]));
  const byGuid = coming.filter(({ knownBy }) => knownBy.some(name => kindOf(name) === "guid" && names.has(name))).length;
  if (byGuid > 0) return byGuid;
  const pairs = new Set(known.filter(one => !hasKind(one, ["guid"])).flatMap(({ knownBy }) => idsWithTitle(knownBy)));
  const byId = coming.filter(one => idsWithTitle(one.knownBy).some(pair => pairs.has(pair))).length;
  return 2 * byId >= coming.length ? byId : 0;
}

function idsWithTitle(knownBy: readonly string[]): string[] {
  const title = knownBy.find(name => kindOf(name) === "title");
  return title === undefined ? [] : knownBy.filter(name => !["guid", "title"].includes(kindOf(name))).map(name => `${name}\n${title}`);
}

/** Whether there is a calendar day on which both take place, in the zone of each. */
function datesMeet(one: Pick<EarlierEvent, "startsAt" | "endsAt" | "timeZone">, other: Pick<EarlierEvent, "startsAt" | "endsAt" | "timeZone">): boolean {
  const day = (at: number, timeZone: string): number => Math.floor(wallAt(at, timeZone) / DAY);
  const [first, last] = [one, other].map(({ startsAt, endsAt, timeZone }) => [day(startsAt.getTime(), timeZone), day(endsAt.getTime() - 1, timeZone)]);
  return first[0] <= last[1] && last[0] <= first[1];
}
