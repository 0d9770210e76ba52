import type { Act } from "../base/act.js";
import { newId } from "../base/id.js";
import type { Viewer } from "../base/viewer.js";
import type { Event } from "../events/event.js";
import { RsvpStatus } from "./rsvp.js";

type Anyone = Act<Viewer | null>;

/** What whoever comes plans by. */
export type Plan = Pick<Event, "id" | "startsAt" | "endsAt" | "timeZone" | "placeId" | "onlineUrl">;

export const planOf = async (eventId: string, act: Anyone): Promise<Plan> => (await act.first<Plan>(
  "SELECT id, starts_at AS \"startsAt\", ends_at AS \"endsAt\", time_zone AS \"timeZone\", place_id AS \"placeId\", online_url AS \"onlineUrl\" FROM event WHERE id = :eventId", { eventId }))!;

/** What of it is different: the date, the place or the link. */
export const planChanges = (before: Plan, after: Plan): { date: boolean; place: boolean; link: boolean } => ({
  date: before.startsAt.getTime() !== after.startsAt.getTime() || before.endsAt.getTime() !== after.endsAt.getTime() || before.timeZone !== after.timeZone,
  place: before.placeId !== after.placeId,
  link: before.onlineUrl !== after.onlineUrl,
});

/** Tells everyone who comes to an event, or wants to, of something: a crowd by one statement, and each of them once. `seated` is for whoever has a seat only. */
export async function tellComing(eventId: string, kind: string, data: object, seated: object, act: Anyone): Promise<void> {
  await act.sql(
    `INSERT INTO outbox (id, at, kind, person_id, cause_id, data)
     SELECT gen_random_uuid(), :now, :kind, person_id, :causeId, :data::jsonb || CASE WHEN status = '${RsvpStatus.CONFIRMED}' THEN :seated::jsonb ELSE '{}' END FROM rsvp
     WHERE event_id = :eventId AND status IN ('REQUESTED', 'CONFIRMED', 'WAITLISTED', 'OFFERED')`,
    { eventId, kind, causeId: newId(), data: JSON.stringify(data), seated: JSON.stringify(seated) });
}

/**
 * Tells whoever said that they come when the event they plan by has another date, place or link. Nobody of a draft or of
 * what is called off, and nobody of what is over, by its old dates as by its new ones. The link itself goes to whoever has a seat.
 */
export async function tellEventChanged(before: Plan, act: Anyone): Promise<void> {
  const after = await planOf(before.id, act);
  const changed = planChanges(before, after);
  if (!Object.values(changed).includes(true)) return;
  const about = await act.first<{ title: string; place: string | null }>(
    `SELECT e.title, concat_ws(', ', p.name, p.city) AS place FROM event e LEFT JOIN place p ON p.id = e.place_id
     WHERE e.id = :eventId AND e.status = 'PUBLISHED' AND greatest(e.ends_at, :endedAt::timestamptz) > :now`, { eventId: before.id, endedAt: before.endsAt });
  if (!about) return;
  const { startsAt, endsAt, timeZone, onlineUrl } = after;
  await tellComing(before.id, "event-changed",
    { eventId: before.id, title: about.title, startsAt, endsAt, timeZone, changed, place: about.place || null, online: onlineUrl !== null }, { onlineUrl }, act);
}
