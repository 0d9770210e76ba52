import type { Act } from "../base/act.js";
import { found } from "../base/refusal.js";
import { eventFor, lockEvent } from "../events/event-at-hand.js";
import { EventVerb } from "../events/event-verb.js";
import { draftOf, type OpenSchedule } from "../programme/open-schedule.js";
import { visibleSchedules } from "../programme/schedule-reads.js";

/** The event whose schedule a version is, if the viewer may see it. */
export async function eventOfSchedule(scheduleId: string, act: Act, field: string): Promise<string> {
  const row = await act.first<{ eventId: string }>(`SELECT t.event_id AS "eventId" FROM schedule_version t WHERE t.id = :scheduleId AND ${visibleSchedules("t")}`, { scheduleId });
  return found(row, "version of a schedule", field).eventId;
}

/** A draft that the viewer may work on, behind its event's lock. */
export async function draftHeld(draftId: string, act: Act): Promise<OpenSchedule> {
  const eventId = await eventOfSchedule(draftId, act, "draftId");
  await eventFor(EventVerb.SCHEDULE, eventId, act, "draftId");
  await lockEvent(eventId, act);
  return draftOf(eventId, draftId, act);
}
