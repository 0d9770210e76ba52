import { parentPort, workerData } from "node:worker_threads";
import { planSessions, type Plan, type PlanOptions, type PlanProgress } from "./plan-sessions.js";
import { ProblemError, type Problem } from "./problem.js";
import { replan, type Alternative } from "./replan.js";

/** What a planner's thread is asked. */
export type Work = { problem: Problem; options: Omit<PlanOptions, "onProgress"> } & ({ kind: "plan" } | { kind: "replan"; changePrices: readonly number[] | undefined });

/** What it says: progress as it goes, and in the end one of the others. */
export type Word = { progress: PlanProgress } | { plan: Plan } | { alternatives: Alternative[] } | { fault: string };

const say = (word: Word): void => parentPort!.postMessage(word);

function answer(work: Work): Word {
  const options: PlanOptions = { ...work.options, onProgress: everyNowAndThen(progress => say({ progress })) };
  try {
    return work.kind === "plan" ? { plan: planSessions(work.problem, options) } : { alternatives: replan(work.problem, options, work.changePrices) };
  } catch (error) {
    if (error instanceof ProblemError) return { fault: error.message };
    throw error;
  }
}

/** Ten times a second is as often as anybody can follow. */
function everyNowAndThen(tell: (progress: PlanProgress) => void): (progress: PlanProgress) => void {
  let last = -Infinity;
  return progress => {
    const now = performance.now();
    if (now - last < 100 && progress.done < progress.iterations) return;
    last = now;
    tell(progress);
  };
}

say(answer(workerData as Work));
