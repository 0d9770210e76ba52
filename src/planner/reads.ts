import { byId, hasMany, hasOne, pageOf } from "../base/reads.js";
import type { Visible } from "../base/viewer.js";
import { organises } from "../events/policy.js";
import { PlanDraft } from "./plan-draft.js";
import { PlanRun } from "./plan-run.js";
import { PlannedSession } from "./planned-session.js";

/** Sessions that a run of the planner places at most: fewer than a schedule holds. */
export const MOST_PLANNED = 500;

export const MOST_ALTERNATIVES = 3;

/** Plans are the organisers' own. */
const ofOrganisers: Visible = t => organises(`${t}.event_id`);
const withRun: Visible = t => `EXISTS (SELECT 1 FROM plan_run pr WHERE pr.id = ${t}.plan_run_id AND ${ofOrganisers("pr")})`;
const withDraft: Visible = t => `EXISTS (SELECT 1 FROM plan_draft pd WHERE pd.id = ${t}.plan_draft_id AND ${withRun("pd")})`;

export const theRun = byId(PlanRun, ofOrganisers);
export const runsOfEvent = pageOf(PlanRun, "eventId", { name: "plan runs of an event", visible: ofOrganisers, orders: { NEWEST: [{ by: "createdAt", descending: true }] } });

export const draftOfRun = hasOne(PlanDraft, "planRunId", withRun, t => `${t}.position = 1`);
export const draftsOfRun = hasMany(PlanDraft, "planRunId", ["position"], withRun, { bound: MOST_ALTERNATIVES });
export const planOfSchedule = hasOne(PlanDraft, "scheduleVersionId", withRun);

export const sessionsOfDraft = hasMany(PlannedSession, "planDraftId", [{ by: "wanted", descending: true }], withDraft, { bound: MOST_PLANNED });
export const unplacedOfDraft = hasMany(PlannedSession, "planDraftId", [{ by: "wanted", descending: true }], withDraft, { bound: MOST_PLANNED, where: t => `${t}.reason IS NOT NULL` });
