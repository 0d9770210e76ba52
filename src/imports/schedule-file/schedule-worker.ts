import { parentPort, workerData } from "node:worker_threads";
import { parse } from "./parse.js";
import { ScheduleFileError, type ReadingOptions, type ReadSchedule } from "./parsed-schedule.js";

export interface WorkerInput {
  bytes: Uint8Array;
  options: ReadingOptions;
}

/** An error that crosses threads keeps neither its class nor its place. */
export type WorkerAnswer = { schedule: ReadSchedule } | { fault: { reason: string; place: string | null } };

function answer({ bytes, options }: WorkerInput): WorkerAnswer {
  try {
    const schedule = parse(bytes, options);
    const { title, sessions, rooms, warnings } = schedule;
    return { schedule: { json: JSON.stringify(schedule), title, sessions: sessions.length, rooms: rooms.length, warnings } };
  } catch (error) {
    if (error instanceof ScheduleFileError) return { fault: { reason: error.reason, place: error.place } };
    throw error;
  }
}

parentPort!.postMessage(answer(workerData as WorkerInput));
