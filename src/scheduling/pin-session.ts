import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { InvalidInput, refuse } from "../base/refusal.js";
import { scheduleToEdit } from "../programme/open-schedule.js";
import { theSchedule } from "../programme/schedule-reads.js";
import { sessionHeldFor } from "../programme/session-at-hand.js";
import { theSession } from "../programme/session-reads.js";
import { SessionVerb } from "../programme/session-verb.js";

@InputType({ description: "Which session the planner leaves where it is, or may move again" })
export class PinSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session that is placed" }) sessionId!: string;
  @Field(() => Boolean, { description: "True leaves it where it is, false lets it be moved" }) pinned!: boolean;
  @Field(() => Id, { nullable: true, description: "Draft in which it is pinned; in what is public when absent" }) draftId?: string | null;
}

export class PinSession {
  @Change({
    input: () => PinSessionInput, yields: { session: theSession, schedule: theSchedule }, access: "signedIn",
    description: "Pins a session to where it is placed, so that the planner leaves it there; by hand it can be moved nevertheless. For the event's organisers",
  })
  async pinSession({ sessionId, pinned, draftId }: PinSessionInput, act: Act): Promise<{ session: string; schedule: string }> {
    const { event } = await sessionHeldFor(SessionVerb.SCHEDULE, sessionId, act);
    const { id: scheduleId } = await scheduleToEdit(event.id, draftId, null, act);
    const row = await act.first("UPDATE placement SET pinned = :pinned, updated_at = :now WHERE schedule_version_id = :scheduleId AND session_id = :sessionId RETURNING 1", { pinned, scheduleId, sessionId });
    if (!row) refuse(new InvalidInput("This session is not placed there; place it first", ["input", "sessionId"]));
    return { session: sessionId, schedule: scheduleId };
  }
}
