import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, found, InvalidInput, refuse } from "../base/refusal.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { TooMany } from "../events/invite-staff.js";
import { draftOf, publicSchedule, requireVersion, type OpenSchedule } from "../programme/open-schedule.js";
import { HostTaken, RoomTaken } from "../programme/place-session.js";
import { ScheduleStatus, ScheduleVersion } from "../programme/placement.js";
import { placedIn, recordChanges } from "../programme/record-changes.js";
import { changesSince, ScheduleChanged } from "../programme/schedule-changed.js";
import { differences } from "../programme/schedule-difference.js";
import { theSchedule } from "../programme/schedule-reads.js";
import { EXPECTED } from "../programme/schedule-session.js";
import { copyPlacements } from "./copy-placements.js";
import { draftHeld, eventOfSchedule } from "./draft-at-hand.js";
import { lastPublicChange, makeDraft } from "./draft-schedule.js";

@InputType({ description: "Which draft becomes the public schedule" })
export class PublishScheduleInput extends KeyedInput {
  @Field(() => Id, { description: "Draft" }) draftId!: string;
  @Field(() => Int, { nullable: true, description: EXPECTED }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "What to say of it in the list of versions; at most 2,000 characters" }) note?: string | null;
}

@InputType({ description: "Which earlier version becomes public again" })
export class RevertScheduleInput extends KeyedInput {
  @Field(() => Id, { description: "Version that was public before" }) scheduleId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read of what is public now; when it has another by now, nothing is reverted" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "What to say of it in the list of versions; at most 2,000 characters" }) note?: string | null;
}

export class PublishSchedule {
  @Change({
    input: () => PublishScheduleInput, yields: { schedule: theSchedule }, refuses: [Changed, ScheduleChanged, HostTaken, RoomTaken], access: "signedIn",
    description: "Makes a draft the public schedule: pitches that it places are accepted, the change log is written, and people are told what moved for them. " +
      "Refused with `ScheduleChanged` when what is public was changed since the draft was made: take that over first (`refreshDraft`). For the event's organisers",
    check: (input, checks) => checks.text("note", input.note, 2_000),
  })
  async publishSchedule({ draftId, expectedVersion, note }: PublishScheduleInput, act: Act): Promise<{ schedule: string }> {
    const draft = await draftHeld(draftId, act);
    await requireVersion(draft, expectedVersion, act);
    const last = await lastPublicChange(draft.eventId, act);
    if (last !== draft.baseChange) {
      refuse(new ScheduleChanged(last, await changesSince({ eventId: draft.eventId, number: draft.baseChange }, act), ["input", "draftId"]));
    }
    await publish(draft, note ?? null, act);
    return { schedule: draftId };
  }

  @Change({
    input: () => RevertScheduleInput, yields: { schedule: theSchedule }, refuses: [Changed, ScheduleChanged, HostTaken, RoomTaken, TooMany], access: "signedIn",
    description: "Publishes anew how an earlier version was, as a version of its own: sessions that were called off since stay off, and people are told what moved for them. For the event's organisers",
    check: (input, checks) => checks.text("note", input.note, 2_000),
  })
  async revertSchedule({ scheduleId, expectedVersion, note }: RevertScheduleInput, act: Act): Promise<{ schedule: string }> {
    const eventId = await eventOfSchedule(scheduleId, act, "scheduleId");
    await eventFor(EventVerb.SCHEDULE, eventId, act, "scheduleId");
    await lockEvent(eventId, act);
    const version = found(await act.db.findOneBy(ScheduleVersion, { id: scheduleId }), "version of a schedule", "scheduleId");
    if (version.status !== ScheduleStatus.SUPERSEDED) refuse(new InvalidInput(`This version is ${version.status.toLowerCase()}; revert to one that was public before`, ["input", "scheduleId"]));
    await requireVersion(await publicSchedule(eventId, act), expectedVersion, act);
    const id = await makeDraft({ eventId, title: null, createdById: act.viewer.personId, baseChange: await lastPublicChange(eventId, act) }, act);
    await copyPlacements(scheduleId, id, act);
    await publish(await draftOf(eventId, id, act), note ?? null, act);
    return { schedule: id };
  }
}

/** Makes a draft what everybody sees, behind the event's lock. */
async function publish(draft: OpenSchedule, note: string | null, act: Act): Promise<void> {
  const { id: draftId, eventId } = draft;
  const former = await publicSchedule(eventId, act);
  await act.sql(
    "DELETE FROM placement p USING session s WHERE p.schedule_version_id = :draftId AND s.id = p.session_id AND s.status IN ('WITHDRAWN', 'CANCELLED')", { draftId });
  await requireHostsFree(draftId, former.id, act);
  const before = await placedIn(former.id, act);
  await act.sql("UPDATE schedule_version SET status = 'SUPERSEDED', updated_at = :now WHERE id = :formerId", { formerId: former.id });
  await act.sql(
    `UPDATE schedule_version SET status = 'PUBLISHED', published_at = :now, note = :note, updated_at = :now,
       number = (SELECT max(number) + 1 FROM schedule_version WHERE event_id = :eventId) WHERE id = :draftId`, { draftId, eventId, note });
  await act.sql(
    `UPDATE session s SET status = 'ACCEPTED', version = s.version + 1, updated_at = :now FROM placement p
     WHERE p.schedule_version_id = :draftId AND s.id = p.session_id AND s.status = 'PITCHED'`, { draftId });
  await recordChanges({ ...draft, status: ScheduleStatus.PUBLISHED }, differences(before, await placedIn(draftId, act)), act);
}

/** Nobody is in two places at once but whom an import has put there; the constraint keeps the others apart from now on. */
async function requireHostsFree(draftId: string, publicId: string, act: Act): Promise<void> {
  await act.sql(
    `UPDATE placement_host h SET double_booked = false WHERE h.schedule_version_id = :draftId AND h.double_booked AND NOT EXISTS (
       SELECT 1 FROM placement p JOIN placement pp ON pp.session_id = p.session_id AND pp.schedule_version_id = :publicId
       JOIN placement_host ph ON ph.placement_id = pp.id AND ph.person_id = h.person_id AND ph.double_booked WHERE p.id = h.placement_id)`, { draftId, publicId });
  const taken = await act.first<{ host: string; id: string; title: string }>(
    `SELECT pe.display_name AS host, s.id, s.title FROM placement_host h
     JOIN placement_host o ON o.schedule_version_id = h.schedule_version_id AND o.person_id = h.person_id AND o.placement_id <> h.placement_id
       AND tstzrange(o.starts_at, o.ends_at) && tstzrange(h.starts_at, h.ends_at)
     JOIN placement p ON p.id = o.placement_id JOIN session s ON s.id = p.session_id JOIN person pe ON pe.id = h.person_id
     WHERE h.schedule_version_id = :draftId AND NOT h.double_booked AND NOT o.double_booked LIMIT 1`, { draftId });
  if (taken) refuse(new HostTaken(taken, ["input", "draftId"]));
}
