import { Field, InputType, Int, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import type { Checks } from "../base/checks.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { Refusal, refuse } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { TooMany } from "../events/invite-staff.js";
import { MOST_ROOMS, theRoom } from "./reads.js";
import { Room, RoomFeature } from "./room.js";

@InputType({ description: "A room that an event has" })
export class AddRoomInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => String, { description: "Name; 1 to 80 characters, once an event" }) name!: string;
  @Field(() => Int, { nullable: true, description: "How many people it seats, 1 to 100,000; absent when not known" }) capacity?: number | null;
  @Field(() => [RoomFeature], { nullable: true, description: "What it has" }) features?: RoomFeature[] | null;
}

@ObjectType({ implements: Refusal, description: "Another room of the event has this name" })
export class RoomNameTaken extends Refusal {
  static readonly constraint = "room_name";
  constructor() { super("Another room of this event has this name", ["input", "name"]); }
}

export function checkRoom(input: { name?: string | null; capacity?: number | null; features?: RoomFeature[] | null }, checks: Checks): void {
  checks.text("name", input.name, 80);
  checks.whole("capacity", input.capacity, 1, 100_000);
  checks.words("features", input.features, 20);
}

/** Behind the rooms that there are; ask behind the event's lock. */
export const nextRoomPosition = async (eventId: string, act: Act<Viewer | null>): Promise<number> =>
  (await act.first<{ next: number }>("SELECT COALESCE(max(position), 0) + 1 AS next FROM room WHERE event_id = :eventId", { eventId }))!.next;

export class AddRoom {
  @Change({
    input: () => AddRoomInput, yields: { room: theRoom }, refuses: [RoomNameTaken, TooMany], access: "signedIn",
    description: `Adds a room to an event, behind the others; at most ${MOST_ROOMS}. For its organisers`,
    check: checkRoom,
  })
  async addRoom({ eventId, name, capacity, features }: AddRoomInput, act: Act): Promise<{ room: string }> {
    await eventFor(EventVerb.EDIT, eventId, act);
    await lockEvent(eventId, act);
    if (await act.db.countBy(Room, { eventId }) >= MOST_ROOMS) refuse(new TooMany(`An event has at most ${MOST_ROOMS} rooms`, ["input", "eventId"]));
    const position = await nextRoomPosition(eventId, act);
    return { room: await act.insert(Room, { eventId, name, capacity: capacity ?? null, features: features ?? [], position, version: 1 }) };
  }
}
