import { Field, ObjectType } from "type-graphql";
import type { Act } from "../base/act.js";
import { Id, newId } from "../base/id.js";
import { Refusal, refuse, type InputPath } from "../base/refusal.js";
import type { OpenSchedule } from "./open-schedule.js";

@ObjectType({ implements: Refusal, description: "Another session is in this room at this time" })
export class RoomTaken extends Refusal {
  static readonly constraint = "placement_room_free";

  @Field(() => Id, { nullable: true, description: "Session that is there" })
  sessionId: string | null;

  @Field(() => String, { nullable: true, description: "Title of the session that is there" })
  title: string | null;

  constructor(other?: { id: string; title: string }) {
    super(other ? `"${other.title}" is in this room at this time` : "Another session is in this room at this time", ["input", "roomId"]);
    this.sessionId = other?.id ?? null;
    this.title = other?.title ?? null;
  }
}

@ObjectType({ implements: Refusal, description: "A host of the session is in another session at this time" })
export class HostTaken extends Refusal {
  static readonly constraint = "placement_host_free";

  @Field(() => String, { nullable: true, description: "Name of the host" })
  host: string | null;

  @Field(() => Id, { nullable: true, description: "Session that the host is in" })
  sessionId: string | null;

  constructor(other?: { host: string; id: string; title: string }, path: InputPath = ["input", "sessionId"]) {
    super(other ? `${other.host} hosts "${other.title}" at this time` : "A host of this session is in another session at this time", path);
    this.host = other?.host ?? null;
    this.sessionId = other?.id ?? null;
  }
}

export interface Place { roomId: string; slotId: string | null; startsAt: Date; endsAt: Date }

/** Places a session in a schedule, or moves it. Who is in the way is named where it can be seen now; the exclusion constraints have the last word at commit. */
export async function placeSession({ id: scheduleId, eventId }: Pick<OpenSchedule, "id" | "eventId">, sessionId: string, { roomId, slotId, startsAt, endsAt }: Place, act: Act): Promise<void> {
  const values = { eventId, scheduleId, sessionId, roomId, slotId, startsAt, endsAt };
  const inRoom = await act.first<{ id: string; title: string }>(
    `SELECT s.id, s.title FROM placement p JOIN session s ON s.id = p.session_id
     WHERE p.schedule_version_id = :scheduleId AND p.room_id = :roomId AND p.session_id <> :sessionId AND NOT p.shares_room
       AND tstzrange(p.starts_at, p.ends_at) && tstzrange(:startsAt::timestamptz, :endsAt::timestamptz) LIMIT 1`, values);
  if (inRoom) refuse(new RoomTaken(inRoom));
  const withHost = await act.first<{ host: string; id: string; title: string }>(
    `SELECT pe.display_name AS host, s.id, s.title FROM session_host sh
     JOIN placement_host ph ON ph.person_id = sh.person_id AND ph.schedule_version_id = :scheduleId
     JOIN placement p ON p.id = ph.placement_id AND p.session_id <> :sessionId
     JOIN session s ON s.id = p.session_id JOIN person pe ON pe.id = sh.person_id
     WHERE sh.session_id = :sessionId AND sh.status = 'ACTIVE'
       AND tstzrange(ph.starts_at, ph.ends_at) && tstzrange(:startsAt::timestamptz, :endsAt::timestamptz) LIMIT 1`, values);
  if (withHost) refuse(new HostTaken(withHost));
  await act.sql(
    `INSERT INTO placement (id, created_at, updated_at, event_id, schedule_version_id, session_id, room_id, slot_id, starts_at, ends_at, shares_room, pinned)
     VALUES (:id, :now, :now, :eventId, :scheduleId, :sessionId, :roomId, :slotId, :startsAt, :endsAt, false, false)
     ON CONFLICT (schedule_version_id, session_id) DO UPDATE SET updated_at = :now, room_id = EXCLUDED.room_id, slot_id = EXCLUDED.slot_id,
       starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at, shares_room = false`, { ...values, id: newId() });
  await bookHosts(sessionId, act);
}

/**
 * Takes the time of a session's hosts, in what is public and in drafts; versions of the past stay as they were. Whom an
 * import booked twice on purpose stays so. In a draft a host may come to be in two places: publishing it is refused.
 */
export async function bookHosts(sessionId: string, act: Act): Promise<void> {
  await act.sql(
    `DELETE FROM placement_host h USING placement p, schedule_version v WHERE p.id = h.placement_id AND p.session_id = :sessionId
       AND v.id = p.schedule_version_id AND v.status IN ('PUBLISHED', 'DRAFT')
       AND NOT EXISTS (SELECT 1 FROM session_host sh WHERE sh.session_id = p.session_id AND sh.person_id = h.person_id AND sh.status = 'ACTIVE')`, { sessionId });
  await act.sql(
    `INSERT INTO placement_host (placement_id, person_id, schedule_version_id, starts_at, ends_at, double_booked)
     SELECT p.id, sh.person_id, p.schedule_version_id, p.starts_at, p.ends_at, v.status = 'DRAFT' AND EXISTS (
       SELECT 1 FROM placement_host o WHERE o.schedule_version_id = p.schedule_version_id AND o.person_id = sh.person_id AND o.placement_id <> p.id
         AND tstzrange(o.starts_at, o.ends_at) && tstzrange(p.starts_at, p.ends_at))
     FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id AND v.status IN ('PUBLISHED', 'DRAFT')
     JOIN session_host sh ON sh.session_id = p.session_id AND sh.status = 'ACTIVE' WHERE p.session_id = :sessionId
     ON CONFLICT (placement_id, person_id) DO UPDATE SET starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at`, { sessionId });
}

/** Takes a session off a schedule. */
export async function takeOff({ id: scheduleId }: Pick<OpenSchedule, "id">, sessionId: string, act: Act): Promise<void> {
  await act.sql("DELETE FROM placement WHERE schedule_version_id = :scheduleId AND session_id = :sessionId", { scheduleId, sessionId });
}
