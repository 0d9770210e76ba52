import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import { fieldsOf, one, oneById, page, queries } from "../base/doors.js";
import { PageArgs } from "../base/page.js";
import { Event } from "../events/event.js";
import { theEvent } from "../events/reads.js";
import { thePerson } from "../identity/reads.js";
import { Placement, ScheduleStatus, ScheduleVersion } from "../programme/placement.js";
import { theRoom, theSlot } from "../programme/reads.js";
import { ScheduleChange } from "../programme/schedule-change.js";
import { changesOfEvent, changesOfSchedule, placementsOfSchedule, publicScheduleOfEvent, schedulesOfEvent, theSchedule } from "../programme/schedule-reads.js";
import { theSession } from "../programme/session-reads.js";
import { TimePageArgs } from "../programme/time-page.js";

@InputType({ description: "Which versions of a schedule" })
export class ScheduleVersionFilter {
  @Field(() => ScheduleStatus, { nullable: true, description: "Has this status" }) status?: ScheduleStatus | null;
}

@ArgsType()
export class ScheduleVersionPageArgs extends PageArgs {
  @Field(() => ScheduleVersionFilter, { nullable: true, description: "Which versions; all that the viewer may see when absent" }) filter?: ScheduleVersionFilter | null;
}

@InputType({ description: "Which changes of a schedule" })
export class ScheduleChangeFilter {
  @Field(() => Int, { nullable: true, description: "Later than this number (`number` of public changes, `version` of a version's own)" }) since?: number | null;
}

export enum ScheduleChangeOrder { NUMBER = "NUMBER", NUMBER_DESC = "NUMBER_DESC" }
registerEnumType(ScheduleChangeOrder, {
  name: "ScheduleChangeOrder", description: "Order of changes to a public schedule",
  valuesConfig: { NUMBER: { description: "Oldest first" }, NUMBER_DESC: { description: "Latest first" } },
});

@ArgsType()
export class ScheduleChangePageArgs extends PageArgs {
  @Field(() => ScheduleChangeFilter, { nullable: true, description: "Which changes; all when absent" }) filter?: ScheduleChangeFilter | null;
  @Field(() => ScheduleChangeOrder, { nullable: true, description: "Order; oldest first when absent" }) orderBy?: ScheduleChangeOrder | null;
}

@ArgsType()
export class VersionChangePageArgs extends PageArgs {
  @Field(() => ScheduleChangeFilter, { nullable: true, description: "Which changes; all when absent" }) filter?: ScheduleChangeFilter | null;
}

export const ScheduleQueries = queries({
  scheduleVersion: oneById(theSchedule, "anyone", "One version of a schedule; null when there is none that the viewer may see"),
});

export const ScheduleFields = fieldsOf(ScheduleVersion, {
  event: one(theEvent, { from: "eventId", nullable: false, description: "Event whose schedule it is" }),
  createdBy: one(thePerson, { from: "createdById", description: "Who made it; null when an import did" }),
  placements: page(placementsOfSchedule, "Where and when its sessions take place, by time", TimePageArgs),
  changes: page(changesOfSchedule, "What was changed in it. Of a version that was published: what its publication changed for everybody, and what was changed since; edits while it was a draft are seen by the organisers only", VersionChangePageArgs),
});

export const PlacementFields = fieldsOf(Placement, {
  session: one(theSession, { from: "sessionId", description: "Session that is placed; null when the viewer may not see it" }),
  room: one(theRoom, { from: "roomId", nullable: false, description: "Room it is in" }),
  slot: one(theSlot, { from: "slotId", description: "First slot it takes; null when it is placed outside slots" }),
});

export const ScheduleChangeFields = fieldsOf(ScheduleChange, {
  session: one(theSession, { from: "sessionId", description: "Session it is about; null when the viewer may not see it" }),
  fromRoom: one(theRoom, { from: "fromRoomId", description: "Room it was in; null when it was not placed, or the room was removed" }),
  toRoom: one(theRoom, { from: "toRoomId", description: "Room it is in from then on; null when it is not placed any more, or the room was removed" }),
});

export const EventSchedules = fieldsOf(Event, {
  publishedSchedule: one(publicScheduleOfEvent, { description: "Version of the schedule that everybody sees" }),
  scheduleVersions: page(schedulesOfEvent, "Versions of its schedule, newest first: those that are or were public, and for its organisers drafts", ScheduleVersionPageArgs),
  scheduleChanges: page(changesOfEvent, "Change log of its public schedule", ScheduleChangePageArgs),
});
