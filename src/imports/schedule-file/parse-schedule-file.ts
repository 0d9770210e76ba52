import { ScheduleFileError, type ParsedSchedule, type ReadingOptions } from "./parsed-schedule.js";
import { runScheduleWorker } from "./run-schedule-worker.js";

export const MAX_SCHEDULE_BYTES = 8 * 1024 * 1024;

const LIMITS = { milliseconds: 20_000, megabytes: 384 };

/**
 * Reads a schedule.json or schedule.xml of frab, pretalx or FOSDEM, a calendar (ICS), the JSON of Sessionize's public API
 * (GridSmart, Sessions, All), or a table (CSV) with at least a title and a start; which it is, its text tells. What is wrong with the file is a ScheduleFileError;
 * anything else that is thrown is a fault of ours.
 */
export async function parseScheduleFile(bytes: Uint8Array, options: ReadingOptions = {}): Promise<ParsedSchedule> {
  if (bytes.byteLength > MAX_SCHEDULE_BYTES) {
    throw new ScheduleFileError(`The file has ${(bytes.byteLength / 1024 / 1024).toFixed(1)} MiB; at most ${MAX_SCHEDULE_BYTES / 1024 / 1024} MiB are read.`);
  }
  return runScheduleWorker(bytes, options, LIMITS);
}
