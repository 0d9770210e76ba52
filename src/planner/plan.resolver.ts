import { fieldsOf, list, one, oneById, page, queries } from "../base/doors.js";
import { FewArgs } from "../base/page.js";
import { Event } from "../events/event.js";
import { theEvent } from "../events/reads.js";
import { thePerson } from "../identity/reads.js";
import { ScheduleVersion } from "../programme/placement.js";
import { theSchedule } from "../programme/schedule-reads.js";
import { theSession } from "../programme/session-reads.js";
import { PlanDraft } from "./plan-draft.js";
import { PlanRun } from "./plan-run.js";
import { PlannedSession } from "./planned-session.js";
import { draftOfRun, draftsOfRun, planOfSchedule, runsOfEvent, sessionsOfDraft, theRun, unplacedOfDraft } from "./reads.js";

export const PlanQueries = queries({
  planRun: oneById(theRun, "anyone", "One run of the planner; null when there is none that the viewer may see"),
});

export const PlanRunFields = fieldsOf(PlanRun, {
  event: one(theEvent, { from: "eventId", description: "Event that is planned; null when the viewer may not see it any more" }),
  from: one(theSchedule, { from: "fromId", description: "Version of the schedule it started from; null when it planned anew" }),
  createdBy: one(thePerson, { from: "createdById", description: "Who asked for it" }),
  draft: one(draftOfRun, { description: "Draft it made, the first where it made several; null until it is done" }),
  drafts: list(draftsOfRun, "Drafts it made, in the order of `changePrices`; drafts that would be the same grid come once"),
});

export const PlanDraftFields = fieldsOf(PlanDraft, {
  run: one(theRun, { from: "planRunId", description: "Run of the planner that made it" }),
  schedule: one(theSchedule, { from: "scheduleVersionId", description: "Draft of the schedule: to look at, edit and publish" }),
  sessions: list(sessionsOfDraft, "What became of each session, the most wanted first", FewArgs),
  unplaced: list(unplacedOfDraft, "Sessions without a place and why, the most wanted first", FewArgs),
});

export const PlannedSessionFields = fieldsOf(PlannedSession, {
  session: one(theSession, { from: "sessionId", description: "Session; null when the viewer may not see it any more" }),
});

export const EventPlans = fieldsOf(Event, {
  planRuns: page(runsOfEvent, "Runs of the planner, newest first; for its organisers"),
});

export const SchedulePlan = fieldsOf(ScheduleVersion, {
  plan: one(planOfSchedule, { description: "What the planner said of it when it made it, before any edit by hand; null when it was made by hand. For the event's organisers" }),
});
