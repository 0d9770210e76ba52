import type { Pool } from "pg";
import { clock, HOUR } from "../base/clock.js";
import type { DoorTokens } from "../base/module.js";
import { run } from "../base/statement.js";
import type { DoorPass } from "../base/viewer.js";

/** Holds a character that no sign-in's token has, so that the two are never taken for each other. */
export const DOOR_TOKEN_PREFIX = "door.";

/** A token ends so long after its event, whatever it says itself: an event that is moved forward takes its tokens along. */
export const HOURS_AFTER_EVENT = 24;

interface Found extends DoorPass { hash: string; lastUsedAt: Date | null }

async function find(pool: Pool, hashes: readonly string[]): Promise<(DoorPass | null)[]> {
  const now = clock.now();
  const rows = await run<Found>(pool,
    `SELECT d.token_hash AS hash, d.id AS "tokenId", d.event_id AS "eventId", d.last_used_at AS "lastUsedAt"
     FROM door_token d JOIN event e ON e.id = d.event_id
     WHERE d.token_hash = ANY(:hashes::text[]) AND d.revoked_at IS NULL AND d.expires_at > :now
       AND e.status <> 'CANCELLED' AND e.ends_at > :now - interval '${HOURS_AFTER_EVENT} hours'`, { hashes, now });
  const stale = rows.filter(({ lastUsedAt }) => !lastUsedAt || now.getTime() - lastUsedAt.getTime() > HOUR).map(({ tokenId }) => tokenId);
  if (stale.length > 0) {
    await run(pool, "UPDATE door_token SET last_used_at = :now WHERE id = ANY(:stale::uuid[]) AND last_used_at IS DISTINCT FROM :now", { now, stale });
  }
  const found = new Map(rows.map(({ hash, tokenId, eventId }) => [hash, { tokenId, eventId }]));
  return hashes.map(hash => found.get(hash) ?? null);
}

export const doorTokens: DoorTokens = { prefix: DOOR_TOKEN_PREFIX, find };
