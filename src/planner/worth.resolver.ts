import { ArgsType, Field } from "type-graphql";
import type { Context } from "../base/context.js";
import { computed, fieldsOf, one } from "../base/doors.js";
import { Id } from "../base/id.js";
import { FewArgs, fewOf } from "../base/page.js";
import type { Row } from "../base/noun.js";
import { badUserInput } from "../base/problem.js";
import { EventRole } from "../events/event-staff.js";
import { myRolesInEvent } from "../events/reads.js";
import { thePerson } from "../identity/reads.js";
import { ScheduleVersion } from "../programme/placement.js";
import { theRoom, theSlot } from "../programme/reads.js";
import { theSession } from "../programme/session-reads.js";
import { costOfMove } from "./cost-of-move.js";
import { MOST_TOLD, MoveCost } from "./move-cost.js";
import { standingOf } from "./outlook.js";
import { ScheduleValue } from "./schedule-value.js";
import { ScheduleWarning, warningOf } from "./schedule-warning.js";
import { valueOfSchedule } from "./value-of-schedule.js";
import { violations } from "./violations.js";

const MOST_WARNINGS = 500;

@ArgsType()
export class MoveArgs {
  @Field(() => Id, { description: "Session that would be moved" }) sessionId!: string;
  @Field(() => Id, { nullable: true, description: "Room it would be in; together with `slotId`. Without both it would be taken off" }) roomId?: string | null;
  @Field(() => Id, { nullable: true, description: "First slot it would take" }) slotId?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the session that is there would go where this one is now; otherwise both would be there, with a warning" }) swap?: boolean | null;
}

const organises = async (schedule: Row, { loaders }: Context): Promise<boolean> =>
  (await loaders.value<EventRole[]>(myRolesInEvent, schedule.eventId as string) ?? []).includes(EventRole.ORGANISER);

const NEEDS = ["id", "eventId"];

export const ScheduleWorth = fieldsOf(ScheduleVersion, {
  value: computed({
    type: () => ScheduleValue, nullable: true, needs: NEEDS, rows: 1, description: "What it is worth as it stands now; null to everybody but the event's organisers",
    resolve: async (schedule, _args, context) => {
      if (!await organises(schedule, context)) return null;
      const standing = await standingOf(schedule.id, schedule.eventId as string, context);
      const { seats, cost, leftWithNothing } = valueOfSchedule(standing.problem, standing.schedule);
      const placed = standing.schedule.length + standing.problem.taken.length;
      return { seats, cost, leftWithNothing, people: standing.problem.people, placed, unplaced: standing.problem.sessions.length - standing.schedule.length };
    },
  }),
  warnings: computed({
    type: () => [ScheduleWarning], args: FewArgs, needs: NEEDS, rows: MOST_WARNINGS, description: `What an organiser should look at, by session; empty to everybody but the event's organisers; at most ${MOST_WARNINGS}`,
    resolve: async (schedule, args, context) => {
      const first = fewOf((args as FewArgs).first, MOST_WARNINGS) ?? MOST_WARNINGS;
      if (!await organises(schedule, context)) return [];
      const standing = await standingOf(schedule.id, schedule.eventId as string, context);
      return violations(standing.problem, standing.schedule).slice(0, first).map(warningOf);
    },
  }),
  costOfMove: computed({
    type: () => MoveCost, nullable: true, args: MoveArgs, needs: NEEDS, rows: 1, description: "What moving a session would change, before it is moved; null to everybody but the event's organisers",
    resolve: async (schedule, args, context) => {
      const { sessionId, roomId = null, slotId = null, swap } = args as unknown as MoveArgs;
      if (!await organises(schedule, context)) return null;
      const { problem, schedule: standing } = await standingOf(schedule.id, schedule.eventId as string, context);
      if ((roomId === null) !== (slotId === null)) throw badUserInput("Give both `roomId` and `slotId`, or neither to take the session off", ["slotId"]);
      if (!problem.sessions.some(({ id }) => id === sessionId)) throw badUserInput("No session of this event that the planner can move", ["sessionId"]);
      if (roomId !== null && !problem.rooms.some(({ id }) => id === roomId)) throw badUserInput("No such room of this event", ["roomId"]);
      if (slotId !== null && !problem.slots.some(({ id }) => id === slotId)) throw badUserInput("No such slot of this event", ["slotId"]);
      const move = { sessionId, to: roomId !== null && slotId !== null ? { roomId, slotId } : null, swap: swap ?? false };
      const { seats, cost, leftWithNothing, made, mended } = costOfMove(problem, standing, move);
      return { seats, cost, leftWithNothing, made: made.slice(0, MOST_TOLD).map(warningOf), mended: mended.slice(0, MOST_TOLD).map(warningOf) };
    },
  }),
});

export const ScheduleWarningFields = fieldsOf(ScheduleWarning, {
  session: one(theSession, { from: "sessionId", description: "Session it is about" }),
  otherSession: one(theSession, { from: "otherSessionId", description: "Second session, where two are in each other's way" }),
  room: one(theRoom, { from: "roomId", description: "Room it is about" }),
  slot: one(theSlot, { from: "slotId", description: "Slot it is about" }),
  host: one(thePerson, { from: "hostId", description: "Host it is about" }),
});
