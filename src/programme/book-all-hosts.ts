import type { Act } from "../base/act.js";
import type { Viewer } from "../base/viewer.js";

/**
 * Takes the time of the hosts of all that a schedule places. Somebody in two places at once stays so where `likeId` has
 * them so, and where two places are theirs at one time, as an import has it or as they came to host both since; a draft
 * with such people is not published. What was booked before is booked anew.
 */
export async function bookAllHosts(scheduleId: string, likeId: string | null, act: Act<Viewer | null>): Promise<void> {
  await act.sql(
    `INSERT INTO placement_host (placement_id, person_id, schedule_version_id, starts_at, ends_at, double_booked)
     SELECT p.id, h.person_id, p.schedule_version_id, p.starts_at, p.ends_at,
       EXISTS (SELECT 1 FROM placement lp JOIN placement_host lh ON lh.placement_id = lp.id
         WHERE lp.schedule_version_id = :likeId::uuid AND lp.session_id = p.session_id AND lh.person_id = h.person_id AND lh.double_booked)
       OR EXISTS (SELECT 1 FROM placement o JOIN session_host oh ON oh.session_id = o.session_id AND oh.person_id = h.person_id AND oh.status = 'ACTIVE'
         WHERE o.schedule_version_id = p.schedule_version_id AND o.id <> p.id AND tstzrange(o.starts_at, o.ends_at) && tstzrange(p.starts_at, p.ends_at))
     FROM placement p JOIN session_host h ON h.session_id = p.session_id AND h.status = 'ACTIVE' WHERE p.schedule_version_id = :scheduleId
     ON CONFLICT (placement_id, person_id) DO UPDATE SET starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at, double_booked = EXCLUDED.double_booked`, { scheduleId, likeId });
}
