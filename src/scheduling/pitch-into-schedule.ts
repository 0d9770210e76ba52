import { Field, InputType, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { found, InvalidInput, Refusal, Refused, refuse } from "../base/refusal.js";
import { eventAtHand, allowEvent, lockEvent, requireOpen } from "../events/event-at-hand.js";
import { PhaseKind } from "../events/event-phase.js";
import { EventVerb } from "../events/event-verb.js";
import { TooMany } from "../events/invite-staff.js";
import { comesTo } from "../events/policy.js";
import { declaredWindow, NotOpen } from "../events/phases.js";
import { checkSession, makeSession, PitchSessionInput } from "../programme/pitch-session.js";
import { publicSchedule } from "../programme/open-schedule.js";
import { HostTaken, placeSession, RoomTaken } from "../programme/place-session.js";
import { recording } from "../programme/record-changes.js";
import { Room, RoomFeature } from "../programme/room.js";
import { rangeFrom, requireRoomOnSchedule } from "../programme/schedule-session.js";
import { SessionStatus } from "../programme/session.js";
import { theSession } from "../programme/session-reads.js";
import type { Range } from "../programme/slots-rule.js";

@InputType({ description: "What a session is to be about, and the free position it takes" })
export class PitchIntoScheduleInput extends PitchSessionInput {
  @Field(() => Id, { description: "Room of the event, one of `Event.freePositions`" }) roomId!: string;
  @Field(() => Id, { description: "Slot of the event that has not begun, one of `Event.freePositions`" }) slotId!: string;
}

@ObjectType({ implements: Refusal, description: "This room does not have what the session needs" })
export class RoomLacks extends Refusal {
  @Field(() => [RoomFeature], { description: "What it does not have" })
  missing: RoomFeature[];

  constructor(room: string, missing: RoomFeature[]) {
    super(`"${room}" has no ${missing.join(", ")}, which the session needs`, ["input", "roomId"]);
    this.missing = missing;
  }
}

export class PitchIntoSchedule {
  @Change({
    input: () => PitchIntoScheduleInput, yields: { session: theSession }, refuses: [NotOpen, RoomTaken, HostTaken, RoomLacks, TooMany], access: "signedIn",
    gate: input => `event ${input.eventId}`,
    description: "Pitches a session on the day and places it at once into a free position; whoever pitches it is its host. Two who want one position: the first gets it, the other is told who is there. " +
      "For whoever has a seat at the event and for its organisers, while its phase LIVE is open; an event without that phase has none of it",
    check: checkSession,
  })
  async pitchIntoSchedule({ roomId, slotId, ...pitch }: PitchIntoScheduleInput, act: Act): Promise<{ session: string }> {
    const { eventId, lengthInSlots, needs } = pitch;
    await eventAtHand(eventId, act);
    // One after the other, so that whoever comes second sees who is there.
    await lockEvent(eventId, act);
    const event = await eventAtHand(eventId, act);
    requireOpen(declaredWindow(event, event.phases, [PhaseKind.LIVE], act.now), act.now, "Pitching into the schedule");
    const here = await act.first<{ comes: boolean }>(`SELECT ${comesTo(":eventId")} AS comes`, { eventId });
    allowEvent(EventVerb.PITCH_INTO_SCHEDULE, event, act, here!.comes);
    const room = found(await act.db.findOneBy(Room, { id: roomId, eventId }), "room of this event", "roomId");
    const missing = (needs ?? []).filter(need => !room.features.includes(need));
    if (missing.length > 0) refuse(new RoomLacks(room.name, missing));
    const range = await rangeFrom(event, slotId, lengthInSlots ?? 1, act);
    if (range.startsAt <= act.now) refuse(new InvalidInput("This slot has begun; take one that is still to come", ["input", "slotId"]));
    await this.requireOpenPosition(eventId, roomId, range, act);
    const schedule = await publicSchedule(eventId, act);
    const sessionId = await makeSession(pitch as PitchSessionInput, SessionStatus.ACCEPTED, act);
    await requireRoomOnSchedule(schedule.id, sessionId, act);
    await recording(schedule, act, { sessionIds: [sessionId] }, () => this.place(schedule, sessionId, { roomId, slotId, ...range }, act));
    return { session: sessionId };
  }

  /** What organisers keep closed is closed to whoever pitches. */
  private async requireOpenPosition(eventId: string, roomId: string, range: Range, act: Act): Promise<void> {
    const closed = await act.first<{ slot: boolean; room: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM slot sl WHERE sl.event_id = :eventId AND sl.closed AND sl.starts_at < :endsAt AND sl.ends_at > :startsAt) AS slot,
         EXISTS (SELECT 1 FROM room_closing rc WHERE rc.room_id = :roomId AND rc.starts_at < :endsAt AND rc.ends_at > :startsAt) AS room`, { eventId, roomId, ...range });
    const wrong = [
      ...(closed!.slot ? [new InvalidInput("This slot is kept free; take one of `Event.freePositions`", ["input", "slotId"])] : []),
      ...(closed!.room ? [new InvalidInput("The room is closed at this time; take one of `Event.freePositions`", ["input", "roomId"])] : []),
    ];
    if (wrong.length > 0) refuse(...wrong);
  }

  /** That the host is taken is told of the slot: the input knows no session yet. */
  private async place(...[schedule, sessionId, place, act]: Parameters<typeof placeSession>): Promise<void> {
    try {
      await placeSession(schedule, sessionId, place, act);
    } catch (error) {
      if (error instanceof Refused) for (const refusal of error.refusals) if (refusal instanceof HostTaken) refusal.path = ["input", "slotId"];
      throw error;
    }
  }
}
