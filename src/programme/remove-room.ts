import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { found, InUse } from "../base/refusal.js";
import { eventFor } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { theEvent } from "../events/reads.js";
import { Room } from "./room.js";

@InputType({ description: "Which room goes" })
export class RemoveRoomInput extends KeyedInput {
  @Field(() => Id, { description: "Room without sessions placed in it" }) roomId!: string;
}

export class RemoveRoom {
  @Change({
    input: () => RemoveRoomInput, yields: { event: theEvent }, refuses: [InUse], access: "signedIn",
    description: "Removes a room in which no session is placed. For the event's organisers",
  })
  async removeRoom({ roomId }: RemoveRoomInput, act: Act): Promise<{ event: string }> {
    const { eventId } = found(await act.db.findOneBy(Room, { id: roomId }), "room", "roomId");
    await eventFor(EventVerb.EDIT, eventId, act, "roomId");
    await act.delete(Room, { id: roomId });
    return { event: eventId };
  }
}
