import { parentPort, workerData } from "node:worker_threads";
import { parse } from "./parse.js";
import { ScheduleFileError, type ParsedSchedule, type ReadingOptions } from "./parsed-schedule.js";

export interface WorkerInput {
  bytes: Uint8Array;
  options: ReadingOptions;
}

/** An error that crosses threads keeps neither its class nor its place. */
export type WorkerAnswer = { schedule: ParsedSchedule } | { fault: { reason: string; place: string | null } };

function answer({ bytes, options }: WorkerInput): WorkerAnswer {
  try {
    return { schedule: parse(bytes, options) };
  } catch (error) {
    if (error instanceof ScheduleFileError) return { fault: { reason: error.reason, place: error.place } };
    throw error;
  }
}

parentPort!.postMessage(answer(workerData as WorkerInput));
