import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { Finding, FindingKind } from "./violations.js";

export const ScheduleWarningKind = {
  NOT_ENOUGH_SLOTS: "NOT_ENOUGH_SLOTS", SLOT_CLOSED: "SLOT_CLOSED", ROOM_CLOSED: "ROOM_CLOSED", ROOM_TAKEN: "ROOM_TAKEN", FEATURE_MISSING: "FEATURE_MISSING", HOST_AWAY: "HOST_AWAY",
  HOST_TAKEN: "HOST_TAKEN", APART: "APART", PIN_BROKEN: "PIN_BROKEN", PAST_CHANGED: "PAST_CHANGED", OVER_CAPACITY: "OVER_CAPACITY", UNPLACED: "UNPLACED",
  UNKNOWN_POSITION: "UNKNOWN_POSITION", PLACED_TWICE: "PLACED_TWICE",
} as const satisfies Record<FindingKind, string>;

registerEnumType(ScheduleWarningKind, {
  name: "ScheduleWarningKind",
  description: "What is wrong or doubtful in a schedule",
  valuesConfig: {
    NOT_ENOUGH_SLOTS: { description: "It takes more slots than follow from there" },
    SLOT_CLOSED: { description: "It runs in a slot that is closed" },
    ROOM_CLOSED: { description: "Its room is closed at this time" },
    ROOM_TAKEN: { description: "Another session is in its room at this time" },
    FEATURE_MISSING: { description: "Its room lacks something that it needs" },
    HOST_AWAY: { description: "A host said that they are not available at this time" },
    HOST_TAKEN: { description: "A host is in another session at this time" },
    APART: { description: "It runs at the same time as a session that it is to be kept apart from" },
    PIN_BROKEN: { description: "It is pinned to another place" },
    PAST_CHANGED: { description: "It has begun elsewhere, or its slot has begun" },
    OVER_CAPACITY: { description: "More people want it than its room seats" },
    UNPLACED: { description: "It has no place" },
    UNKNOWN_POSITION: { description: "Its room or slot does not exist any more" },
    PLACED_TWICE: { description: "It is in the schedule twice" },
  },
});

@ObjectType({ simpleResolvers: true, description: "Something in a schedule that an organiser should look at" })
export class ScheduleWarning {
  @Field(() => ScheduleWarningKind, { description: "What it is" }) kind!: keyof typeof ScheduleWarningKind;
  @Field(() => Boolean, { description: "Whether it breaks a rule that the planner keeps; otherwise it is for the organisers to know" }) breaksRule!: boolean;
  @Field(() => String, { description: "What it is as a sentence with the numbers, in English" }) message!: string;
  sessionId!: string;
  otherSessionId!: string | null;
  roomId!: string | null;
  slotId!: string | null;
  hostId!: string | null;
}

export const warningOf = ({ hard, ...finding }: Finding): ScheduleWarning => ({ ...finding, breaksRule: hard });
