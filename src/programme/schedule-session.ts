import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { DAY } from "../base/clock.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, found, InvalidInput, refuse } from "../base/refusal.js";
import type { EventAtHand } from "../events/event-at-hand.js";
import { TooMany } from "../events/invite-staff.js";
import { requireWithin } from "./add-slot.js";
import { scheduleToEdit } from "./open-schedule.js";
import { HostTaken, placeSession, RoomTaken, takeOff } from "./place-session.js";
import { theSchedule } from "./schedule-reads.js";
import { recording } from "./record-changes.js";
import { Room } from "./room.js";
import { ScheduleChanged } from "./schedule-changed.js";
import { SessionStatus } from "./session.js";
import { sessionHeldFor } from "./session-at-hand.js";
import { MOST_PLACED, theSession } from "./session-reads.js";
import { SessionVerb } from "./session-verb.js";
import { Slot } from "./slot.js";
import { rangeOfSlots, type Range } from "./slots-rule.js";

export const EXPECTED = "Version of the schedule that the viewer read; when it has another by now, the edit is refused with what was changed meanwhile";

@InputType({ description: "Where and when a session takes place: in a slot, or from `startsAt` to `endsAt`" })
export class ScheduleSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => Id, { description: "Room of the same event" }) roomId!: string;
  @Field(() => Id, { nullable: true, description: "Slot of the same event; a session of several slots takes those that follow" }) slotId?: string | null;
  @Field(() => Date, { nullable: true, description: "When it starts, instead of a slot; within the event" }) startsAt?: Date | null;
  @Field(() => Date, { nullable: true, description: "When it ends, instead of a slot; within the event" }) endsAt?: Date | null;
  @Field(() => Id, { nullable: true, description: "Draft to place it in; what is public when absent" }) draftId?: string | null;
  @Field(() => Int, { nullable: true, description: EXPECTED }) expectedVersion?: number | null;
}

@InputType({ description: "Which session leaves the schedule" })
export class UnscheduleSessionInput extends KeyedInput {
  @Field(() => Id, { description: "Session" }) sessionId!: string;
  @Field(() => Id, { nullable: true, description: "Draft to take it off; what is public when absent" }) draftId?: string | null;
  @Field(() => Int, { nullable: true, description: EXPECTED }) expectedVersion?: number | null;
}

/** The time of a session of so many slots that begins with this one. The event's dates may have changed since the slots were made. */
export async function rangeFrom(event: EventAtHand, slotId: string, lengthInSlots: number, act: Act): Promise<Range> {
  const slots = await act.db.findBy(Slot, { eventId: event.id });
  found(slots.find(slot => slot.id === slotId), "slot of this event", "slotId");
  const range = rangeOfSlots(slots, slotId, lengthInSlots)
    ?? refuse(new InvalidInput(`The session takes ${lengthInSlots} slots, and not as many follow from here`, ["input", "slotId"]));
  if (range.startsAt < event.startsAt || range.endsAt > event.endsAt) refuse(new InvalidInput("This slot lies outside the event's dates; move it, or take another", ["input", "slotId"]));
  return range;
}

/** A schedule is a plain list, and has a bound. The event is locked. */
export async function requireRoomOnSchedule(scheduleId: string, sessionId: string, act: Act): Promise<void> {
  const { n } = (await act.first<{ n: number }>(
    "SELECT count(*)::int AS n FROM placement p WHERE p.schedule_version_id = :scheduleId AND p.session_id <> :sessionId", { scheduleId, sessionId }))!;
  if (n >= MOST_PLACED) refuse(new TooMany(`A schedule has at most ${MOST_PLACED} sessions`, ["input", "sessionId"]));
}

export class ScheduleSession {
  @Change({
    input: () => ScheduleSessionInput, yields: { session: theSession, schedule: theSchedule }, refuses: [RoomTaken, HostTaken, TooMany, Changed, ScheduleChanged], access: "signedIn",
    description: "Places a session in a room at a time, or moves it: in a draft, or public at once, when those who marked it and its hosts are told. A pitch is accepted once it is public. For the event's organisers",
    check: (input, checks) => {
      const timed = input.startsAt != null || input.endsAt != null;
      if ((input.slotId != null) === timed) checks.fail("slotId", "Give either `slotId`, or both `startsAt` and `endsAt`");
      else if (timed && input.startsAt == null) checks.fail("startsAt", "`startsAt` is missing");
      else if (timed && input.endsAt == null) checks.fail("endsAt", "`endsAt` is missing");
      checks.range("startsAt", input.startsAt, "endsAt", input.endsAt, DAY);
    },
  })
  async scheduleSession({ sessionId, roomId, slotId = null, startsAt, endsAt, draftId, expectedVersion }: ScheduleSessionInput, act: Act): Promise<{ session: string; schedule: string }> {
    const session = await sessionHeldFor(SessionVerb.SCHEDULE, sessionId, act);
    const eventId = session.event.id;
    found(await act.db.findOneBy(Room, { id: roomId, eventId }), "room of this event", "roomId");
    const range = slotId ? await rangeFrom(session.event, slotId, session.lengthInSlots, act) : { startsAt: startsAt!, endsAt: endsAt! };
    if (!slotId) requireWithin(session.event, range.startsAt, range.endsAt);
    const schedule = await scheduleToEdit(eventId, draftId, expectedVersion, act);
    await requireRoomOnSchedule(schedule.id, sessionId, act);
    await recording(schedule, act, { sessionIds: [sessionId] }, () => placeSession(schedule, sessionId, { roomId, slotId, ...range }, act));
    if (!draftId) await act.sql("UPDATE session SET status = :status, updated_at = :now WHERE id = :sessionId AND status <> :status", { sessionId, status: SessionStatus.ACCEPTED });
    return { session: sessionId, schedule: schedule.id };
  }

  @Change({
    input: () => UnscheduleSessionInput, yields: { session: theSession, schedule: theSchedule }, refuses: [Changed, ScheduleChanged], access: "signedIn",
    description: "Takes a session off a draft, or off the public schedule, when those who marked it and its hosts are told. For the event's organisers",
  })
  async unscheduleSession({ sessionId, draftId, expectedVersion }: UnscheduleSessionInput, act: Act): Promise<{ session: string; schedule: string }> {
    const { event } = await sessionHeldFor(SessionVerb.SCHEDULE, sessionId, act);
    const schedule = await scheduleToEdit(event.id, draftId, expectedVersion, act);
    await recording(schedule, act, { sessionIds: [sessionId] }, () => takeOff(schedule, sessionId, act));
    return { session: sessionId, schedule: schedule.id };
  }
}
