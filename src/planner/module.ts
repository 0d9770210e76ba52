import type { Module } from "../base/module.js";
import { FollowPlan } from "./follow-plan.js";
import { PlanDraft } from "./plan-draft.js";
import { PlanRun } from "./plan-run.js";
import { EventPlans, PlanDraftFields, PlannedSessionFields, PlanQueries, PlanRunFields, SchedulePlan } from "./plan.resolver.js";
import { PlanSchedule } from "./plan-schedule.js";
import { PlannedSession } from "./planned-session.js";
import { planTask, resumePlans } from "./run-plan.js";
import { ScheduleWarningFields, ScheduleWorth } from "./worth.resolver.js";

export const planner: Module = {
  name: "planner",
  entities: [PlanRun, PlanDraft, PlannedSession],
  resolvers: [PlanQueries, PlanRunFields, PlanDraftFields, PlannedSessionFields, EventPlans, SchedulePlan, ScheduleWorth, ScheduleWarningFields, PlanSchedule, FollowPlan],
  jobs: { "resume-plans": resumePlans },
  tasks: { "plan-schedule": planTask },
};
