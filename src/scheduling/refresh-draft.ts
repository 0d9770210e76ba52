import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed } from "../base/refusal.js";
import { publicSchedule, requireVersion } from "../programme/open-schedule.js";
import { bookHosts } from "../programme/place-session.js";
import { ScheduleVersion } from "../programme/placement.js";
import { recording } from "../programme/record-changes.js";
import { ScheduleChanged } from "../programme/schedule-changed.js";
import { theSchedule } from "../programme/schedule-reads.js";
import { EXPECTED } from "../programme/schedule-session.js";
import { copyPlaces } from "./copy-placements.js";
import { draftHeld } from "./draft-at-hand.js";
import { lastPublicChange } from "./draft-schedule.js";

@InputType({ description: "Which draft takes over what was changed in public since it was made" })
export class RefreshDraftInput extends KeyedInput {
  @Field(() => Id, { description: "Draft" }) draftId!: string;
  @Field(() => Int, { nullable: true, description: EXPECTED }) expectedVersion?: number | null;
}

/** Sessions that were changed in public since the draft was made, and not in the draft itself. */
const TAKEN_OVER = `SELECT DISTINCT c.session_id FROM schedule_change c WHERE c.event_id = :eventId AND c.number > :baseChange
  AND NOT EXISTS (SELECT 1 FROM schedule_change d WHERE d.schedule_version_id = :draftId AND d.session_id = c.session_id)`;

export class RefreshDraft {
  @Change({
    input: () => RefreshDraftInput, yields: { schedule: theSchedule }, refuses: [Changed, ScheduleChanged], access: "signedIn",
    description: "Takes over into a draft what was changed in public since it was made. Sessions that were changed in both keep their place in the draft, " +
      "and what another session of the draft stands in the way of becomes unplaced (see `warnings`). For the event's organisers",
  })
  async refreshDraft({ draftId, expectedVersion }: RefreshDraftInput, act: Act): Promise<{ schedule: string }> {
    const draft = await draftHeld(draftId, act);
    await requireVersion(draft, expectedVersion, act);
    const { eventId, baseChange } = draft;
    const { id: publicId } = await publicSchedule(eventId, act);
    const taken = (await act.sql<{ session_id: string }>(TAKEN_OVER, { draftId, eventId, baseChange })).map(({ session_id }) => session_id);
    await recording(draft, act, { sessionIds: taken }, async () => {
      await act.sql("DELETE FROM placement WHERE schedule_version_id = :draftId AND session_id = ANY(:taken::uuid[])", { draftId, taken });
      await copyPlaces(publicId, draftId, act,
        `p.session_id = ANY(:taken::uuid[]) AND (p.shares_room OR NOT EXISTS (
           SELECT 1 FROM placement o WHERE o.schedule_version_id = :toId AND o.room_id = p.room_id AND NOT o.shares_room
             AND tstzrange(o.starts_at, o.ends_at) && tstzrange(p.starts_at, p.ends_at)))`, { taken });
      for (const sessionId of taken) await bookHosts(sessionId, act);
    });
    await act.update(ScheduleVersion, draftId, { baseChange: await lastPublicChange(eventId, act) });
    return { schedule: draftId };
  }
}
