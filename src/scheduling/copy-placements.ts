import type { Act } from "../base/act.js";
import type { Viewer } from "../base/viewer.js";

/** Puts into a schedule what another version places, with its hosts as they are today. */
export async function copyPlacements(fromId: string, toId: string, act: Act): Promise<void> {
  await copyPlaces(fromId, toId, act);
  await bookAllHosts(toId, fromId, act);
}

/** The same without the hosts, of those placements `p` that the condition says; never of sessions that will not take place. */
export async function copyPlaces(fromId: string, toId: string, act: Act<Viewer | null>, where = "TRUE", values: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await act.sql(
    `INSERT INTO placement (id, created_at, updated_at, event_id, schedule_version_id, session_id, room_id, slot_id, starts_at, ends_at, shares_room, pinned)
     SELECT gen_random_uuid(), :now, :now, p.event_id, :toId, p.session_id, p.room_id, p.slot_id, p.starts_at, p.ends_at, p.shares_room, p.pinned
     FROM placement p JOIN session s ON s.id = p.session_id WHERE p.schedule_version_id = :fromId AND s.status IN ('PITCHED', 'ACCEPTED') AND (${where})`, { fromId, toId, ...values });
}

/**
 * Takes the time of the hosts of all that a schedule places. Somebody in two places at once stays so where `likeId` has
 * them so, and where they only came to host both since; a draft with such people is not published.
 */
export async function bookAllHosts(scheduleId: string, likeId: string | null, act: Act<Viewer | null>): Promise<void> {
  await act.sql(
    `INSERT INTO placement_host (placement_id, person_id, schedule_version_id, starts_at, ends_at, double_booked)
     SELECT p.id, h.person_id, p.schedule_version_id, p.starts_at, p.ends_at,
       EXISTS (SELECT 1 FROM placement lp JOIN placement_host lh ON lh.placement_id = lp.id
         WHERE lp.schedule_version_id = :likeId::uuid AND lp.session_id = p.session_id AND lh.person_id = h.person_id AND lh.double_booked)
       OR EXISTS (SELECT 1 FROM placement o JOIN session_host oh ON oh.session_id = o.session_id AND oh.person_id = h.person_id AND oh.status = 'ACTIVE'
         WHERE o.schedule_version_id = p.schedule_version_id AND o.id <> p.id AND tstzrange(o.starts_at, o.ends_at) && tstzrange(p.starts_at, p.ends_at))
     FROM placement p JOIN session_host h ON h.session_id = p.session_id AND h.status = 'ACTIVE' WHERE p.schedule_version_id = :scheduleId`, { scheduleId, likeId });
}
