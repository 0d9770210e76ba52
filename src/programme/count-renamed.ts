import type { Act } from "../base/act.js";
import type { Viewer } from "../base/viewer.js";

/** To whoever looks for a session, another name of its room is another room. */
export async function countRenamed(roomIds: readonly string[], act: Act<Viewer | null>): Promise<void> {
  await act.sql(
    `UPDATE session s SET moves = s.moves + 1, updated_at = :now FROM placement p JOIN schedule_version v ON v.id = p.schedule_version_id
     WHERE p.room_id = ANY(:roomIds::uuid[]) AND v.status = 'PUBLISHED' AND s.id = p.session_id`, { roomIds });
}
