import { Worker } from "node:worker_threads";
import { ScheduleFileError, type ReadingOptions, type ReadSchedule } from "./parsed-schedule.js";
import type { WorkerAnswer, WorkerInput } from "./schedule-worker.js";

/** Where TypeScript runs as it is, a start file makes it known to the thread. */
const START = import.meta.url.endsWith(".ts") ? "./start-schedule-worker.mjs" : "./schedule-worker.js";

export interface WorkerLimits {
  milliseconds: number;
  megabytes: number;
}

/** Parses in a thread of its own, so that no file can stop the service or take its memory. */
export function runScheduleWorker(bytes: Uint8Array, options: ReadingOptions, limits: WorkerLimits): Promise<ReadSchedule> {
  // A copy, because what is transferred is lost to the sender, and a Buffer may share its memory with others.
  const copy = Uint8Array.from(bytes);
  const input: WorkerInput = { bytes: copy, options };
  const worker = new Worker(new URL(START, import.meta.url), {
    workerData: input,
    transferList: [copy.buffer],
    // Nothing that the service was started with (a loader, flags) is wanted there, nor are its secrets.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
  });
  return new Promise<ReadSchedule>((resolve, reject) => {
    const tooLong = (): void => reject(new ScheduleFileError(`The file could not be read within ${limits.milliseconds / 1000} seconds.`));
    const timer = setTimeout(() => {
      tooLong();
      void worker.terminate();
    }, limits.milliseconds);
    worker.once("message", (answer: WorkerAnswer) => {
      if ("fault" in answer) reject(new ScheduleFileError(answer.fault.reason, answer.fault.place));
      else resolve(answer.schedule);
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new ScheduleFileError("The file takes too much memory to read.") : error);
    });
    worker.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The schedule worker ended with ${code} and no answer.`));
    });
  });
}
