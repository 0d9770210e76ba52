import { Field, InputType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { KeyedInput } from "../base/once.js";
import { InvalidInput, refuse } from "../base/refusal.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { theEvent } from "../events/reads.js";
import { MOST_ROOMS } from "./reads.js";

@InputType({ description: "In which order an event's rooms stand" })
export class ReorderRoomsInput extends KeyedInput {
  @Field(() => Id, { description: "Event" }) eventId!: string;
  @Field(() => [Id], { description: "All of its rooms, each once, in the order in which they are to stand" }) roomIds!: string[];
}

export class ReorderRooms {
  @Change({
    input: () => ReorderRoomsInput, yields: { event: theEvent }, access: "signedIn",
    description: "Puts an event's rooms in an order, in which pages, files and lists have them; refused when rooms were added or removed since. Importing a schedule sets the order of its file. For the event's organisers",
    check: (input, checks) => {
      checks.few("roomIds", input.roomIds, MOST_ROOMS);
      checks.require(new Set(input.roomIds).size === input.roomIds.length, "roomIds", "`roomIds` names a room twice");
    },
  })
  async reorderRooms({ eventId, roomIds }: ReorderRoomsInput, act: Act): Promise<{ event: string }> {
    await eventFor(EventVerb.EDIT, eventId, act);
    await lockEvent(eventId, act);
    const rooms = await act.sql<{ id: string; name: string }>("SELECT id, name FROM room WHERE event_id = :eventId ORDER BY position, name, id", { eventId });
    const known = new Set(rooms.map(({ id }) => id));
    if (roomIds.some(id => !known.has(id))) refuse(new InvalidInput("`roomIds` names a room that is none of this event's", ["input", "roomIds"]));
    const named = new Set(roomIds);
    const missing = rooms.filter(({ id }) => !named.has(id)).map(({ name }) => name);
    if (missing.length > 0) refuse(new InvalidInput(`\`roomIds\` must name all rooms; missing: ${missing.slice(0, 5).join(", ")}${missing.length > 5 ? ` and ${missing.length - 5} more` : ""}`, ["input", "roomIds"]));
    await act.sql(
      `UPDATE room SET position = x.at FROM unnest(:roomIds::uuid[]) WITH ORDINALITY AS x(id, at)
       WHERE room.id = x.id AND room.event_id = :eventId AND room.position <> x.at`, { eventId, roomIds });
    return { event: eventId };
  }
}
