import { overlapping } from "./overlaps.js";
import type { ParsedSession, ScheduleWarning } from "./parsed-schedule.js";
import type { RawDay } from "./raw-schedule.js";

/** Where the file says that a session is. */
export interface RoomsOfSession {
  session: ParsedSession;
  day: RawDay;
  /** The room that it names itself, or else is in. */
  own: string;
  /** The room that it stands under, where that is another. */
  around: string | null;
  /** Where it names its room. */
  place: string;
}

/**
 * Decides between the room that sessions stand under and the one that they name, for each day as a whole: the one that
 * makes fewer sessions clash, the room around them where that makes no difference. (Some tools put all of a day under
 * one room.) Answers the rooms that were believed nowhere, and warns once for each decision.
 */
export function settleRooms(told: readonly RoomsOfSession[], warnings: ScheduleWarning[]): Set<string> {
  const days = new Map<RawDay, RoomsOfSession[]>();
  for (const one of told) {
    const ofDay = days.get(one.day);
    if (ofDay) ofDay.push(one);
    else days.set(one.day, [one]);
  }
  const doubtful = [...days.values()].filter((ofDay) => ofDay.some(({ around }) => around !== null));
  const named = doubtful.filter((ofDay) => clashes(ofDay, ({ own }) => own) < clashes(ofDay, ({ own, around }) => around ?? own)).flat().filter(isDoubtful);
  for (const { session, own } of named) session.room = own;
  const stoodUnder = doubtful.flat().filter((one) => isDoubtful(one) && one.session.room === one.around);
  warn(named, "the rooms that they name were taken, which makes fewer of them clash", ({ own }) => own, warnings);
  warn(stoodUnder, "the rooms around them were taken", ({ around }) => around!, warnings);
  const believed = new Set(told.map(({ session }) => session.room));
  return new Set(named.map(({ around }) => around!).filter((room) => !believed.has(room)));
}

const isDoubtful = ({ around }: RoomsOfSession): boolean => around !== null;

const clashes = (sessions: readonly RoomsOfSession[], roomOf: (one: RoomsOfSession) => string): number =>
  overlapping(sessions.map((one) => ({ ...one.session, room: roomOf(one) })), ({ room }) => [[room, room]]).length;

function warn(sessions: readonly RoomsOfSession[], decision: string, taken: (one: RoomsOfSession) => string, warnings: ScheduleWarning[]): void {
  const [first] = sessions;
  if (!first) return;
  const { session, around, own, place } = first;
  const what = `"${session.title}" stands under the room "${around!}" and names "${own}"`;
  warnings.push({ message: sessions.length === 1 ? `${what}; "${taken(first)}" was taken.` : `${what}, and ${sessions.length - 1} more likewise; ${decision}.`, place });
}
