import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Changed, found } from "../base/refusal.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { reseat } from "../registration/seating.js";
import { countRenamed } from "./count-renamed.js";
import { checkRoom, RoomNameTaken } from "./add-room.js";
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

/** Sessions that the public schedule has in a room. */
const sessionsIn = async (roomId: string, act: Act): Promise<string[]> => (await act.sql<{ id: string }>(
  `SELECT p.session_id AS id FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id
   WHERE p.room_id = :roomId AND v.status = 'PUBLISHED'`, { roomId })).map(({ id }) => id);

export class EditRoom {
  @Change({
    input: () => EditRoomInput, yields: { room: theRoom }, refuses: [RoomNameTaken, Changed], access: "signedIn",
    description: "Edits a room. Where seats in sessions are taken, one that seats more seats the next in line, one that seats fewer bumps nobody. For the event's organisers",
    check: (input, checks) => { checks.notCleared(input, "name", "features"); checkRoom(input, checks); },
  })
  async editRoom({ roomId, expectedVersion, key: _key, ...edits }: EditRoomInput, act: Act): Promise<{ room: string }> {
    const { eventId, name } = found(await act.db.findOneBy(Room, { id: roomId }), "room", "roomId");
    const event = await eventFor(EventVerb.EDIT, eventId, act, "roomId");
    // Behind it nothing is placed into the room meanwhile.
    await lockEvent(eventId, act);
    await act.edit(Room, roomId, expectedVersion, edits as Partial<Room>);
    if (edits.name != null && edits.name !== name) await countRenamed([roomId], act);
    if (event.sessionSeats && edits.capacity !== undefined) await reseat(eventId, await sessionsIn(roomId, act), act);
    return { room: roomId };
  }
}
