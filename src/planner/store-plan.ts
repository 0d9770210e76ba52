import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import { refuse, InvalidInput } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { Event } from "../events/event.js";
import { lockEvent } from "../events/event-at-hand.js";
import { bookAllHosts } from "../programme/book-all-hosts.js";
import { copyPlaces } from "../scheduling/copy-placements.js";
import { makeDraft } from "../scheduling/draft-schedule.js";
import { loadProblem } from "./load-problem.js";
import { PlanDraft } from "./plan-draft.js";
import { PlanRunStatus, type PlanRun } from "./plan-run.js";
import type { UnplacedReason } from "./planned-session.js";
import { planOf } from "./topics.js";
import type { Problem, Schedule } from "./problem.js";
import type { Alternative } from "./replan.js";
import { violations } from "./violations.js";

type Anyone = Act<Viewer | null>;

/**
 * Stores what a run has found as drafts. Meanwhile rooms, slots, sessions and hosts may have changed: what would break a
 * rule by now is left out and named. That the public schedule has changed, publishing the draft will tell.
 */
export async function storePlan(run: PlanRun, before: Problem, alternatives: readonly Alternative[], baseChange: number, act: Anyone): Promise<{ planRun: string; schedule: string | null }> {
  await lockEvent(run.eventId, act);
  act.announce(planOf(run.id));
  const done = await act.first(
    `UPDATE plan_run SET status = :done, progress = 100, finished_at = :now, updated_at = :now, sessions = :sessions, people = :people,
       random_seats = :randomSeats, greedy_seats = :greedySeats, stopped = :stopped WHERE id = :id AND status = 'RUNNING' RETURNING 1`, {
      id: run.id, done: PlanRunStatus.DONE, sessions: before.sessions.length, people: before.people,
      randomSeats: alternatives[0].plan.randomSeats, greedySeats: alternatives[0].plan.greedySeats, stopped: alternatives.some(({ plan }) => plan.stopped),
    });
  // It was cancelled at the last moment.
  if (!done) return { planRun: run.id, schedule: null };
  const event = await act.db.findOneBy(Event, { id: run.eventId });
  if (!event || event.status === "CANCELLED") refuse(new InvalidInput("The event was cancelled meanwhile"));
  const { weights } = before;
  const now = await loadProblem({ eventId: run.eventId, scheduleId: run.fromId, keep: run.keep, weights }, act);
  const ids: string[] = [];
  for (const [i, alternative] of alternatives.entries()) ids.push(await storeDraft(run, now, alternative, i + 1, baseChange, act));
  return { planRun: run.id, schedule: ids[0] };
}

async function storeDraft(run: PlanRun, now: Problem, { change, plan, otherTime, otherRoom }: Alternative, position: number, baseChange: number, act: Anyone): Promise<string> {
  const { eventId, createdById } = run;
  const lost = lostMeanwhile(now, plan.schedule);
  const schedule = plan.schedule.filter(({ sessionId }) => !lost.has(sessionId));
  const scheduleId = await makeDraft({ eventId, title: null, createdById, baseChange }, act);
  await place(run, scheduleId, schedule, act);
  // What stands at a time of its own stays there.
  if (run.fromId) await copyPlaces(run.fromId, scheduleId, act, "p.slot_id IS NULL");
  await bookAllHosts(scheduleId, run.fromId, act);
  const draftId = await act.insert(PlanDraft, {
    planRunId: run.id, scheduleVersionId: scheduleId, position, changePrice: change, seats: plan.value.seats, cost: plan.value.cost, leftWithNothing: plan.value.leftWithNothing, otherTime, otherRoom,
  });
  const reasons = new Map<string, { reason: UnplacedReason; message: string }>([
    ...plan.unplaced.map(({ sessionId, reason, message }) => [sessionId, { reason, message }] as const),
    ...[...lost].map(([sessionId, message]) => [sessionId, { reason: "CHANGED_MEANWHILE" as const, message }] as const),
  ]);
  const alive = new Set(now.sessions.map(({ id }) => id));
  const rows = plan.value.sessions.filter(({ sessionId }) => alive.has(sessionId)).map(({ sessionId, wanted, maybe, seated }) => {
    const why = reasons.get(sessionId);
    return { id: newId(), sessionId, wanted, maybe, seated: why ? null : seated, reason: why?.reason ?? null, message: why?.message ?? null };
  });
  await act.sql(
    `INSERT INTO planned_session (id, created_at, updated_at, plan_draft_id, session_id, wanted, maybe, seated, reason, message)
     SELECT x.id, :now, :now, :draftId, x."sessionId", x.wanted, x.maybe, x.seated, x.reason, x.message
     FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "sessionId" uuid, wanted int, maybe int, seated int, reason text, message text)`, { draftId, rows: JSON.stringify(rows) });
  return scheduleId;
}

/** Sessions that would break a rule by now, with the reason; those that will not take place any more go unnamed. */
function lostMeanwhile(now: Problem, schedule: Schedule): Map<string, string> {
  const alive = new Set(now.sessions.map(({ id }) => id));
  const lost = new Map(schedule.filter(({ sessionId }) => !alive.has(sessionId)).map(({ sessionId }) => [sessionId, "It will not take place any more"]));
  for (const { hard, sessionId, message } of violations(now, schedule)) if (hard && !lost.has(sessionId)) lost.set(sessionId, message);
  return lost;
}

/** Times are those of the slots, as the database has them. */
async function place({ eventId, fromId }: PlanRun, scheduleId: string, schedule: Schedule, act: Anyone): Promise<void> {
  await act.sql(
    `INSERT INTO placement (id, created_at, updated_at, event_id, schedule_version_id, session_id, room_id, slot_id, starts_at, ends_at, shares_room, pinned)
     SELECT x.id, :now, :now, :eventId, :scheduleId, x."sessionId", x."roomId", x."slotId", sl.starts_at,
       (SELECT f.ends_at FROM slot f WHERE f.event_id = :eventId AND f.starts_at >= sl.starts_at ORDER BY f.starts_at OFFSET s.length_in_slots - 1 LIMIT 1), false,
       EXISTS (SELECT 1 FROM placement p WHERE p.schedule_version_id = :fromId::uuid AND p.session_id = x."sessionId" AND p.pinned)
     FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "sessionId" uuid, "roomId" uuid, "slotId" uuid)
     JOIN slot sl ON sl.id = x."slotId" JOIN session s ON s.id = x."sessionId"`,
    { eventId, scheduleId, fromId, rows: JSON.stringify(schedule.map(({ sessionId, roomId, slotId }) => ({ id: newId(), sessionId, roomId, slotId }))) });
}
