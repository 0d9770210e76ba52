import { DAY, parseClock } from "./iso-time.js";
import type { ParsedSession, ScheduleWarning } from "./parsed-schedule.js";
import type { RawSchedule } from "./raw-schedule.js";
import { wallAt } from "../../base/wall-clock.js";

/** When nearly everybody is asleep. */
const BY_NIGHT = "04:00";

/** When the sheet of a day begins: as the file says, else by night where sessions run over midnight. */
export function dayChangeOf({ dayChange }: RawSchedule, sessions: readonly ParsedSession[], timeZone: string, warnings: ScheduleWarning[]): string | null {
  const clock = dayChange && parseClock(dayChange.text);
  if (clock !== null) return new Date(clock).toISOString().slice(11, 16);
  if (dayChange) warnings.push({ message: `"${dayChange.text.trim().slice(0, 40)}" is not a time such as "04:00" at which a day changes.`, place: dayChange.place });
  const date = (at: number): number => Math.floor(wallAt(at, timeZone) / DAY);
  return sessions.some(({ startsAt, endsAt }) => date(startsAt.getTime()) !== date(endsAt.getTime() - 1)) ? BY_NIGHT : null;
}
