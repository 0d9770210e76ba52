import { newId } from "../base/id.js";
import { probe } from "../base/probe.js";
import { RsvpStatus } from "../registration/rsvp.js";
import { rsvpsOf } from "../registration/topics.js";
import type { AtDoor } from "./door.js";
import { presentBefore, presentSince, type Said } from "./presence.js";
import { ScanResult } from "./scan.js";

/** A door: the event's own, or that of the room a session is in. */
export interface Door { eventId: string; sessionId: string | null }

/** A scan as it came in. */
export interface NewScan extends Said { rsvpId: string }

interface KnownScan extends NewScan { sessionId: string | null; result: ScanResult }

/**
 * The scans of some RSVPs at one door, behind the locks of these RSVPs: two doors that scan one code at once meet here,
 * and see each other's scan. What is taken down stays in it, and is written with `write`.
 */
export class ScanBook {
  private readonly taken: (KnownScan & { id: string })[] = [];

  private constructor(private readonly door: Door, private readonly statuses: ReadonlyMap<string, RsvpStatus>, private readonly scans: KnownScan[], private readonly act: AtDoor) {}

  static async open(door: Door, rsvpIds: readonly string[], nonces: readonly string[], act: AtDoor): Promise<ScanBook> {
    const lock = probe.guarded("scans") ? "FOR NO KEY UPDATE" : "";
    const values = { ...door, ids: rsvpIds, nonces };
    // Sent together, and done one after the other: the scans are read behind the locks, which are taken in one order.
    const [rsvps, scans] = await Promise.all([
      act.sql<{ id: string; status: RsvpStatus }>(`SELECT id, status FROM rsvp WHERE event_id = :eventId AND id = ANY(:ids::uuid[]) ORDER BY id ${lock}`, values),
      act.sql<KnownScan>(
        `SELECT rsvp_id AS "rsvpId", session_id AS "sessionId", nonce, at, undo, result FROM scan
         WHERE (event_id = :eventId AND nonce = ANY(:nonces::text[])) OR (rsvp_id = ANY(:ids::uuid[]) AND session_id IS NOT DISTINCT FROM :sessionId::uuid)`, values),
    ]);
    await probe.reach("scans read");
    return new ScanBook(door, new Map(rsvps.map(({ id, status }) => [id, status])), scans, act);
  }

  /** Undefined when the event has no such RSVP. */
  statusOf(rsvpId: string): RsvpStatus | undefined { return this.statuses.get(rsvpId); }

  presentSince(rsvpId: string): Date | null { return presentSince(this.of(rsvpId)); }

  /** When the person was last scanned. */
  lastAt(rsvpId: string): Date | null {
    const times = this.of(rsvpId).map(({ at }) => at.getTime());
    return times.length > 0 ? new Date(Math.max(...times)) : null;
  }

  /** What came of a scan that is known by its nonce; null for a new one. */
  known({ nonce, rsvpId, undo }: Omit<NewScan, "at">): ScanResult | null {
    const known = this.scans.find(scan => scan.nonce === nonce);
    if (!known) return null;
    return known.rsvpId === rsvpId && known.undo === undo && known.sessionId === this.door.sessionId ? known.result : ScanResult.NONCE_REUSED;
  }

  /** Takes a new scan down, and tells what it came to by those before it in time. */
  take(scan: NewScan): ScanResult {
    const before = presentBefore(scan, this.of(scan.rsvpId));
    const result = scan.undo ? (before ? ScanResult.UNDONE : ScanResult.NOT_CHECKED_IN) : (before ? ScanResult.ALREADY_CHECKED_IN : ScanResult.CHECKED_IN);
    const known = { ...scan, id: newId(), sessionId: this.door.sessionId, result };
    this.scans.push(known);
    this.taken.push(known);
    return result;
  }

  write(): void {
    if (this.taken.length === 0) return;
    const { act, door } = this;
    act.write(
      `INSERT INTO scan (id, created_at, updated_at, event_id, session_id, rsvp_id, nonce, at, undo, result, person_id, door_token_id)
       SELECT x.id, :now, :now, :eventId, :sessionId::uuid, x."rsvpId", x.nonce, x.at, x.undo, x.result, :viewer, :doorTokenId::uuid
       FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "rsvpId" uuid, nonce text, at timestamptz, undo boolean, result text)`,
      { ...door, doorTokenId: act.context.doorPass?.tokenId ?? null, rows: JSON.stringify(this.taken) });
    const present = [...new Set(this.taken.map(({ rsvpId }) => rsvpId))].map(rsvpId => ({ id: newId(), rsvpId, since: this.presentSince(rsvpId) }));
    const rows = JSON.stringify(present);
    if (door.sessionId === null) {
      // `updatedAt` stays: it is seen by people who are not to learn whether somebody came.
      act.write(
        `UPDATE rsvp r SET checked_in_at = x.since FROM jsonb_to_recordset(:rows::jsonb) AS x("rsvpId" uuid, since timestamptz)
         WHERE r.id = x."rsvpId"`, { rows });
      act.announce(rsvpsOf(door.eventId));
    } else {
      act.write(
        `INSERT INTO session_attendance (id, created_at, updated_at, session_id, rsvp_id, present_since)
         SELECT x.id, :now, :now, :sessionId, x."rsvpId", x.since FROM jsonb_to_recordset(:rows::jsonb) AS x(id uuid, "rsvpId" uuid, since timestamptz)
         ON CONFLICT (session_id, rsvp_id) DO UPDATE SET present_since = EXCLUDED.present_since, updated_at = :now`, { sessionId: door.sessionId, rows });
    }
  }

  private of(rsvpId: string): KnownScan[] { return this.scans.filter(scan => scan.rsvpId === rsvpId && scan.sessionId === this.door.sessionId); }
}
