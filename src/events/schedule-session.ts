import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { DAY } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, InvalidInput, refuse } from "../base/refusal.js";
import { requireWithin } from "./add-slot.js";
import { TooMany } from "./invite-staff.js";
import { HostTaken, placeSession, RoomTaken, takeOffSchedule } from "./place-session.js";
import { Room } from "./room.js";
import { SessionStatus } from "./session.js";
import { sessionHeldFor, type SessionAtHand } from "./session-at-hand.js";
import { MOST_PLACED, theSession } from "./session-reads.js";
import { SessionVerb } from "./session-verb.js";
import { Slot } from "./slot.js";
import { rangeOfSlots } from "./slots-rule.js";

@InputType({ description: "Where and when a session takes place: in a slot, or from `startsAt` to `endsAt`" })
export class ScheduleSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => Id, { description: "Room of the same event" }) roomId!: string;
  @Field(() => Id, { nullable: true, description: "Slot of the same event; a session of several slots takes those that follow" }) slotId?: string | null;
  @Field(() => Date, { nullable: true, description: "When it starts, instead of a slot; within the event" }) startsAt?: Date | null;
  @Field(() => Date, { nullable: true, description: "When it ends, instead of a slot; within the event" }) endsAt?: Date | null;
}

@InputType({ description: "Which session leaves the schedule" })
export class UnscheduleSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
}

export class ScheduleSession {
  @Change({
    input: () => ScheduleSessionInput, yields: { session: theSession }, refuses: [RoomTaken, HostTaken, TooMany], access: "signedIn",
    description: "Places a session in a room at a time, or moves it; public at once. A pitch is accepted by it. For the event's organisers",
    check: (input, checks) => {
      const timed = input.startsAt != null || input.endsAt != null;
      if ((input.slotId != null) === timed) checks.fail("slotId", "Give either `slotId`, or both `startsAt` and `endsAt`");
      else if (timed && input.startsAt == null) checks.fail("startsAt", "`startsAt` is missing");
      else if (timed && input.endsAt == null) checks.fail("endsAt", "`endsAt` is missing");
      checks.range("startsAt", input.startsAt, "endsAt", input.endsAt, DAY);
    },
  })
  async scheduleSession({ sessionId, roomId, slotId = null, startsAt, endsAt }: ScheduleSessionInput, act: Act): Promise<{ session: string }> {
    const session = await sessionHeldFor(SessionVerb.SCHEDULE, sessionId, act);
    const eventId = session.event.id;
    found(await act.db.findOneBy(Room, { id: roomId, eventId }), "room of this event", "roomId");
    const range = slotId ? await this.rangeFrom(slotId, session, act) : { startsAt: startsAt!, endsAt: endsAt! };
    if (!slotId) requireWithin(session.event, range.startsAt, range.endsAt);
    const { n } = (await act.first<{ n: number }>(
      `SELECT count(*)::int AS n FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id
       WHERE v.event_id = :eventId AND v.status = 'PUBLISHED' AND p.session_id <> :sessionId`, { eventId, sessionId }))!;
    if (n >= MOST_PLACED) refuse(new TooMany(`A schedule has at most ${MOST_PLACED} sessions`, ["input", "sessionId"]));
    await placeSession(eventId, sessionId, { roomId, slotId, ...range }, act);
    await act.sql("UPDATE session SET status = :status, updated_at = :now WHERE id = :sessionId AND status <> :status", { sessionId, status: SessionStatus.ACCEPTED });
    return { session: sessionId };
  }

  @Change({ input: () => UnscheduleSessionInput, yields: { session: theSession }, access: "signedIn", description: "Takes a session off the schedule. For the event's organisers" })
  async unscheduleSession({ sessionId }: UnscheduleSessionInput, act: Act): Promise<{ session: string }> {
    await sessionHeldFor(SessionVerb.SCHEDULE, sessionId, act);
    await takeOffSchedule(sessionId, act);
    return { session: sessionId };
  }

  private async rangeFrom(slotId: string, session: SessionAtHand, act: Act): Promise<{ startsAt: Date; endsAt: Date }> {
    const slots = await act.db.findBy(Slot, { eventId: session.event.id });
    found(slots.find(slot => slot.id === slotId), "slot of this event", "slotId");
    return rangeOfSlots(slots, slotId, session.lengthInSlots)
      ?? refuse(new InvalidInput(`The session takes ${session.lengthInSlots} slots, and not as many follow from here`, ["input", "slotId"]));
  }
}
