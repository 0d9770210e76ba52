import { v7 } from "uuid";
import { Programme } from "../kit/programme.js";
import { plannedEvent, type EventStory, type Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";
import { itIs, realTime } from "../kit/moments.js";

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

export interface SessionStory { id: string; host: Someone }
export interface Summary { count: number; average: number; histogram: number[] | null; comments: string[] }
export interface Answer { rating: number; comment: string | null }

export const SUMMARY = "feedbackSummary { count average histogram comments }";

/** An event that has been going on for an hour. */
export async function eventUnderWay(service: TestService): Promise<EventStory> {
  realTime();
  const event = await plannedEvent(service);
  itIs(after(event.startsAt, HOUR));
  return event;
}

/** A session, placed at that hour of the event when one is given: in the schedule that everybody sees, or in a draft of it. */
export async function session(service: TestService, event: EventStory, { hour, draft = false, status }: { hour?: number; draft?: boolean; status?: string } = {}): Promise<SessionStory> {
  const programme = new Programme(service, event);
  const pitched = await programme.session();
  if (hour !== undefined) {
    const roomId = await programme.room(`Room of ${pitched.id}`);
    expect(await service.refusals("scheduleSession", { sessionId: pitched.id, roomId, ...programme.hour(hour) }, event.organiser)).toEqual([]);
  }
  if (draft) {
    const version = v7();
    await service.rows("INSERT INTO schedule_version (id, created_at, updated_at, event_id, status, version, base_change) VALUES ($1, now(), now(), $2, 'DRAFT', 1, 0)", [version, event.id]);
    await service.rows("UPDATE placement SET schedule_version_id = $1 WHERE session_id = $2", [version, pitched.id]);
  }
  if (status) await service.rows("UPDATE session SET status = $1 WHERE id = $2", [status, pitched.id]);
  return pitched;
}

/** What a stranger sees. */
export async function summaryOf(service: TestService, eventId: string): Promise<Summary | null> {
  const { event } = await service.ask<{ event: { feedbackSummary: Summary | null } }>(`query($id: ID!) { event(id: $id) { ${SUMMARY} } }`, { id: eventId });
  return event.feedbackSummary;
}

export const give = (service: TestService, input: Record<string, unknown>, as: Someone) =>
  service.done<{ feedback: Answer & { id: string } }>("giveFeedback", input, "feedback { id rating comment }", as);
