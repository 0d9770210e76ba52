import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, found } from "../base/refusal.js";
import { checkRoom, RoomNameTaken } from "./add-room.js";
import { eventFor } from "./event-at-hand.js";
import { EventVerb } from "./event-verb.js";
import { theRoom } from "./reads.js";
import { Room, RoomFeature } from "./room.js";

@InputType({ description: "What to change of a room: absent leaves, null clears" })
export class EditRoomInput extends KeyedInput {
  @Field(() => Id, { description: "Room" }) roomId!: string;
  @Field(() => Int, { nullable: true, description: "Version that the viewer read; when the room has another by now, the edit is refused" }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: "Name; 1 to 80 characters, once an event" }) name?: string | null;
  @Field(() => Int, { nullable: true, description: "How many people it seats" }) capacity?: number | null;
  @Field(() => [RoomFeature], { nullable: true, description: "What it has" }) features?: RoomFeature[] | null;
}

export class EditRoom {
  @Change({
    input: () => EditRoomInput, yields: { room: theRoom }, refuses: [RoomNameTaken, Changed], access: "signedIn",
    description: "Edits a room. For the event's organisers",
    check: (input, checks) => { checks.notCleared(input, "name", "features"); checkRoom(input, checks); },
  })
  async editRoom({ roomId, expectedVersion, key: _key, ...edits }: EditRoomInput, act: Act): Promise<{ room: string }> {
    const { eventId } = found(await act.db.findOneBy(Room, { id: roomId }), "room", "roomId");
    await eventFor(EventVerb.EDIT, eventId, act, "roomId");
    await act.edit(Room, roomId, expectedVersion, edits as Partial<Room>);
    return { room: roomId };
  }
}
