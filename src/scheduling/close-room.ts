import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found } from "../base/refusal.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { theRoom } from "../programme/reads.js";
import { Room } from "../programme/room.js";
import { MOST_CLOSINGS } from "./constraint-reads.js";
import { RoomClosing } from "./room-closing.js";
import { checkTimes, TimesInput } from "./times-input.js";

@InputType({ description: "When a room cannot be used, instead of what was said before" })
export class SetRoomClosingsInput extends KeyedInput {
  @Field(() => Id, { description: "Room" }) roomId!: string;
  @Field(() => [TimesInput], { description: `Times at which it is closed, at most ${MOST_CLOSINGS}; none opens it for the whole event` }) closings!: TimesInput[];
}

export class CloseRoom {
  @Change({
    input: () => SetRoomClosingsInput, yields: { room: theRoom }, access: "signedIn",
    description: "Sets when a room cannot be used. The planner keeps to it; sessions that are placed there stay until they are moved, with a warning. For the event's organisers",
    check: ({ closings }, checks) => checkTimes("closings", closings, MOST_CLOSINGS, checks),
  })
  async setRoomClosings({ roomId, closings }: SetRoomClosingsInput, act: Act): Promise<{ room: string }> {
    const { eventId } = found(await act.db.findOneBy(Room, { id: roomId }), "room", "roomId");
    await eventFor(EventVerb.EDIT, eventId, act, "roomId");
    await lockEvent(eventId, act);
    await act.delete(RoomClosing, { roomId });
    for (const { startsAt, endsAt } of closings) await act.insert(RoomClosing, { roomId, startsAt, endsAt });
    return { room: roomId };
  }
}
