import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, found, InvalidInput, refuse } from "../base/refusal.js";
import { scheduleToEdit } from "../programme/open-schedule.js";
import { bookHosts, HostTaken, RoomTaken } from "../programme/place-session.js";
import { Placement } from "../programme/placement.js";
import { recording } from "../programme/record-changes.js";
import { ScheduleChanged } from "../programme/schedule-changed.js";
import { theSchedule } from "../programme/schedule-reads.js";
import { EXPECTED } from "../programme/schedule-session.js";
import { sessionHeldFor } from "../programme/session-at-hand.js";
import { SessionVerb } from "../programme/session-verb.js";

@InputType({ description: "Which two sessions change places" })
export class SwapSessionsInput extends KeyedInput {
  @Field(() => Id, { description: "Session that is placed" }) sessionId!: string;
  @Field(() => Id, { description: "Another placed session of the same event, that takes as long" }) otherId!: string;
  @Field(() => Id, { nullable: true, description: "Draft in which they change places; in what is public when absent" }) draftId?: string | null;
  @Field(() => Int, { nullable: true, description: EXPECTED }) expectedVersion?: number | null;
}

const lengthOf = ({ startsAt, endsAt }: Placement): number => endsAt.getTime() - startsAt.getTime();

export class SwapSessions {
  @Change({
    input: () => SwapSessionsInput, yields: { schedule: theSchedule }, refuses: [RoomTaken, HostTaken, Changed, ScheduleChanged], access: "signedIn",
    description: "Has two sessions change room and time with each other, which two moves one after the other could not: in a draft, or public at once. For the event's organisers",
    check: ({ sessionId, otherId }, checks) => checks.require(sessionId !== otherId, "otherId", "Name another session"),
  })
  async swapSessions({ sessionId, otherId, draftId, expectedVersion }: SwapSessionsInput, act: Act): Promise<{ schedule: string }> {
    const { event } = await sessionHeldFor(SessionVerb.SCHEDULE, sessionId, act);
    const schedule = await scheduleToEdit(event.id, draftId, expectedVersion, act);
    const of = async (id: string, field: string) => found(await act.db.findOneBy(Placement, { scheduleVersionId: schedule.id, sessionId: id }), "placed session", field);
    const [one, other] = [await of(sessionId, "sessionId"), await of(otherId, "otherId")];
    if (lengthOf(one) !== lengthOf(other)) refuse(new InvalidInput("These two do not take as long; move them one by one", ["input", "otherId"]));
    await recording(schedule, act, { sessionIds: [sessionId, otherId] }, async () => {
      for (const [placement, { roomId, slotId, startsAt, endsAt }] of [[one, other], [other, one]]) await act.update(Placement, placement.id, { roomId, slotId, startsAt, endsAt });
      for (const id of [sessionId, otherId]) await bookHosts(id, act);
    });
    return { schedule: schedule.id };
  }
}
