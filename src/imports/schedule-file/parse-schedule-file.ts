import { revived, ScheduleFileError, type ParsedSchedule, type ReadingOptions, type ReadSchedule } from "./parsed-schedule.js";
import { runScheduleWorker } from "./run-schedule-worker.js";

/** Room for as many sessions as a schedule can have, with the texts and speakers that large conferences give them. */
export const MAX_SCHEDULE_BYTES = 16 * 1024 * 1024;

const LIMITS = { milliseconds: 20_000, megabytes: 384 };

/**
 * Reads a schedule.json or schedule.xml of frab, pretalx or FOSDEM, a calendar (ICS), the JSON of Sessionize's public API
 * (GridSmart, Sessions, All), or a table (CSV) with at least a title and a start; which it is, its text tells. What is wrong with the file is a ScheduleFileError;
 * anything else that is thrown is a fault of ours.
 */
export async function readScheduleFile(bytes: Uint8Array, options: ReadingOptions = {}): Promise<ReadSchedule> {
  if (bytes.byteLength > MAX_SCHEDULE_BYTES) {
    throw new ScheduleFileError(`The file has ${(bytes.byteLength / 1024 / 1024).toFixed(1)} MiB; at most ${MAX_SCHEDULE_BYTES / 1024 / 1024} MiB are read.`);
  }
  return runScheduleWorker(bytes, options, LIMITS);
}

/** The same as objects. To make those of a large schedule takes the thread that asks a while: what only stores it has no need of them. */
export const parseScheduleFile = async (bytes: Uint8Array, options: ReadingOptions = {}): Promise<ParsedSchedule> =>
  revived(JSON.parse((await readScheduleFile(bytes, options)).json) as ParsedSchedule);
