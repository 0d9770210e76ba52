import type { Act } from "../base/act.js";
import { Changed, found, InvalidInput, refuse } from "../base/refusal.js";
import type { Viewer } from "../base/viewer.js";
import { ScheduleStatus } from "./placement.js";
import { changesSince, ScheduleChanged } from "./schedule-changed.js";

/** A version of a schedule that can be edited: what is public, or a draft. */
export interface OpenSchedule { id: string; eventId: string; status: ScheduleStatus; version: number; baseChange: number }

const COLUMNS = "v.id, v.event_id AS \"eventId\", v.status, v.version, v.base_change AS \"baseChange\"";

/** The schedule that everybody sees. */
export async function publicSchedule(eventId: string, act: Act<Viewer | null>): Promise<OpenSchedule> {
  return (await act.first<OpenSchedule>(`SELECT ${COLUMNS} FROM schedule_version v WHERE v.event_id = :eventId AND v.status = 'PUBLISHED'`, { eventId }))!;
}

/** What is public, and the drafts. */
export const openSchedules = (eventId: string, act: Act<Viewer | null>): Promise<OpenSchedule[]> =>
  act.sql<OpenSchedule>(`SELECT ${COLUMNS} FROM schedule_version v WHERE v.event_id = :eventId AND v.status IN ('PUBLISHED', 'DRAFT') ORDER BY v.id`, { eventId });

/** A draft by its id, for whoever may edit the event's schedule; ask behind the event's lock. */
export async function draftOf(eventId: string, draftId: string, act: Act<Viewer | null>): Promise<OpenSchedule> {
  const draft = found(await act.first<OpenSchedule>(`SELECT ${COLUMNS} FROM schedule_version v WHERE v.id = :draftId AND v.event_id = :eventId`, { eventId, draftId }), "draft of this event", "draftId");
  if (draft.status !== ScheduleStatus.DRAFT) refuse(new InvalidInput(`This version is ${draft.status.toLowerCase()}, not a draft: make a draft from it (\`draftSchedule\`)`, ["input", "draftId"]));
  return draft;
}

/** The draft that is named, or what is public; refused when it is not at the version that the viewer read. */
export async function scheduleToEdit(eventId: string, draftId: string | null | undefined, expectedVersion: number | null | undefined, act: Act<Viewer | null>): Promise<OpenSchedule> {
  const schedule = draftId == null ? await publicSchedule(eventId, act) : await draftOf(eventId, draftId, act);
  await requireVersion(schedule, expectedVersion, act);
  return schedule;
}

export async function requireVersion(schedule: OpenSchedule, expectedVersion: number | null | undefined, act: Act<Viewer | null>): Promise<void> {
  if (expectedVersion == null || expectedVersion === schedule.version) return;
  if (expectedVersion > schedule.version) refuse(new Changed(schedule.version));
  refuse(new ScheduleChanged(schedule.version, await changesSince({ scheduleId: schedule.id, version: expectedVersion }, act), ["input", "expectedVersion"]));
}
