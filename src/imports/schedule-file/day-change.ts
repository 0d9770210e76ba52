import { parseClock } from "./iso-time.js";
import type { ScheduleWarning } from "./parsed-schedule.js";
import type { RawSchedule } from "./raw-schedule.js";

/** When the sheet of a day begins, where the file says so; else the event's own stands, which is by night unless organisers chose another. */
export function dayChangeOf({ dayChange }: RawSchedule, warnings: ScheduleWarning[]): string | null {
  const clock = dayChange && parseClock(dayChange.text);
  if (clock !== null) return new Date(clock).toISOString().slice(11, 16);
  if (dayChange) warnings.push({ message: `"${dayChange.text.trim().slice(0, 40)}" is not a time such as "04:00" at which a day changes.`, place: dayChange.place });
  return null;
}
