import { topicOf, type Topic } from "../base/live/topic.js";

/** Of a run of the planner its organisers follow how far it is. */
export const PLAN = "plan";

export const planOf = (planRunId: string): Topic => topicOf(PLAN, planRunId);
