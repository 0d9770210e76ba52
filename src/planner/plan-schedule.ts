import { randomInt } from "node:crypto";
import { Field, Float, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, InvalidInput, NotPending, Refused, refuse } from "../base/refusal.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { TooMany } from "../events/invite-staff.js";
import { publicSchedule } from "../programme/open-schedule.js";
import { Placement, ScheduleStatus, ScheduleVersion } from "../programme/placement.js";
import { requireRoomForDrafts } from "../scheduling/draft-schedule.js";
import { PlanEffort, PlanRun, PlanRunStatus } from "./plan-run.js";
import { USUAL_WEIGHTS } from "./problem.js";
import { MOST_ALTERNATIVES, MOST_PLANNED, theRun } from "./reads.js";
import { startRun } from "./run-plan.js";
import { planOf } from "./topics.js";

const DEAREST = 10_000;
const MOST_WAITING = 3;

@InputType({ description: "What the planner weighs beside seats, each priced in seats: how many it gives up for it. 0 is not at all" })
export class PlanWeightsInput {
  @Field(() => Float, { nullable: true, description: `To keep two sessions with a tag in common from one slot; ${USUAL_WEIGHTS.tagSpread} when absent` }) tagSpread?: number | null;
  @Field(() => Float, { nullable: true, description: `To have a session in a slot that it prefers; ${USUAL_WEIGHTS.preferred} when absent` }) preferred?: number | null;
  @Field(() => Float, { nullable: true, description: "To leave a session at the time where it is, a quarter of it to leave it in its room; 0 when absent" }) change?: number | null;
  @Field(() => Float, { nullable: true, description: `So that one person more gets a seat in something they wanted; ${USUAL_WEIGHTS.fairness} when absent` }) fairness?: number | null;
  @Field(() => Float, { nullable: true, description: `What a seat for somebody who said MAYBE is worth beside one for somebody who said WANT, 0 to 1; ${USUAL_WEIGHTS.maybe} when absent` }) maybe?: number | null;
}

@InputType({ description: "What the planner is to plan" })
export class PlanScheduleInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Id, { nullable: true, description: "Version of the schedule to start from, public or draft; what is public now when absent" }) fromId?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether to start from nothing instead: all sessions are placed anew, but for those that have begun" }) anew?: boolean | null;
  @Field(() => Int, { nullable: true, description: "What chance is drawn from: the same seed gives the same grid; drawn by lot when absent" }) seed?: number | null;
  @Field(() => PlanEffort, { nullable: true, description: "How long to search; NORMAL when absent" }) effort?: PlanEffort | null;
  @Field(() => [Id], { nullable: true, description: `Sessions that stay where they are in that version, besides those that are pinned there; at most ${MOST_PLANNED}` }) keep?: string[] | null;
  @Field(() => PlanWeightsInput, { nullable: true, description: "What to weigh beside seats" }) weights?: PlanWeightsInput | null;
  @Field(() => [Float], { nullable: true, description: `Makes several drafts, one for each price of moving a session to another time, in seats; 1 to ${MOST_ALTERNATIVES}, instead of \`weights.change\`` }) changePrices?: number[] | null;
}

@InputType({ description: "Which run of the planner is not wanted any more" })
export class CancelPlanRunInput extends KeyedInput {
  @Field(() => Id, { description: "Run that waits or is being computed" }) planRunId!: string;
}

function checkPrice(checks: Checks, field: string, value: number | null | undefined, most = DEAREST): void {
  if (value != null) checks.require(value >= 0 && value <= most, field, `\`${field}\` must be 0 to ${most}, not ${value}`);
}

export class PlanSchedule {
  @Change({
    input: () => PlanScheduleInput, yields: { planRun: theRun }, refuses: [TooMany], access: "signedIn",
    description: "Has the planner place an event's sessions in its rooms and slots, so that as many people as possible can attend what they marked. Answers at once: the run is computed meanwhile, " +
      "and leaves drafts that organisers look at, edit and publish. Kept without exception: one session in a room at a time, hosts in one place and available, features, closed rooms and slots, pins, what has begun, " +
      `pairs kept apart, length. What has no place is named with the reason. At most ${MOST_PLANNED} sessions are planned; an event with more is refused. For the event's organisers`,
    check: (input, checks) => {
      const weights = new Checks(checks.now, ["input", "weights"]);
      for (const name of ["tagSpread", "preferred", "change", "fairness"] as const) checkPrice(weights, name, input.weights?.[name]);
      checkPrice(weights, "maybe", input.weights?.maybe, 1);
      checks.refusals.push(...weights.refusals);
      checks.few("keep", input.keep, MOST_PLANNED);
      checks.require(!(input.anew && (input.fromId || input.keep?.length)), "anew", "Planning anew starts from nothing: leave out `fromId` and `keep`");
      if (input.changePrices == null) return;
      checks.require(input.changePrices.length > 0, "changePrices", "`changePrices` must have at least 1 item");
      checks.few("changePrices", input.changePrices, MOST_ALTERNATIVES);
      checks.require(input.weights?.change == null, "changePrices", "Give either `changePrices` or `weights.change`");
      checks.require(new Set(input.changePrices).size === input.changePrices.length, "changePrices", "`changePrices` names a price twice");
      for (const price of input.changePrices) checkPrice(checks, "changePrices", price);
    },
  })
  async planSchedule({ eventId, fromId, anew, seed, effort, keep, weights, changePrices }: PlanScheduleInput, act: Act): Promise<{ planRun: string }> {
    await eventFor(EventVerb.SCHEDULE, eventId, act);
    await lockEvent(eventId, act);
    const from = fromId == null ? await publicSchedule(eventId, act) : found(await act.db.findOneBy(ScheduleVersion, { id: fromId, eventId }), "version of this event's schedule", "fromId");
    if (from.status === ScheduleStatus.DISCARDED) refuse(new InvalidInput("This draft was discarded; name another version", ["input", "fromId"]));
    await this.requirePlaced(keep ?? [], from.id, act);
    await this.requireFew(eventId, act);
    const prices = changePrices ?? [weights?.change ?? USUAL_WEIGHTS.change];
    await requireRoomForDrafts(eventId, prices.length, act);
    const { n } = (await act.first<{ n: number }>("SELECT count(*)::int AS n FROM plan_run WHERE event_id = :eventId AND status IN ('WAITING', 'RUNNING')", { eventId }))!;
    if (n >= MOST_WAITING) refuse(new TooMany(`At most ${MOST_WAITING} runs of an event are planned at once: wait for one, or cancel it (\`cancelPlanRun\`)`, ["input", "eventId"]));
    const id = await act.insert(PlanRun, {
      eventId, fromId: anew ? null : from.id, createdById: act.viewer.personId, status: PlanRunStatus.WAITING, progress: 0, seed: seed ?? randomInt(2 ** 31), effort: effort ?? PlanEffort.NORMAL,
      keep: keep ?? [], changePrices: prices, tagSpread: weights?.tagSpread ?? USUAL_WEIGHTS.tagSpread, preferred: weights?.preferred ?? USUAL_WEIGHTS.preferred,
      fairness: weights?.fairness ?? USUAL_WEIGHTS.fairness, maybe: weights?.maybe ?? USUAL_WEIGHTS.maybe,
      startedAt: null, finishedAt: null, failure: null, attempts: 0, sessions: null, people: null, randomSeats: null, greedySeats: null, stopped: null,
    });
    await startRun(id, act);
    return { planRun: id };
  }

  @Change({
    input: () => CancelPlanRunInput, yields: { planRun: theRun }, refuses: [NotPending], access: "signedIn",
    description: "Cancels a run of the planner; it leaves no draft. For the event's organisers",
  })
  async cancelPlanRun({ planRunId }: CancelPlanRunInput, act: Act): Promise<{ planRun: string }> {
    found(await act.first(`SELECT 1 FROM plan_run t WHERE t.id = :planRunId AND ${theRun.visible("t")}`, { planRunId }), "run of the planner", "planRunId");
    const cancelled = await act.first("UPDATE plan_run SET status = 'CANCELLED', finished_at = :now, updated_at = :now WHERE id = :planRunId AND status IN ('WAITING', 'RUNNING') RETURNING 1", { planRunId });
    if (!cancelled) refuse(new NotPending("run"));
    act.announce(planOf(planRunId));
    return { planRun: planRunId };
  }

  private async requireFew(eventId: string, act: Act): Promise<void> {
    const { n } = (await act.first<{ n: number }>("SELECT count(*)::int AS n FROM session WHERE event_id = :eventId AND status IN ('PITCHED', 'ACCEPTED')", { eventId }))!;
    if (n > MOST_PLANNED) refuse(new TooMany(`The planner places at most ${MOST_PLANNED} sessions; this event has ${n}`, ["input", "eventId"]));
  }

  private async requirePlaced(keep: readonly string[], scheduleId: string, act: Act): Promise<void> {
    if (keep.length === 0) return;
    const placed = new Set((await act.db.findBy(Placement, { scheduleVersionId: scheduleId })).map(({ sessionId }) => sessionId));
    const wrong = keep.flatMap((id, i) => placed.has(id) ? [] : [new InvalidInput("This session has no place there that it could keep", ["input", "keep", String(i)])]);
    if (wrong.length > 0) throw new Refused(wrong);
  }
}
