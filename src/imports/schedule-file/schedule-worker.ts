import { parentPort, workerData } from "node:worker_threads";
import { parse } from "./parse.js";
import { ScheduleFileError, type ParsedSchedule } from "./parsed-schedule.js";

export interface WorkerInput {
  bytes: Uint8Array;
  timeZone: string | undefined;
}

/** An error that crosses threads keeps neither its class nor its place. */
export type WorkerAnswer = { schedule: ParsedSchedule } | { fault: { reason: string; place: string | null } };

function answer({ bytes, timeZone }: WorkerInput): WorkerAnswer {
  try {
    return { schedule: parse(bytes, timeZone === undefined ? {} : { timeZone }) };
  } catch (error) {
    if (error instanceof ScheduleFileError) return { fault: { reason: error.reason, place: error.place } };
    throw error;
  }
}

parentPort!.postMessage(answer(workerData as WorkerInput));
