import type { ParsedSchedule } from "./parsed-schedule.js";
export const MAX_SCHEDULE_BYTES = 8 * 1024 * 1024;
export function parseScheduleFile(_bytes: Uint8Array, _options: { timeZone?: string }): Promise<ParsedSchedule> { throw new Error(""); }
