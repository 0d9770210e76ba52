import { Worker } from "node:worker_threads";
import type { Plan, PlanOptions } from "./plan-sessions.js";
import { ProblemError, type Problem } from "./problem.js";
import type { Alternative } from "./replan.js";
import type { Word, Work } from "./work.js";

/** Where TypeScript runs as it is, a start file makes it known to the thread. */
const START = import.meta.url.endsWith(".ts") ? "./start-work.mjs" : "./work.js";

export interface RunOptions extends Omit<PlanOptions, "milliseconds"> {
  /** Ends the run, whether it waits or works: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Wall clock that the search may take; it then ends with what it has, and the plan says `stopped`. */
  readonly milliseconds?: number;
  /** Memory that the thread may take. */
  readonly megabytes?: number;
}

export const USUAL_MILLISECONDS = 60_000;
export const USUAL_MEGABYTES = 512;

/** What the thread may take beyond the search, to read the problem and to count the seats exactly, before it is ended by force. */
const GRACE = 15_000;

/** The planner's thread gave no answer; the message says why. Nothing was planned, and asking again may succeed. */
export class PlannerFailed extends Error {
  override readonly name = "PlannerFailed";
}

/** Plans in a thread of its own, so that the service keeps answering. One run at a time in a process; others wait their turn. */
export async function runPlanner(problem: Problem, options: RunOptions): Promise<Plan> {
  const word = await inTurn({ kind: "plan", problem, options: given(options) }, options);
  if ("plan" in word) return word.plan;
  throw new PlannerFailed("The planner answered something else than a plan.");
}

/** The same for alternatives at several prices of change. The wall clock is for each of them. */
export async function runReplan(problem: Problem, options: RunOptions, changePrices?: readonly number[]): Promise<Alternative[]> {
  const word = await inTurn({ kind: "replan", problem, options: given(options), changePrices }, options, changePrices?.length ?? 3);
  if ("alternatives" in word) return word.alternatives;
  throw new PlannerFailed("The planner answered something else than alternatives.");
}

const given = ({ seed, iterations, milliseconds = USUAL_MILLISECONDS }: RunOptions): Work["options"] => ({ seed, iterations, milliseconds });

/** Ends when the run before has ended. */
let last: Promise<unknown> = Promise.resolve();

function inTurn(work: Work, options: RunOptions, searches = 1): Promise<Word> {
  const turn = last.then(() => {
    options.signal?.throwIfAborted();
    return inThread(work, options, searches * work.options.milliseconds! + GRACE);
  });
  last = turn.catch(() => {});
  const { signal } = options;
  if (!signal) return turn;
  // Who gives up while waiting need not wait for the others to end.
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    turn.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}

function inThread(work: Work, { signal, onProgress, megabytes = USUAL_MEGABYTES }: RunOptions, cap: number): Promise<Word> {
  const worker = new Worker(new URL(START, import.meta.url), {
    workerData: work,
    // Nothing that the service was started with (a loader, flags) is wanted there, nor are its secrets.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  });
  return new Promise<Word>((resolve, reject) => {
    let word: Exclude<Word, { progress: unknown }> | null = null;
    let failure: unknown = null;
    const end = (reason: unknown): void => {
      failure ??= reason;
      void worker.terminate();
    };
    const abort = (): void => end(signal!.reason);
    const timer = setTimeout(() => end(new PlannerFailed(`The planner was ended after ${cap / 1000} seconds.`)), cap);
    signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (said: Word) => {
      if ("progress" in said) onProgress?.(said.progress);
      else word = said;
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      failure ??= error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new PlannerFailed(`The plan takes more than ${megabytes} MB of memory.`, { cause: error })
        : new PlannerFailed(`The planner failed: ${error.message}`, { cause: error });
    });
    // Whatever it said, it is over only when the thread is: the next one must not run beside it.
    worker.once("exit", code => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      if (failure !== null) reject(failure as Error);
      else if (word === null) reject(new PlannerFailed(`The planner ended with ${code} and no answer.`));
      else if ("fault" in word) reject(new ProblemError(word.fault));
      else resolve(word);
    });
  });
}
