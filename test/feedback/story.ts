import { v7 } from "uuid";
import { people, plannedEvent, type EventStory, type Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";
import { itIs, realTime } from "../kit/moments.js";

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

export interface SessionStory { id: string; hosts: Someone[] }
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

let number = 0;

/** A session as its hosts pitched it; with a placement when it has a start, in the published schedule or in a draft. */
export async function session(service: TestService, event: EventStory, { startsAt, schedule = "PUBLISHED", status = "ACCEPTED" }: { startsAt?: Date; schedule?: "PUBLISHED" | "DRAFT"; status?: string } = {}): Promise<SessionStory> {
  const id = v7();
  const hosts = await people(service, 1);
  await service.rows(
    `INSERT INTO session (id, created_at, updated_at, event_id, number, title, tags, needs, length_in_slots, status, version)
     VALUES ($1, now(), now(), $2, $3, 'Session', '{}', '{}', 1, $4, 1)`, [id, event.id, ++number, status]);
  await service.rows(
    "INSERT INTO session_host (id, created_at, updated_at, session_id, person_id, status, position) VALUES ($1, now(), now(), $2, $3, 'ACTIVE', 1)", [v7(), id, hosts[0].id]);
  if (startsAt) await place(service, event, id, startsAt, schedule);
  return { id, hosts };
}

async function place(service: TestService, event: EventStory, sessionId: string, startsAt: Date, schedule: string): Promise<void> {
  const [room, version] = [v7(), v7()];
  await service.rows("INSERT INTO room (id, created_at, updated_at, event_id, name, features, version) VALUES ($1, now(), now(), $2, $3, '{}', 1)", [room, event.id, `Room ${room}`]);
  if (schedule === "DRAFT") {
    await service.rows("INSERT INTO schedule_version (id, created_at, updated_at, event_id, number, status) VALUES ($1, now(), now(), $2, $3, 'DRAFT')", [version, event.id, ++number + 1]);
  }
  await service.rows(
    `INSERT INTO placement (id, created_at, updated_at, schedule_version_id, session_id, room_id, starts_at, ends_at, shares_room)
     SELECT $1, now(), now(), v.id, $2, $3, $4::timestamptz, $4::timestamptz + interval '1 hour', false
     FROM schedule_version v WHERE v.event_id = $5 AND v.status = $6`, [v7(), sessionId, room, startsAt, event.id, schedule]);
}

/** What a stranger sees. A session is reached through an answer of somebody's until there is a query for it. */
export async function summaryOf(service: TestService, eventId: string): Promise<Summary | null> {
  const { event } = await service.ask<{ event: { feedbackSummary: Summary | null } }>(`query($id: ID!) { event(id: $id) { ${SUMMARY} } }`, { id: eventId });
  return event.feedbackSummary;
}

export const give = (service: TestService, input: Record<string, unknown>, as: Someone) =>
  service.done<{ feedback: Answer & { id: string } }>("giveFeedback", input, "feedback { id rating comment }", as);
