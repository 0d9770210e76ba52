import { byId, hasMany, hasOne, pageOf } from "../base/reads.js";
import { toAnyone, type Visible } from "../base/viewer.js";
import { organises, withEvent } from "../events/policy.js";
import { Placement, ScheduleVersion } from "./placement.js";
import { WITHIN_WINDOW } from "./reads.js";
import { ScheduleChange } from "./schedule-change.js";

/** What is or was public is seen with the event; drafts by its organisers. */
export const visibleSchedules: Visible = t => `${withEvent(t)} AND (${t}.number IS NOT NULL OR ${organises(`${t}.event_id`)})`;

const PUBLISHED: Visible = t => `${t}.status = 'PUBLISHED'`;

export const theSchedule = byId(ScheduleVersion, visibleSchedules);
export const publicScheduleOfEvent = hasOne(ScheduleVersion, "eventId", visibleSchedules, PUBLISHED);
export const schedulesOfEvent = pageOf(ScheduleVersion, "eventId", {
  name: "schedule versions of an event", visible: visibleSchedules,
  orders: { NEWEST: [{ by: "createdAt", descending: true }] },
  filters: { status: t => `${t}.status = :status::text` },
});

export const placementsOfSchedule = pageOf(Placement, "scheduleVersionId", {
  name: "placements of a schedule version", visible: toAnyone, orders: { TIME: ["startsAt"] },
  filters: WITHIN_WINDOW,
});

/** Edits of drafts have no number: they are the organisers' own, also when the draft has been published. */
export const visibleChanges: Visible = t => `${withEvent(t)} AND (${t}.number IS NOT NULL OR ${organises(`${t}.event_id`)})`;

export const changesOfEvent = pageOf(ScheduleChange, "eventId", {
  name: "schedule changes of an event", visible: visibleChanges, where: t => `${t}.number IS NOT NULL`,
  orders: { NUMBER: ["number"], NUMBER_DESC: [{ by: "number", descending: true }] },
  filters: { since: t => `${t}.number > :since::int` },
});
/** Rows of one change that an operation's cost counts. A change that holds more, as an import's may, is told whole: each row is a message. */
const COUNTED_OF_CHANGE = 1_000;

/** What is followed of the public schedule, by number; a change touches each session once. */
export const publicChangesOfEvent = hasMany(ScheduleChange, "eventId", ["number"], toAnyone, { bound: COUNTED_OF_CHANGE, where: t => `${t}.number IS NOT NULL` });
export const changesOfSchedule = pageOf(ScheduleChange, "scheduleVersionId", {
  name: "changes of a schedule version", visible: visibleChanges,
  orders: { VERSION: ["version"] },
  filters: { since: t => `${t}.version > :since::int` },
});
