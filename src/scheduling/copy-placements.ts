import type { Act } from "../base/act.js";
import type { Viewer } from "../base/viewer.js";
import { bookAllHosts } from "../programme/book-all-hosts.js";

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
