import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, refuse } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { TooMany } from "../events/invite-staff.js";
import { publicSchedule, requireVersion } from "../programme/open-schedule.js";
import { ScheduleStatus, ScheduleVersion } from "../programme/placement.js";
import { ScheduleChanged } from "../programme/schedule-changed.js";
import { theSchedule } from "../programme/schedule-reads.js";
import { EXPECTED } from "../programme/schedule-session.js";
import { copyPlacements } from "./copy-placements.js";
import { draftHeld } from "./draft-at-hand.js";

type Anyone = Act<Viewer | null>;

const MOST_DRAFTS = 20;

@InputType({ description: "From what a draft is made" })
export class DraftScheduleInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => Id, { nullable: true, description: "Version it starts from, public or draft; what is public now when absent" }) fromId?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it starts empty instead" }) empty?: boolean | null;
  @Field(() => String, { nullable: true, description: "Name of the draft; at most 80 characters" }) title?: string | null;
}

@InputType({ description: "Which draft is put aside" })
export class DiscardDraftInput extends KeyedInput {
  @Field(() => Id, { description: "Draft" }) draftId!: string;
  @Field(() => Int, { nullable: true, description: EXPECTED }) expectedVersion?: number | null;
}

export interface NewDraft { eventId: string; title: string | null; createdById: string | null; baseChange: number }

/** Refuses when an event would have too many drafts. Ask behind its lock. */
export async function requireRoomForDrafts(eventId: string, more: number, act: Anyone): Promise<void> {
  if (await act.db.countBy(ScheduleVersion, { eventId, status: ScheduleStatus.DRAFT }) + more > MOST_DRAFTS) {
    refuse(new TooMany(`An event has at most ${MOST_DRAFTS} drafts of its schedule: discard some (\`discardDraft\`)`, ["input", "eventId"]));
  }
}

/** An empty draft. Ask behind the event's lock. */
export async function makeDraft({ eventId, title, createdById, baseChange }: NewDraft, act: Anyone): Promise<string> {
  await requireRoomForDrafts(eventId, 1, act);
  return act.insert(ScheduleVersion, { eventId, number: null, status: ScheduleStatus.DRAFT, title, note: null, version: 1, publishedAt: null, baseChange, createdById });
}

export const lastPublicChange = async (eventId: string, act: Anyone): Promise<number> =>
  (await act.first<{ number: number }>("SELECT last_schedule_change AS number FROM event WHERE id = :eventId", { eventId }))!.number;

export class DraftSchedule {
  @Change({
    input: () => DraftScheduleInput, yields: { schedule: theSchedule }, refuses: [TooMany], access: "signedIn",
    description: `Makes a draft of the schedule, for organisers to work on unseen; at most ${MOST_DRAFTS}. Sessions that were called off or taken back meanwhile are left out. For the event's organisers`,
    check: (input, checks) => {
      checks.text("title", input.title, 80);
      checks.require(!(input.empty && input.fromId), "empty", "A draft that starts empty is made from nothing: leave out `fromId`");
    },
  })
  async draftSchedule({ eventId, fromId, empty, title }: DraftScheduleInput, act: Act): Promise<{ schedule: string }> {
    await eventFor(EventVerb.SCHEDULE, eventId, act);
    await lockEvent(eventId, act);
    const from = fromId == null ? await publicSchedule(eventId, act) : found(await act.db.findOneBy(ScheduleVersion, { id: fromId, eventId }), "version of this event's schedule", "fromId");
    // What was drafted from an older state still has to be reconciled with what is public now.
    const baseChange = from.status === ScheduleStatus.DRAFT ? from.baseChange : await lastPublicChange(eventId, act);
    const id = await makeDraft({ eventId, title: title ?? null, createdById: act.viewer.personId, baseChange }, act);
    if (!empty) await copyPlacements(from.id, id, act);
    return { schedule: id };
  }

  @Change({
    input: () => DiscardDraftInput, yields: { schedule: theSchedule }, refuses: [ScheduleChanged], access: "signedIn",
    description: "Puts a draft aside for good. For the event's organisers",
  })
  async discardDraft({ draftId, expectedVersion }: DiscardDraftInput, act: Act): Promise<{ schedule: string }> {
    const draft = await draftHeld(draftId, act);
    await requireVersion(draft, expectedVersion, act);
    await act.update(ScheduleVersion, draftId, { status: ScheduleStatus.DISCARDED });
    return { schedule: draftId };
  }
}
