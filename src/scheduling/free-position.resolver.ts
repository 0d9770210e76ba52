import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { computed, fieldsOf, one } from "../base/doors.js";
import { aggregate } from "../base/reads.js";
import { fewOf } from "../base/page.js";
import { Event } from "../events/event.js";
import { theRoom, theSlot } from "../programme/reads.js";

const MOST_FREE = 500;

@ObjectType({ simpleResolvers: true, description: "A room that is open and free for the whole of a slot" })
class FreePosition {}

/** A room that is open and has nobody for all of this time: SQL over a room and a start and an end. A session that shares its room has it all the same. */
const roomFree = (room: string, startsAt: string, endsAt: string): string =>
  `NOT EXISTS (SELECT 1 FROM room_closing rc WHERE rc.room_id = ${room}.id AND rc.starts_at < ${endsAt} AND rc.ends_at > ${startsAt})` +
  ` AND NOT EXISTS (SELECT 1 FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id AND v.status = 'PUBLISHED'` +
  ` WHERE p.room_id = ${room}.id AND p.starts_at < ${endsAt} AND p.ends_at > ${startsAt})`;

/** The earliest of them. */
const freePositionsOfEvent = aggregate(Event, t =>
  `COALESCE((SELECT json_agg(json_build_object('roomId', f.room_id, 'slotId', f.slot_id)) FROM (` +
  `SELECT ro.id AS room_id, sl.id AS slot_id FROM slot sl JOIN room ro ON ro.event_id = sl.event_id` +
  ` WHERE sl.event_id = ${t}.id AND NOT sl.closed AND sl.starts_at > :now AND sl.starts_at >= ${t}.starts_at AND sl.ends_at <= ${t}.ends_at AND ${roomFree("ro", "sl.starts_at", "sl.ends_at")}` +
  ` ORDER BY sl.starts_at, sl.id, ro.position, ro.name, ro.id LIMIT ${MOST_FREE}) f), '[]')`);

@ArgsType()
class FreePositionArgs {
  @Field(() => Int, { nullable: true, description: `How many: 1 to ${MOST_FREE}, the earliest; all when absent, more is refused. A smaller number also lowers the operation's cost` }) first?: number | null;
}

export const EventPositions = fieldsOf(Event, {
  // Pairs of rows are no rows of a table, so that no read can say them: the operation is executed.
  freePositions: computed({
    type: () => [FreePosition], needs: ["id"], rows: MOST_FREE, args: FreePositionArgs,
    description: `Rooms that are open and free in open slots to come, by time and in the order of the rooms: where \`pitchIntoSchedule\` can place a session while the phase LIVE is open; at most ${MOST_FREE}`,
    resolve: async (event, args, { loaders }) => {
      const first = fewOf(args.first as number | null | undefined, MOST_FREE);
      return (await loaders.value<object[]>(freePositionsOfEvent, event.id) ?? []).slice(0, first ?? MOST_FREE);
    },
  }),
});

export const PositionFields = fieldsOf(FreePosition, {
  room: one(theRoom, { from: "roomId", nullable: false, description: "Room that is free" }),
  slot: one(theSlot, { from: "slotId", nullable: false, description: "Slot in which it is free" }),
});
